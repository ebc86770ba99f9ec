"""A workbook to be filled in: headers, drop-downs, checks in the cells, protection where nothing must be changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from data.kinds import CHOICE, COUNT, DATE, FLAG, MONTH, YEAR, Column

FONT = "微软雅黑"
MOST_ROWS = 300  # rows below those that are handed out in which a unit may write
UNITS = {"yuan": "万元", "dollar": "万美元", "land": "亩"}
EXAMPLES = {DATE: "2024-05-31", MONTH: "2024年5月", YEAR: "2024", COUNT: "1", FLAG: "是"}
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2099, 12, 31)
LARGEST = 100_000_000  # 万元
WIDTHS = {"date": 12, "yuan": 13, "text": 26, "label": 15}
# A protected sheet still lets rows be added and columns be made wider.
ALLOWED = {"insert_rows": True, "format_columns": True, "format_rows": True, "autofilter": True, "sort": True}


@dataclass
class Book:
    """A workbook that is being written."""

    path: Path
    made_on: date
    formats: dict[str, Any] = field(default_factory=dict)

    def __enter__(self) -> "Book":
        self.workbook = xlsxwriter.Workbook(self.path, OPTIONS)
        self.workbook.set_properties({"created": datetime(self.made_on.year, self.made_on.month, self.made_on.day)})
        return self

    def __exit__(self, *_problem: object) -> None:
        self.workbook.close()

    def style(self, **said: Any) -> Any:
        """A format, made once."""
        key = repr(sorted(said.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(
                {"font_name": FONT, "font_size": 10, "valign": "vcenter"} | said
            )
        return self.formats[key]

    @property
    def head(self) -> Any:
        """The format of headers."""
        return self.style(bold=True, align="center", text_wrap=True, border=1, bg_color="#DDE6F0")

    def title(self, sheet: Any, text: str, width: int) -> None:
        """The first line of a sheet."""
        sheet.merge_range(0, 0, 0, max(width - 1, 1), text, self.style(bold=True, font_size=15, align="center"))
        sheet.set_row(0, 30)

    def cell(self, kind: str, is_locked: bool = False) -> Any:
        """The format of a cell that holds a value of that kind."""
        said: dict[str, Any] = {"border": 1, "locked": is_locked}
        if is_locked:
            said["bg_color"] = "#F2F2F2"
        if kind in ("date", "month"):
            said["num_format"] = "yyyy-mm-dd"
        if kind in UNITS:
            said["num_format"] = "#,##0.##;-#,##0.##;0"
        if kind in ("text", "lines"):
            said["text_wrap"] = True
        return self.style(**said)

    def write(self, sheet: Any, row: int, column: int, value: object, style: Any) -> None:
        """A value as what it is; text is never a formula."""
        if value is None:
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, bool):
            sheet.write_string(row, column, "是" if value else "否", style)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, style)
        elif isinstance(value, int | float | Decimal):
            sheet.write_number(row, column, float(value), style)
        else:
            sheet.write_string(row, column, str(value), style)

    def check(
        self, sheet: Any, rows: tuple[int, int], column: int, kind: Column | None, words: Sequence[str] = ()
    ) -> None:
        """What may be typed into a column from one row to another."""
        said = check_of(kind, words)
        if said:
            sheet.data_validation(rows[0], column, rows[1], column, said)


def header(column: Column) -> str:
    """The column's own header with its unit."""
    unit = UNITS.get(column.kind.name)
    return f"{column.headers[0]}（{unit}）" if unit else column.headers[0]


def choices_of(column: Column) -> list[str]:
    """The words that a column accepts; none where it takes any."""
    return (
        list(dict.fromkeys(column.choices.values())) if column.kind is CHOICE else ["是", "否"] * (column.kind is FLAG)
    )


def check_of(column: Column | None, words: Sequence[str] = ()) -> dict[str, Any]:
    """The check that Excel and WPS make of what is typed."""
    listed = list(words) or (choices_of(column) if column else [])
    if listed:
        said: dict[str, Any] = {"validate": "list", "source": listed, "error_title": "请从列表中选择"}
        return said | {"error_message": "只能填：" + "、".join(listed)[:200]} if sum(map(len, listed)) < 200 else {}
    if column is None:
        return {}
    if column.kind.is_amount:
        return {
            "validate": "decimal",
            "criteria": "between",
            "minimum": -LARGEST,
            "maximum": LARGEST,
            "error_title": "只能填数字",
            "error_message": f"请填数字，单位{UNITS.get(column.kind.name, '见表头')}，不写文字和单位。",
        }
    if column.kind is DATE:
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": FIRST_DAY,
            "maximum": LAST_DAY,
            "error_title": "只能填日期",
            "error_message": "请填年月日，例如 2024-05-31。",
        }
    return {}


def width_of(column: Column) -> int:
    """How wide a column is, in characters."""
    return max(WIDTHS.get(column.kind.name, 12), 2 * len(header(column)) + 1 if len(header(column)) < 9 else 14)


def write_lines(book: Book, sheet: Any, start: int, lines: Iterable[Sequence[str]], style: Any) -> int:
    """Rows of text from one row on; the row after the last."""
    row = start
    for line in lines:
        for column, text in enumerate(line):
            sheet.write_string(row, column, text, style)
        row += 1
    return row
