"""What is being won, applied for and prepared, so that next year has work?"""

import streamlit as st

from exhibits import Filters
from screen.show import show


def draw(filters: Filters) -> None:
    """Draw the page."""
    show("pipeline_in_short", filters, level=2)
    show("attraction_by_region", filters, height=620, brief=True)
    won, still = st.columns([1, 1.15], gap="large")
    with won:
        show("attraction_by_department", filters, height=300)
        show("leads_by_week", filters, height=300)
    with still:
        show("leads_by_stage", filters, height=220)
        show("leads_standing_still", filters, height=520)
    show("applications_by_department", filters, height=460)
    levels, quarters = st.columns(2, gap="large")
    with levels:
        show("applications_by_level", filters, height=220)
    with quarters:
        show("applications_by_quarter", filters, height=220)
    show("reserve_by_industry", filters, height=520)
    show("reserve_by_category", filters, height=260)
    show("state_funds", filters, height=320)
