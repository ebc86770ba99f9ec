"""One exhibit on a page: its finding, its picture, its definition, the table behind it, the way to its projects."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from exhibits import EXHIBITS, Exhibit, Filters
from papers.workbook import workbook
from pictures import Canvas, Cards, Figure, Listing
from screen import html
from screen.drill import choose
from screen.table import table
from words import _

CHART_CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}


def show(name: str, filters: Filters, height: int = 420, level: int = 3) -> None:
    """Draw one exhibit where the page stands: at most ``height`` pixels of picture, its heading at ``level``."""
    entry = EXHIBITS[name]
    exhibit = entry.make(filters)
    html.headline(exhibit.headline, level)
    picture = exhibit.picture
    if isinstance(picture, Cards):
        _cards(picture)
    elif isinstance(picture, Listing):
        html.listing(picture)
    elif exhibit.rows:
        chart(name, picture, height, exhibit.headline, choose if entry.leads_to_projects else None)
    else:
        html.note(_("There is nothing to draw under these filters."))
    _behind(name, exhibit, filters)


def chart(name: str, picture: Figure, height: int, alt: str, on_click: Callable[[str], None] | None) -> None:
    """Bring a picture to the browser. The only place that knows how, so that the way can be exchanged."""
    canvas = Canvas(height=height, dark=st.context.theme.type == "dark", narrow=_on_a_phone())
    state = st.session_state
    key = f"{name}.{state.get(f'{name}.clicks', 0)}"
    select = partial(_clicked, name, key, on_click) if on_click else "ignore"
    st.plotly_chart(
        picture.figure(canvas),
        theme=None,
        key=key,
        on_select=select,
        selection_mode="points",
        config=CHART_CONFIG,
        alt=alt,
    )


def _clicked(name: str, key: str, on_click: Callable[[str], None]) -> None:
    """Take what was clicked, and let the next picture start unselected, so that the same bar can be clicked again."""
    state = st.session_state
    points = state[key]["selection"]["points"]
    state[f"{name}.clicks"] = state.get(f"{name}.clicks", 0) + 1
    if points and points[0].get("customdata"):
        on_click(points[0]["customdata"][0])


def _on_a_phone() -> bool:
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def _cards(picture: Cards) -> None:
    colours = {"good": "green", "bad": "red", "neutral": "gray"}
    with st.grid("auto", min_column_width=150, gap="small"):
        for card in picture.cards:
            st.metric(
                card.label,
                card.value,
                card.note,
                delta_color=colours[card.tone],
                delta_arrow="off",
                help=card.definition,
                border=True,
            )


def _behind(name: str, exhibit: Exhibit, filters: Filters) -> None:
    definition = exhibit.definition
    html.note(
        _("Definition: {formula}. Unit: {unit}. Source: {source}. As of {date}.").format(
            formula=definition.formula, unit=definition.unit, source=definition.source, date=definition.as_of
        )
    )
    behind = st.expander(_("Table and download"), key=f"{name}.behind", on_change="rerun")
    if behind.open:
        with behind:
            table(exhibit.columns, exhibit.rows, key=f"{name}.table")
            st.download_button(
                _("Download as Excel"),
                data=partial(workbook, exhibit, filters.in_words()),
                file_name=f"{_(EXHIBITS[name].title)} {filters.month:%Y-%m}.xlsx",
                key=f"{name}.download",
                on_click="ignore",
                icon=":material/download:",
            )
