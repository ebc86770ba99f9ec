"""The way down: a click on a bar or cell opens the projects behind it, whose sum is the figure."""

from dataclasses import replace
from functools import partial

import streamlit as st

from exhibits import Filters
from exhibits.projects import projects_of_region
from papers.workbook import workbook
from screen import html
from screen.table import table
from words import _, use_language


def choose(region: str) -> None:
    """Remember the region that was clicked; the page opens it once it is drawn."""
    st.session_state["region_behind"] = region


def open_chosen(filters: Filters) -> None:
    """Open the projects of the region that was clicked in this run, if one was."""
    region = st.session_state.pop("region_behind", None)
    if region is not None:
        st.dialog(region, width="large")(_projects)(replace(filters, regions=(region,)), st.session_state["lang"])


def _projects(filters: Filters, language: str) -> None:
    use_language(language)  # an open dialog runs again on its own, without the page around it
    exhibit = projects_of_region(filters)
    html.headline(exhibit.headline)
    table(exhibit.columns, exhibit.rows, key="projects_behind")
    html.note(exhibit.definition.formula)
    st.download_button(
        _("Download as Excel"),
        data=partial(workbook, exhibit, filters.in_words()),
        file_name=f"{filters.region} {filters.month:%Y-%m}.xlsx",
        key="projects_behind.download",
        on_click="ignore",
        icon=":material/download:",
    )
