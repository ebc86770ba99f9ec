"""What does the year's score say, what costs most, and what would gain a place?"""

import streamlit as st

from exhibits import Filters
from screen.scores import is_scored, says_red_and_black
from screen.show import show


def draw(filters: Filters) -> None:
    """Draw the page."""
    scored = is_scored()
    if scored:
        show("assessment_ranking", filters, height=620, level=2, brief=True)
        show("assessment_forecast", filters, height=620)
        show("assessment_by_indicator", filters, height=620)
    if not (scored and says_red_and_black()):
        show("county_top_three", filters, height=420, brief=True)
        return
    places, lists = st.columns([1, 1], gap="large")
    with places:
        show("county_top_three", filters, height=420, brief=True)
    with lists:
        show("red_and_black_list", filters, height=420, brief=True)
