"""What is shown in the meeting, in which order, and what is taken home?"""

import streamlit as st

from exhibits import Filters
from screen import briefing, orders, taken_home


def draw(filters: Filters) -> None:
    """Draw the page."""
    agenda, papers = st.columns([1.1, 1], gap="large")
    with agenda:
        briefing.agenda()
    with papers:
        taken_home.slides(filters)
        taken_home.bulletin(filters)
        taken_home.brief(filters)
        orders.notices(filters)
    orders.minutes(filters)
