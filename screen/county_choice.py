"""The choice of the indicator by which counties are compared."""

from dataclasses import replace

import streamlit as st

from exhibits import Filters
from exhibits.counties.comparison import chosen_indicator, indicators
from screen import filters as widgets
from screen import html
from screen.html import letter_by_letter
from words import _

LONGEST_NAME = 40


def choose_indicator(filters: Filters) -> Filters:
    """Draw the choice, and give the filters with what is chosen; say that the other filters do not apply here."""
    names = indicators(filters)
    if filters.regions:
        html.note(_("Counties are compared as a whole: the choice of townships does not apply on this page."))
    if not names:
        return filters
    state = st.session_state
    state["indicator_shown"] = chosen_indicator(filters)
    st.pills(
        _("Indicator"),
        names,
        format_func=_shown,
        key="indicator_shown",
        required=True,
        label_visibility="collapsed",
        on_change=lambda: widgets.choose_indicator(state["indicator_shown"]),
    )
    return replace(filters, indicator=state["indicator_shown"])


def _shown(indicator: str) -> str:
    name = _(indicator)
    return letter_by_letter(name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…")
