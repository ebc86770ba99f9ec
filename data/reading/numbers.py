"""The account of a sheet: every number in its cells, once, by what it was read as."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from data.reading.cells import Sheet
from data.reading.layout import Layout
from data.reading.naming import ORDINAL, PART, TOTAL
from data.reading.table import TableRead

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
    found: dict[tuple[str, int], list[float]] = {}
    for read in reads:
        if read.layout is not None:
            as_what |= _rows(read, read.layout)
            of_column = _columns(read.layout)
            for index in read.kinds.data:
                for column, number in _numbers(sheet, index):
                    key = (of_column.get(column, LEFT_OUT), column)
                    found.setdefault(key, []).append(number)
    data = {index for read in reads for index in read.kinds.data}
    for index in range(len(sheet.rows)):
        if index not in data:
            for column, number in _numbers(sheet, index):
                found.setdefault((as_what.get(index, LEFT_OUT), column), []).append(number)
    return [
        Numbers(sheet.file, sheet.name, what, column, float(sum(each)), len(each))
        for (what, column), each in sorted(found.items())
    ]


def _numbers(sheet: Sheet, index: int) -> Iterator[tuple[int, float]]:
    for column, cell in enumerate(sheet.rows[index]):
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            yield column, cell


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
