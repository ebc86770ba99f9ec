"""The way down from a prefecture to a county's own screens, and up again: a click, a choice, a button."""

import streamlit as st

from exhibits.base import provenance
from pictures import Key
from queries.areas import area, areas, within
from screen import visit
from screen.html import letter_by_letter
from words import _

ALL = ""
NAMES = ("region", "county")  # by which parts of pictures name a county


def counties() -> tuple[str, ...]:
    """The counties whose own screens a click may lead to: none on a county's own."""
    return () if area() else areas()


def county_of(key: Key) -> str | None:
    """The county that a part of a picture is about; None on a county's own screens."""
    return next((name for name in map(key.get, NAMES) if name in counties()), None)


def leads_down(key: Key) -> bool:
    """Whether a click on a part opens the county's own screens: it says nothing but the county's name."""
    return not visit.area() and len(key.values) == 1 and county_of(key) is not None


def draw_choice() -> None:
    """The choice of the area, where there are several."""
    known = areas()
    if not known:
        return
    visit.show_area(area() or ALL)
    st.selectbox(
        _("Pages of"),
        [ALL, *known],
        format_func=lambda county: county or _whole(),
        key=visit.SHOWN_AREA,
        on_change=visit.area_chosen,
    )


def draw_way_up() -> None:
    """On a county's own screens the prefecture's name, which leads up to the same page there."""
    if area():
        st.button(
            letter_by_letter(_of_all()),
            key="way_up",
            icon=":material/arrow_upward:",
            type="tertiary",
            help=_("Up to the same page of {prefecture}").format(prefecture=letter_by_letter(_of_all())),
            on_click=visit.go_into,
            args=(None,),
        )


def _of_all() -> str:
    with within(None):
        return provenance.county()


def _whole() -> str:
    return _("{prefecture}, all counties").format(prefecture=_of_all())
