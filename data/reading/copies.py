"""Copies of a workbook, which would count everything twice."""

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any

from data.findings import ERROR, N_, Finding
from data.reading.files import LedgerFile
from data.reading.sheet import Sheet
from data.reading.table import TableRead

WITHOUT_KEY = ("obstacles", "commitments", "applications", "leads", "decisions")
LEAST_VALUES = 3  # of a row, so that it is no chance that another one says the same
MARK_OF_COPY = re.compile(r"(?:[\s_-]*(?:副本|复件|copy)|\s*[(（]\d+[)）])+$", re.IGNORECASE)


def copied_files(files: Iterable[LedgerFile]) -> list[Finding]:
    """An error for each file whose content is that of a file before it."""
    first: dict[str, str] = {}
    findings = []
    for file in files:
        other = first.setdefault(file.sha256, file.label)
        if other != file.label:
            message = N_("is a copy of {other}, to the byte, and would count twice: delete one of the two")
            findings.append(Finding("copied_file", ERROR, message, {"other": other}, file=file.label))
    return findings


class SeenSheets:
    """Remembers what the sheets that are read as tables hold, file after file."""

    def __init__(self) -> None:
        self._first: dict[tuple[int, int], list[tuple[str, str]]] = {}
        self._rows: dict[tuple[str, tuple[Any, ...]], tuple[str, str, int]] = {}

    def copied(self, sheet: Sheet) -> Finding | None:
        """An error when a sheet before this one holds exactly the same rows.

        Two months in one workbook may be alike, so that there only a sheet that is called a copy counts as one.
        """
        if not any(isinstance(cell, int | float) or _has_digit(cell) for row in sheet.rows[1:] for cell in row):
            return None
        content = reduce(lambda before, row: hash((before, *row)), sheet.rows, 0)
        before = self._first.setdefault((len(sheet.rows), content), [])
        found = next((each for each in before if each[0] != sheet.file or _is_copy(sheet.name, each[1])), None)
        before.append((sheet.file, sheet.name))
        if found is None:
            return None
        message = N_("holds the same rows as {file} › {sheet}, which would count twice: delete one of the two")
        arguments = {"file": found[0], "sheet": found[1]}
        return Finding("copied_rows", ERROR, message, arguments, file=sheet.file, sheet=sheet.name)

    def told_again(self, read: TableRead) -> Iterator[Finding]:
        """An error for each row that another sheet has told already, in tables whose rows have no key of their own."""
        for table in WITHOUT_KEY:
            for *values, file, sheet, row in read.rows.get(table, ()):
                if sum(value is not None for value in values) < LEAST_VALUES:
                    continue
                first = self._rows.setdefault((table, tuple(values)), (file, sheet, row))
                if first[:2] == (file, sheet):
                    continue
                message = N_(
                    "this row stands in {file} › {sheet}, row {row}, already and would count twice: delete one"
                )
                arguments = {"file": first[0], "sheet": first[1], "row": str(first[2])}
                yield Finding("row_again", ERROR, message, arguments, file=file, sheet=sheet, row=row)


def _has_digit(cell: object) -> bool:
    return isinstance(cell, str) and any(letter.isdigit() for letter in cell)


def _is_copy(name: str, other: str) -> bool:
    return MARK_OF_COPY.sub("", name) == MARK_OF_COPY.sub("", other)
