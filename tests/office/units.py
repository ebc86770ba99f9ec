"""What a unit does with the return workbook that it was handed: fills it in, as a person would."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from data import return_form as form

HEAD = 4  # the head's first row, as Excel counts
FIRST = HEAD + 2


def columns_of(sheet: Any) -> dict[str, int]:
    """Header -> column; below a group's title as "group:source"."""
    found, group = {}, ""
    for column in range(1, sheet.max_column + 1):
        above, below = sheet.cell(HEAD, column).value, sheet.cell(HEAD + 1, column).value
        group = above.split("（")[0] if above else group
        found[f"{group}:{below}" if below else group] = column
    return found


def fill(path: Path, into: Path, amount: float = 100, progress: str = "主体施工") -> dict[str, float]:
    """Fill the month of every project in, some more for each; code -> amount."""
    book = openpyxl.load_workbook(path)
    sheet = book[form.PROGRESS_SHEET]
    columns = columns_of(sheet)
    source = next(name for name in columns if name.startswith(form.MONTH_GROUP)).split(":")[1]
    told = {}
    for row in range(FIRST, sheet.max_row + 1):
        code = sheet.cell(row, columns["项目编号"]).value
        if code is None or sheet.cell(row, columns["开工日期"]).value is None:
            continue
        if sheet.cell(row, columns["竣工日期"]).value is not None:
            continue
        told[code] = amount + len(told)
        sheet.cell(row, columns[f"{form.MONTH_GROUP}:{source}"]).value = told[code]
        sheet.cell(row, columns[f"{form.FUNDS_GROUP}:{source}"]).value = told[code] / 2
        sheet.cell(row, columns["形象进度"]).value = progress
    book.save(into)
    return told


def add_new_project(path: Path, name: str, planned: float, amount: float) -> None:
    """A project that the county does not know."""
    book = openpyxl.load_workbook(path)
    sheet = book[form.NEW_SHEET]
    columns = columns_of(sheet)
    said = {"项目名称": name, "投资主体": "民资", "计划总投资": planned, "开工日期": date(2024, 6, 3)}
    said[next(name for name in columns if name.startswith(form.MONTH_GROUP))] = amount
    for header, value in said.items():
        sheet.cell(FIRST, columns[header]).value = value
    book.save(path)
