"""The few pieces that Streamlit has no element for, as HTML out of pieces.html: every word in them is escaped."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from exhibits.base.heading import in_two
from pictures import DARK, LAMP_NAMES, LAMP_SIGNS, LIGHT, Card, Grid, Listing
from queries.areas import area, areas
from screen import STYLESHEETS
from screen.file_of_project import address_of_file
from words import _


@cache
def template(name: str) -> Template:
    """A template of this folder; whatever is put into it is escaped."""
    loader = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template(name)


def _pieces() -> Any:
    """The macros of pieces.html."""
    return template("pieces.html").module


MOST_IF_HIGH = 7  # matters of a list that is cut short, where the decision page stands on a high screen
CHARTS_TURNED_LIGHT = ".js-plotly-plot { filter: invert(1) hue-rotate(180deg); }"


def style(dark: bool = False) -> None:
    """The stylesheet of the pages, in the colours of all pictures; without it they still read, only less calm."""
    st.html(f"<style>{(DARK if dark else LIGHT).as_css()}</style>")
    if dark:
        st.html(f"<style>@media print {{ {LIGHT.as_css()} {CHARTS_TURNED_LIGHT} }}</style>")
    for sheet in STYLESHEETS:
        st.html(sheet)


def own_words(words: Mapping[str, str]) -> None:
    """What Streamlit's own words are to be on this page, for the page's program."""
    st.html(str(_pieces().own_words(json.dumps(words, ensure_ascii=False))))


def headline(text: str, level: int = 3) -> None:
    """A finding as a heading, letter by letter: whatever a ledger holds, it stays text."""
    st.html(str(_pieces().headline(text, level)))


def finding(text: str, level: int) -> None:
    """A finding as a short heading with the rest of its sentence in a line below."""
    heading, line = in_two(text)
    headline(heading, level)
    if line:
        st.html(str(_pieces().line(line)))


def masthead(page: str, title: str, badge: str, facts: Iterable[str], filters: Iterable[tuple[str, str]]) -> None:
    """The line on top of every page: which page, whose data, of when; then the filters that are on.

    A filter is what it is called in the sidebar and what it says; a click on it leads there.
    """
    st.html(str(_pieces().masthead(page, title, badge, facts, filters)))


def contents(exhibits: Iterable[tuple[str, str]]) -> None:
    """What stands on a long page, by name and title; a click on one leads there."""
    st.html(str(_pieces().contents(exhibits, _("On this page"))))


def cards(cards: Iterable[Card], alone: bool = False) -> None:
    """Draw figures side by side; see cards_of."""
    st.html(cards_of(cards, alone))


def cards_of(cards: Iterable[Card], alone: bool = False, clicks: bool = False) -> str:
    """Figures side by side, each with what it is compared with; its definition where the pointer rests on it.

    ``alone`` says that nothing stands below them, so that a projector may fill its screen with them; ``clicks`` that a
    card with a key leads to the rows behind it.
    """
    lamps = {sign: LAMP_NAMES[lamp] for lamp, sign in LAMP_SIGNS.items()}
    return str(_pieces().cards(cards, alone, clicks, lamps))


def grid_of(grid: Grid, clicks: bool = False) -> str:
    """A table whose cells hold a bar, a lamp or words; one that is too wide for its place becomes cards."""
    return str(_pieces().grid(grid, clicks, LAMP_NAMES, LAMP_SIGNS))


def listing(picture: Listing, most: int | None = None) -> None:
    """Draw matters one below the other; see listing_of."""
    st.html(listing_of(picture, most, address_of_file))


def listing_of(picture: Listing, most: int | None = None, address: Callable[[str], str] | None = None) -> str:
    """Matters one below the other, at most so many: the kind as a tag, what it is about, the fact.

    A project leads to its file: to its address, or, without any, where the browser finds it.
    """
    most = most and min(most, picture.in_brief)
    if not picture.matters:
        return str(_pieces().empty(picture.empty))
    places = {"": most} if not most or len(picture.matters) <= most else {"unless-high": most, "if-high": MOST_IF_HIGH}
    left_out = {place: picture.left_out(count) for place, count in places.items()}
    more = _("and {count} more in the table")
    rests = [(place, more.format(count=count)) for place, count in left_out.items() if count]
    matters = picture.matters[: most and MOST_IF_HIGH]
    counties = () if area() else areas()
    return str(_pieces().listing(picture, matters, most or len(matters), rests, address, counties))


def item(mark: str, text: str) -> None:
    """A line of a list: its number, then its text."""
    st.html(str(_pieces().item(mark, text)))


def note(text: str) -> None:
    """A small line below a picture: its definition."""
    st.html(note_of(text))


def note_of(text: str) -> str:
    """A small line, letter by letter."""
    return str(_pieces().note(text))


def facts(pairs: Iterable[tuple[str, str]]) -> None:
    """Labels with their values beside them, in two columns where there is room."""
    st.html(str(_pieces().facts(pairs)))


def letter_by_letter(text: str) -> str:
    """A name in a place where Streamlit reads Markdown, so that it shows letter by letter."""
    return "".join(f"\\{letter}" if letter in r"\`*_{}[]()<>#+-.!|$~:^" else letter for letter in text)
