"""Draws a sheet the way an office keeps it: title, unit line, header of one or two lines, totals, notes."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.demo.model import Row

CREATED = datetime(2024, 6, 3, 9, 0)
_FORMATS = {
    "title": {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"},
    "unit": {"align": "right", "font_size": 10},
    "header": {
        "bold": True,
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
        "border": 1,
        "bg_color": "#E7EDF3",
    },
    "text": {"border": 1},
    "money": {"border": 1, "num_format": "#,##0"},
    "decimal": {"border": 1, "num_format": "#,##0.00"},
    "date": {"border": 1, "num_format": "yyyy-mm-dd", "align": "center"},
    "month": {"border": 1, "num_format": "yyyy年m月", "align": "center"},
    "total": {"border": 1, "bold": True, "num_format": "#,##0", "bg_color": "#F6F1E3"},
    "decimal total": {"border": 1, "bold": True, "num_format": "#,##0.00", "bg_color": "#F6F1E3"},
    "note": {"font_size": 10},
}


@dataclass(frozen=True)
class Column:
    """One column of a sheet: header, the key of its cell in a row, the header above it, how its cells look."""

    header: str
    key: str
    kind: str = "text"
    group: str = ""
    width: int = 12
    divisor: int = 1  # what the ledger keeps in 万元 is written in this many of them
    is_summed: bool = False


@dataclass(frozen=True)
class SheetPlan:
    """A sheet to draw. Rows with a "label" are total rows: they are drawn with the sums that they carry."""

    name: str
    title: str
    unit: str
    columns: list[Column]
    rows: list[Row]
    notes: list[str] = field(default_factory=list)


def write_workbook(path: Path, sheets: list[SheetPlan]) -> None:
    """Write the sheets into one workbook; the same sheets give the same bytes."""
    with Workbook(path) as workbook:
        workbook.set_properties({"title": path.stem, "author": "大项目办公室（演示）", "created": CREATED})
        formats = {name: workbook.add_format(look) for name, look in _FORMATS.items()}
        for plan in sheets:
            _draw(workbook.add_worksheet(plan.name), plan, formats)


def total_row(label: str, rows: list[Row], columns: list[Column]) -> Row:
    """A total row over the rows: its label and the sums of the columns that are summed."""
    sums = {column.key: sum(row[column.key] or 0 for row in rows) for column in columns if column.is_summed}
    return {"label": label} | sums


def _draw(sheet: Worksheet, plan: SheetPlan, formats: dict[str, Format]) -> None:
    last = len(plan.columns) - 1
    sheet.merge_range(0, 0, 0, last, plan.title, formats["title"])
    sheet.write(1, last, plan.unit, formats["unit"])
    first_row = _draw_header(sheet, plan.columns, formats["header"])
    for index, column in enumerate(plan.columns):
        sheet.set_column(index, index, column.width)
    for row, cells in enumerate(plan.rows, first_row):
        _draw_row(sheet, row, plan.columns, cells, formats)
    for row, note in enumerate(plan.notes, first_row + len(plan.rows) + 1):
        sheet.write_string(row, 0, note, formats["note"])
    sheet.freeze_panes(first_row, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2, first_row - 1)


def _draw_header(sheet: Worksheet, columns: list[Column], look: Format) -> int:
    """Draw the header from the third row on, in two lines where a column has a group; the row below it."""
    if not any(column.group for column in columns):
        for index, column in enumerate(columns):
            sheet.write_string(2, index, column.header, look)
        return 3
    for index, column in enumerate(columns):
        if not column.group:
            sheet.merge_range(2, index, 3, index, column.header, look)
            continue
        sheet.write_string(3, index, column.header, look)
        members = [i for i, other in enumerate(columns) if other.group == column.group]
        if index == members[0] and len(members) > 1:
            sheet.merge_range(2, index, 2, members[-1], column.group, look)
        elif len(members) == 1:
            sheet.write_string(2, index, column.group, look)
    return 4


def _look(column: Column, is_total: bool) -> str:
    if not is_total:
        return column.kind
    return "decimal total" if column.kind == "decimal" else "total"


def _draw_row(sheet: Worksheet, row: int, columns: list[Column], cells: Row, formats: dict[str, Format]) -> None:
    is_total = "label" in cells
    for index, column in enumerate(columns):
        look = formats[_look(column, is_total)]
        value = cells["label"] if is_total and index == 0 else cells.get(column.key)
        if isinstance(value, date):
            sheet.write_datetime(row, index, datetime(value.year, value.month, value.day), look)
        elif value is None or value == "":
            sheet.write_blank(row, index, None, look)
        elif isinstance(value, str):
            sheet.write_string(row, index, value, look)
        else:
            sheet.write_number(row, index, value / column.divisor, look)
