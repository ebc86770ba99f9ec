"""An empty ledger: every sheet with its headers and drop-downs, and what each column means."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from data.kinds import CHOICE, FLAG, QUANTITY, Column, Table
from data.return_form import HELP_SHEET
from data.tables import TABLES
from data.template.book import EXAMPLES, MOST_ROWS, UNITS, Book, check_of, choices_of, header, width_of, write_lines

NAME = "台账（空表）.xlsx"
HEADINGS = ("工作表", "列", "必填", "单位", "怎么填", "例子", "也认得的列名")
NOTES = (
    "1. 一张工作表一类数据，一行一件事；表头不要改，列的先后可以换，用不到的工作表和列可以删去。",
    "2. 金额一律万元，外资万美元，用地亩；改用别的单位时写在表头括号里，例如 计划总投资（亿元）。",
    "3. 日期写年月日；投资只填当月，不填累计；没有完成填0，没有上报就不要写这一行。",
    "4. 区域、项目、投资、目标四张表必须有，其余没有可以不填。",
)


@cache
def meanings() -> dict[str, tuple[str, str]]:
    """What columns mean, and an example of each."""
    text = (Path(__file__).parent / "meanings.toml").read_text(encoding="utf-8")
    return {key: (said[0], said[1]) for key, said in tomllib.loads(text).items()}


def write_empty_ledger(folder: Path, made_on: date) -> Path:
    """Write the empty ledger into a folder; its path."""
    path = folder / NAME
    with Book(path, made_on) as book:
        _help(book)
        for table in TABLES.values():
            _sheet(book, table)
    return path


def _sheet(book: Book, table: Table) -> None:
    sheet = book.workbook.add_worksheet(table.sheets[0])
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 32)
    for place, column in enumerate(table.columns):
        style = book.style(
            bold=True, align="center", text_wrap=True, border=1, bg_color="#DDE6F0", font_color="#A61C1C"
        )
        sheet.write_string(0, place, header(column), style if column.is_required else book.head)
        sheet.set_column(place, place, width_of(column), book.cell(column.kind.name))
        if said := check_of(column):
            sheet.data_validation(1, place, MOST_ROWS, place, said)


def _help(book: Book) -> None:
    sheet = book.workbook.add_worksheet(HELP_SHEET)
    plain = book.style(text_wrap=True, border=1)
    book.title(sheet, "台账填表说明", len(HEADINGS))
    row = write_lines(book, sheet, 1, [[note] for note in NOTES], book.style())
    for place, (text, width) in enumerate(zip(HEADINGS, (10, 16, 6, 8, 40, 24, 44), strict=True)):
        sheet.write_string(row, place, text, book.head)
        sheet.set_column(place, place, width)
    sheet.freeze_panes(row + 1, 0)
    write_lines(book, sheet, row + 1, explained(), plain)


def explained() -> Iterator[tuple[str, ...]]:
    """Every column of every sheet: sheet, header, whether it must be filled, unit, meaning, example, other headers."""
    for table in TABLES.values():
        for column in table.columns:
            meaning, example = meaning_of(table, column)
            others = "、".join(column.headers[1:6])
            unit = UNITS.get(column.kind.name) or ("另列" if column.kind is QUANTITY else "—")
            yield table.sheets[0], column.headers[0], "是" * column.is_required, unit, meaning, example, others


def meaning_of(table: Table, column: Column) -> tuple[str, str]:
    """What a column means, and an example."""
    own = meanings().get(f"{table.name}.{column.name}") or meanings().get(column.name)
    meaning, example = own or (column.headers[0], "")
    listed = choices_of(column)
    if column.name.startswith("plan_"):
        meaning, example = f"1月到{column.name[5:]}月累计计划完成多少", "4000"
    if column.kind in (CHOICE, FLAG):
        example = example if example in listed else listed[0]
        meaning += "；只能填 " + "、".join(listed)
    return meaning, example or EXAMPLES.get(column.kind) or ("100" if column.kind.is_amount else "—")
