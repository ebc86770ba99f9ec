"""What is the money of this year made of, who invests, and where do investors come from?"""

import streamlit as st

from exhibits import Filters
from screen.show import show


def draw(filters: Filters) -> None:
    """Draw the page."""
    show("capital_in_short", filters, level=2, brief=True)
    sources, investors = st.columns(2, gap="large")
    with sources:
        show("capital_composition", filters, height=290, brief=True)
    with investors:
        show("capital_by_investor", filters, height=290, brief=True)
    places, flow = st.columns([1, 1.25], gap="large")
    with places:
        show("capital_places", filters, height=480)
    with flow:
        show("capital_flow", filters, height=480)
    show("capital_by_township", filters, height=640)
    foreign, funds = st.columns(2, gap="large")
    with foreign:
        show("foreign_capital", filters, height=620)
    with funds:
        show("funds_in_place", filters, height=620)
