"""The visit of one viewer: its address, its filters, the projector, what was clicked, what was made.

No other module but list_address touches what Streamlit keeps of a session, or the address bar. Whoever acted last
wins: a widget that was just changed writes the address; an address that was just opened (a link, the back button)
sets the widgets. A page switch empties the address: the widgets fill it again.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

import queries
from exhibits import EXHIBITS, Filters
from exhibits.base.filters import default_threshold
from pictures import Key
from screen.address import NAMES, Address, read, threshold_of, write
from words import LANGUAGES

# Widgets that hold the filters are keyed by these names.
MONTH, REGIONS, THRESHOLD, SEPARATE, LANGUAGE = "month", "region", "threshold", "separate", "lang"
SHOWN_LEADER, SHOWN_INDICATOR = "leader_shown", "indicator_shown"
ONLY_LARGE, FIGURE = "projects.large_only", "figure_behind"
OF_A_FILE = ("month", "region", "threshold", "separate", "indicator", "lang")  # what goes with a link to a project


def begin(pages: Mapping[str, Any]) -> None:
    """Remember the pages that there are, by their addresses, for whoever leads to another one."""
    st.session_state["pages"] = dict(pages)


def language_asked_for() -> str:
    """The language of this run before the filters are read: as last chosen, or as the address says."""
    asked = st.session_state.get(LANGUAGE) or st.query_params.get(LANGUAGE)
    return asked if asked in LANGUAGES else LANGUAGES[0]


def begin_page(address: str) -> None:
    """Nothing stands on this page yet, which has that address."""
    st.session_state["address_of_page"] = address
    st.session_state["missing_sheets"] = []
    st.session_state["shown_exhibits"] = []


def address_of_page() -> str:
    """The address of the page that is being drawn."""
    return st.session_state["address_of_page"]


def missing_sheets() -> list[str]:
    """The sheets that exhibits of this page lack, to be added to."""
    return st.session_state["missing_sheets"]


def shown_exhibits() -> list[str]:
    """The exhibits that stand on this page, to be added to."""
    return st.session_state["shown_exhibits"]


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


def changed() -> None:
    """Say that a filter was changed by hand: the address follows it."""
    st.session_state["filter_changed"] = True
    st.session_state["address_unknown"] = ()


def regions_changed() -> None:
    """The same of the filter of regions; a walk from township to township begins anew with it."""
    st.session_state["township"] = None
    changed()


def choose_regions(names: list[str]) -> None:
    """Set the filter of regions, as a click elsewhere on the page asks for; no names is all of them."""
    st.session_state[REGIONS] = names
    regions_changed()


def threshold() -> float:
    """The threshold that is chosen."""
    return st.session_state[THRESHOLD]


def threshold_typed() -> None:
    """A typed threshold arrives as text: make it a number, or say that it is none."""
    changed()
    typed = st.session_state[THRESHOLD]
    if isinstance(typed, str):
        number = threshold_of(typed.strip().removesuffix("万元").strip())
        st.session_state[THRESHOLD] = default_threshold() if number is None else number
        if number is None:
            st.session_state["address_unknown"] = ((THRESHOLD, typed),)


def show_indicator(name: str | None) -> None:
    """Show which indicator counties are compared by, before its widget is drawn."""
    st.session_state[SHOWN_INDICATOR] = name


def show_leader(name: str | None) -> None:
    """Show whose screen stands on the page of leaders, before its widget is drawn."""
    st.session_state[SHOWN_LEADER] = name


def leader_chosen() -> None:
    """Take over the leader that was chosen."""
    st.session_state["leader"] = st.session_state[SHOWN_LEADER]
    changed()


def shown_indicator() -> str | None:
    """The indicator that counties are compared by."""
    return st.session_state[SHOWN_INDICATOR]


def indicator_chosen() -> None:
    """Take over the indicator that was chosen."""
    st.session_state["indicator"] = st.session_state[SHOWN_INDICATOR]
    changed()


def presented() -> str | None:
    """The exhibit on the projector; None while pages are browsed."""
    return st.session_state["present"]


def present(
    name: str | None, project: str | None = None, township: str | None = None, leader: str | None = None
) -> None:
    """Put an exhibit on the projector, in a walk one project's, township's or leader's; None comes back to the page."""
    state = st.session_state
    state["present"], state["project"], state["township"], state["leader"] = name, project, township, leader
    state["filter_changed"] = True


def agenda() -> tuple[str, ...]:
    """The exhibits that were chosen for the meeting."""
    return tuple(st.session_state["agenda"])


def choose_agenda(names: Iterable[str]) -> None:
    """Choose the exhibits of the meeting, in order."""
    st.session_state["agenda"] = list(names)
    st.session_state["filter_changed"] = True


def moves() -> int:
    """How often the projector's own keys have moved on, as far as they have told."""
    return st.session_state.get("moves", 0)


def move_to(name: str, project: str | None, township: str | None, leader: str | None, count: int) -> None:
    """Follow the projector to an exhibit, its ``count``-th move."""
    st.session_state["moves"] = count
    present(name, project, township, leader)


def asked_of(component: str) -> Any:
    """What a component of the page was just asked for by its viewer."""
    return st.session_state[component].asked


def click(name: str, key: Key) -> None:
    """Remember the part of an exhibit that was clicked; what is behind it opens once the page is drawn."""
    st.session_state["part_behind"] = (name, key)


def ask_for_rows(name: str) -> None:
    """Remember the exhibit whose rows are asked for; they open once the page is drawn."""
    st.session_state["rows_behind"] = name


def take_click() -> tuple[str, Key] | None:
    """What was clicked, once: exhibit and key."""
    return st.session_state.pop("part_behind", None)


def take_rows() -> str | None:
    """The exhibit whose rows are asked for, once."""
    return st.session_state.pop("rows_behind", None)


def code_of_project() -> str | None:
    """The code of the project that the address of its file names."""
    return st.query_params.get("code")


def parameters_of_file(code: str) -> dict[str, list[str]]:
    """What an address of a project's file says: its code, and the filters that are on."""
    return {"code": [code]} | {name: values for name, values in _parameters().items() if name in OF_A_FILE}


def go_to(page: str, parameters: Mapping[str, Any]) -> None:
    """Leave this run for another page, in one step that the back button takes back."""
    st.switch_page(st.session_state["pages"][page], query_params=parameters)


def page_of(address: str) -> Any:
    """The page of that address, to link to."""
    return st.session_state["pages"][address]


def is_for_large_only() -> bool:
    """Whether the list of projects is of the large ones alone."""
    return st.session_state.get(ONLY_LARGE, False)


def keep_choices(key: str, options: Sequence[str]) -> None:
    """Forget what is chosen in a widget and is no longer offered."""
    st.session_state[key] = [value for value in st.session_state.get(key, []) if value in options]


def paper(kind: str, of: tuple[Any, ...]) -> bytes | None:
    """A paper of that kind that was made of the same; None when there is none."""
    made_of, content = st.session_state.get("papers", {}).get(kind, (None, None))
    return content if made_of == of else None


def keep_paper(kind: str, of: tuple[Any, ...], content: bytes) -> None:
    """Keep a paper until one of the same kind is made of something else."""
    st.session_state.setdefault("papers", {})[kind] = (of, content)
