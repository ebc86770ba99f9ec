"""The few pieces that Streamlit has no element for, as HTML: every word in them is escaped."""

from collections.abc import Callable, Iterable
from html import escape

import streamlit as st

from pictures import DARK, LAMP_NAMES, LAMP_SIGNS, LIGHT, Card, Listing, Matter
from screen import STYLESHEET
from screen.file_of_project import address_of_file
from words import _


def style(dark: bool = False) -> None:
    """The stylesheet of the pages, in the colours of all pictures; without it they still read, only less calm."""
    st.html(f"<style>{(DARK if dark else LIGHT).as_css()}</style>")
    st.html(STYLESHEET)


def headline(text: str, level: int = 3) -> None:
    """A finding as a heading, letter by letter: whatever a ledger holds, it stays text."""
    st.html(f'<h{level} class="finding">{escape(text)}</h{level}>')


def masthead(title: str, badge: str, facts: Iterable[str], filters: Iterable[str]) -> None:
    """The line on top of every page: whose data, of when, which version; then the filters that are on."""
    mark = f'<span class="badge">{escape(badge)}</span>' if badge else ""
    chips = "".join(f'<span class="chip">{escape(text)}</span>' for text in filters)
    st.html(
        f'<div class="masthead"><span class="county">{escape(title)}</span>{mark}'
        f'<span class="facts">{escape(" · ".join(facts))}</span>{chips}</div>'
    )


def footer(badge: str, filters: Iterable[str], facts: Iterable[str]) -> None:
    """The line below a picture on the projector: demo mark, the filters that are on, then the definition."""
    mark = f'<span class="badge">{escape(badge)}</span>' if badge else ""
    chips = "".join(f'<span class="chip">{escape(text)}</span>' for text in filters)
    words = "".join(f"<span>{escape(text)}</span>" for text in facts)
    st.html(f'<div class="footer">{mark}{chips}{words}</div>')


def cards(cards: Iterable[Card], alone: bool = False) -> None:
    """Draw figures side by side; see cards_of."""
    st.html(cards_of(cards, alone))


def cards_of(cards: Iterable[Card], alone: bool = False) -> str:
    """Figures side by side, each with what it is compared with; its definition where the pointer rests on it.

    ``alone`` says that nothing stands below them, so that a projector may fill its screen with them.
    """
    items = "".join(
        f'<div title="{escape(card.definition)}"><span class="label">{escape(card.label)}</span>'
        f'<span class="value">{_with_lamps(card.value)}</span>'
        f'<span class="compared {card.tone}">{escape(card.note)}</span></div>'
        for card in cards
    )
    return f'<div class="cards{" alone" if alone else ""}">{items}</div>'


def _with_lamps(value: str) -> str:
    """A figure with the signs of lamps in their colours; every other word in it is escaped."""
    text = escape(value)
    for lamp, sign in LAMP_SIGNS.items():
        text = text.replace(sign, f'<span class="lamp {LAMP_NAMES[lamp]}">{sign}</span>')
    return text


def listing(picture: Listing, most: int | None = None) -> None:
    """Draw matters one below the other; see listing_of."""
    st.html(listing_of(picture, most, address_of_file))


def listing_of(picture: Listing, most: int | None = None, address: Callable[[str], str] | None = None) -> str:
    """Matters one below the other, at most so many: the kind as a tag, what it is about, the fact.

    A project leads to its file: to its address, or, without any, where the browser finds it.
    """
    most = most and min(most, picture.in_brief)
    if not picture.matters:
        return f'<p class="empty">{escape(picture.empty)}</p>'
    items = "".join(
        f'<li><span class="tag {matter.tone}">{escape(matter.tag)}</span>'
        f"<span><b>{_title(matter, address)}</b><br><small>{escape(matter.text)}</small></span></li>"
        for matter in picture.matters[:most]
    )
    if left_out := picture.left_out(most):
        words = _("and {count} more in the table")
        items += f'<li class="rest"><small>{escape(words.format(count=left_out))}</small></li>'
    intro = f'<p class="note">{escape(picture.intro)}</p>' if picture.intro else ""
    return f'{intro}<ul class="listing">{items}</ul>'


def _title(matter: Matter, address: Callable[[str], str] | None) -> str:
    title = escape(matter.title)
    if matter.project_code is None:
        return title
    if address is None:
        return f'<a href="#" data-project="{escape(matter.project_code)}" target="_self">{title}</a>'
    return f'<a href="{escape(address(matter.project_code))}" target="_self">{title}</a>'


def item(mark: str, text: str) -> None:
    """A line of a list: its number, then its text."""
    st.html(f'<div class="item"><b>{escape(mark)}</b> {escape(text)}</div>')


def note(text: str) -> None:
    """A small line below a picture: its definition."""
    st.html(note_of(text))


def note_of(text: str) -> str:
    """A small line, letter by letter."""
    return f'<p class="note">{escape(text)}</p>'


def facts(pairs: Iterable[tuple[str, str]]) -> None:
    """Labels with their values beside them, in two columns where there is room."""
    items = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in pairs)
    st.html(f'<dl class="facts-of">{items}</dl>')


def letter_by_letter(text: str) -> str:
    """A name in a place where Streamlit reads Markdown, so that it shows letter by letter."""
    return "".join(f"\\{letter}" if letter in r"\`*_{}[]()<>#+-.!|$~:^" else letter for letter in text)
