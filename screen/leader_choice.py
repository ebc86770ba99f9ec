"""The choice of the leader whose screen stands on the page."""

from dataclasses import replace
from datetime import date

import streamlit as st

from exhibits import Filters
from exhibits.base.leaders import leaders_in_order
from papers.leader_brief import leader_brief
from screen import visit
from screen.taken_home import offer
from words import _, language
from words.file_names import file_name


def brief(filters: Filters) -> None:
    """One leader's page as a Word document."""
    if filters.leader is None:
        return
    leader = filters.leader
    offer(
        _("Make the leader's brief"),
        ("leader", filters, language()),
        lambda _watch: leader_brief(filters, leader, date.today()),
        f"{file_name(leader)} {filters.month:%Y-%m}.docx",
    )


def choose_leader(filters: Filters) -> Filters:
    """Draw the choice, and give the filters with whoever is chosen: by default the one whose projects are slowest."""
    names = [row["label"] for row in leaders_in_order(filters)]
    if not names:
        return filters
    visit.show_leader(filters.leader if filters.leader in names else names[0])
    st.selectbox(
        _("Leader in charge"),
        names,
        key=visit.SHOWN_LEADER,
        on_change=visit.leader_chosen,
        width=320,
    )
    return replace(filters, leader=filters.leader if filters.leader in names else names[0])
