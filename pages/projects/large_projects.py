"""How many large projects are there, how far have they come, and how will they end the year?"""

import streamlit as st

from exhibits import Filters
from screen.show import show


def draw(filters: Filters) -> None:
    """Draw the page."""
    show("large_projects_in_short", filters, level=2)
    where, how_far = st.columns([1.2, 1], gap="large")
    with where:
        show("large_projects_by_region", filters, height=430, brief=True)
    with how_far:
        show("large_projects_finish_rates", filters, height=130, brief=True)
        show("large_projects_forecast", filters, height=250, brief=True)
    size, late = st.columns([1, 1.2], gap="large")
    with size:
        show("large_projects_by_size", filters, height=300)
        show("large_projects_by_remark", filters, height=200)
    with late:
        show("large_projects_late", filters, height=420)
    show("large_projects_funnel", filters, height=240)
    show("largest_projects", filters, height=620)
    land, below = st.columns(2, gap="large")
    with land:
        show("land_intensity_by_region", filters, height=560)
    with below:
        show("land_below_floor", filters, height=560)
