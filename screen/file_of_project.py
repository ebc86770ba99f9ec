"""The way to the file of a project: its page, its address, and which row of a table leads there."""

from urllib.parse import urlencode

import streamlit as st

import queries
from exhibits.filters import Rows

FILTERS = ("month", "region", "threshold", "separate", "lang")  # what of an address goes with the link
PAGE = "pages/projects/project.py"


def address_of_file(code: str) -> str:
    """The address of a project's file, with the filters that are on."""
    filters = [(name, value) for name in FILTERS for value in st.query_params.get_all(name)]
    return f"project?{urlencode([('code', code), *filters])}"


def open_file(code: str) -> None:
    """Leave this run for the file of a project; the filters follow by themselves."""
    st.switch_page(PAGE, query_params={"code": code})


def is_project(code: str) -> bool:
    """Whether the county has a project of that code."""
    return bool(queries.run("project_file", code=code))


def leads_to_files(rows: Rows) -> bool:
    """Whether the rows are projects, or at least one of them is."""
    return any(row.get("project_code") for row in rows)
