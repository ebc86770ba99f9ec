"""Ledgers that somebody has spoilt: seeded workbooks with faults in cells, rows, sheets and bytes."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import xlsxwriter

Sheets = dict[str, list[list[Any]]]
STRANGE = [
    *(
        "",
        " ",
        "—",
        "/",
        "无",
        "很多",
        "约600",
        "3000左右",
        "1,234.5",
        "１２３",
        "1.2亿元",
        "8000万",
        "5%",
        "合计",
        "其中：一期",
    ),
    *("二〇二四年五月", "2024.1", "2024年13月", "2024-02-30", "=1+1", "#REF!", "<b>x</b>", "😀", "x" * 5_000, "null"),
    *(0, -5, 0.1, 1e15, 1e300, 2024, 202405, 45322, True, date(1905, 7, 15), date(9999, 12, 31), None),
]


def ledger(chance: random.Random) -> Sheets:
    """A county's ledger as offices write it: titles, unit lines, totals, parts, notes."""
    townships = ["东山镇", "西山乡", "开发区"]
    codes = [f"A{number:02}" for number in range(chance.randint(3, 15))]
    projects = [
        [code, f"{code}厂房", chance.choice(townships), "民资", chance.randint(500, 9000), 100, date(2023, 6, 1)]
        for code in codes
    ]
    months = [
        [code, f"2024年{month}月", source, chance.randint(1, 5000) / 100]
        for code in codes
        for month in range(1, chance.randint(2, 6))
        for source in chance.sample(["民资", "银行贷款", "财政"], chance.randint(1, 3))
    ]
    targets = [[2024, name, "工业投入", chance.randint(1000, 5000)] for name in townships]
    investments = [["项目编号", "月份", "资金来源", "完成投资（万元）"], *months]
    if chance.random() < 0.5:
        investments = [["2024年投资台账"], ["单位：万元"], *investments]
    if chance.random() < 0.5:
        investments.append(["合计", None, None, round(sum(row[3] for row in months), 2)])
    if chance.random() < 0.3:
        investments.append(["注：以上为快报数"])
    return {
        "区域": [
            ["区域名称", "层级", "上级区域"],
            ["清河县", "县市", None],
            *([name, "园区" if name == "开发区" else "镇乡", "清河县"] for name in townships),
        ],
        "项目": [
            ["项目编号", "项目名称", "区域", "投资主体", "计划总投资（万元）", "年度计划投资（万元）", "开工日期"],
            *projects,
        ],
        "投资": investments,
        "目标": [["年份", "区域", "指标", "目标（万元）"], [2024, "清河县", "工业投入", 9000], *targets],
    }


def _cell(sheets: Sheets, chance: random.Random) -> None:
    for _each in range(chance.randint(1, 4)):
        rows = chance.choice(list(sheets.values()))
        row = chance.choice(rows)
        if row:
            row[chance.randrange(len(row))] = chance.choice(STRANGE)


def _header(sheets: Sheets, chance: random.Random) -> None:
    rows = chance.choice(list(sheets.values()))
    header = next(row for row in rows if len(row) > 1 and isinstance(row[1], str))
    place = chance.randrange(len(header))
    header[place] = chance.choice(
        ["", None, "备用", header[0], f"{header[place]}（亿元）", 2024, "完成投资", "本年累计"]
    )


def _row(sheets: Sheets, chance: random.Random) -> None:
    rows = chance.choice(list(sheets.values()))
    place = chance.randint(1, len(rows))
    near = rows[place - 1]
    changes: list[Callable[[], Any]] = [
        lambda: rows.insert(place, list(near)),
        lambda: rows.insert(place, []),
        lambda: rows.insert(place, ["合计", *[None] * max(len(near) - 2, 0), 12345]),
        lambda: rows.insert(place, ["其中：一期", *[None] * max(len(near) - 2, 0), 7]),
        lambda: rows.insert(place, ["注：另有", 88]),
        lambda: rows.insert(place, ["一、产业项目（3个）"]),
        lambda: rows.insert(place, [*[None] * 20, 999]),
        lambda: rows.insert(place, list(rows[0])),
        lambda: rows.pop(place - 1),
        lambda: chance.shuffle(rows),
    ]
    chance.choice(changes)()


def _column(sheets: Sheets, chance: random.Random) -> None:
    rows = chance.choice(list(sheets.values()))
    width = max(map(len, rows), default=1)
    one, other = chance.randrange(width), chance.randrange(width)
    kind = chance.choice(["unknown", "gone", "swapped", "serial"])
    for number, row in enumerate(rows):
        row += [None] * (width - len(row))
        if kind == "unknown":
            row.insert(one, "占地面积" if number == 0 else chance.randint(1, 99))
        elif kind == "serial":
            row.insert(0, "序号" if number == 0 else number)
        elif kind == "gone":
            del row[one]
        else:
            row[one], row[other] = row[other], row[one]


def _sheet(sheets: Sheets, chance: random.Random) -> None:
    name = chance.choice(list(sheets))
    kind = chance.choice(["gone", "again", "called", "empty", "summary"])
    if kind == "again":
        sheets[f"{name} (2)"] = [list(row) for row in sheets[name]]
    elif kind == "empty":
        sheets[name] = []
    elif kind == "summary":
        sheets["汇总"] = [["乡镇", "完成投资"], ["东山镇", 55], ["合计", 55]]
    else:
        rows = sheets.pop(name)
        if kind == "called":
            sheets[chance.choice(["Sheet1", "2024年5月", "项目", "附表"])] = rows


IN_SHEETS = {"cells": _cell, "headers": _header, "rows": _row, "columns": _column, "sheets": _sheet}


def workbook(sheets: Sheets, chance: random.Random, extra: Callable[[Any, Any], None] | None = None) -> bytes:
    """The sheets as .xlsx; days as days, some numbers with a format; `extra` may add to the last sheet."""
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True, "strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        money = book.add_format({"num_format": chance.choice(["#,##0.00", '0.00"万元"', "General", "0.00_ "])})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    _write(page, row, column, cell, day, money)
        if extra:
            extra(book, page)
    return memory.getvalue()


def _write(page: Any, row: int, column: int, cell: Any, day: Any, money: Any) -> None:
    if isinstance(cell, date):
        page.write_datetime(row, column, cell, day)
    elif isinstance(cell, bool):
        page.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        page.write_number(row, column, cell, money)
    elif cell == "#REF!":
        page.write_formula(row, column, "=1/0", None, cell)
    elif cell:
        page.write_string(row, column, cell)


def _wide(_book: Any, page: Any) -> None:
    for row in range(10):
        for column in range(16_384):
            page.write_number(row, column, 1)


def _far(_book: Any, page: Any) -> None:
    page.write_number(1_048_575, 16_383, 1)


def _styled(book: Any, page: Any) -> None:
    border = book.add_format({"border": 1})
    for row in range(2_000):
        for column in range(100):
            page.write_blank(row, column, None, border)


def _hidden(book: Any, page: Any) -> None:
    page.set_row(1, None, None, {"hidden": True})
    page.set_column(1, 1, None, None, {"hidden": True})
    book.add_worksheet("旧表").hide()


EXTRAS = {"16,384 columns": _wide, "far cell": _far, "styled blanks": _styled, "hidden": _hidden}


def _bomb(content: bytes, _chance: random.Random) -> bytes:
    return _rezipped(content, lambda part: part.replace(b"</sheetData>", b" " * 200_000_000 + b"</sheetData>", 1))


def _rezipped(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part) if name.endswith("sheet1.xml") else part)
    return memory.getvalue()


def _flipped(content: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(content)
    for _each in range(chance.randint(1, 200)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _flipped_inside(content: bytes, chance: random.Random) -> bytes:
    return _rezipped(content, lambda part: _flipped(part, chance))


BYTES = {
    "truncated": lambda content, chance: content[: chance.randrange(len(content))],
    "flipped": _flipped,
    "flipped inside": _flipped_inside,
    "zip bomb": _bomb,
    "zeros": lambda content, chance: content[: len(content) // 2] + bytes(len(content) // 2),
}
KINDS = [*IN_SHEETS, *IN_SHEETS, *EXTRAS, *BYTES]
WEIGHTS = [8 if kind in IN_SHEETS else 1 for kind in KINDS]


def kind_of(chance: random.Random) -> str:
    """How the workbook that this chance makes is spoilt: what it draws first."""
    return chance.choices(KINDS, WEIGHTS)[0]


def spoilt(number: int, seed: int) -> tuple[str, bytes]:
    """The kind and the bytes of the workbook with this number."""
    chance = random.Random(f"{seed} {number}")
    kind = kind_of(chance)
    sheets = ledger(chance)
    if kind in IN_SHEETS:
        for _each in range(chance.randint(1, 3)):
            IN_SHEETS[kind](sheets, chance)
    sheets = sheets or {"空": []}
    content = workbook(sheets, chance, EXTRAS.get(kind))
    return kind, BYTES[kind](content, chance) if kind in BYTES else content
