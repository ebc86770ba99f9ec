"""The pieces of HTML of the office's page: the grid of units, rows of a workbook, the mark of what is not published."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from screen import html

STYLESHEET = Path(__file__).with_name("office.css")


def style() -> None:
    """The stylesheet of the office's own pieces."""
    st.html(STYLESHEET)


def _pieces() -> Any:
    return html.template("office/pieces.html").module


def units(cells: Iterable[tuple[str, str, str, str]]) -> None:
    """A cell a unit: its name, its state, the state's place among the states, when and by whom."""
    st.html(str(_pieces().units(cells)))


def rows(lines: Sequence[Sequence[str]], marked: str) -> None:
    """Rows of a workbook, each after its number; the row of the marked number stands out."""
    st.html(str(_pieces().rows(lines, marked)))


def badge(text: str) -> None:
    """A mark that nobody overlooks."""
    st.html(str(_pieces().badge(text)))
