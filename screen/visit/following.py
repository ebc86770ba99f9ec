"""The address and the widgets follow each other: whoever acted last wins.

A widget that was just changed writes the address; an address that was just opened (a link, the back button) sets the
widgets. A page switch empties the address: the widgets fill it again.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

import streamlit as st

import queries
from exhibits import EXHIBITS, Filters
from queries.areas import area as area_asked
from queries.areas import areas, within
from screen.address import NAMES, Address, read, write
from screen.visit.names import LANGUAGE, MONTH, REGIONS, SEPARATE, SHOWN_AREA, THRESHOLD
from words import LANGUAGES

OF_A_FILE = (
    "area",
    "month",
    "region",
    "threshold",
    "separate",
    "indicator",
    "lang",
)  # with a link to a project
OF_ANOTHER_AREA = ("threshold", "separate", "present", "lang")  # what is asked for there as here


def language_asked_for() -> str:
    """The language of this run before the filters are read: as last chosen, or as the address says."""
    asked = st.session_state.get(LANGUAGE) or st.query_params.get(LANGUAGE)
    return asked if asked in LANGUAGES else LANGUAGES[0]


def area_asked_for(page: str) -> str | None:
    """The area of this run before the filters are read: as the address says; a switch of pages alone keeps it."""
    parameters = _parameters()
    if not parameters and st.session_state.get("address_page") not in (None, page):
        parameters = st.session_state["address"]
    asked = parameters.get("area", [])[-1:]
    with suppress(queries.QueryError):  # whoever draws the page says what is wrong
        return next((area for area in asked if area in areas()), None)
    return None


def go_into(county: str | None) -> None:
    """Look at a county's own screens, or at those of all; what is a name here alone means nothing there.

    Only the address is written: the next run follows it, as it follows a link. The month stays, which need
    not be the one that is shown by default there.
    """
    kept = {name: st.query_params.get_all(name) for name in OF_ANOTHER_AREA if name in st.query_params}
    with within(county):
        if st.session_state[MONTH] != queries.default_month():
            kept["month"] = [f"{st.session_state[MONTH]:%Y-%m}"]
    st.query_params.from_dict(kept | ({"area": [county]} if county else {}))


def area() -> str | None:
    """The area that the address named when it was last read."""
    return st.session_state.get("area")


def show_area(county: str) -> None:
    """Show which area is looked at, before its widget is drawn."""
    st.session_state[SHOWN_AREA] = county


def area_chosen() -> None:
    """Go where the choice of the area says."""
    go_into(st.session_state[SHOWN_AREA] or None)


def is_presenting() -> bool:
    """Whether an exhibit is on the projector, as far as it is known before the address is read."""
    asked = st.session_state.get("present", st.query_params.get("present"))
    return asked in EXHIBITS


def follow_address(page: str, months: Sequence[date], regions: Sequence[str], indicators: Sequence[str]) -> None:
    """Set the widgets from the address, unless a widget was just changed or only the page was."""
    state = st.session_state
    parameters = _parameters()
    new_page = state.get("address_page") not in (None, page)
    state["address_page"] = page
    widget_changed = state.pop("filter_changed", False)
    emptied_by_page_switch = new_page and not parameters
    widgets_live = LANGUAGE in state  # a switch out of the middle of a page forgets them
    same_area = state.get("area") == area_asked()  # else they are those of the area before
    if widgets_live and same_area and (widget_changed or emptied_by_page_switch or state.get("address") == parameters):
        return
    if emptied_by_page_switch:
        parameters = state["address"]
    address = read(parameters, months, regions, indicators, queries.default_month(), areas())
    state["area"] = area_asked()
    state[MONTH] = address.filters.month
    state[REGIONS] = list(address.filters.regions)
    state[THRESHOLD] = address.filters.threshold
    state[SEPARATE] = address.filters.with_separate
    state["indicator"] = address.filters.indicator
    state[LANGUAGE] = address.language
    state["present"] = address.present
    state["township"] = address.township
    state["project"] = address.project
    state["leader"] = address.filters.leader
    state["agenda"] = list(address.agenda)
    state["address_unknown"] = address.unknown


def lead_address() -> Address:
    """Read the widgets, and write what they say into the address."""
    state = st.session_state
    filters = Filters(
        state[MONTH],
        tuple(state[REGIONS]),
        state[THRESHOLD],
        state[SEPARATE],
        state["indicator"],
        leader=state["leader"],
    )
    address = Address(
        filters,
        language=state[LANGUAGE],
        present=state["present"],
        township=state["township"],
        project=state["project"],
        agenda=tuple(state["agenda"]),
        unknown=state.get("address_unknown", ()),
    )
    wanted = write(address, queries.default_month())
    if wanted != _parameters():  # in one step, which the back button takes back
        others = {name: st.query_params.get_all(name) for name in st.query_params if name not in NAMES}
        st.query_params.from_dict(others | wanted)
    state["address"] = wanted
    state["filters"] = filters
    return address


def _parameters() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in NAMES if name in st.query_params}


def filters() -> Filters:
    """The filters that were last read from the widgets."""
    return st.session_state["filters"]


def language() -> str:
    """The language that is chosen."""
    return st.session_state[LANGUAGE]


def code_of_project() -> str | None:
    """The code of the project that the address of its file names."""
    return st.query_params.get("code")


def parameters_of_file(code: str) -> dict[str, list[str]]:
    """What an address of a project's file says: its code, and the filters that are on."""
    return {"code": [code]} | {name: values for name, values in _parameters().items() if name in OF_A_FILE}
