"""Where does our county stand among the counties of the prefecture?"""

import streamlit as st

from exhibits import Filters
from screen.county_choice import choose_indicator
from screen.show import show


def draw(filters: Filters) -> None:
    """Draw the page."""
    show("county_league", filters, height=620, level=2, brief=True)
    filters = choose_indicator(filters)
    ranking, positions = st.columns(2, gap="large")
    with ranking:
        show("county_ranking", filters, height=420, brief=True)
    with positions:
        show("county_positions", filters, height=420, brief=True)
    show("largest_projects_of_counties", filters, height=360)
