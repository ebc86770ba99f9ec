"""What was chosen by hand: each choice says that it changed, so that the address follows it."""

from collections.abc import Iterable

import streamlit as st

from exhibits.base.filters import default_threshold
from screen.address import threshold_of
from screen.visit.names import REGIONS, SHOWN_INDICATOR, SHOWN_LEADER, THRESHOLD


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


def shown_indicator() -> str | None:
    """The indicator that counties are compared by."""
    return st.session_state[SHOWN_INDICATOR]


def indicator_chosen() -> None:
    """Take over the indicator that was chosen."""
    st.session_state["indicator"] = st.session_state[SHOWN_INDICATOR]
    changed()


def show_leader(name: str | None) -> None:
    """Show whose screen stands on the page of leaders, before its widget is drawn."""
    st.session_state[SHOWN_LEADER] = name


def leader_chosen() -> None:
    """Take over the leader that was chosen."""
    st.session_state["leader"] = st.session_state[SHOWN_LEADER]
    changed()


def agenda() -> tuple[str, ...]:
    """The exhibits that were chosen for the meeting."""
    return tuple(st.session_state["agenda"])


def choose_agenda(names: Iterable[str]) -> None:
    """Choose the exhibits of the meeting, in order."""
    st.session_state["agenda"] = list(names)
    st.session_state["filter_changed"] = True
