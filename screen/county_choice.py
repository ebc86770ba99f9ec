"""The choice of the indicator by which counties are compared."""

from dataclasses import replace

import streamlit as st

from exhibits import Filters
from exhibits.counties.comparison import chosen_indicator, indicators
from screen import html, visit
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
    visit.show_indicator(chosen_indicator(filters))
    st.pills(
        _("Indicator"),
        names,
        format_func=_shown,
        key=visit.SHOWN_INDICATOR,
        required=True,
        label_visibility="collapsed",
        on_change=visit.indicator_chosen,
    )
    return replace(filters, indicator=visit.shown_indicator())


def _shown(indicator: str) -> str:
    name = _(indicator)
    return letter_by_letter(name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…")
