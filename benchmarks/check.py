"""How long a check takes beside the bare reading of its cells: 24 workbooks, 1,200 projects, 60,000 rows.

python -m benchmarks.check
"""

import os
import random
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
from rich.console import Console
from rich.table import Table

TOWNSHIPS = 24
PROJECTS = 50  # of each township
MONTHS = 25
SOURCES = ("民资", "银行贷款")
COUNTY = "大河县"
READ = {
    "the bare cells, openpyxl": """
import sys, openpyxl
for path in sys.argv[1:]:
    for sheet in openpyxl.load_workbook(path, data_only=True):
        for row in sheet.iter_rows(values_only=True):
            pass
""",
    "the bare values, calamine": """
import sys, python_calamine
for path in sys.argv[1:]:
    book = python_calamine.load_workbook(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()
""",
}


def write_ledger(folder: Path) -> None:
    """One workbook a township, the first one with regions and targets too."""
    chance = random.Random(1)
    names = [f"第{number}镇" for number in range(1, TOWNSHIPS + 1)]
    for number, name in enumerate(names):
        with xlsxwriter.Workbook(folder / f"{name}.xlsx") as book:
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            if number == 0:
                regions = [[COUNTY, "县市", None], *([each, "镇乡", COUNTY] for each in names)]
                targets = [[2024, each, "固定资产投资", 100_000] for each in (COUNTY, *names)]
                _write(book, "区域", ["区域名称", "层级", "上级区域"], regions, day)
                _write(book, "目标", ["年份", "区域", "指标", "目标"], targets, day)
            codes = [f"P{number:02}{project:03}" for project in range(PROJECTS)]
            _write(book, "项目", _HEADER, [_project(code, name, chance) for code in codes], day)
            rows = [
                [code, f"{2022 + month // 12}年{month % 12 + 1}月", source, chance.randint(1, 10_000) / 100, None]
                for code in codes
                for month in range(MONTHS)
                for source in SOURCES
            ]
            _write(book, "投资", ["项目编号", "月份", "资金来源", "完成投资", "到位资金"], rows, day)


_HEADER = ["项目编号", "项目名称", "区域", "类别", "建设单位", "投资主体", "计划总投资", "开工日期", "责任单位"]


def _project(code: str, region: str, chance: random.Random) -> list[Any]:
    planned = chance.randint(20_000, 90_000)
    return [code, f"{region}{code}产业项目", region, "产业", "某某公司", "民资", planned, date(2022, 1, 1), "住建局"]


def _write(book: xlsxwriter.Workbook, name: str, header: list[str], rows: list[list[Any]], day: Any) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, header)
    for number, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, cell, day)
            else:
                sheet.write(number, column, cell)


def cost(command: list[str]) -> tuple[float, int]:
    """Seconds of the processor and megabytes at the most that a process takes, its start and imports included."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command[:4])} ends with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def compare() -> None:
    """Write the ledger aside, check it, read its bare cells, print."""
    with tempfile.TemporaryDirectory() as folder:
        write_ledger(Path(folder))
        paths = [str(path) for path in sorted(Path(folder).iterdir())]
        runs = {"data check": cost([sys.executable, "-m", "data", "check", folder])}
        runs |= {name: cost([sys.executable, "-c", code, *paths]) for name, code in READ.items()}
    table = Table("24 workbooks, 1,200 projects, 60,000 rows", "seconds", "MB", "x bare cells")
    bare = runs["the bare cells, openpyxl"][0]
    for name, (seconds, megabytes) in runs.items():
        table.add_row(name, f"{seconds:.1f}", str(megabytes), f"{seconds / bare:.1f}")
    Console().print(table)


if __name__ == "__main__":
    compare()
