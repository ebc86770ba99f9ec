"""What stands on the page that is drawn, which pages there are, and the papers that were made on one."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from screen.visit.names import ONLY_LARGE


def begin(pages: Mapping[str, Any]) -> None:
    """Remember the pages that there are, by their addresses, for whoever leads to another one."""
    st.session_state["pages"] = dict(pages)


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


def keep_choices(key: str, options: Sequence[str]) -> None:
    """Forget what is chosen in a widget and is no longer offered."""
    st.session_state[key] = [value for value in st.session_state.get(key, []) if value in options]


def is_for_large_only() -> bool:
    """Whether the list of projects is of the large ones alone."""
    return st.session_state.get(ONLY_LARGE, False)


def paper(kind: str, of: tuple[Any, ...]) -> bytes | None:
    """A paper of that kind that was made of the same; None when there is none."""
    made_of, content = st.session_state.get("papers", {}).get(kind, (None, None))
    return content if made_of == of else None


def keep_paper(kind: str, of: tuple[Any, ...], content: bytes) -> None:
    """Keep a paper until one of the same kind is made of something else."""
    st.session_state.setdefault("papers", {})[kind] = (of, content)


def remember(key: str, value: Any) -> None:
    """Keep what the viewer has picked, until the visit ends."""
    st.session_state[key] = value


def remembered(key: str) -> Any:
    """What was kept, or what the widget of that key holds; None where there is neither."""
    return st.session_state.get(key)


def go_to(page: str, parameters: Mapping[str, Any]) -> None:
    """Leave this run for another page, in one step that the back button takes back."""
    st.switch_page(st.session_state["pages"][page], query_params=parameters)


def page_of(address: str) -> Any:
    """The page of that address, to link to."""
    return st.session_state["pages"][address]
