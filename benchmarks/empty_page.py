"""The filters and nothing else: what Streamlit itself costs, to hold the pages against."""

import streamlit as st

from screen.filters import draw_filters, follow_address

follow_address("")
with st.sidebar:
    draw_filters()
