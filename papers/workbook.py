"""The table behind an exhibit as an Excel workbook, with its finding, filters and definition above it."""

from collections.abc import Iterable
from io import BytesIO

import xlsxwriter

from exhibits import Exhibit
from exhibits.base.table import DAYS, definition_in_words, heading, in_table
from words import _

FORMATS = {
    "money": "0.00",
    "dollars": "0.00",
    "money_on_land": "0.00",
    "percent": "0.00",
    "points": "+0.00;-0.00;0.00",
    "number": "0",
    "rank": "0",
    "value": "0.00",
    "change": "+0;-0;0",
}


def workbook(exhibit: Exhibit, filters: Iterable[str]) -> bytes:
    """An .xlsx file: finding, filters and definition, then the rows. Text stays text, even where it starts with =."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(_("Table"))
        bold = book.add_format({"bold": True, "font_size": 14})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
        sheet.write_string(0, 0, exhibit.headline, bold)
        sheet.write_string(1, 0, "　".join(filters))
        sheet.write_string(2, 0, definition_in_words(exhibit.definition))
        top = 4
        for place, column in enumerate(exhibit.columns):
            sheet.write_string(top, place, heading(column), head)
            number = book.add_format({"num_format": FORMATS.get(column.kind, "General")})
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            for line, row in enumerate(exhibit.rows, top + 1):
                value = in_table(column, row[column.name])
                if value is None:
                    continue
                if column.kind in DAYS:
                    sheet.write_datetime(line, place, value, day)
                elif isinstance(value, str):
                    sheet.write_string(line, place, value)
                else:
                    sheet.write_number(line, place, value, number)
            sheet.set_column(place, place, 26 if place == 0 else 14)
        sheet.freeze_panes(top + 1, 1)
        sheet.autofilter(top, 0, top + max(len(exhibit.rows), 1), len(exhibit.columns) - 1)
    return file.getvalue()
