"""The address and the widgets follow each other: whoever acted last wins.

A widget that was just changed writes the address; an address that was just opened (a link, the back button) sets the
widgets. A page switch empties the address: the widgets fill it again.
"""

from collections.abc import Sequence
from datetime import date

import streamlit as st

import queries
from exhibits import EXHIBITS, Filters
from screen.address import NAMES, Address, read, write
from screen.visit.names import LANGUAGE, MONTH, REGIONS, SEPARATE, THRESHOLD
from words import LANGUAGES

OF_A_FILE = ("month", "region", "threshold", "separate", "indicator", "lang")  # what goes with a link to a project


def language_asked_for() -> str:
    """The language of this run before the filters are read: as last chosen, or as the address says."""
    asked = st.session_state.get(LANGUAGE) or st.query_params.get(LANGUAGE)
    return asked if asked in LANGUAGES else LANGUAGES[0]


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
    if widgets_live and (widget_changed or emptied_by_page_switch or state.get("address") == parameters):
        return
    if emptied_by_page_switch:
        parameters = state["address"]
    address = read(parameters, months, regions, indicators, queries.default_month())
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
