"""Completion rates that a sheet prints beside its figures: kept as declared figures of their rows, to be compared."""

from decimal import Decimal

from data.reading.naming import RATE
from data.reading.table import Reading
from data.reading.totals import DeclaredTotal
from data.reading.values import Cell, NotUnderstood, compact, plain_text, read_number
from data.tables import RATE_COLUMN, RATES

SUBJECT = {"projects": "name", "targets": "region", "region_progress": "region"}


def printed_rates(reading: Reading) -> list[DeclaredTotal]:
    """What the columns of completion rates say of each row; the label is its project or region."""
    found = []
    sheet, kinds = reading.about.sheet, reading.result.kinds
    for feed in reading.layout.feeds:
        subject = feed.read.get(SUBJECT.get(feed.table.name, ""))
        if subject is None:
            continue
        for index in _rate_columns(reading, feed.table.name):
            for row in kinds.data:
                cells = kinds.cells(sheet, row)
                rate = read_rate(cells[index]) if index < len(cells) else None
                if rate is not None:
                    label = plain_text(cells[subject.at])
                    place = (sheet.file, sheet.name, row + 1)
                    found.append(DeclaredTotal(feed.table.name, RATE_COLUMN, label, row + 1, row + 1, rate, *place))
    return found


def _rate_columns(reading: Reading, table: str) -> list[int]:
    columns = reading.layout.head.columns
    rates = [column for column in columns if reading.layout.roles.get(column.index) == RATE and column.words]
    return [column.index for column in rates if column.words[-1].name in RATES.get(table, ())]


def read_rate(cell: Cell) -> Decimal | None:
    """37.85 of 37.85% and of 37.85; a cell in Excel's own percent format is the fraction 0.3785. None for words."""
    try:
        return read_number(compact(cell).removesuffix("%") if isinstance(cell, str) else cell, {}, None)
    except NotUnderstood:
        return None
