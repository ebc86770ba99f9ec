"""The way to the file of a project: its page, its address, and which row of a table leads there."""

from urllib.parse import urlencode

import streamlit as st

import queries
from exhibits import EXHIBITS
from exhibits.base.filters import Rows
from pictures import Key

FILTERS = ("month", "region", "threshold", "separate", "indicator", "lang")  # what of an address goes with the link
PAGE = "pages/projects/project.py"


def address_of_file(code: str) -> str:
    """The address of a project's file, with the filters that are on."""
    return f"project?{urlencode(_parameters(code), doseq=True)}"


def open_file(code: str) -> None:
    """Leave this run for the file of a project, with the filters, in one step that the back button takes back."""
    st.switch_page(PAGE, query_params=_parameters(code))


def _parameters(code: str) -> dict[str, list[str]]:
    filters = {name: st.query_params.get_all(name) for name in FILTERS if name in st.query_params}
    return {"code": [code]} | filters


def project_of_click(part: tuple[str, Key] | None) -> str | None:
    """The code of the project whose file a click opens, given exhibit and key; None when it opens none."""
    if part is None or not EXHIBITS[part[0]].opens_project:
        return None
    code = part[1].get("project_code")
    return code if code and queries.run("project_file", code=code) else None


def leads_to_files(rows: Rows) -> bool:
    """Whether the rows are projects, or at least one of them is."""
    return any(row.get("project_code") for row in rows)
