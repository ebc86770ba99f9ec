"""Which promise is due, who gave it, and how far is the land cleared?"""

import streamlit as st

from exhibits import Filters
from screen.parts import compares_holders, parts_of_supervision
from screen.show import show


def draw(filters: Filters) -> None:
    """Draw the page."""
    parts_of_supervision()
    show("commitments_in_short", filters, level=2)
    show("commitments_open", filters)
    show("milestones_in_short", filters)
    show("land_tasks", filters, height=560)
    show("commitments_by_party", filters, height=110)
    if not compares_holders(filters):
        return
    holders, where = st.columns(2, gap="large")
    with holders:
        show("commitments_by_unit", filters, height=480)
    with where:
        show("commitments_by_region", filters, height=620)
