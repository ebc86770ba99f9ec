"""Copies of a workbook, which would count everything twice."""

import re
from collections.abc import Iterable

from data.findings import ERROR, N_, Finding
from data.reading.files import LedgerFile
from data.reading.sheet import Sheet

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

    def copied(self, sheet: Sheet) -> Finding | None:
        """An error when a sheet before this one holds exactly the same rows.

        Two months in one workbook may be alike, so that there only a sheet that is called a copy counts as one.
        """
        if not any(isinstance(cell, int | float) or _has_digit(cell) for row in sheet.rows[1:] for cell in row):
            return None
        content = hash(tuple(map(tuple, sheet.rows)))
        before = self._first.setdefault((len(sheet.rows), content), [])
        found = next((each for each in before if each[0] != sheet.file or _is_copy(sheet.name, each[1])), None)
        before.append((sheet.file, sheet.name))
        if found is None:
            return None
        message = N_("holds the same rows as {file} › {sheet}, which would count twice: delete one of the two")
        arguments = {"file": found[0], "sheet": found[1]}
        return Finding("copied_rows", ERROR, message, arguments, file=sheet.file, sheet=sheet.name)


def _has_digit(cell: object) -> bool:
    return isinstance(cell, str) and any(letter.isdigit() for letter in cell)


def _is_copy(name: str, other: str) -> bool:
    return MARK_OF_COPY.sub("", name) == MARK_OF_COPY.sub("", other)
