"""Completion rates that a sheet prints beside its figures: kept as declared figures of their rows, to be compared."""

from decimal import Decimal

from data.kinds import Table
from data.reading.cells import Sheet
from data.reading.headers import Header
from data.reading.totals import DeclaredTotal
from data.reading.values import Cell, NotUnderstood, compact, plain_text, read_number
from data.tables import RATE_COLUMN

SUBJECT = {"projects": "name", "targets": "region"}


def printed_rates(sheet: Sheet, table: Table, header: Header, data_rows: list[int]) -> list[DeclaredTotal]:
    """What the columns of rates say in the rows (as Excel counts); the label is the project or region of the row."""
    subject = header.fields.get(SUBJECT.get(table.name, ""))
    found = []
    for row in data_rows if subject else ():
        cells = sheet.rows[row - 1]
        for index in header.rates:
            rate = read_rate(cells[index]) if index < len(cells) else None
            if rate is not None:
                label = plain_text(cells[subject.index])
                found.append(DeclaredTotal(table.name, RATE_COLUMN, label, row, row, rate, sheet.file, sheet.name, row))
    return found


def read_rate(cell: Cell) -> Decimal | None:
    """37.85 of 37.85% and of 37.85; a cell in Excel's own percent format is the fraction 0.3785. None for words."""
    try:
        return read_number(compact(cell).removesuffix("%") if isinstance(cell, str) else cell, {}, None)
    except NotUnderstood:
        return None
