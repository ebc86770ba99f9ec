"""Sheets as they were seen: their first rows with what each column was read as, and the rows around a finding."""

from collections.abc import Iterable, Sequence
from typing import Any

from data.findings import Finding
from data.reading.ledger import Ledger
from data.reading.table import TableRead
from data.reading.values import Cell, plain_text
from data.reading.wide.roles import meaning

FIRST_ROWS, MOST_COLUMNS, LONGEST = 8, 40, 80
AROUND, MOST_AROUND = 3, 400


def looks(ledger: Ledger) -> list[dict[str, Any]]:
    """Each sheet: its name, the layout that was guessed, its columns with what they were read as, its first rows."""
    return [_look(read) for read in ledger.tables]


def _look(read: TableRead) -> dict[str, Any]:
    layout, cells = read.layout, read.cells.rows if read.cells else []
    first = layout.head.first if layout else 0
    columns = []
    if layout is not None:
        fed = layout.indices
        for column in layout.head.columns[:MOST_COLUMNS]:
            source = fed.get(column.index)
            read_as = source.column.name if source else layout.roles.get(column.index)
            columns.append({"index": column.index, "header": _text(column.text), "read": read_as})
    else:
        columns = _likely_columns(cells[:FIRST_ROWS])
    return {
        "sheet": read.sheet,
        "layout": layout.kind if layout else None,
        "header_row": first + 1,
        "columns": columns,
        "rows": [_line(row) for row in cells[first : first + FIRST_ROWS]],
        "unread": [each.why() for each in read.unread][:5],
    }


def _likely_columns(rows: Sequence[list[Cell]]) -> list[dict[str, Any]]:
    """The columns of a sheet that is no table of ours, by the row with the most words; each as its header says."""
    words = [[isinstance(cell, str) and bool(cell.strip()) for cell in row[:MOST_COLUMNS]] for row in rows]
    if not words or not any(map(any, words)):
        return []
    head = max(range(len(rows)), key=lambda place: (sum(words[place]), -place))
    return [
        {"index": index, "header": _text(cell), "read": guess.role if (guess := meaning((str(cell),))) else None}
        for index, cell in enumerate(rows[head][:MOST_COLUMNS])
        if words[head][index]
    ]


def rows_around(ledger: Ledger, findings: Iterable[Finding]) -> dict[str, list[list[str]]]:
    """The rows around each finding, by "file\\tsheet\\trow": each begins with its number, as Excel counts."""
    reads = {(read.file, read.sheet): read for read in ledger.tables if read.cells}
    found: dict[str, list[list[str]]] = {}
    for finding in findings:
        read = reads.get((finding.file or "", finding.sheet or ""))
        key = f"{finding.file}\t{finding.sheet}\t{finding.row}"
        if read is None or read.cells is None or finding.row is None or key in found or len(found) >= MOST_AROUND:
            continue
        rows = read.cells.rows
        head = range(read.layout.head.first, read.layout.head.last + 1) if read.layout else range(0)
        near = range(max(finding.row - 1 - AROUND, 0), min(finding.row + AROUND, len(rows)))
        found[key] = [[str(index + 1), *_line(rows[index])] for index in sorted({*head, *near}) if index < len(rows)]
    return found


def _line(cells: Iterable[Any]) -> list[str]:
    return [_text(cell) for cell in list(cells)[:MOST_COLUMNS]]


def _text(cell: Any) -> str:
    text = "" if cell is None else plain_text(cell)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
