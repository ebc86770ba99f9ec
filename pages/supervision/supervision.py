"""Where is a lamp red, who answers for it, and which promise is due?"""

import streamlit as st

from exhibits import Filters
from screen.show import show


def draw(filters: Filters) -> None:
    """Draw the page."""
    show("lamps_in_short", filters, level=2, brief=True)
    show("red_projects", filters, height=620, brief=True)
    regions, rules = st.columns([1, 1.3], gap="large")
    with regions:
        show("lamps_of_regions", filters, height=680, brief=True)
    with rules:
        show("lamps_under_other_rules", filters, height=420)
    show("no_progress_in_short", filters)
    standing, held_up = st.columns(2, gap="large")
    with standing:
        show("no_progress", filters, height=560)
    with held_up:
        show("obstacles_by_kind", filters, height=340)
    show("obstacles", filters)
    show("commitments_in_short", filters)
    show("commitments_countdown", filters)
    holders, where = st.columns(2, gap="large")
    with holders:
        show("commitments_by_party", filters, height=110, brief=True)
        show("commitments_by_unit", filters, height=480)
    with where:
        show("commitments_by_region", filters, height=620)
    show("milestones_in_short", filters)
    show("land_tasks", filters, height=560)
    show("land_tasks_elsewhere", filters, height=560)
    show("cost_shares", filters, height=420)
    show("cost_shares_elsewhere", filters, height=420)
    changed, totals = st.columns([1.4, 1], gap="large")
    with changed:
        show("changes_since_last_version", filters)
    with totals:
        show("reconciliation", filters)
