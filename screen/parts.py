"""The parts of a topic that has several pages, as links above each of them."""

import streamlit as st

from exhibits import Filters
from exhibits.promises.by_holder import are_ones
from screen import visit
from words import N_, _

SUPERVISION = {  # by their addresses
    "supervision": N_("Lamps"),
    "standstill": N_("Standstill and obstacles"),
    "promises": N_("Promises and land"),
    "funds-check": N_("Shared costs and checks"),
    "tasks-elsewhere": N_("Tasks of other regions"),
    "other-rules": N_("Lamps under other rules"),
}


def compares_holders(filters: Filters) -> bool:
    """Whether somebody has two commitments of one state: where nobody has, a table by holder is one of ones."""
    return not are_ones(filters)


def parts_of_supervision() -> None:
    """The parts of the supervision, the one that stands there marked."""
    with st.container(horizontal=True, gap="small", key="parts"):
        for address, name in SUPERVISION.items():
            label = f"**{_(name)}**" if address == visit.address_of_page() else _(name)
            st.page_link(visit.page_of(address), label=label, query_params={})
