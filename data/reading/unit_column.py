"""A column 单位 that names the unit of money row by row, in whatever layout it stands."""

from data.kinds import YUAN
from data.reading.layout import About, HeadColumn, Layout, Source
from data.reading.naming import words_of
from data.reading.units import is_unit
from data.reading.values import Cell, compact, is_nothing

HEADERS = {"单位", "计量单位", "金额单位", "货币单位", "计价单位"}
LOOKED_AT = 200  # rows


def name_unit_column(layout: Layout, about: About) -> None:
    """Tell the layout which of its columns names the unit of its row; a column that feeds a table does not."""
    fed = layout.indices
    for column in layout.head.columns:
        low = column.words[-1] if column.words else words_of(column.text)
        if column.index not in fed and low.name in HEADERS and _holds_units(layout, about, column):
            layout.unit_index = column.index
            layout.roles[column.index] = "unit"
            return


def unit_of_row(layout: Layout, cells: list[Cell]) -> str | None:
    """What stands in the column of units; None where there is none, or nothing in it."""
    index = layout.unit_index
    if index is None or index >= len(cells) or is_nothing(cells[index]):
        return None
    return compact(cells[index])


def counts_by_row(layout: Layout, source: Source) -> bool:
    """Whether the row's unit holds for a column: it is of money, and its header names no unit of its own."""
    head = layout.head.column(source.at)
    return source.column.kind is YUAN and (head is None or head.unit is None)


def _holds_units(layout: Layout, about: About, column: HeadColumn) -> bool:
    first = layout.head.last + 1
    cells = [row[column.index] for row in about.sheet.rows[first : first + LOOKED_AT] if column.index < len(row)]
    return any(isinstance(cell, str) and is_unit(compact(cell)) for cell in cells)
