"""The few pieces that Streamlit has no element for, as HTML: every word in them is escaped."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from pictures import Cards, Listing
from screen import STYLESHEET


def style() -> None:
    """The stylesheet of the pages; without it they still read, only less calm."""
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


def cards(picture: Cards) -> None:
    """Figures side by side, each with what it is compared with; its definition where the pointer rests on it."""
    items = "".join(
        f'<div title="{escape(card.definition)}"><span class="label">{escape(card.label)}</span>'
        f'<span class="value">{escape(card.value)}</span>'
        f'<span class="compared {card.tone}">{escape(card.note)}</span></div>'
        for card in picture.cards
    )
    st.html(f'<div class="cards">{items}</div>')


def listing(picture: Listing) -> None:
    """Matters one below the other: the kind as a tag, then what it is about and the fact."""
    if not picture.matters:
        st.html(f'<p class="empty">{escape(picture.empty)}</p>')
        return
    items = "".join(
        f'<li><span class="tag {matter.tone}">{escape(matter.tag)}</span>'
        f"<span><b>{escape(matter.title)}</b><br><small>{escape(matter.text)}</small></span></li>"
        for matter in picture.matters
    )
    st.html(f'<ul class="listing">{items}</ul>')


def note(text: str) -> None:
    """A small line below a picture: its definition."""
    st.html(f'<p class="note">{escape(text)}</p>')
