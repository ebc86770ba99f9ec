"""How much of the year's target is done, who is ahead and who behind, and how will the year end?"""

import streamlit as st

from exhibits import Filters
from screen.show import show


def draw(filters: Filters) -> None:
    """Draw the page."""
    show("completion_ranking", filters, height=580, level=2)
    show("completion_curve", filters, height=420)
    show("completion_of_years", filters, height=380)
    growth, forecast = st.columns(2, gap="large")
    with growth:
        show("growth_ranking", filters, height=560)
    with forecast:
        show("completion_forecast", filters, height=560)
    show("half_year_gap", filters, height=420)
    show("completion_heat", filters, height=620)
    show("targets_of_county", filters)
    show("completion_by_field", filters, height=480)
    show("completion_by_category", filters, height=480)
