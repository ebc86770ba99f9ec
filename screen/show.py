"""One exhibit on a page: its finding, its picture, its definition, the way to its rows and projects."""

from contextlib import suppress
from functools import partial

import streamlit as st

from exhibits import Filters
from pictures import Key
from screen import areas, visit
from screen.exhibit import Place, draw_exhibit
from screen.missing import is_missing

MATTERS_IN_BRIEF = 7  # at most; a list says itself how many are enough


def show(name: str, filters: Filters, height: int = 420, level: int = 3, brief: bool = False) -> None:
    """Draw one exhibit where the page stands: ``height`` pixels of picture, its heading at ``level``.

    ``brief`` leaves unit, source and date of the definition to the table behind it, where a page has no room.
    """
    if is_missing(name):
        return
    visit.shown_exhibits().append(name)
    place = place_of(height, MATTERS_IN_BRIEF if brief else None)
    draw_exhibit(name, filters, place, level, brief, partial(_asked, name))


def _asked(name: str, what: str, part: str) -> None:
    if what == "present":
        visit.present(name)
    elif what == "rows":
        visit.ask_for_rows(name)
    else:
        with suppress(ValueError):  # a browser may send anything
            key = Key.from_json(part)
            if areas.leads_down(key):
                visit.go_into(areas.county_of(key))
            else:
                visit.click(name, key)


def place_of(height: int, most: int | None = None) -> Place:
    """Where an exhibit is drawn on this visitor's page, at most so many pixels high, of a listing so many lines."""
    is_phone = "Mobi" in (st.context.headers.get("User-Agent") or "")
    return Place(height, dark=st.context.theme.type == "dark", narrow=is_phone, most=most)
