"""Ledgers of very many rows: a million that are right, and others that are wrong, or are none."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

from benchmarks.built import A_MILLION, with_cells

ROWS_OF_SHEET = 1_048_575  # below its header
MONTHS, FIRST_YEAR = 60, 2020
HEADER = ["项目编号", "月份", "资金来源", "完成投资"]


def _real_rows(count: int) -> Iterator[list[str | float]]:
    sources = ("民资", "银行贷款", "财政")
    for number in range(count):
        month = f"{FIRST_YEAR + number % MONTHS // 12}-{number % 12 + 1:02}"
        yield [f"A{number // MONTHS}", month, sources[number % 3], number * 7_919 % 500_000 / 100]


def _ledger_of(folder: Path, count: int) -> None:
    """What a ledger needs beside the rows: regions, projects, targets."""
    projects = [[f"A{each}", f"{each}号厂房", "东山镇", "民资", 900_000] for each in range(count // MONTHS + 1)]
    sheets = {
        "区域": [["区域名称", "层级", "上级区域"], ["清河县", "县市", ""], ["东山镇", "镇乡", "清河县"]],
        "项目": [["项目编号", "项目名称", "区域", "投资主体", "计划总投资"], *projects],
        "目标": [["年份", "区域", "指标", "目标"], [2024, "清河县", "工业投入", 90_000_000]],
    }
    for name, rows in sheets.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as into:
            csv.writer(into).writerows(rows)


def million_lines(folder: Path) -> Path:
    """A ledger with a CSV file of a million months."""
    _ledger_of(folder, A_MILLION)
    with (folder / "投资.csv").open("w", encoding="utf-8", newline="") as into:
        csv.writer(into).writerows([HEADER, *_real_rows(A_MILLION)])
    return folder


def million_rows(folder: Path) -> Path:
    """A ledger with a sheet that is filled to its last row, in the texts of its cells."""
    _ledger_of(folder, ROWS_OF_SHEET)
    _filled(folder / "投资.xlsx", is_shared=False)
    return folder


def million_shared(folder: Path) -> Path:
    """The same as Excel keeps it: texts that cells share."""
    _ledger_of(folder, ROWS_OF_SHEET)
    _filled(folder / "投资.xlsx", is_shared=True)
    return folder


def _filled(path: Path, *, is_shared: bool) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": not is_shared}) as book:
        page = book.add_worksheet("投资")
        for row, cells in enumerate([HEADER, *_real_rows(ROWS_OF_SHEET)]):
            page.write_row(row, 0, cells)


def bad_rows() -> bytes:
    """700,000 rows, in each of which an amount cannot be read and a code is of nothing."""
    return (
        ",".join(HEADER) + "\n" + "".join(f"B{each},无月{each},来,很多{each}\n" for each in range(700_000))
    ).encode()


def notes() -> bytes:
    """A table that two million notes follow."""
    return (",".join(HEADER) + "\nA1,2024-01,民资,1\n" + "注：未经核实\n" * 2_000_000).encode()


def tables() -> bytes:
    """100,000 tables below each other, each with a title."""
    row = ",".join(HEADER) + "\nA1,2024-01,民资,1\n"
    return "".join(f"第{each}批情况表\n{row}\n" for each in range(100_000)).encode()


def rows_in_no_order() -> bytes:
    """A sheet of 600,000 rows that stand in a random order."""
    numbers = [*range(3, 600_000)]
    random.Random(1).shuffle(numbers)
    return with_cells(b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (each, each) for each in numbers))
