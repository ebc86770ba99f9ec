"""The list of projects on a page: search, filters, a table whose rows open the files."""

from collections.abc import Sequence

import streamlit as st

from exhibits import Column, Filters
from exhibits.base.filters import Row
from exhibits.base.sheets import is_filled, missing_in_words
from exhibits.base.table import definition_in_words, heading
from exhibits.projects.listing import list_of_projects, projects_to_search
from screen import html, visit
from screen.drill import download
from screen.search import found
from screen.table import table
from words import _, numbers

CHOICES = {  # columns that can be chosen from, by their names in the address
    "status": "status",
    "class": "class",
    "lamp": "lamp",
    "category": "category",
    "official": "lead_official",
    "unit": "responsible_unit",
}
LEAST = "projects.least"
MOST_ROWS = 2000  # in the table on the page; the Excel file has all


def project_list(filters: Filters, level: int = 2) -> None:
    """Draw search and filters, the sums of what is found, and the table."""
    if not is_filled("projects"):
        html.note(missing_in_words(["projects"]))
        return
    heading = st.container()
    rows = _asked_for(filters)
    exhibit = list_of_projects(filters, rows)
    with heading:
        html.finding(exhibit.headline, level)
    if not rows:
        html.note(_("Type less, or take a filter away."))
        return
    html.note(_("A click on a project opens its file. The rows can be sorted by every column."))
    if len(rows) > MOST_ROWS:
        html.note(_("The first {count} are shown; the Excel file has all.").format(count=MOST_ROWS))
    table(_chosen_columns(exhibit.columns), exhibit.rows[:MOST_ROWS], key="projects.table", height=760)
    html.note(definition_in_words(exhibit.definition))
    download(exhibit, filters, _("Projects"), key="projects.download")


def _asked_for(filters: Filters) -> list[Row]:
    visit.follow_list({f"projects.{column}": name for name, column in CHOICES.items()}, (LEAST, "least"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        typed = st.text_input(
            _("Search"),
            key="projects.search",
            placeholder=_("name, code, leader, initials"),
            help=_("name, code, owner, leader, unit or pinyin initials"),
            icon=":material/search:",
            persist_state="session",
            width=300,
        )
        every = projects_to_search(filters, visit.is_for_large_only())
        chosen = {column: _choice(column, every) for column in CHOICES.values()}
        least = st.number_input(
            _("Planned from, 万元"), min_value=0.0, value=None, step=1000.0, key=LEAST, placeholder=_("any"), width=170
        )
        st.toggle(
            _("Only large ones, from {money}").format(money=numbers.money_limit(filters.threshold)),
            key=visit.ONLY_LARGE,
            persist_state="session",
        )
    said = {name: chosen[column] for name, column in CHOICES.items()}
    visit.tell_list(said | {"least": [f"{least:.15g}"] if least else []})
    kept = [row for row in every if all(not values or row[column] in values for column, values in chosen.items())]
    return found([row for row in kept if (row["planned_investment"] or 0) >= (least or 0)], typed)


def _chosen_columns(columns: Sequence[Column]) -> Sequence[Column]:
    """The columns that the viewer wants to see, in their order; all of them where none is chosen."""
    labels = {heading(column): column for column in columns}
    wanted = st.multiselect(
        _("Columns"),
        list(labels),
        key="projects.columns",
        placeholder=_("columns: all"),
        select_all=False,
        persist_state="session",
        label_visibility="collapsed",
    )
    return [column for label, column in labels.items() if not wanted or label in wanted]


def _choice(column: str, rows: Sequence[Row]) -> list[str]:
    labels = {
        "status": _("Status"),
        "class": _("Class"),
        "lamp": _("Lamp"),
        "category": _("Category"),
        "lead_official": _("Leader in charge"),
        "responsible_unit": _("Responsible unit"),
    }
    options = list(dict.fromkeys(row[column] for row in rows if row[column]))
    key = f"projects.{column}"
    visit.keep_choices(key, options)
    return st.multiselect(
        labels[column],
        options,
        format_func=_,
        key=key,
        placeholder=_("All"),
        select_all=False,
        persist_state="session",
        width=138,
    )
