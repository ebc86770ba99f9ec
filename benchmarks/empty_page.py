"""The filters and nothing else: what Streamlit itself costs, to hold the pages against."""

from screen.filters import filters_in_sidebar

filters_in_sidebar("")
