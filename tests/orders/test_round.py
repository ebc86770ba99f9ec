"""A month's round from end to end, by the commands and on the pages that an office uses.

Notices are made, go home in the ledger, are answered there and closed on screen; decisions come back on the agenda.
"""

from datetime import date
from pathlib import Path

from click.testing import CliRunner
from openpyxl import load_workbook

from data.__main__ import commands as data_commands
from exhibits.agenda import agenda_or_default
from papers.__main__ import commands as paper_commands
from papers.ledger_sheet import file_of_sheet, ledger_sheet
from papers.minutes import Decision
from papers.notices import LEDGER_SHEET
from tests.ledgers import clean_ledger, write_workbook
from tests.screens import open_page, words_of

NODES = [
    ["项目编号", "节点", "计划日期", "完成日期", "核实人", "核实日期"],
    ["A1", "基础", date(2024, 1, 20), None, None, None],
    ["A3", "施工许可", date(2024, 2, 20), None, None, None],
]


def published(ledger: Path, database: Path) -> None:
    command = ["publish", str(ledger), "--into", str(database), "--yes"]
    done = CliRunner().invoke(data_commands, command)
    assert done.exit_code == 0, done.output


def test_from_notices_to_their_closing_and_from_minutes_to_the_agenda(tmp_path, monkeypatch):
    ledger, database, papers = tmp_path / "台账", tmp_path / "county.duckdb", tmp_path / "督办单"
    ledger.mkdir()
    sheets = clean_ledger() | {"节点": NODES}
    write_workbook(ledger / "a.xlsx", sheets)
    published(ledger, database)
    monkeypatch.setenv("COUNTY_DATABASE", str(database))

    # the meeting of March on the figures of February: notices go out, decisions are taken home
    month = ["--month", "2024-02", "--issued-on", "2024-03-04"]
    made = CliRunner().invoke(paper_commands, ["notices", *month, "--into", str(papers)])
    assert made.exit_code == 0, made.output
    assert sorted(file.name[:5] for file in papers.glob("*.docx")) == ["001 红", "002 黄"], "41 days late; 9 days"
    decision = Decision("协调机床项目用电", "A1", None, "发改局", date(2024, 3, 20))
    sheet = ledger_sheet("decisions", [vars(decision) | {"met_on": date(2024, 3, 4)}])
    (ledger / file_of_sheet("decisions")).write_bytes(sheet)
    (ledger / LEDGER_SHEET).write_bytes((papers / LEDGER_SHEET).read_bytes())
    sheets["投资"].append(["A1", "2024年3月", "民资", 50, None])
    write_workbook(ledger / "a.xlsx", sheets)
    published(ledger, database)

    # nobody has answered by the end of March, and what was decided is late: it is the first thing that is shown
    words = words_of(open_page(database, monkeypatch, "orders", month="2024-03"))
    assert "已发督办单 2 份，销号 0 份，逾期未回复 2 份" in words
    assert "2024年3月4日会议议定 1 项，办结 0 项" in words
    assert agenda_or_default(())[0] == "decisions_in_short"

    # both are answered and one is closed, in the sheets that went home; named again, it goes one level up
    answers = load_workbook(ledger / LEDGER_SHEET)
    headers = [cell.value for cell in answers["督办"][1]]
    for row, closed_on in ((2, date(2024, 4, 8)), (3, None)):
        for header, value in (("回复日期", date(2024, 4, 3)), ("办结日期", closed_on), ("回复", "已复工")):
            answers["督办"].cell(row, headers.index(header) + 1, value)
    answers.save(ledger / LEDGER_SHEET)
    decided = load_workbook(ledger / file_of_sheet("decisions"))
    decided["议定事项"].cell(2, 7, date(2024, 4, 10))
    decided.save(ledger / file_of_sheet("decisions"))
    sheets["投资"].append(["A1", "2024年4月", "民资", 50, None])
    write_workbook(ledger / "a.xlsx", sheets)
    published(ledger, database)
    words = words_of(open_page(database, monkeypatch, "orders", month="2024-04"))
    assert "已发督办单 2 份，销号 1 份，逾期未回复 0 份" in words
    assert "2024年3月4日会议议定 1 项，办结 1 项" in words
    assert "已复工" in words
