"""The cells of .xlsx workbooks (and of those that only have another ending), sheet by sheet through openpyxl.

A cell keeps what openpyxl's own loading drops: a formula that was never computed, text of which a part is struck out.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Any

from lxml.etree import iterparse
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet._reader import (  # type: ignore[attr-defined]  # one of them is not in the stubs
    CELL_TAG,
    COL_TAG,
    FORMULA_TAG,
    INLINE_STRING,
    ROW_TAG,
    VALUE_TAG,
    WorkSheetParser,
    _cast_number,
)
from openpyxl.xml.constants import SHEET_MAIN_NS

from data.findings import N_
from data.reading.formats import is_day, month_of
from data.reading.grid import Grid
from data.reading.sheet import Sheet, Unreadable, areas_within, is_blank
from data.reading.values import Cell
from data.reading.workbook import Stream, Workbook, text_of

USUAL = (None, "n", "s")
DIGITS = "0123456789"
CELL_OF_MERGED, TEXT_TAG = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("mergeCell", "t"))
# What may stand a million times beside the cells, and says nothing of them: freed as it comes.
FREED = tuple(
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("cfRule", "conditionalFormatting", "dataValidation", "hyperlink", "brk")
)
LONGEST_WHOLE = 15  # digits: more of them Excel does not keep
MOST_MERGED = 200_000
MOST_COLUMNS = 16_384


class _Parser(WorkSheetParser):
    """openpyxl's reading of one sheet, told of each cell whether it has a formula; blank cells are left out.

    The elements come from lxml, which passes over the ones that do not matter, and frees what was read.
    """

    def __init__(self, source: Stream, workbook: Workbook) -> None:
        strings: Any = workbook.strings  # the stubs know no texts in pieces
        super().__init__(source, strings, data_only=True, rich_text=True)
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()

    def rows(self) -> Iterator[Any]:
        """Yields each row's element; remembers columns, hidden rows and merged areas."""
        tags = (ROW_TAG, COL_TAG, CELL_OF_MERGED, *FREED)
        for _event, element in iterparse(self.source, tag=tags, resolve_entities=False):
            if element.tag == ROW_TAG:
                self._begin(element)
                yield element
            elif element.tag == COL_TAG:
                self.parse_column_dimensions(element)
            elif element.tag == CELL_OF_MERGED:
                left, top, right, bottom = (edge or 1 for edge in range_boundaries(element.get("ref")))
                self.merged.append((top - 1, left - 1, bottom - 1, right - 1))
                if len(self.merged) > MOST_MERGED:
                    raise Unreadable(
                        N_("has more than {count} merged cells: no ledger needs them"), count=str(MOST_MERGED)
                    )
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]

    def _begin(self, row: Any) -> None:
        number = row.get("r")
        self.row_counter = int(float(number)) if number else self.row_counter + 1
        self.col_counter = 0
        if _is_set(row.get("hidden")):
            self.hidden_rows.add(self.row_counter - 1)

    def turn_to(self, element: Any) -> int:
        """The row of a cell's element, from 1; `col_counter` becomes its column."""
        place = element.get("r")
        if not place:
            self.col_counter += 1
            return self.row_counter
        row, self.col_counter = coordinate_to_tuple(place)
        return row

    def parse_cell(self, element: Any) -> Any:
        """The cell as openpyxl reads it; `formula` says whether the value is the result of one."""
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
        self.parser = _Parser(workbook.package.stream(part), workbook)
        self.grid = Grid()
        self.broken: dict[tuple[int, int], str] = {}
        self.formats: dict[tuple[int, int], str] = {}
        self.struck: dict[tuple[int, int], tuple[bool, str]] = {}
        self.without_result: set[tuple[int, int]] = set()
        self.special = workbook.formats.keys() | workbook.struck  # styles that say more than how a value looks

    def sheet(self, file: str, name: str, is_hidden: bool) -> Sheet:
        """All that the sheet holds."""
        for row in self.parser.rows():
            for element in row:
                if element.tag != CELL_TAG or not len(element):
                    self.parser.col_counter += "r" not in element.attrib
                elif not self._is_usual(element):
                    self._keep(self.parser.parse_cell(element))
        rows = self.grid.rows(self.broken, self.without_result)
        return Sheet(
            file,
            name,
            rows,
            is_hidden,
            frozenset(row for row in self.parser.hidden_rows if row < len(rows)),
            frozenset(self._hidden_columns()),
            areas_within(self.parser.merged, rows),
            self.broken,
            self.formats,
            self.struck,
            frozenset(self.without_result),
        )

    def _is_usual(self, element: Any) -> bool:
        """Numbers and texts without a formula, which nearly all cells are, go the shortest way."""
        inside, kind, style = element[0], element.get("t"), element.get("s")
        if len(element) != 1 or (style is not None and int(style) in self.special):
            return False
        value: Cell | CellRichText
        if kind == "inlineStr":
            if inside.tag != INLINE_STRING or len(inside) != 1 or inside[0].tag != TEXT_TAG:
                return False
            value = text_of(inside[0].text or "")
        elif kind in USUAL and inside.tag == VALUE_TAG and inside.text:
            value = self.workbook.strings[int(inside.text)] if kind == "s" else _number(inside.text)
            if isinstance(value, CellRichText):
                return False
        else:
            return False
        row = self.parser.turn_to(element)
        if value is not None:
            self.grid.put(row - 1, self.parser.col_counter - 1, value)
        return True

    def _keep(self, cell: dict[str, Any]) -> None:
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
            value = text_of(value)
        if value is None:
            return
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
        if (month := month_of(value, code)) is not None:
            return month
        self.formats[place] = code
        return value

    def _hidden_columns(self) -> Iterator[int]:
        ends = [
            (max(int(about["min"]) - 1, 0), min(int(about["max"]), MOST_COLUMNS))
            for about in self.parser.column_dimensions.values()
            if _is_set(about.get("hidden"))
        ]
        reached = 0
        for first, last in sorted(ends):  # each column once, however many of them say the same
            yield from range(max(first, reached), last)
            reached = max(reached, last)


@lru_cache(100_000)
def _number(text: str) -> int | float:
    return _cast_number(text) if len(text) <= LONGEST_WHOLE else float(text)


def _is_set(flag: str | None) -> bool:
    return flag in ("1", "true")


def _simple(value: Cell | time | timedelta) -> Cell:
    """A whole day as a day; a time of day, which no ledger holds, as text."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    return str(value) if isinstance(value, time | timedelta) else value
