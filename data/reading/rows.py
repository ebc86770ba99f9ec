"""The rows below a header: data, totals, notes, headings, and what was not understood of them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from data.findings import ERROR, N_, WARNING, Finding
from data.kinds import CHOICE, FLAG, LABEL, MONTH, Column, Table
from data.mapping import SheetMapping
from data.reading.cells import Sheet
from data.reading.convert import read_cell
from data.reading.headers import Field, Header, same_header
from data.reading.rates import printed_rates
from data.reading.seen import seen
from data.reading.totals import DeclaredTotal, TotalRow, covered_rows, total_label
from data.reading.values import Cell, NotUnderstood, compact, is_nothing, plain_text

NOTE = re.compile(
    r"(?:注|附注|备注|说明|填表|填报|制表|审核|复核|统计|联系|分管|负责|单位负责|数据来源|资料来源|報告|註)[^,，]{0,6}[::].*|※.+|注\d.*"
)
HEADING = re.compile(r"(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)).+")
SCALE_LINE = re.compile(r"[甲乙丙丁戊己庚辛壬癸]|\d{1,2}")


@dataclass
class SheetRows:
    """What stands below one header."""

    rows: list[tuple] = field(default_factory=list)
    totals: list[DeclaredTotal] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    count_notes: int = 0


@dataclass
class _Reading:
    """The state of reading one sheet."""

    sheet: Sheet
    table: Table
    header: Header
    said: SheetMapping
    is_roc: bool
    result: SheetRows = field(default_factory=SheetRows)
    data_rows: list[int] = field(default_factory=list)
    total_rows: list[TotalRow] = field(default_factory=list)
    is_below_notes: bool = False
    has_doubtful_month: bool = False

    def report(self, check: str, level: str, message: str, row: int, place: Field | None, cell: Cell, **more: str):
        """Keep a finding about a cell, or about a row when there is no cell."""
        value = None if is_nothing(cell) and not more else plain_text(cell)
        where = {"file": self.sheet.file, "sheet": self.sheet.name, "row": row}
        column = place.header if place else None
        self.result.findings.append(Finding(check, level, message, more, **where, column=column, value=value))


def read_rows(
    sheet: Sheet,
    table: Table,
    header: Header,
    said: SheetMapping,
    is_roc: bool,
    watch: Callable[[str, Iterable], Iterable],
) -> SheetRows:
    """All rows below the header as tuples in the order of the table's Arrow schema; problems are collected."""
    reading = _Reading(sheet, table, header, said, is_roc)
    _report_header(reading)
    parents = _parent_rows(reading) if said.parents_are_totals else {}
    below = list(enumerate(sheet.rows))[header.last + 1 :]
    fill = _merged_text(reading)
    for index, cells in watch(f"{sheet.file} {sheet.name}", below):
        row = [*cells]
        for column, cell in fill.get(index, ()):
            row += [None] * (column + 1 - len(row))
            row[column] = cell
        _read_row(reading, index, row, parents)
    _read_totals(reading, parents)
    reading.result.totals += printed_rates(sheet, table, header, reading.data_rows)
    return reading.result


def _report_header(reading: _Reading) -> None:
    header = reading.header
    place = {"file": reading.sheet.file, "sheet": reading.sheet.name, "row": header.first + 1}
    found = reading.result.findings
    for column in reading.table.columns:
        if column.is_required and column.name not in header.fields and not _has_default(reading, column):
            message = N_("the column {column} is missing; name its header in ledger.toml if it is called otherwise")
            found.append(Finding("missing_column", ERROR, message, {"column": column.headers[0]}, **place))
    for written in header.doubled:
        message = N_("the column {column} stands there twice; the first one was read")
        found.append(Finding("doubled_column", WARNING, message, {"column": written}, **place))
    for written, unit in header.wrong_units:
        message = N_("the unit {unit} cannot be converted for this column")
        found.append(Finding("wrong_unit", ERROR, message, {"unit": unit}, **place, column=written))


def _has_default(reading: _Reading, column: Column) -> bool:
    is_made = column.name == "project_code" and reading.said.project_code == "row"
    return column.name in reading.said.defaults or is_made


def _merged_text(reading: _Reading) -> dict[int, list[tuple[int, Cell]]]:
    """Words merged over several rows (a township beside its projects) hold for each of them; figures do not."""
    words = {each.index for each in reading.header.fields.values() if each.column.kind in (LABEL, CHOICE)}
    fill: dict[int, list[tuple[int, Cell]]] = {}
    for top, left, bottom, right in reading.sheet.merged:
        if top > reading.header.last and left == right and left in words:
            first = reading.sheet.rows[top] if top < len(reading.sheet.rows) else []
            for index in range(top + 1, min(bottom + 1, len(reading.sheet.rows))):
                fill.setdefault(index, []).append((left, first[left] if left < len(first) else None))
    return fill


def _read_row(reading: _Reading, index: int, cells: list[Cell], parents: dict[int, list[int]]) -> None:
    row = index + 1
    filled = [cell for cell in cells if not is_nothing(cell)]
    fields = reading.header.fields.values()
    known = [each for each in fields if _is_filled(reading, index, each, cells)]
    if not filled and not known:
        return
    if index in parents:
        reading.total_rows.append(
            TotalRow(row, plain_text(_cell(cells, reading.header.fields["project_code"])), "part")
        )
        return
    kind = _total_kind(reading, cells, filled)
    if kind:
        reading.total_rows.append(TotalRow(row, plain_text(filled[0]), kind))
        return
    if _is_passed_over(reading, index, cells, filled, known):
        return
    needed = [each for each in fields if each.column.is_required]
    present = [each for each in needed if each in known]
    if 2 * len(present) <= len(needed):
        _report_stray(reading, row, cells, known)
        return
    _read_data(reading, index, cells)


def _is_filled(reading: _Reading, index: int, place: Field, cells: list[Cell]) -> bool:
    """Whether there is something in the cell, be it an error or a formula without a result."""
    where = index, place.index
    is_told = where in reading.sheet.broken or where in reading.sheet.without_result
    return is_told or not is_nothing(_cell(cells, place))


def _cell(cells: list[Cell], place: Field) -> Cell:
    return cells[place.index] if place.index < len(cells) else None


def _total_kind(reading: _Reading, cells: list[Cell], filled: list[Cell]) -> str | None:
    """The first words of the row decide, wherever they stand; 序号 may be filled before them."""
    words = [cell for cell in filled if isinstance(cell, str) and not compact(cell).isdecimal()]
    kind = total_label(words[0]) if words else None
    if kind is None:
        return None
    if reading.table.name == "targets" and not compact(words[0]).endswith(("计", "計")):
        return None  # 全市 in the target sheet is the county's own target
    code = reading.header.fields.get("project_code")
    is_data = code and not is_nothing(_cell(cells, code)) and compact(_cell(cells, code)) != compact(words[0])
    return None if kind == "part" and is_data else kind


def _is_passed_over(reading: _Reading, index: int, cells: list[Cell], filled: list[Cell], known: list[Field]) -> bool:
    """Notes, headings, repeated headers, the line of column numbers, rows with nothing but a running number."""
    first = compact(filled[0]) if filled else ""
    if index == reading.header.last + 1 and all(SCALE_LINE.fullmatch(compact(cell)) for cell in filled):
        return len(filled) > 2
    if same_header(cells, reading.sheet, reading.header):
        return True
    if NOTE.fullmatch(first) or first in ("注", "说明", "备注"):
        reading.is_below_notes = True
    elif HEADING.fullmatch(first) and len(filled) == 1:
        return True
    if (reading.is_below_notes and len(filled) <= 2) or NOTE.fullmatch(first):
        reading.result.count_notes += 1
        _report_figures_in_note(reading, index + 1, cells)
        return True
    return not known and (len(filled) == 1 or all(compact(cell).isdecimal() for cell in filled))


def _report_figures_in_note(reading: _Reading, row: int, cells: list[Cell]) -> None:
    for place in reading.header.fields.values():
        cell = _cell(cells, place)
        if place.column.kind.is_amount and isinstance(cell, float | int):
            message = N_("this row was taken for a note and not read, though it holds a number")
            reading.report("number_in_note", WARNING, message, row, place, cell)


def _report_stray(reading: _Reading, row: int, cells: list[Cell], known: list[Field]) -> None:
    needed = "、".join(column.headers[0] for column in reading.table.columns if column.is_required)
    place = known[0] if known else None
    first = next((cell for cell in cells if not is_nothing(cell)), None)
    cell = _cell(cells, place) if place else first
    message = N_("this row was not understood; a row needs at least {columns}")
    reading.report("stray_row", ERROR if known else WARNING, message, row, place, cell, columns=needed)


def _read_data(reading: _Reading, index: int, cells: list[Cell]) -> None:
    values_of_row = []
    for column in reading.table.columns:
        place = reading.header.fields.get(column.name)
        if place is None:
            values_of_row.append(_default(reading, column, index))
            continue
        values_of_row.append(_read_cell(reading, index, place, cells))
    reading.data_rows.append(index + 1)
    reading.result.rows.append((*values_of_row, reading.sheet.file, reading.sheet.name, index + 1))


def _default(reading: _Reading, column: Column, index: int) -> Any:
    if column.name in reading.said.defaults:
        return read_cell(column, reading.said.defaults[column.name], None, reading.is_roc)
    if column.name == "project_code" and reading.said.project_code == "row":
        return f"{compact(reading.sheet.name)}-{index + 1}"
    return False if column.kind is FLAG else None


def _read_cell(reading: _Reading, index: int, place: Field, cells: list[Cell]) -> Any:
    column, cell = place.column, _cell(cells, place)
    try:
        shown, unit = seen(reading.sheet, index, place.index, cell)
        value = read_cell(column, shown, unit or place.unit, reading.is_roc)
    except NotUnderstood as problem:
        error = reading.sheet.broken.get((index, place.index))
        check = "broken_formula" if error or cell is None else "not_understood"
        said = error or plain_text(cell)
        reading.report(check, ERROR, problem.expected, index + 1, place, said, **problem.arguments)
        return None
    if value is None and column.is_required:
        message = N_("this cell must be filled")
        reading.report("missing_value", ERROR, message, index + 1, place, None)
    if (
        column.kind is MONTH
        and isinstance(cell, float)
        and round(cell % 1, 6) == 0.1
        and not reading.has_doubtful_month
    ):
        reading.has_doubtful_month = True
        message = N_(
            "read as January; October typed as a number looks the same, so write 2024-10 where October is meant"
        )
        reading.report("doubtful_month", WARNING, message, index + 1, place, cell)
    return value


def _parent_rows(reading: _Reading) -> dict[int, list[int]]:
    """Row index of each coded row that has children (c001 above c001-1) -> the rows of its leaves."""
    code = reading.header.fields.get("project_code")
    if code is None:
        return {}
    below = enumerate(reading.sheet.rows[reading.header.last + 1 :], reading.header.last + 1)
    rows = {compact(_cell(cells, code)): index for index, cells in below if not is_nothing(_cell(cells, code))}
    children: dict[int, list[int]] = {}
    for text, index in rows.items():
        parent = text
        while "-" in parent:
            parent = parent.rpartition("-")[0]
            if parent in rows:
                children.setdefault(rows[parent], []).append(index)
    return children


def _read_totals(reading: _Reading, parents: dict[int, list[int]]) -> None:
    totals = [total for total in reading.total_rows if total.row - 1 not in parents]
    covered = covered_rows(totals, reading.data_rows)
    for total in reading.total_rows:
        if total.row - 1 in parents:
            leaves = [index + 1 for index in parents[total.row - 1] if index not in parents]
            covered.append((total, min(leaves), max(leaves)))
    for total, first, last in covered:
        cells = reading.sheet.rows[total.row - 1]
        for place in reading.header.fields.values():
            if place.column.kind.is_amount:
                _read_total(reading, total, first, last, place, _cell(cells, place))


def _read_total(reading: _Reading, total: TotalRow, first: int, last: int, place: Field, cell: Cell) -> None:
    try:
        declared = read_cell(place.column, cell, place.unit, reading.is_roc)
    except NotUnderstood as problem:
        reading.report(
            "total_not_understood", WARNING, problem.expected, total.row, place, plain_text(cell), **problem.arguments
        )
        return
    if declared is not None:
        where = (reading.sheet.file, reading.sheet.name, total.row)
        reading.result.totals.append(
            DeclaredTotal(reading.table.name, place.column.name, total.label, first, last, declared, *where)
        )
