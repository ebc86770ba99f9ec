"""What was clicked, for the drawer that opens once the page is drawn; and the projector's walk."""

from typing import Any

import streamlit as st

from pictures import Key


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
