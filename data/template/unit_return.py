"""The return workbook of one unit for one month: what the office knows is there, what the unit says is to be filled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data import return_form as form
from data.kinds import Column
from data.tables import OBSTACLES, PROGRESS_NOTES, PROJECTS, TABLES
from data.template.book import ALLOWED, Book, check_of, header, width_of, write_lines
from data.template.empty_ledger import meaning_of
from words.numbers import month_name

HEAD, SPARE_ROWS, NEW_ROWS = 3, 40, 60  # the head's first row from 0; rows below what is handed out
AMOUNT = PROJECTS.column("planned_investment")
TEXTS = {column.name: column for column in (*PROJECTS.columns, *PROGRESS_NOTES.columns)}
NODE_COLUMNS = ("project_code", "name", "node", "due_on", "done_on", "description")
OBSTACLE_COLUMNS = tuple(column.name for column in OBSTACLES.columns)
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Handed:
    """What a unit is handed: its name, the month, its projects, open problems and nodes, the county's sources."""

    region: str
    month: date
    projects: Rows
    obstacles: Rows
    nodes: Rows
    sources: tuple[str, ...]

    @property
    def month_name(self) -> str:
        """2024年6月, whatever language is in use: the workbook is Chinese."""
        return f"{self.month.year}年{self.month.month}月"


def write_return(handed: Handed, path: Path) -> None:
    """Write the workbook of one unit."""
    with Book(path, handed.month) as book:
        _progress(book, handed)
        _new_projects(book, handed)
        _matters(book, handed, form.OBSTACLES_SHEET, "obstacles", handed.obstacles, _with_name(OBSTACLE_COLUMNS))
        if "milestones" in TABLES:
            _matters(book, handed, form.NODES_SHEET, "milestones", handed.nodes, NODE_COLUMNS)
        _help(book, handed)


def _with_name(columns: Sequence[str]) -> tuple[str, ...]:
    return ("project_code", "name", *(name for name in columns if name != "project_code"))


def _top(book: Book, sheet: Any, handed: Handed, title: str, width: int) -> None:
    """Title and the line that says of which unit and month the sheet is."""
    book.title(sheet, title, width)
    plain = book.style()
    sheet.write_string(1, 1, f"{form.UNIT_LINE}{handed.region}", plain)
    sheet.write_string(1, 2, f"{form.MONTH_LINE}{handed.month_name}", plain)
    sheet.write_string(1, 3, "单位：万元", plain)
    sheet.write_string(1, 5, "填报人：", book.style(locked=False))
    sheet.write_string(1, 8, "联系电话：", book.style(locked=False))


def _progress(book: Book, handed: Handed) -> None:
    sheet = book.workbook.add_worksheet(form.PROGRESS_SHEET)
    codes = ["ordinal", *form.HANDED_OUT]
    columns = [*codes, *_amount_columns(handed), *form.FILLED_IN]
    _top(book, sheet, handed, f"{handed.region}{handed.month_name}重点项目月度报表", len(columns))
    _heads(book, sheet, columns, form.HANDED_OUT | form.FILLED_IN)
    first = HEAD + 2
    for number, project in enumerate(handed.projects):
        row = first + number
        for place, name in enumerate(columns):
            value = number + 1 if name == "ordinal" else project.get(name)
            kind = _column(name).kind.name if name != "ordinal" else "label"
            book.write(sheet, row, place, value, book.cell(kind, is_locked=name in codes))
    last = first + len(handed.projects) + SPARE_ROWS
    _finish(book, sheet, columns, (first, last), first + len(handed.projects))
    sheet.freeze_panes(first, 3)


def _new_projects(book: Book, handed: Handed) -> None:
    sheet = book.workbook.add_worksheet(form.NEW_SHEET)
    own = list(form.OF_NEW_PROJECTS)
    at = own.index("progress")
    columns = ["ordinal", *own[:at], *_amount_columns(handed), *own[at:]]
    _top(book, sheet, handed, f"{handed.region}{handed.month_name}新增项目（没有新增不填）", len(columns))
    _heads(book, sheet, columns, form.OF_NEW_PROJECTS)
    first = HEAD + 2
    _finish(book, sheet, columns, (first, first + NEW_ROWS), first)
    sheet.freeze_panes(first, 2)


def _amount_columns(handed: Handed) -> list[str]:
    """done:民资 …, funds:民资 …: the two groups, a column for each capital source."""
    return [f"{group}:{source}" for group in ("done", "funds") for source in handed.sources]


def _column(name: str) -> Column:
    return TEXTS.get(name, AMOUNT)


def _heads(book: Book, sheet: Any, columns: list[str], headers: dict[str, str]) -> None:
    """Two lines: a group's title over its sources, the other headers over both."""
    groups = {"done": form.MONTH_GROUP, "funds": form.FUNDS_GROUP}
    for place, name in enumerate(columns):
        group, _colon, source = name.partition(":")
        if group in groups and source:
            sheet.write_string(HEAD + 1, place, source, book.head)
            sheet.set_column(place, place, 11)
            continue
        text = "序号" if name == "ordinal" else headers[name]
        is_amount = name != "ordinal" and _column(name).kind.is_amount
        sheet.merge_range(HEAD, place, HEAD + 1, place, f"{text}（万元）" if is_amount else text, book.head)
        sheet.set_column(place, place, 6 if name == "ordinal" else width_of(_column(name)))
    for group, title in groups.items():
        places = [place for place, name in enumerate(columns) if name.startswith(f"{group}:")]
        text = f"{title}（万元）"
        if len(places) > 1:
            sheet.merge_range(HEAD, places[0], HEAD, places[-1], text, book.head)
        else:
            sheet.write_string(HEAD, places[0], text, book.head)


def _finish(book: Book, sheet: Any, columns: list[str], rows: tuple[int, int], blank_from: int) -> None:
    """Cells to write in below what was handed out, the checks in them, the protection of the rest."""
    for place, name in enumerate(columns):
        column = _column(name)
        style = book.cell("label" if name == "ordinal" else column.kind.name)
        for row in range(blank_from, rows[1] + 1):
            sheet.write_blank(row, place, None, style)
        if name != "ordinal" and (said := check_of(column)):
            sheet.data_validation(rows[0], place, rows[1], place, said)
    sheet.protect("", ALLOWED)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)


def _matters(book: Book, handed: Handed, name: str, table: str, rows: Rows, columns: Sequence[str]) -> None:
    """A sheet of matters that are open: brought up to date where they stand, new ones below."""
    sheet = book.workbook.add_worksheet(name)
    kinds = {column.name: column for column in TABLES[table].columns} | {"name": PROJECTS.column("name")}
    _top(book, sheet, handed, f"{handed.region}{handed.month_name}{name}（已有的更新，新的往下加）", len(columns))
    codes = [str(project["project_code"]) for project in handed.projects]
    for place, key in enumerate(columns):
        sheet.write_string(HEAD, place, header(kinds[key]), book.head)
        sheet.set_column(place, place, width_of(kinds[key]))
    last = HEAD + len(rows) + NEW_ROWS
    for number in range(last - HEAD):
        said = rows[number] if number < len(rows) else {}
        for place, key in enumerate(columns):
            is_key = bool(said) and key in ("project_code", "name", "obstacle", "raised_on", "node")
            book.write(sheet, HEAD + 1 + number, place, said.get(key), book.cell(kinds[key].kind.name, is_key))
    for place, key in enumerate(columns):
        said = check_of(kinds[key])
        if key == "project_code" and codes:
            source = f"='{form.PROGRESS_SHEET}'!$B${HEAD + 3}:$B${HEAD + 2 + len(codes)}"
            said = {"validate": "list", "source": source, "error_title": "请从列表中选择", "error_type": "warning"}
        if said:
            sheet.data_validation(HEAD + 1, place, last, place, said)
    sheet.protect("", ALLOWED)
    sheet.freeze_panes(HEAD + 1, 2)


def _help(book: Book, handed: Handed) -> None:
    sheet = book.workbook.add_worksheet(form.HELP_SHEET)
    book.title(sheet, f"{month_name(handed.month)}报表填表说明", 3)
    lines = [
        "1. 白色单元格由本单位填写，灰色单元格由项目办填好，不能改；发现有错请在备注里写明，或告诉项目办。",
        "2. 本月完成投资、本月到位资金只填本月，不填累计，单位万元；没有完成填0，没有上报就空着。",
        "3. 新开工、竣工、停工的，在“本月进展”最后几列填日期；没有编号的新项目填到“新增项目”。",
        "4. 文件可以改名，可以加行，可以用WPS保存；不要改表头和前三行。",
    ]
    row = write_lines(book, sheet, 1, [[line] for line in lines], book.style())
    plain = book.style(text_wrap=True, border=1)
    for place, (text, width) in enumerate(zip(("列", "怎么填", "例子"), (20, 60, 30), strict=True)):
        sheet.write_string(row, place, text, book.head)
        sheet.set_column(place, place, width)
    names = {**form.FILLED_IN, **form.OF_NEW_PROJECTS}
    told = [(text, *meaning_of(PROJECTS, _column(name))) for name, text in names.items()]
    investments = TABLES["investments"]
    told += [
        (title, *meaning_of(investments, investments.column(name)))
        for title, name in ((form.MONTH_GROUP, "completed_investment"), (form.FUNDS_GROUP, "funds_in_place"))
    ]
    write_lines(book, sheet, row + 1, told, plain)
