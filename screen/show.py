"""One exhibit on a page: its finding, its picture, its definition, the way to its rows and projects."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

import streamlit as st

from exhibits import EXHIBITS, Exhibit, Filters
from exhibits.base.table import definition_in_words
from pictures import Canvas, Cards, Figure, Key, Listing, Profile
from screen import drill, html
from screen.filters import present
from words import _

MATTERS_IN_BRIEF = 5
CHART_CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}


def show(name: str, filters: Filters, height: int = 420, level: int = 3, brief: bool = False) -> None:
    """Draw one exhibit where the page stands: ``height`` pixels of picture, its heading at ``level``.

    ``brief`` leaves unit, source and date of the definition to the table behind it, where a page has no room.
    """
    exhibit = EXHIBITS[name].make(filters)
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        html.headline(exhibit.headline, level)
        st.button(
            "",
            key=f"{name}.present",
            icon=":material/present_to_all:",
            type="tertiary",
            help=_("Show this picture on the projector"),
            on_click=present,
            args=(name,),
        )
        st.button(
            "" if brief and level > 2 else _("Data"),
            key=f"{name}.rows",
            icon=":material/table_chart:",
            type="tertiary",
            help=_("The rows behind this picture, as a table and as an Excel file"),
            on_click=drill.choose_rows,
            args=(name,),
        )
    draw_picture(name, exhibit, page_canvas(exhibit, height), MATTERS_IN_BRIEF if brief else None)
    html.note(exhibit.definition.formula if brief else definition_in_words(exhibit.definition))


def page_canvas(exhibit: Exhibit, height: int) -> Canvas:
    """Where the picture of an exhibit is drawn on a page, at most so many pixels high."""
    height = exhibit.picture.height(height, Canvas.type_size) if isinstance(exhibit.picture, Figure) else None
    return Canvas(height=height, dark=st.context.theme.type == "dark", narrow=_on_a_phone())


def draw_picture(name: str, exhibit: Exhibit, canvas: Canvas, most: int | None = None) -> None:
    """Draw the picture of an exhibit, whatever its kind, where the page stands; of a listing at most so many lines."""
    entry = EXHIBITS[name]
    match exhibit.picture:
        case Cards(cards):
            html.cards(cards, alone=True)
        case Profile(cards, listing):
            html.cards(cards)
            html.listing(listing)
        case Listing():
            html.listing(exhibit.picture, most)
        case figure if exhibit.rows:
            click = partial(drill.choose_part, name) if entry.behind or entry.opens_project else None
            chart(name, figure, canvas, exhibit.headline, click)
        case _:
            html.note(_("There is nothing to draw under these filters."))


def chart(name: str, picture: Figure, canvas: Canvas, alt: str, on_click: Callable[[Key], None] | None) -> None:
    """Bring a picture to the browser. The only place that knows how, so that the way can be exchanged.

    A canvas without height fills the container that the chart stands in.
    """
    state = st.session_state
    key = f"{name}.{state.get(f'{name}.clicks', 0)}"
    select = partial(_clicked, name, key, on_click) if on_click else "ignore"
    st.plotly_chart(
        picture.figure(canvas),
        height="stretch" if canvas.height is None else "content",
        theme=None,
        key=key,
        on_select=select,
        selection_mode="points",
        config=CHART_CONFIG,
        alt=alt,
    )


def _clicked(name: str, key: str, on_click: Callable[[Key], None]) -> None:
    """Take what was clicked, and let the next picture start unselected, so that the same bar can be clicked again."""
    state = st.session_state
    points = state[key]["selection"]["points"]
    state[f"{name}.clicks"] = state.get(f"{name}.clicks", 0) + 1
    if points and points[0].get("customdata") and (key := points[0]["customdata"][0]):
        with suppress(ValueError):  # a browser may send anything
            on_click(Key.from_json(key))


def _on_a_phone() -> bool:
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
