"""The way down: from a picture to its rows, from a bar or cell to the projects behind it, whose sum is the figure."""

from dataclasses import replace
from functools import partial

import streamlit as st

from exhibits import EXHIBITS, Exhibit, Filters
from exhibits.projects import projects_of_region
from exhibits.table import definition_in_words
from papers.workbook import workbook
from pictures import Cards
from screen import html
from screen.filters import choose_regions
from screen.table import table
from words import _, use_language


def choose_region(region: str) -> None:
    """Remember the region that was clicked; its projects open once the page is drawn."""
    st.session_state["region_behind"] = region


def choose_rows(name: str) -> None:
    """Remember the exhibit whose rows are asked for; they open once the page is drawn."""
    st.session_state["rows_behind"] = name


def open_chosen(filters: Filters) -> None:
    """Open what was clicked in this run: the projects of a region, or the rows of an exhibit."""
    region = st.session_state.pop("region_behind", None)
    name = st.session_state.pop("rows_behind", None)
    language = st.session_state["lang"]
    if region is not None:
        st.dialog(_escaped(region), width="large")(_projects)(replace(filters, regions=(region,)), language)
    elif name is not None:
        st.dialog(_(EXHIBITS[name].title), width="large")(_rows)(name, filters, language)


def _projects(filters: Filters, language: str) -> None:
    use_language(language)  # an open dialog runs again on its own, without the page around it
    _exhibit_rows(projects_of_region(filters), filters, filters.region)
    if st.button(
        _("Show the pages for {region} only").format(region=_escaped(filters.region)),
        key="region_only",
        icon=":material/filter_alt:",
        on_click=choose_regions,
        args=([filters.region],),
    ):
        st.rerun()  # the whole page, not the dialog alone


def _rows(name: str, filters: Filters, language: str) -> None:
    use_language(language)
    _exhibit_rows(EXHIBITS[name].make(filters), filters, _(EXHIBITS[name].title))


def _exhibit_rows(exhibit: Exhibit, filters: Filters, title: str) -> None:
    html.headline(exhibit.headline)
    table(exhibit.columns, exhibit.rows, key="rows_of_dialog")
    html.note(definition_in_words(exhibit.definition))
    for card in exhibit.picture.cards if isinstance(exhibit.picture, Cards) else ():
        html.note(f"{card.label}: {card.definition}")
    st.download_button(
        _("Download as Excel"),
        data=partial(_workbook, exhibit, filters, st.session_state["lang"]),
        file_name=f"{title} {filters.month:%Y-%m}.xlsx",
        key="rows_of_dialog.download",
        on_click="ignore",
        icon=":material/download:",
    )


def _workbook(exhibit: Exhibit, filters: Filters, language: str) -> bytes:
    use_language(language)  # made in a thread of its own when the button is clicked
    return workbook(exhibit, filters.in_words())


def _escaped(text: str) -> str:
    """A name in a place where Streamlit reads Markdown, so that it shows letter by letter."""
    return "".join(f"\\{letter}" if letter in r"\`*_{}[]()<>#+-.!|$~:^" else letter for letter in text)
