"""Opens what an office keeps, .xlsx, .xls, .ods and CSV, and yields its sheets as raw cells."""

import csv
import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from data.reading.values import Cell
from data.xlsx import SheetFacts, sheet_facts
from words import _

WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".ods"}
MOST_CELLS = 30_000_000
READABLE = {*WORKBOOKS, ".csv"}


class UnreadableFile(Exception):
    """A file of the ledger that cannot be opened; the message is for the person who named it."""


@dataclass(frozen=True)
class LedgerFile:
    """One file, read once: what is parsed is what the SHA-256 speaks of."""

    label: str  # how the file is called in findings, and in the published file
    path: Path
    content: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of the content, in hex."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet, row 1 first, blanks in front kept; merged areas as (top, left, bottom, right) from 0."""

    file: str
    name: str
    rows: list[list[Cell]]
    is_hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    broken: dict[tuple[int, int], str] = field(default_factory=dict)  # (row, column) from 0 -> #REF! and the like


def ledger_paths(given: tuple[Path, ...]) -> list[tuple[str, Path]]:
    """The files that are named, and those in the folders that are named, sorted, each with its label.

    Lock files of Excel (~$…) and hidden files are passed over. UnreadableFile when there is nothing to read.
    """
    found: dict[Path, str] = {}
    for path in given:
        if path.is_dir():
            inside = sorted(each for each in path.iterdir() if each.suffix.lower() in READABLE and each.is_file())
            found |= {each: each.name for each in inside if not each.name.startswith(("~$", "."))}
        elif not path.is_file():
            raise UnreadableFile(_("There is no file or folder {path}").format(path=path))
        elif path.suffix.lower() not in READABLE:
            raise UnreadableFile(_("{path} is not a workbook (.xlsx, .xls, .ods) or a CSV file").format(path=path))
        else:
            found[path] = path.name
    if not found:
        raise UnreadableFile(_("There is no workbook and no CSV file in {path}").format(path=given[0]))
    names = list(found.values())
    return [(name if names.count(name) == 1 else str(path), path) for path, name in found.items()]


def open_file(label: str, path: Path) -> LedgerFile:
    """The file's content; UnreadableFile when it cannot be read."""
    try:
        return LedgerFile(label, path, path.read_bytes())
    except OSError as problem:
        raise UnreadableFile(_("{file} cannot be read: {problem}").format(file=label, problem=problem)) from problem


def sheets_of(file: LedgerFile) -> Iterator[Sheet]:
    """The sheets of a file in their order; a CSV file is one sheet with the file's name."""
    if file.path.suffix.lower() == ".csv":
        yield _csv_sheet(file)
        return
    with _damage_told(file):
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(file.content))
        facts = sheet_facts(file.content)
    for about in workbook.sheets_metadata:
        if about.typ == SheetTypeEnum.WorkSheet:
            known = facts.get(about.name, SheetFacts())
            _refuse_far_cells(file, about.name, known)
            with _damage_told(file):
                sheet = workbook.get_sheet_by_name(about.name)
                rows = sheet.to_python(skip_empty_area=False)
                merged = tuple((*start, *end) for start, end in sheet.merged_cell_ranges or ())
            is_hidden = about.visible != SheetVisibleEnum.Visible
            yield Sheet(file.label, about.name, rows, is_hidden, merged, known.broken)


def _refuse_far_cells(file: LedgerFile, sheet: str, facts: SheetFacts) -> None:
    if facts.rows * facts.columns > MOST_CELLS:
        said = _("{file} › {sheet} reaches to row {row} and column {column}: delete what stands far outside the table")
        raise UnreadableFile(said.format(file=file.label, sheet=sheet, row=facts.rows, column=facts.columns))


@contextmanager
def _damage_told(file: LedgerFile) -> Iterator[None]:
    """Whatever a damaged file sets off is said in one line; the workbook library's panics are no Exception."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as problem:
        said = _("{file} is damaged, protected by a password or not a workbook: {problem}")
        raise UnreadableFile(said.format(file=file.label, problem=problem)) from problem


def _csv_sheet(file: LedgerFile) -> Sheet:
    text = _decoded(file)
    delimiter = max(",", "\t", ";", key=text[:10_000].count)
    try:
        rows: list[list[Cell]] = [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as problem:
        raise UnreadableFile(
            _("{file} cannot be read: {problem}").format(file=file.label, problem=problem)
        ) from problem
    return Sheet(file.label, file.path.stem, rows)


def _decoded(file: LedgerFile) -> str:
    is_utf16 = file.content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            return file.content.decode(encoding)
    raise UnreadableFile(_("{file} is neither UTF-8 nor GB18030 text").format(file=file.label))
