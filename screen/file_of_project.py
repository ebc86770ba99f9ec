"""The way to the file of a project: its page, its address, and which row of a table leads there."""

from urllib.parse import urlencode

import queries
from exhibits import EXHIBITS
from exhibits.base.filters import Rows
from pictures import Key
from screen import visit

PAGE = "project"


def address_of_file(code: str) -> str:
    """The address of a project's file, with the filters that are on."""
    return f"{PAGE}?{urlencode(visit.parameters_of_file(code), doseq=True)}"


def open_file(code: str) -> None:
    """Leave this run for the file of a project, with the filters."""
    visit.go_to(PAGE, visit.parameters_of_file(code))


def project_of_click(part: tuple[str, Key] | None) -> str | None:
    """The code of the project whose file a click opens, given exhibit and key; None when it opens none."""
    if part is None or not EXHIBITS[part[0]].opens_project:
        return None
    code = part[1].get("project_code")
    return code if code and queries.run("project_file", code=code) else None


def leads_to_files(rows: Rows) -> bool:
    """Whether the rows are projects, or at least one of them is."""
    return any(row.get("project_code") for row in rows)
