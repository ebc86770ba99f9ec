"""Copies of the workbooks with a comment in every cell that has a finding, to send back to those who filled them."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment

from data.findings import Finding, shown
from data.reading.cells import Sheet, cells_of
from data.reading.files import WORKBOOKS, LedgerFile
from data.reading.values import compact
from words import _

AUTHOR = "data check"
LONGEST_SHEET, SHORTENED = 31, 20  # letters of a sheet's name; where a number stands behind it
WIDTH, HEIGHT = 320, 120  # pixels of a comment
MOST_KEPT = 500_000  # cells of a workbook that openpyxl keeps with all that it is: a kilobyte each
LONGEST = 30_000  # characters of a comment; a cell's own limit is a little more
Place = tuple[str, int, int]  # sheet, row and column from 0


class CannotMark(Exception):
    """The copies cannot be written; the message says why."""


@dataclass(frozen=True)
class Marked:
    """One copy: of which file, where it lies, how many comments it has, whether it is a workbook made anew."""

    file: str
    copy: Path
    count: int
    is_new: bool

    def in_words(self) -> str:
        """What was written, in the language in use."""
        said = _("comments in {copy}: {count}")
        if self.is_new:
            said = _("comments in {copy}: {count}; it is a new .xlsx with the cells of {file}, which itself takes none")
        return said.format(count=self.count, copy=self.copy, file=shown(self.file))


def mark(files: Iterable[LedgerFile], findings: Iterable[Finding], folder: Path) -> Iterator[Marked]:
    """Write a copy of each file that has findings into the folder. CannotMark where an original would be overwritten.

    What is said of a whole sheet or file stands in its first cell; of a file that cannot be read there is no copy.
    """
    said: dict[str | None, list[Finding]] = {}
    for finding in findings:
        said.setdefault(finding.file, []).append(finding)
    files = list(files)
    if folder.resolve() in {file.path.resolve().parent for file in files}:
        raise CannotMark(
            _("{folder} is where the ledgers are: name another folder for the copies").format(folder=folder)
        )
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for file in files:
        if file.label in said and file.path.suffix.lower() in WORKBOOKS:
            yield from _mark_file(file, said[file.label], folder, taken)


def _mark_file(file: LedgerFile, findings: list[Finding], folder: Path, taken: set[str]) -> Iterator[Marked]:
    sheets = cells_of(file).sheets
    if not sheets:
        return
    comments = _comments(sheets, findings)
    count = sum(len(cells) for sheet in sheets for cells in sheet.rows)
    try:
        workbook = _workbook(file) if count <= MOST_KEPT else None
    except Exception:  # whatever openpyxl cannot load, be it strict Open XML, is written anew
        workbook = None
    copy = _free(folder, file.path.name if workbook else f"{file.path.name}.xlsx", taken)
    if workbook:
        _comment(workbook, comments)
        workbook.save(copy)
    else:
        _write_anew(copy, sheets, comments)
    yield Marked(file.label, copy, len(comments), workbook is None)


def _free(folder: Path, name: str, taken: set[str]) -> Path:
    """Files of the same name from two folders do not overwrite each other."""
    number, path = 1, Path(name)
    while (free := name if number == 1 else f"{path.stem} ({number}){path.suffix}") in taken:
        number += 1
    taken.add(free)
    return folder / free


def _comments(sheets: list[Sheet], findings: list[Finding]) -> dict[Place, str]:
    by_name = {sheet.name: sheet for sheet in sheets}
    comments: dict[Place, list[str]] = {}
    for finding in findings:
        sheet = by_name.get(finding.sheet or "", sheets[0])
        row, column = finding.cell or _place(sheet, finding)
        lines = comments.setdefault((sheet.name, row, column), [])
        where = f"{finding.column}：" if finding.column and not finding.cell else ""
        lines.append(f"{where}{finding.said()}")
    return {place: "\n".join(dict.fromkeys(lines))[:LONGEST] for place, lines in comments.items()}


def _place(sheet: Sheet, finding: Finding) -> tuple[int, int]:
    """The cell below the header that the finding names, else the first one of its row that is filled."""
    if finding.row is None:
        return 0, 0
    row = finding.row - 1
    wanted = compact(finding.column or "")
    if wanted:
        for above in range(min(row, len(sheet.rows) - 1), -1, -1):
            for column, cell in enumerate(sheet.rows[above]):
                if compact(cell) == wanted:
                    return row, column
    cells = sheet.rows[row] if row < len(sheet.rows) else []
    return row, next((column for column, cell in enumerate(cells) if cell is not None), 0)


def _workbook(file: LedgerFile) -> openpyxl.Workbook | None:
    """The workbook as openpyxl keeps it, which must be one by its ending too to be opened again."""
    ending = file.path.suffix.lower()
    if ending not in (".xlsx", ".xlsm") or not zipfile.is_zipfile(io.BytesIO(file.content)):
        return None
    return openpyxl.load_workbook(io.BytesIO(file.content), keep_vba=ending == ".xlsm", rich_text=True)


def _comment(workbook: openpyxl.Workbook, comments: dict[Place, str]) -> None:
    for (name, row, column), text in comments.items():
        cell = workbook[name].cell(row + 1, column + 1)
        if isinstance(cell, MergedCell):
            area = next(each for each in workbook[name].merged_cells.ranges if cell.coordinate in each)
            cell = workbook[name].cell(area.min_row, area.min_col)
        before = f"{cell.comment.text}\n" if cell.comment else ""
        cell.comment = Comment(before + text, AUTHOR, HEIGHT, WIDTH)


def _write_anew(copy: Path, sheets: list[Sheet], comments: dict[Place, str]) -> None:
    options = {name: False for name in ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")}
    options |= {"constant_memory": True}
    with xlsxwriter.Workbook(copy, options | {"default_date_format": "yyyy-mm-dd", "nan_inf_to_errors": True}) as book:
        taken = {"", "history"}  # Excel keeps the second for itself
        for number, sheet in enumerate(sheets, start=1):
            page = book.add_worksheet(_sheet_name(sheet.name, number, taken))
            taken.add(page.get_name().casefold())
            for (name, row, column), text in comments.items():  # first: a row that is written is not kept
                if name == sheet.name:
                    page.write_comment(row, column, text, {"author": AUTHOR, "width": WIDTH, "height": HEIGHT})
            broken: dict[int, dict[int, str]] = {}
            for (row, column), error in sheet.broken.items():
                broken.setdefault(row, {})[column] = error
            for row, cells in enumerate(sheet.rows):
                for column, cell in (dict(enumerate(cells)) | broken.get(row, {})).items():
                    if cell is not None:
                        page.write(row, column, cell)


def _sheet_name(name: str, number: int, taken: set[str]) -> str:
    """A name that a workbook accepts, and no other sheet of it has: CSV files may be called as they like."""
    spaced = "".join(" " if letter in "[]:*?/\\" or not letter.isprintable() else letter for letter in name)
    fit = spaced.strip("' ")
    letters = fit.encode("utf-16-le")  # as Excel counts them
    if fit.casefold() not in taken and len(letters) <= 2 * LONGEST_SHEET:
        return fit
    return f"{letters[: 2 * SHORTENED].decode('utf-16-le', 'ignore')} {number}".strip()
