"""The file of one project on a page, found by the code in the address."""

import streamlit as st

from exhibits import Exhibit, Filters
from exhibits.base.table import definition_in_words
from exhibits.projects.file import (
    facts_of,
    figures_of,
    project_in_short,
    project_of,
    project_timeline,
)
from exhibits.projects.investments import project_investments
from exhibits.projects.matters import project_commitments, project_obstacles
from exhibits.projects.nodes import project_nodes, project_progress
from screen import drill, html, visit
from screen.exhibit import draw_made
from screen.project_list import project_list
from screen.show import place_of
from screen.table import table
from words import _

LIST_PAGE = "projects"


def project_file(filters: Filters) -> None:
    """Draw the file of the project that the address names; without one the list of projects."""
    code = visit.code_of_project()
    project = project_of(filters, code) if code else None
    if project is None:
        html.note(
            _("There is no project with the code {code}. Choose one:").format(code=code[:40])
            if code
            else _("Choose a project:")
        )
        project_list(filters)
        return
    in_short = project_in_short(filters, project)
    html.finding(in_short.headline, level=2)
    html.cards(figures_of(project))
    left, right = st.columns(2, gap="large")
    with left:
        html.facts(facts_of(project))
    with right:
        _picture("project_timeline", project_timeline(filters, project), filters, 270)
    left, right = st.columns(2, gap="large")
    with left:
        _picture("project_investments", project_investments(filters, project), filters, 320)
    with right:
        _picture("project_obstacles", project_obstacles(filters, project), filters)
        _picture("project_commitments", project_commitments(filters, project), filters)
    nodes, notes = project_nodes(filters, project), project_progress(filters, project)
    left, right = st.columns(2, gap="large")
    with left:
        if nodes.rows:
            _picture("project_nodes", nodes, filters, 480)
    with right:
        if notes.rows:
            _picture("project_progress", notes, filters)
    html.note(definition_in_words(in_short.definition))
    st.page_link(visit.page_of(LIST_PAGE), label=_("All projects"), icon=":material/list:", query_params={})


def _picture(name: str, exhibit: Exhibit, filters: Filters, height: int = 0) -> None:
    """One part of the file: its finding, its picture, and below them its rows to open."""
    draw_made(name, exhibit, place_of(height))
    if exhibit.rows:
        with st.popover(_("Data"), icon=":material/table_chart:", type="tertiary"):
            html.note(definition_in_words(exhibit.definition))
            table(exhibit.columns, exhibit.rows, key=f"{name}.table")
            drill.download(exhibit, filters, exhibit.headline, key=f"{name}.download")
