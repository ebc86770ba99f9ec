"""The account of a sheet: every number in its cells, once, by what it was read as."""

from dataclasses import dataclass
from itertools import groupby

from data.reading.cells import Sheet
from data.reading.layout import Layout
from data.reading.naming import ORDINAL, PART, TOTAL
from data.reading.table import TableRead
from data.reading.values import Cell

COUNTED, KEY, PRINTED, HEADING, NOTE, LEFT_OUT = "counted", "key", "printed", "heading", "note", "left_out"
AS_TOTAL, AS_PART, AS_ORDINAL = "total", "part", "ordinal"
OF_ROLES = {ORDINAL: AS_ORDINAL, PART: AS_PART, TOTAL: AS_TOTAL}
COMPARED = {"rate", "rank", "growth", "gap"}


@dataclass(frozen=True)
class Numbers:
    """The numbers of one column (from 0) of a sheet that were read as the same thing: how many, and their sum."""

    file: str
    sheet: str
    as_what: str
    column: int
    sum: float
    count: int


def numbers_of(sheet: Sheet, reads: list[TableRead]) -> list[Numbers]:
    """All numbers of a sheet, as its cells hold them, in units that nobody converted."""
    as_what: dict[int, str] = {}
    found: dict[tuple[str, int], tuple[float, int]] = {}
    is_data = bytearray(len(sheet.rows))
    for read in reads:
        if read.layout is not None:
            as_what |= _rows(read, read.layout)
            of_column = _columns(read.layout)
            for index in read.kinds.data:
                is_data[index] = 1
                _add(found, sheet.rows[index], of_column, LEFT_OUT)
    for index, cells in enumerate(sheet.rows):
        if not is_data[index]:
            _add(found, cells, {}, as_what.get(index, LEFT_OUT))
    return [
        Numbers(sheet.file, sheet.name, what, column, float(total), count)
        for (what, column), (total, count) in sorted(found.items())
    ]


def _add(found: dict[tuple[str, int], tuple[float, int]], cells: list[Cell], of: dict[int, str], other: str) -> None:
    """Add the numbers of a row to the sum and the count of what each is read as."""
    for column, cell in enumerate(cells):
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            key = (of.get(column, other), column)
            total, count = found.get(key, (0, 0))
            found[key] = total + cell, count + 1


def _rows(read: TableRead, layout: Layout) -> dict[int, str]:
    """Rows that are no data -> what they are."""
    kinds, head = read.kinds, layout.head
    rows = dict.fromkeys(range(read.first_row, head.last + 1), HEADING)
    rows |= dict.fromkeys([*kinds.headings, *kinds.others], HEADING)
    rows |= dict.fromkeys(kinds.notes, NOTE)
    rows |= dict.fromkeys(kinds.parts, AS_PART)
    return rows | dict.fromkeys((total.row - 1 for total in kinds.totals), AS_TOTAL)


def _columns(layout: Layout) -> dict[int, str]:
    """Columns -> what their numbers are in the rows of data."""
    fed = {index: COUNTED if s.column.kind.is_amount else KEY for index, s in layout.indices.items()}
    roles = {
        index: OF_ROLES.get(role, PRINTED if role in COMPARED else LEFT_OUT) for index, role in layout.roles.items()
    }
    return roles | fed


def summed(numbers: list[Numbers]) -> dict[str, tuple[float, int]]:
    """What -> sum and count, of all columns together."""
    ordered = sorted(numbers, key=lambda each: each.as_what)
    result = {}
    for what, each in groupby(ordered, key=lambda each: each.as_what):
        group = list(each)
        result[what] = (sum(one.sum for one in group), sum(one.count for one in group))
    return result
