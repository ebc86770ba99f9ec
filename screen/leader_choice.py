"""The choice of the leader whose screen stands on the page."""

from dataclasses import replace

import streamlit as st

from exhibits import Filters
from exhibits.base.leaders import leaders_in_order
from screen import visit
from screen.html import letter_by_letter
from words import _


def choose_leader(filters: Filters) -> Filters:
    """Draw the choice, and give the filters with whoever is chosen: by default the one whose projects are slowest."""
    names = [row["label"] for row in leaders_in_order(filters)]
    if not names:
        return filters
    visit.show_leader(filters.leader if filters.leader in names else names[0])
    st.selectbox(
        _("Leader in charge"),
        names,
        format_func=letter_by_letter,
        key=visit.SHOWN_LEADER,
        on_change=visit.leader_chosen,
        width=320,
    )
    return replace(filters, leader=filters.leader if filters.leader in names else names[0])
