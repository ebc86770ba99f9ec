"""Small ledgers for tests: the sheets of a county with two townships, which tests change one cell at a time."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from data import publishing
from data.checks import run_checks
from data.reading.ledger import Ledger, read_ledger
from data.tables import TABLES

Rows = list[list[Any]]
REGIONS: Rows = [
    ["区域名称", "层级", "上级区域", "排序"],
    ["海州市", "地市", None, 0],
    ["清河县", "县市", "海州市", 1],
    ["东山镇", "镇乡", "清河县", 2],
    ["西山乡", "镇乡", "清河县", 3],
    ["开发区", "园区", "清河县", 4],
]
PROJECTS: Rows = [
    ["项目编号", "项目名称", "区域", "投资主体", "计划总投资", "单列", "开工日期", "竣工日期", "合同外资", "到账外资"],
    ["A1", "机床", "东山镇", "民资", 1000, "否", date(2024, 1, 10), None, None, None],
    ["A2", 'O\'Brien <b>$x$</b> "厂"', "西山乡", "外资", 2000.5, "是", date(2023, 3, 1), None, 300, 100],
    ["A3", "仓库", "开发区", "国有", 300, None, date(2024, 2, 1), None, None, None],
]
INVESTMENTS: Rows = [
    ["项目编号", "月份", "资金来源", "完成投资", "到位资金"],
    ["A1", "2024年1月", "民资", 100, 50],
    ["A1", "2024年2月", "民资", 120.25, None],
    ["A2", "2024年1月", "外资", 10, None],
    ["A2", "2024年2月", "银行贷款", 5, None],
    ["A3", "2024年2月", "财政", 7, 7],
]
TARGETS: Rows = [
    ["年份", "区域", "指标", "目标", "1月", "2月", "3月"],
    [2024, "清河县", "工业投入", 3000, 200, 400, 700],
    [2024, "东山镇", "工业投入", 1000, 50, 100, 200],
    [2024, "西山乡", "工业投入", 1500, 50, 100, 200],
    [2024, "开发区", "工业投入", 500, 50, 100, 200],
]


def clean_ledger() -> dict[str, Rows]:
    """The four sheets that are needed, without any fault; a copy that a test may change."""
    return deepcopy({"区域": REGIONS, "项目": PROJECTS, "投资": INVESTMENTS, "目标": TARGETS})


def write_workbook(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    merged: Mapping[str, Sequence[str]] | None = None,
    hidden: Sequence[str] = (),
    hidden_rows: Mapping[str, Sequence[int]] | None = None,
) -> Path:
    """An .xlsx workbook out of rows of plain values.

    `merged` holds areas such as A1:C1, by sheet; `hidden` names of sheets; `hidden_rows` numbers of rows, by sheet.
    """
    with xlsxwriter.Workbook(path) as workbook:
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for area in (merged or {}).get(name, ()):
                sheet.merge_range(area, "")
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    _write(sheet, row, column, cell, day)
            for number in (hidden_rows or {}).get(name, ()):
                sheet.set_row(number - 1, None, None, {"hidden": True})
            if name in hidden:
                sheet.hide()
    return path


def _write(sheet: Any, row: int, column: int, cell: Any, day: Any) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, day)
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    elif cell is not None:
        sheet.write_string(row, column, cell)


def publish(folder: Path, sheets: dict | None = None, note: str | None = None) -> int:
    """Publish the clean ledger with some sheets changed into folder/county.duckdb."""
    source = folder / "台账"
    source.mkdir(exist_ok=True)
    write_workbook(source / "a.xlsx", clean_ledger() | (sheets or {}))
    ledger = read_ledger((source,))
    staged, findings = run_checks(ledger, date(2024, 6, 15))
    return publishing.publish(ledger, staged, findings, folder / "county.duckdb", "某某", note)


def rows(ledger: Ledger, table: str, *columns: str) -> list[tuple]:
    """Those columns of what was read into a table."""
    names = [column.name for column in TABLES[table].columns]
    return [tuple(row[names.index(column)] for column in columns) for row in ledger.rows[table]]


def found(ledger: Ledger, check: str) -> list[tuple]:
    """Where a check found something, and what stood there."""
    return [(each.sheet, each.row, each.column, each.value) for each in ledger.findings if each.check == check]
