"""Months whose digits may have been lost: 2024.10 typed as a number is 2024.1."""

from data.findings import N_, WARNING
from data.reading.layout import Source
from data.reading.table import Reading
from data.reading.values import Cell, plain_text


def doubtful_months(reading: Reading) -> None:
    """Point out the first January of each column that may be October: nothing beside it says that it is January."""
    kinds, sheet = reading.result.kinds, reading.about.sheet
    for index, source in reading.layout.indices.items():
        if source.column.kind.name not in ("month", "date"):
            continue
        dotted: dict[int, list[tuple[int, str, Cell]]] = {}
        for row in kinds.data:
            cells = kinds.cells(sheet, row)
            cell = cells[index] if index < len(cells) else None
            if not (isinstance(cell, float) or (isinstance(cell, str) and "." in cell)):
                continue
            year, _dot, month = plain_text(cell).partition(".")
            if year.isdecimal() and len(year) == 4 and month.isdecimal() and len(month) <= 2:
                dotted.setdefault(int(year), []).append((row, month, cell))
        is_day = source.column.kind.name == "date"
        for found in dotted.values():
            _report(reading, source, found, is_day)


def _report(reading: Reading, source: Source, found: list[tuple[int, str, Cell]], is_day: bool) -> None:
    months = {int(month) for _row, month, _cell in found}
    first = next(((row, cell) for row, month, cell in found if month == "1"), None)
    if first is None or any(month == "10" for _row, month, _cell in found):
        return
    is_text = isinstance(first[1], str)
    is_alone = is_day and len(found) == 1  # among days written in full
    if is_text and not is_alone and (not months & {9, 11, 12} or months >= set(range(1, 10))):
        return
    message = N_("read as January; October typed as a number looks the same, so write 2024-10 where October is meant")
    reading.report("doubtful_month", WARNING, message, first[0], source, first[1])
