"""The cells of workbooks of Excel 97 to 2003, and of WPS (.et), through xlrd."""

import io
from collections.abc import Iterator

import xlrd
from xlrd.xldate import XLDateError, xldate_as_datetime

from data.reading.formats import is_day, is_plain, month_of
from data.reading.grid import Grid
from data.reading.sheet import Sheet, is_blank
from data.reading.values import Cell

Place = tuple[int, int]


def sheets_of(content: bytes, file: str) -> Iterator[Sheet]:
    """The sheets of a workbook in their order."""
    with xlrd.open_workbook(
        file_contents=content, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
    ) as book:
        for index, name in enumerate(book.sheet_names()):
            yield _Reading(book, book.sheet_by_index(index)).sheet(file, name)
            book.unload_sheet(index)


class _Reading:
    """One sheet while it is read."""

    def __init__(self, book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> None:
        self.book = book
        self.source = sheet
        self.grid = Grid()
        self.broken: dict[Place, str] = {}
        self.formats: dict[Place, str] = {}
        self.struck: dict[Place, tuple[bool, str]] = {}

    def sheet(self, file: str, name: str) -> Sheet:
        """All that the sheet holds."""
        for row in range(self.source.nrows):
            for column in range(self.source.row_len(row)):
                cell = self.source.cell(row, column)
                if cell.ctype == xlrd.XL_CELL_ERROR:
                    self.broken[row, column] = xlrd.error_text_from_code.get(int(cell.value), "#")
                elif cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                    self._keep((row, column), cell)
        rows = self.grid.rows(self.broken)
        return Sheet(
            file,
            name,
            rows,
            self.source.visibility != 0,
            frozenset(row for row, about in self.source.rowinfo_map.items() if about.hidden and row < len(rows)),
            frozenset(column for column, about in self.source.colinfo_map.items() if about.hidden),
            tuple((top, left, bottom - 1, right - 1) for top, bottom, left, right in self.source.merged_cells),
            self.broken,
            self.formats,
            self.struck,
        )

    def _keep(self, place: Place, cell: xlrd.sheet.Cell) -> None:
        if isinstance(cell.value, str) and is_blank(cell.value):
            return
        self._note_struck(place, cell)
        self.grid.put(*place, self._value(place, cell))

    def _value(self, place: Place, cell: xlrd.sheet.Cell) -> Cell:
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        value = cell.value
        if isinstance(value, str) or cell.ctype not in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            return value
        code = self.book.format_map[self._look(cell).format_key].format_str
        if is_day(code) and value >= 1:
            try:
                when = xldate_as_datetime(value, self.book.datemode)
                return when.date() if value.is_integer() else when
            except (XLDateError, ValueError, OverflowError):
                self.formats[place] = code
        elif (month := month_of(value, code)) is not None:
            return month
        elif not is_plain(code):
            self.formats[place] = code
        return int(value) if value.is_integer() else value

    def _look(self, cell: xlrd.sheet.Cell) -> xlrd.formatting.XF:
        """How the cell looks; the first way of all where the file says nothing."""
        return self.book.xf_list[cell.xf_index or 0]

    def _note_struck(self, place: Place, cell: xlrd.sheet.Cell) -> None:
        own = bool(self.book.font_list[self._look(cell).font_index].struck_out)
        text = cell.value
        runs = self.source.rich_text_runlist_map.get(place) if isinstance(text, str) else None
        if not runs or not isinstance(text, str):
            if own:
                self.struck[place] = (True, "")
            return
        starts = [(0, own), *((start, bool(self.book.font_list[font].struck_out)) for start, font in runs)]
        ends = [start for start, _is_struck in starts[1:]] + [len(text)]
        kept = "".join(text[start:end] for (start, out), end in zip(starts, ends, strict=True) if not out)
        if kept != text:
            self.struck[place] = (is_blank(kept), "" if is_blank(kept) else kept)
