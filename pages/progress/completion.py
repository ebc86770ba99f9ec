"""How much of the year's target is done, who is ahead and who behind, and how will the year end?"""

import streamlit as st

from screen.show import show

filters = st.session_state["filters"]

show("completion_ranking", filters, height=600, level=2)
curve, growth = st.columns(2, gap="large")
with curve:
    show("completion_curve", filters, height=560)
with growth:
    show("growth_ranking", filters, height=560)
show("completion_heat", filters, height=640)
forecast, gap = st.columns(2, gap="large")
with forecast:
    show("completion_forecast", filters, height=560)
with gap:
    show("half_year_gap", filters, height=560)
