"""One cell of a known column -> its value, by the kind of the column."""

from collections.abc import Callable
from typing import Any

from data.kinds import CHOICE, COUNT, DATE, FLAG, LABEL, LINES, MONTH, QUANTITY, TEXT, YEAR, Column
from data.reading import values
from data.reading.values import Cell

SIMPLE: dict[str, Callable[[Cell], Any]] = {
    TEXT.name: values.read_text,
    LINES.name: values.read_lines,
    LABEL.name: values.read_label,
    FLAG.name: values.read_flag,
    COUNT.name: values.read_count,
}
CALENDAR: dict[str, Callable[[Cell, bool], Any]] = {
    DATE.name: values.read_date,
    MONTH.name: values.read_month,
    YEAR.name: values.read_year,
}


def read_cell(column: Column, cell: Cell, unit: str | None, is_roc: bool) -> Any:
    """The value of the cell, None for nothing; raises NotUnderstood. `unit` is the column's unit in this sheet."""
    kind = column.kind
    if kind is CHOICE:
        return values.read_choice(cell, column.choices)
    if kind.name in SIMPLE:
        return SIMPLE[kind.name](cell)
    if kind.name in CALENDAR:
        return CALENDAR[kind.name](cell, is_roc)
    if kind is QUANTITY and isinstance(cell, str):
        cell = values.compact(cell).removesuffix("%")  # 12.5% as text is 12.5, as in a cell with that format
    return values.read_number(cell, values.UNITS.get(kind.name, {}), unit)
