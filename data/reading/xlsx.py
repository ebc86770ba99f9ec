"""The cells of .xlsx workbooks (and of those that only have another ending), sheet by sheet through openpyxl.

A cell keeps what openpyxl's own loading drops: a formula that was never computed, text of which a part is struck out.
"""

import io
from collections.abc import Generator, Iterator
from datetime import datetime, time, timedelta
from typing import Any

from lxml.etree import iterparse
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.cell import column_index_from_string, coordinate_to_tuple
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet._reader import (  # type: ignore[attr-defined]  # one of them is not in the stubs
    CELL_TAG,
    COL_TAG,
    FORMULA_TAG,
    MERGE_TAG,
    ROW_TAG,
    VALUE_TAG,
    WorkSheetParser,
    _cast_number,
)
from openpyxl.worksheet.merge import MergeCells

from data.reading.formats import is_day, month_of
from data.reading.sheet import Grid, Sheet, is_blank
from data.reading.values import Cell
from data.reading.workbook import Workbook, made, text_of

USUAL = ("n", "s")


class _Parser(WorkSheetParser):
    """openpyxl's reading of one sheet, told of each cell whether it has a formula; blank cells are left out.

    The elements come from lxml, which passes over the ones that do not matter, and frees what was read.
    """

    def __init__(self, source: io.BytesIO, workbook: Workbook) -> None:
        strings: Any = workbook.strings  # the stubs know no texts in pieces
        super().__init__(source, strings, data_only=True, rich_text=True)
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()

    def parse(self) -> Generator[tuple[int, list[Any]], None, None]:
        """Yields each row's cells; remembers columns and merged areas."""
        for _event, element in iterparse(self.source, tag=(ROW_TAG, COL_TAG, MERGE_TAG), resolve_entities=False):
            if element.tag == ROW_TAG:
                yield self.parse_row(element)
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
            elif element.tag == COL_TAG:
                self.parse_column_dimensions(element)
            elif element.tag == MERGE_TAG:
                areas = [each.bounds for each in made(MergeCells, element).mergeCell]
                self.merged = [(top - 1, left - 1, bottom - 1, right - 1) for left, top, right, bottom in areas]

    def parse_row(self, row: Any) -> tuple[int, list[Any]]:
        """The row's cells; of what else is said of it only whether it is hidden is kept."""
        cells = super().parse_row(row)
        if _is_set(self.row_dimensions.pop(str(self.row_counter), {}).get("hidden")):
            self.hidden_rows.add(self.row_counter - 1)
        return cells

    def parse_cell(self, element: Any) -> Any:
        """The cell as openpyxl reads it; `formula` says whether the value is the result of one."""
        if element.tag != CELL_TAG or not len(element):
            if "r" not in element.attrib:
                self.col_counter += 1
            return None
        kind, inside = element.get("t", "n"), element[0]
        if kind in USUAL and len(element) == 1 and inside.tag == VALUE_TAG and inside.text:
            return self._usual_cell(element, kind, inside.text)
        cell = super().parse_cell(element)
        cell["formula"] = element.find(FORMULA_TAG) is not None
        cell["is_usual"] = False
        return cell

    def _usual_cell(self, element: Any, kind: str, text: str) -> dict[str, Any] | None:
        """Numbers and shared texts without a formula, which nearly all cells are, by the shortest way."""
        place = element.get("r")
        if place:
            row, self.col_counter = coordinate_to_tuple(place)
        else:
            row, self.col_counter = self.row_counter, self.col_counter + 1
        value = self.shared_strings[int(text)] if kind == "s" else _cast_number(text)
        if value is None:
            return None
        return {
            "row": row,
            "column": self.col_counter,
            "value": value,
            "data_type": kind,
            "style_id": int(element.get("s", 0)),
            "formula": False,
            "is_usual": not isinstance(value, CellRichText),
        }


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
        self.special = workbook.formats.keys() | workbook.struck  # styles that say more than how a value looks

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

    def _keep(self, cell: dict[str, Any]) -> None:
        place = row, column = cell["row"] - 1, cell["column"] - 1
        value, kind, style = cell["value"], cell["data_type"], cell["style_id"]
        if cell["is_usual"] and style not in self.special:
            self.grid.put(row, column, value)
            return
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
        for about in self.parser.column_dimensions.values():
            if _is_set(about.get("hidden")):
                yield from range(int(about["min"]) - 1, min(int(about["max"]), column_index_from_string("XFD")))


def _is_set(flag: str | None) -> bool:
    return flag in ("1", "true")


def _simple(value: Cell | time | timedelta) -> Cell:
    """A whole day as a day; a time of day, which no ledger holds, as text."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    return str(value) if isinstance(value, time | timedelta) else value
