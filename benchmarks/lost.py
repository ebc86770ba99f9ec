"""Whether reading a workbook lost a number in silence: each one is counted, a total, a part, or left out and named.

The numbers are read by openpyxl's own loading of whole workbooks, which the ledger is not read by.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl

from data.findings import Finding, Unread
from data.kinds import YUAN
from data.reading.ledger import Ledger
from data.reading.table import TableRead
from data.tables import TABLES

SHOWN = 5
Place = tuple[str, int, int]  # sheet, row and column from 0


def lost_numbers(path: Path, ledger: Ledger) -> str | None:
    """What of a workbook's numbers was lost, or counted as something else; None when nothing was."""
    cells = bare_cells(path)
    lost = {place: cell for place, cell in cells.items() if _is_number(cell) and not _is_accounted_for(place, ledger)}
    if lost:
        places = ", ".join(f"{name} {row + 1}:{column + 1}" for name, row, column in list(lost)[:SHOWN])
        return f"{len(lost)} numbers are lost, {sum(lost.values()):g} in all: {places}"
    return next((said for table in ledger.tables for said in _miscounted(table, cells)), None)


def bare_cells(path: Path) -> dict[Place, Any]:
    """Every cell of a workbook that holds something."""
    return {
        (sheet.title, cell.row - 1, cell.column - 1): cell.value
        for sheet in openpyxl.load_workbook(path, data_only=True)
        for cell in sheet._cells.values()  # those that are there: a far cell would make a wide field of blanks
        if cell.value is not None
    }


def _is_number(cell: object) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _is_accounted_for(place: Place, ledger: Ledger) -> bool:
    told: list[Finding | Unread] = [*ledger.findings, *ledger.unread]
    tables = [table for table in ledger.tables if table.sheet == place[0] and table.layout]
    return any(_tells(each, place, tables) for each in told) or any(_holds(table, place) for table in tables)


def _tells(told: Finding | Unread, place: Place, tables: list[TableRead]) -> bool:
    """Whether a finding or an entry of what was not read speaks of the number's sheet, row or column."""
    name, row, column = place
    if told.sheet != name:
        return False
    if told.row is not None:
        return told.row == row + 1
    heads = [head for table in tables if (head := table.layout.head.column(column))]
    return told.column is None or told.column in {_letters(column), *(head.text for head in heads)}


def _holds(table: TableRead, place: Place) -> bool:
    """Whether the number stands in the table's head, a row of data and a column that is read, a total, or a part."""
    _name, row, column = place
    layout, kinds = table.layout, table.kinds
    if layout.head.first <= row <= layout.head.last:
        return True
    if row in {total.row - 1 for total in kinds.totals} or row in kinds.parts or row in kinds.others:
        return True
    return row in kinds.data and (column in layout.indices or column in layout.roles)


def _miscounted(table: TableRead, cells: dict[Place, Any]) -> Iterator[str]:
    """Each column in 万元 of which the facts add up to something else than the numbers in its rows of data."""
    for (name, column), indices in _columns_in_wan(table).items():
        written = [cells.get((table.sheet, row, index)) for row in table.kinds.data for index in indices]
        if any(isinstance(cell, str) for cell in written):
            continue  # an amount that is written as text is none to the bare reading
        place = [each.name for each in TABLES[name].columns].index(column)
        counted = float(sum(row[place] or 0 for row in table.rows.get(name, ())))
        expected = sum(filter(_is_number, written))
        if abs(counted - expected) > 1e-3:
            yield f"{table.sheet} {column}: {expected:g} is counted as {counted:g}"


def _columns_in_wan(table: TableRead) -> dict[tuple[str, str], set[int]]:
    """Table and column -> the columns of the sheet that feed it, where these are plainly in 万元."""
    found: dict[tuple[str, str], set[int]] = {}
    if table.layout is None or table.layout.unit_index is not None:
        return found
    for feed in table.layout.feeds:
        for name, source in feed.read.items():
            if feed.table.name in TABLES and not feed.is_cumulative and source.column.kind is YUAN:
                found.setdefault((feed.table.name, name), set()).add(source.index if source.unit == "万元" else -1)
    return {key: indices for key, indices in found.items() if -1 not in indices}


def _letters(index: int) -> str:
    letters = ""
    while index >= 0:
        letters, index = chr(ord("A") + index % 26) + letters, index // 26 - 1
    return letters
