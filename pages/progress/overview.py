"""How far has the county come, who keeps up, what has changed, and what needs a leader?"""

import streamlit as st

from exhibits import Filters
from screen.show import show


def draw(filters: Filters) -> None:
    """Draw the page."""
    with st.container(key="decision"):
        show("meeting_in_short", filters, level=2)
        ranking, changes, attention = st.columns([1.25, 1, 1.1], gap="small")
        with ranking:
            with st.container(key="of_all"):  # where the screen is high enough; elsewhere both ends
                show("completion_ranking", filters, height=600, brief=True)
            with st.container(key="of_ends"):
                show("ranking_in_short", filters, height=290, brief=True)
        with changes:
            show("changes_since_last_month", filters, brief=True)
        with attention:
            show("needs_attention", filters, brief=True)
