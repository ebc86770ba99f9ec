"""Tables of a bulletin: the rows of an exhibit as text, in the columns and the order that the template asks for."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from exhibits import Column, Definition
from exhibits.base.table import definition_in_words, heading, in_table
from exhibits.base.wording import scope
from papers.figures import LONGEST_NAME, Figures, LeftOut, Row, column_of
from papers.official import Grid, Table
from papers.plain_text import printable, shortened
from papers.template import Line, Part, RowsWanted, rows_wanted
from words import _, numbers

SERIAL, NO_NOTE = "序号", "无"
OF_PICTURE = "图中"  # what a definition says of the drawing on the screen
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
    """The rows that are wanted, as the exhibit has them or from the last to the first, put together where so wanted.

    Those without a rank come last either way.
    """
    if wanted.where:
        column, *values = wanted.where
        rows = [row for row in rows if str(row[column].raw) in values]
    if wanted.low_first:
        rows = [row for row in reversed(rows) if row.is_ranked()] + [row for row in rows if not row.is_ranked()]
    if wanted.grouped_by:
        groups: dict[Any, list[Row]] = {}
        for row in rows:
            groups.setdefault(row[wanted.grouped_by].raw, []).append(row)
        rows = [row for group in groups.values() for row in group]
    return rows


def table_of(part: Part, figures: Figures) -> Table:
    """The table that a line asks for. Raises LeftOut where it has no rows, TemplateError where it is misspelt."""
    wanted = rows_wanted(part)
    exhibit = figures.exhibit(wanted.exhibit)
    columns = [_column(exhibit.columns, name) for name in wanted.columns] or list(exhibit.columns)
    known = ordered(figures.rows(wanted.exhibit), wanted)
    shown = known[: wanted.at_most]
    if not shown:
        raise LeftOut(_("the exhibit {name} is empty").format(name=wanted.exhibit))
    rows = [
        [str(number) if column.name == SERIAL else in_cell(row, column) for column in columns]
        for number, row in enumerate(shown, 1)
    ]
    if wanted.first_row:
        rows.insert(0, _whole(figures, wanted.first_row, columns))
    grid = Grid(
        [heading(column) for column in columns],
        [column.kind != "text" for column in columns],
        rows,
        merged=wanted.grouped_by == columns[0].name,
    )
    note = ""
    if wanted.note != NO_NOTE:
        said = figures.sentence(Line(wanted.note, part.line.place)) if wanted.note else ""
        note = _("Note: {text}").format(text=said + printable(definition_in_words(_on_paper(exhibit.definition))))
    # A query that has the first ones only says how many there are in all.
    in_all = len(known) if wanted.where else exhibit.rows[0].get("in_all", len(known))
    return Table(figures.sentence(Line(wanted.caption, part.line.place)), grid, note, in_all - len(shown))


def _on_paper(definition: Definition) -> Definition:
    """A definition without the unit, which stands in the headings, and without what it says of a picture."""
    clauses = definition.formula.split("；")
    return replace(definition, unit="", formula="；".join(each for each in clauses if not each.startswith(OF_PICTURE)))


def _column(columns: tuple[Column, ...], name: str) -> Column:
    return Column(SERIAL, SERIAL) if name == SERIAL else column_of(columns, name)


def shortened_to(table: Table, rows: int) -> Table:
    """The table with so many rows at most, the others counted below it."""
    left_out = max(len(table.grid.rows) - rows, 0)
    return replace(table, grid=replace(table.grid, rows=table.grid.rows[:rows]), more=table.more + left_out)


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
