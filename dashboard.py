"""The front door: navigation, language, filters; on every page whose data it is, of when, and what is filtered."""

import streamlit as st

import queries
from screen import frame
from words import N_, _, use_language

PAGES = {
    "": ("pages/progress/overview.py", N_("Overview"), ":material/dashboard:"),
    "completion": ("pages/progress/completion.py", N_("Completion"), ":material/leaderboard:"),
}

st.set_page_config(
    page_title="项目建设进度", page_icon="screen/icon.svg", layout="wide", initial_sidebar_state=252
)
use_language(frame.language_asked_for())
pages = [
    st.Page(path, title=_(title), icon=icon, url_path=address, default=not address)
    for address, (path, title, icon) in PAGES.items()
]
page = st.navigation(pages)
try:
    frame.draw(page)
except queries.NoDatabase:
    frame.draw_without_data()
