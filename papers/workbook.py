"""The table behind an exhibit as an Excel workbook: to read on, to sort and sum, and to print on A4 as it is.

Above the rows stand the finding, whose data it is, and what the figures mean; below them the whole. Text stays text,
even where it starts with =.
"""

import re
from collections.abc import Sequence
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from exhibits import Column, Exhibit, Filters
from exhibits.base import provenance
from exhibits.base.filters import Row
from exhibits.base.table import DAYS, definition_in_words, heading, in_table
from papers.plain_text import printable, shortened
from pictures import LIGHT
from words import _
from words.legible import legible
from words.width import width

UNBROKEN = re.compile(r"[!-~]{1,20}")  # letters and figures that no line breaks, such as a code
FORMATS = {
    "money": "#,##0.00",
    "dollars": "#,##0.00",
    "money_on_land": "#,##0.00",
    "percent": "0.00%",
    "points": "+0.00;-0.00;0.00",
    "number": "#,##0",
    "rank": "0",
    "value": "#,##0.00",
    "change": "+0;-0;0",
}
NAMES = ("name", "project", "region", "county", "responsible_unit", "department")
SUMMED = ("money", "dollars", "number")  # kinds that add up over units
NEVER_SUMMED = ("days", "median", "longest", "mean")  # in the name of a column that does not
TITLE, FACTS, DEFINITION, TOP = 0, 1, 2, 3
NARROWEST, WIDEST, WIDEST_NAME = 8, 18, 34  # characters of half width
TIGHTEST = 6  # the same, of columns of a table that is wider than the page
NARROWEST_TEXT = 8  # of columns of words, where there are many
OF_A_PAGE = 150  # the same; what is wider is printed smaller
A4 = 9
LINE = 15  # points
HEIGHT_OF_A_PAGE, ABOVE_AND_BELOW = 500, 130  # points: of rows; of title, heading and total
SMALLER = 1.3
IN_CELL = {"border": 1, "valign": "vcenter"}


def workbook(exhibit: Exhibit, filters: Filters) -> bytes:
    """An .xlsx file: finding, whose data under which filters, definition, then the rows and, by unit, their total."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        title, owner = (shortened(printable(text), 255) for text in (exhibit.headline, provenance.county()))
        book.set_properties({"title": title, "author": owner, "comments": ""})
        sheet = book.add_worksheet(_("Table"))
        columns = with_name_first(exhibit.columns)
        widths = _widths(columns, exhibit)
        last = max(len(columns) - 1, 0)
        _write_title(book, sheet, exhibit, filters, columns, widths)
        head = book.add_format({"bold": True, "text_wrap": True, "align": "center", "bg_color": LIGHT.level, **IN_CELL})
        for place, column in enumerate(columns):
            sheet.write_string(TOP, place, _heading(column), head)
            cell = book.add_format({"text_wrap": column.kind == "text", **IN_CELL, **_number(column, exhibit)})
            for line, row in enumerate(exhibit.rows, TOP + 1):
                _write(sheet, line, place, column, row[column.name], cell)
            sheet.set_column(place, place, widths[place])
        heights = [LINE * _lines(columns, row, widths) + 1 for row in exhibit.rows]
        for line, height in enumerate(heights, TOP + 1):
            sheet.set_row(line, height)
        bottom = TOP + len(exhibit.rows)
        if is_by_unit(columns):
            bottom = _write_total(book, sheet, columns, exhibit, filters)
        if columns:
            sheet.autofilter(TOP, 0, TOP + max(len(exhibit.rows), 1), last)
        sheet.freeze_panes(TOP + 1, 1)
        _set_page(sheet, bottom, last, is_one=_is_a_page(sum(heights), sum(widths)))
    return file.getvalue()


def with_name_first(columns: Sequence[Column]) -> list[Column]:
    """The columns with the one first that says what a row is about."""
    named = next((column for name in NAMES for column in columns if column.name == name), None)
    return list(columns) if named is None else [named, *(column for column in columns if column is not named)]


def is_by_unit(columns: Sequence[Column]) -> bool:
    """Whether every row is a unit of the county, so that amounts add up to the county's."""
    return bool(columns) and columns[0].name == "region"


def _number(column: Column, exhibit: Exhibit) -> dict[str, Any]:
    """How the cells of a column are printed; amounts that are all whole without decimals."""
    if column.kind in DAYS:
        return {"num_format": "yyyy-mm-dd", "align": "center"}
    values = [in_table(column, row[column.name]) for row in exhibit.rows]
    if FORMATS.get(column.kind) == FORMATS["money"] and not any(value % 1 for value in values if value is not None):
        return {"num_format": FORMATS["number"]}
    return {"num_format": FORMATS[column.kind]} if column.kind in FORMATS else {"indent": 1}


def _heading(column: Column) -> str:
    """The heading with its unit below it, but that a percentage has its sign in every cell."""
    return column.label if column.kind == "percent" else heading(column).replace("（", "\n（", 1)


def _widths(columns: Sequence[Column], exhibit: Exhibit) -> list[float]:
    """Wide enough for the cells; where that is wider than the page, words break sooner, headings in three lines."""
    for widest in range(WIDEST, NARROWEST_TEXT, -2):
        widths = [_width(column, exhibit, place == 0, widest) for place, column in enumerate(columns)]
        if sum(widths) <= OF_A_PAGE:
            return widths
    return [_width(column, exhibit, place == 0, widest, TIGHTEST) for place, column in enumerate(columns)]


def _width(column: Column, exhibit: Exhibit, is_name: bool, widest: int, narrowest: int = NARROWEST) -> float:
    """Wide enough for the cells, the name for the widest of them; a heading may take two lines, or three."""
    is_tight = narrowest < NARROWEST
    cells = [_needed(column, row) for row in exhibit.rows]
    name, *unit = _heading(column).split("\n")
    lines = 3 if is_tight else 2
    wanted = max([2 * width(name) / lines + 1, *(2 * width(part) for part in unit), *cells], default=narrowest)
    if column.kind != "text":
        widest = WIDEST
    words = [word for row in exhibit.rows for word in UNBROKEN.findall(_shown(column, row[column.name]))]
    widest = max(widest, *(len(word) + 3 for word in words)) if words else widest
    return min(max(wanted + (1 if is_tight else 2), narrowest), WIDEST_NAME if is_name else widest)


def _lines(columns: Sequence[Column], row: Row, widths: Sequence[float]) -> int:
    """How many lines the highest cell of a row takes."""
    texts = [_needed(column, row) if column.kind == "text" else 1 for column in columns]
    return max((ceil(text / (room - 1)) for text, room in zip(texts, widths, strict=True)), default=1) or 1


def _needed(column: Column, row: Row) -> float:
    """The width that a cell asks for; words with their indent, and wider than in our own font."""
    wide = 2 * width(_shown(column, row[column.name]))
    return (wide + 1) * 1.15 if column.kind == "text" else wide


def _shown(column: Column, value: Any) -> str:
    value = in_table(column, value)
    if value is None:
        return ""
    if column.kind in DAYS:
        return "2024-05-31"
    return value if isinstance(value, str) else f"{value:,.2f}"


def _write_title(
    book: xlsxwriter.Workbook,
    sheet: Worksheet,
    exhibit: Exhibit,
    filters: Filters,
    columns: Sequence[Column],
    widths: Sequence[float],
) -> None:
    """Three lines over the whole width: the finding; county, month, filters, version, demo mark; the definition."""
    facts = (provenance.demo_mark(), provenance.county(), *filters.in_words(), provenance.version())
    lines: tuple[tuple[int, str, dict[str, Any], float], ...] = (
        (TITLE, exhibit.headline, {"bold": True, "font_size": 14}, 1.4),
        (FACTS, "　".join(fact for fact in facts if fact), {}, 1),
        (DEFINITION, definition_in_words(exhibit.definition), {"font_color": LIGHT.faint}, 1),
    )
    for row, text, look, larger in lines:
        cell = book.add_format({"text_wrap": True, "valign": "vcenter", **look})
        text = printable(text)
        if len(widths) > 1:
            sheet.merge_range(row, 0, row, len(widths) - 1, "", cell)
        sheet.write_string(row, 0, text, cell)
        needed = -(-2 * width(text) * larger // max(sum(widths), 1))
        sheet.set_row(row, LINE * larger * max(needed, 1) + 3)
    headings = [
        sum(ceil(2.2 * width(part) / (room - 1)) for part in _heading(column).split("\n"))
        for column, room in zip(columns, widths, strict=True)
    ]
    sheet.set_row(TOP, max([2, *headings]) * LINE + 4)


def _write(sheet: Worksheet, line: int, place: int, column: Column, raw: Any, cell: Format) -> None:
    value = in_table(column, raw)
    if value is None:
        sheet.write_blank(line, place, None, cell)
    elif column.kind in DAYS:
        sheet.write_datetime(line, place, value, cell)
    elif isinstance(value, str):
        sheet.write_string(line, place, legible(value), cell)
    else:
        sheet.write_number(line, place, float(value) / 100 if column.kind == "percent" else value, cell)


def _write_total(
    book: xlsxwriter.Workbook, sheet: Worksheet, columns: Sequence[Column], exhibit: Exhibit, filters: Filters
) -> int:
    """The row of the whole below the others; its line. Rates are the county's own, amounts the sum of what is shown."""
    line = TOP + len(exhibit.rows) + 1
    county = filters.ask_one("county_headline")
    is_completion = {"completed_investment", "completion_rate", "target"} <= {column.name for column in columns}
    sheet.write_string(line, 0, _("In all"), book.add_format({"bold": True, "indent": 1, **IN_CELL}))
    for place, column in enumerate(columns[1:], 1):
        cell = book.add_format({"bold": True, "border": 1} | _number(column, exhibit))
        if is_completion and column.kind != "rank" and isinstance(county.get(column.name), int | float):
            _write(sheet, line, place, column, county[column.name], cell)
        elif is_completion or not _adds_up(column) or not exhibit.rows:
            sheet.write_blank(line, place, None, cell)
        else:
            shown = [in_table(column, row[column.name]) for row in exhibit.rows]
            total = sum(value for value in shown if value is not None)
            cells = xl_range(TOP + 1, place, line - 1, place)
            sheet.write_formula(line, place, f"=SUBTOTAL(109,{cells})", cell, total)
    return line


def _adds_up(column: Column) -> bool:
    return column.kind in SUMMED and not any(word in column.name for word in NEVER_SUMMED)


def _is_a_page(height: float, wide: float) -> bool:
    """Whether all rows stand on one page, printed a little smaller at most than the width asks for."""
    return (height + ABOVE_AND_BELOW) * min(1, OF_A_PAGE / max(wide, 1)) <= HEIGHT_OF_A_PAGE * SMALLER


def _set_page(sheet: Worksheet, bottom: int, last: int, is_one: bool) -> None:
    """A4 across, as wide as the page, the heading on every page; no page more for a row or two."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, int(is_one))
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
    sheet.repeat_rows(TOP)
    sheet.print_area(0, 0, bottom, last)
    sheet.center_horizontally()
    sheet.set_footer(f"&C{_('page {page} of {pages}').format(page='&P', pages='&N')}")
