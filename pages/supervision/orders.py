"""What was decided and ordered, was it done, and which node of which project is late?"""

import streamlit as st

from exhibits import Filters
from screen.show import show


def draw(filters: Filters) -> None:
    """Draw the page."""
    show("notices_due", filters, level=2, brief=True)
    decided, answered = st.columns(2, gap="large")
    with decided:
        show("decisions_in_short", filters, brief=True)
    with answered:
        show("notices_issued", filters, brief=True)
    due, rest = st.columns(2, gap="large")
    with due:
        show("due_this_quarter", filters, brief=True)
    with rest:
        show("not_moved", filters, brief=True)
    show("milestone_board", filters, height=620)
    units, nodes = st.columns(2, gap="large")
    with units:
        show("milestones_by_unit", filters, height=480)
    with nodes:
        show("milestones_by_node", filters, height=480)
    entered, batches = st.columns([1, 1.5], gap="large")
    with entered:
        show("listing_by_region", filters, height=480)
    with batches:
        show("starts_by_batch", filters, height=340)
        show("signings_by_event", filters, height=260)
