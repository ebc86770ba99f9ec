"""What does not move, and what holds it up?"""

import streamlit as st

from exhibits import Filters
from screen.parts import parts_of_supervision
from screen.show import show


def draw(filters: Filters) -> None:
    """Draw the page."""
    parts_of_supervision()
    show("no_progress_in_short", filters, level=2)
    standing, held_up = st.columns([1.2, 1], gap="large")
    with standing:
        show("no_progress", filters, height=560)
    with held_up:
        show("obstacles_by_kind", filters, height=340)
    show("obstacles", filters)
