"""The front door: navigation, language, filters; on every page whose data it is, of when, and what is filtered."""

import streamlit as st

import queries
from screen import frame
from settings import SettingsError
from words import N_, _, use_language

PAGES = {
    "": ("pages/progress/overview.py", N_("Overview"), ":material/dashboard:"),
    "completion": ("pages/progress/completion.py", N_("Completion"), ":material/leaderboard:"),
    "capital-sources": ("pages/money/capital_sources.py", N_("Capital sources"), ":material/account_balance:"),
    "large-projects": ("pages/projects/large_projects.py", N_("Large projects"), ":material/factory:"),
    "county-comparison": ("pages/counties/county_comparison.py", N_("Counties"), ":material/compare:"),
    "supervision": ("pages/supervision/supervision.py", N_("Supervision"), ":material/fact_check:"),
    "pipeline": ("pages/pipeline/pipeline.py", N_("Pipeline"), ":material/conversion_path:"),
    "projects": ("pages/projects/projects.py", N_("Projects"), ":material/list:"),
    "briefing": ("pages/meeting/briefing.py", N_("Briefing"), ":material/co_present:"),
}

use_language(frame.language_asked_for())
st.set_page_config(
    page_title=_("Project construction progress"),
    page_icon="screen/icon.svg",
    layout="wide",
    initial_sidebar_state=252,
)
pages = [
    st.Page(path, title=_(title), icon=icon, url_path=address, default=not address)
    for address, (path, title, icon) in PAGES.items()
]
pages.append(st.Page("pages/projects/project.py", title=_("Project"), url_path="project", visibility="hidden"))
page = st.navigation(pages, position="hidden" if frame.is_presenting() else "sidebar")
try:
    frame.draw(page)
except queries.NoDatabase:
    frame.draw_without_data()
except SettingsError as error:
    frame.draw_refused(str(error))
