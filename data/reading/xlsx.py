"""The cells of .xlsx workbooks (and of those that only have another ending), part by part through openpyxl.

openpyxl knows the format; what is added here is a limit to what is unpacked, the names of strict Open XML, and that a
cell keeps what openpyxl's own loading drops: a formula that was never computed, text of which a part is struck out.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import cached_property

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.packaging.manifest import Manifest
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.packaging.workbook import WorkbookPackage
from openpyxl.reader.excel import _find_workbook_part
from openpyxl.reader.strings import read_rich_text, read_string_table
from openpyxl.styles.cell_style import CellStyleList
from openpyxl.styles.fonts import Font
from openpyxl.styles.numbers import NumberFormatList
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904, WINDOWS_EPOCH, from_excel
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import CELL_TAG, COL_TAG, FORMULA_TAG, MERGE_TAG, ROW_TAG, WorkSheetParser
from openpyxl.worksheet.merge import MergeCells
from openpyxl.xml.constants import ARC_CONTENT_TYPES, SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring, iterparse

from data.reading.formats import builtin, is_day, is_plain
from data.reading.sheet import TOO_LARGE, Grid, Sheet, Unreadable, is_blank
from data.reading.values import Cell

MOST_BYTES = 150_000_000
STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", SHEET_MAIN_NS.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


class Package(zipfile.ZipFile):
    """The parts of a workbook; never unpacks more than a workbook may hold."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content))
        self._unpacked = 0

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        """A part, with the names of strict Open XML in their usual form."""
        size = self.getinfo(getattr(name, "filename", name)).file_size
        self._unpacked += size
        if self._unpacked > MOST_BYTES:
            raise Unreadable(TOO_LARGE, size=str(MOST_BYTES // 1_000_000))
        with super().open(name, mode, pwd, force_zip64=force_zip64) as part:
            content = part.read()
        for strict, usual in STRICT:
            content = content.replace(strict, usual)
        return io.BytesIO(content)


class Workbook:
    """What all sheets of a workbook share."""

    def __init__(self, content: bytes) -> None:
        self.package = Package(content)
        self._manifest = Manifest.from_tree(fromstring(self.package.read(ARC_CONTENT_TYPES)))
        self._part = _find_workbook_part(self._manifest).PartName[1:]
        self._about = WorkbookPackage.from_tree(fromstring(self.package.read(self._part)))
        self.epoch = CALENDAR_MAC_1904 if self._about.properties.date1904 else WINDOWS_EPOCH

    def sheets(self) -> Iterator[tuple[str, bool, str]]:
        """Name, whether it is hidden, and part of each sheet of cells; charts and macros have none."""
        parts = get_dependents(self.package, get_rels_path(self._part)).to_dict()
        for sheet in self._about.sheets:
            found = parts[sheet.id]
            if posixpath.basename(found.Type) == "worksheet":
                yield sheet.name, sheet.state != "visible", found.target

    @cached_property
    def strings(self) -> list[str | CellRichText]:
        """The texts that cells refer to; in pieces only where some of them are struck out."""
        part = self._manifest.find(SHARED_STRINGS)
        if part is None:
            return []
        content = self.package.read(part.PartName[1:])
        read = read_rich_text if b"strike" in content else read_string_table
        return read(io.BytesIO(content))

    @cached_property
    def _styles(self):
        found = [each for each in self._manifest.Override if each.ContentType.endswith("styles+xml")]
        return fromstring(self.package.read(found[0].PartName[1:])) if found else None

    @cached_property
    def formats(self) -> dict[int, str]:
        """Number of a cell style -> its number format, where that says more than how many digits to show."""
        codes = {style: self._code(number) for style, (number, _font) in self._cell_styles.items()}
        return {style: code for style, code in codes.items() if not is_plain(code)}

    @cached_property
    def struck(self) -> frozenset[int]:
        """The numbers of the cell styles whose text is struck out."""
        tree = None if self._styles is None else self._styles.find(f"{{{SHEET_MAIN_NS}}}fonts")
        struck = [bool(Font.from_tree(font).strike) for font in tree] if tree is not None else []
        used = self._cell_styles.items()
        return frozenset(style for style, (_number, font) in used if font < len(struck) and struck[font])

    @cached_property
    def _cell_styles(self) -> dict[int, tuple[int, int]]:
        tree = None if self._styles is None else self._styles.find(f"{{{SHEET_MAIN_NS}}}cellXfs")
        if tree is None:
            return {}
        styles = CellStyleList.from_tree(tree).xf
        return {index: (style.numFmtId or 0, style.fontId or 0) for index, style in enumerate(styles)}

    @cached_property
    def _own_codes(self) -> dict[int, str]:
        tree = None if self._styles is None else self._styles.find(f"{{{SHEET_MAIN_NS}}}numFmts")
        return (
            {} if tree is None else {each.numFmtId: each.formatCode for each in NumberFormatList.from_tree(tree).numFmt}
        )

    def _code(self, number: int) -> str:
        return self._own_codes.get(number) or builtin(number)


class _Parser(WorkSheetParser):
    """openpyxl's reading of one sheet, told of each cell whether it has a formula; blank cells are left out."""

    def __init__(self, source: io.BytesIO, workbook: Workbook) -> None:
        super().__init__(source, workbook.strings, data_only=True, rich_text=True)
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()

    def parse(self):
        """Yields each row's cells; remembers columns and merged areas."""
        for _event, element in iterparse(self.source):
            if element.tag == ROW_TAG:
                yield self.parse_row(element)
                element.clear()
            elif element.tag == COL_TAG:
                self.parse_column_dimensions(element)
            elif element.tag == MERGE_TAG:
                areas = [each.bounds for each in MergeCells.from_tree(element).mergeCell]
                self.merged = [(top - 1, left - 1, bottom - 1, right - 1) for left, top, right, bottom in areas]

    def parse_row(self, row):
        """The row's cells; of what else is said of it only whether it is hidden is kept."""
        cells = super().parse_row(row)
        if _is_set(self.row_dimensions.pop(str(self.row_counter), {}).get("hidden")):
            self.hidden_rows.add(self.row_counter - 1)
        return cells

    def parse_cell(self, element):
        """The cell as openpyxl reads it; `formula` says whether the value is the result of one."""
        if element.tag != CELL_TAG or not len(element):
            if "r" not in element.attrib:
                self.col_counter += 1
            return None
        cell = super().parse_cell(element)
        cell["formula"] = element.find(FORMULA_TAG) is not None
        return cell


def sheets_of(content: bytes, file: str) -> Iterator[Sheet]:
    """The sheets of a workbook in their order."""
    workbook = Workbook(content)
    for name, is_hidden, part in workbook.sheets():
        yield _Reading(workbook, part).sheet(file, name, is_hidden)


class _Reading:
    """One sheet while it is read."""

    def __init__(self, workbook: Workbook, part: str) -> None:
        self.workbook = workbook
        self.parser = _Parser(workbook.package.open(part), workbook)
        self.grid = Grid()
        self.broken: dict[tuple[int, int], str] = {}
        self.formats: dict[tuple[int, int], str] = {}
        self.struck: dict[tuple[int, int], tuple[bool, str]] = {}
        self.without_result: set[tuple[int, int]] = set()

    def sheet(self, file: str, name: str, is_hidden: bool) -> Sheet:
        """All that the sheet holds."""
        for _row, cells in self.parser.parse():
            for cell in cells:
                if cell is not None:
                    self._keep(cell)
        rows = self.grid.rows(self.broken, self.without_result)
        return Sheet(
            file,
            name,
            rows,
            is_hidden,
            frozenset(row for row in self.parser.hidden_rows if row < len(rows)),
            frozenset(self._hidden_columns()),
            tuple(self.parser.merged),
            self.broken,
            self.formats,
            self.struck,
            frozenset(self.without_result),
        )

    def _keep(self, cell: dict) -> None:
        place = row, column = cell["row"] - 1, cell["column"] - 1
        value, kind, style = cell["value"], cell["data_type"], cell["style_id"]
        if kind == "e":
            self.broken[place] = str(value or "#")
            return
        if value is None:
            if cell["formula"] and kind != "str":
                self.without_result.add(place)
            return
        if isinstance(value, CellRichText):
            value = self._without_struck(place, value)
        if isinstance(value, str):
            if is_blank(value):
                return
            value = unescape(value) if "_x" in value else value
        code = self.workbook.formats.get(style)
        if code is not None and isinstance(value, int | float) and not isinstance(value, bool):
            value = self._in_format(place, value, code)
        if style in self.workbook.struck:
            self.struck[place] = (True, "")
        self.grid.put(row, column, _simple(value))

    def _without_struck(self, place: tuple[int, int], pieces: CellRichText) -> str:
        text = "".join(str(piece) for piece in pieces)
        kept = "".join(str(piece) for piece in pieces if not (isinstance(piece, TextBlock) and piece.font.strike))
        if kept != text:
            self.struck[place] = (is_blank(kept), kept)
        return text

    def _in_format(self, place: tuple[int, int], value: float, code: str) -> Cell:
        if is_day(code) and value >= 1:
            try:
                return from_excel(value, self.workbook.epoch)
            except (OverflowError, ValueError):
                pass
        self.formats[place] = code
        return value

    def _hidden_columns(self) -> Iterator[int]:
        for about in self.parser.column_dimensions.values():
            if _is_set(about.get("hidden")):
                yield from range(int(about["min"]) - 1, min(int(about["max"]), column_index_from_string("XFD")))


def _is_set(flag: str | None) -> bool:
    return flag in ("1", "true")


def _simple(value: object) -> Cell:
    """A whole day as a day; a time of day, which no ledger holds, as text."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    return str(value) if isinstance(value, time | timedelta) else value
