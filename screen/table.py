"""The rows behind a picture as a table that can be sorted."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from exhibits import Column
from exhibits.base.filters import Rows
from exhibits.base.table import heading, in_table
from pictures import LAMP_NAMES
from screen.file_of_project import leads_to_files, open_file
from screen.rows import Heading, Value, draw_rows
from words import _

FIGURES = {  # decimals, thousands apart, with a sign
    "money": (2, True, False),
    "dollars": (2, True, False),
    "money_on_land": (2, True, False),
    "percent": (2, False, False),
    "points": (2, False, True),
    "number": (0, True, False),
    "rank": (0, False, False),
    "value": (2, False, False),
    "change": (0, False, True),
}
NAMES = ("name", "project", "region", "county")  # of what a row is about, the first that there is


def table(columns: Sequence[Column], rows: Rows, key: str, height: int = 460) -> None:
    """A table with the columns in order, units in the headings, words in the language in use.

    A click on the row of a project opens its file.
    """
    about = next((name for name in NAMES if any(column.name == name for column in columns)), columns[0].name)
    chosen = draw_rows(
        key,
        [_heading(column, column.name == about) for column in columns],
        [[_value(in_table(column, row[column.name])) for column in columns] for row in rows],
        _("Table of the rows behind the picture"),
        height,
        opens=[bool(row.get("project_code")) for row in rows] if leads_to_files(rows) else False,
    )
    if chosen is not None:
        open_file(rows[chosen]["project_code"])


def _heading(column: Column, is_name: bool) -> Heading:
    lamps = {_(lamp): colour for lamp, colour in LAMP_NAMES.items()} if column.name.startswith("lamp") else None
    decimals, is_grouped, is_signed = FIGURES.get(column.kind, (None, False, False))
    return Heading(heading(column), decimals, is_grouped, is_signed, lamps, is_name)


def _value(value: Any) -> Value:
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return value if value is None or isinstance(value, str | int) else float(value)
