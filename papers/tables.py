"""Tables of a bulletin: the rows of an exhibit as text, in the columns and the order that the template asks for."""

from collections.abc import Callable
from typing import Any

from exhibits import Column
from exhibits.base.table import definition_in_words, heading, in_table
from exhibits.base.wording import scope
from papers.figures import LONGEST_NAME, Figures, Row, column_of
from papers.official_parts import Grid
from papers.plain_text import printable, shortened
from papers.template import RowsWanted
from words import _, numbers

IN_CELL: dict[str, Callable[[Any], str]] = {
    "text": lambda value: shortened(printable(value), LONGEST_NAME),
    "percent": lambda value: f"{numbers.rounded(value, 2)}",
    "points": numbers.signed,
    "day": numbers.day_in_cell,
    "month": str,
    "month_end": numbers.day_in_cell,
    "change": lambda value: numbers.signed(value, 0),
}


def ordered(rows: list[Row], wanted: RowsWanted) -> list[Row]:
    """The rows as the exhibit has them, or from the last to the first; those without a rank come last either way."""
    if not wanted.low_first:
        return rows
    return [row for row in reversed(rows) if row.is_ranked()] + [row for row in rows if not row.is_ranked()]


def grid_and_note(figures: Figures, wanted: RowsWanted) -> tuple[Grid, str]:
    """The table, and its definition for the line below. Raises LeftOut where an exhibit or a column is missing."""
    exhibit = figures.exhibit(wanted.exhibit)
    columns = [column_of(exhibit.columns, name) for name in wanted.columns] or list(exhibit.columns)
    shown = ordered(figures.rows(wanted.exhibit), wanted)[: wanted.at_most]
    rows = [[in_cell(row, column) for column in columns] for row in shown]
    if wanted.first_row:
        rows.insert(0, _whole(figures, wanted.first_row, columns))
    headings = [heading(column) for column in columns]
    is_figure = [column.kind != "text" for column in columns]
    note = _("Note: {text}").format(text=printable(definition_in_words(exhibit.definition)))
    return Grid(headings, is_figure, rows), note


def in_cell(row: Row, column: Column) -> str:
    """A value as a table shows it, its unit in the heading; a dash for none."""
    value = in_table(column, row[column.name].raw)
    if value is None or value == "":
        return numbers.NOTHING
    return IN_CELL.get(column.kind, numbers.plain)(value)


def _whole(figures: Figures, name: str, columns: list[Column]) -> list[str]:
    """The row of the whole: an exhibit's only row in the same columns, called by whom it is about."""
    (row,) = figures.rows(name)[:1]
    known = {column.name for column in figures.exhibit(name).columns}
    figures_of_row = [in_cell(row, column) if column.name in known else numbers.NOTHING for column in columns[1:]]
    return [printable(scope(figures.filters)), *figures_of_row]
