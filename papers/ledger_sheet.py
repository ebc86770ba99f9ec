"""A sheet of the ledger as a workbook, to be taken home, filled on, and published with the others."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from words.legible import legible

# The headers of sheets that papers fill, as the reader of ledgers knows them, by the columns of the queries.
SHEETS = {
    "notices": (
        "督办",
        {
            "number": "编号",
            "project_code": "项目编号",
            "region": "区域",
            "kind": "类别",
            "issued_on": "发出日期",
            "due_on": "期限",
            "answered_on": "回复日期",
            "closed_on": "办结日期",
            "answer": "回复",
        },
    ),
    "decisions": (
        "议定事项",
        {
            "met_on": "会议日期",
            "matter": "事项",
            "project_code": "项目编号",
            "region": "区域",
            "responsible_unit": "责任单位",
            "due_on": "期限",
            "done_on": "办结日期",
        },
    ),
}


def file_of_sheet(table: str, day: str = "") -> str:
    """The name of a file that holds the sheet of that table: the sheet's own, as a ledger calls it, and a day."""
    return f"{' '.join(part for part in (SHEETS[table][0], day) if part)}.xlsx"


def ledger_sheet(table: str, rows: Sequence[dict[str, Any]]) -> bytes:
    """An .xlsx file with the sheet of that table; text stays text, even where it starts with =."""
    name, headers = SHEETS[table]
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(name)
        head = book.add_format({"bold": True, "border": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd", "border": 1})
        cell = book.add_format({"border": 1})
        for place, header in enumerate(headers.values()):
            sheet.write_string(0, place, header, head)
            sheet.set_column(place, place, 40 if header in ("事项", "回复") else 16)
        for line, row in enumerate(rows, 1):
            for place, column in enumerate(headers):
                value = row.get(column)
                if isinstance(value, date):
                    sheet.write_datetime(line, place, value, day)
                elif value:
                    sheet.write_string(line, place, legible(str(value)), cell)
                else:
                    sheet.write_blank(line, place, None, cell)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    return file.getvalue()
