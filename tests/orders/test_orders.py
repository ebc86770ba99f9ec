"""Decisions and notices: counted by hand from the rows of fixture.sql; a round from the notice to its closing."""

import re
from datetime import date
from io import BytesIO

import duckdb
import pytest
from docx import Document
from openpyxl import load_workbook

import queries
from exhibits import EXHIBITS, Filters
from exhibits.agenda import agenda_or_default
from exhibits.orders.rules import addressee, level_of
from papers.figures import tight
from papers.ledger_sheet import ledger_sheet
from papers.minutes import Decision, minutes
from papers.notices import LEDGER_SHEET, Choice, notices

DAY = date(2024, 6, 3)


@pytest.fixture
def ask(fixture_database):
    return lambda name, **parameters: queries.run(name, fixture_database, **parameters)


def text_of(document: bytes) -> str:
    word = Document(BytesIO(document))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def test_decisions_are_done_late_or_open(ask):
    rows = {row["matter"]: row["status"] for row in ask("decisions", month="2024-05")}
    assert rows == {"复工资金": "超期", "供地": "临期", "研究规划": "无期限", "协调<b>用电</b>": "完成"}
    (short,) = ask("decisions_in_short", month="2024-05")
    assert (short["of_last"], short["of_last_done"], short["earlier_open"], short["days_late"]) == (2, 0, 1, 31)
    assert [row["matter"] for row in ask("decisions", month="2024-05", regions=["空白镇"])] == ["供地"]


def test_the_next_meeting_begins_with_what_the_last_one_decided(small):
    assert agenda_or_default(())[0] == "decisions_in_short"


def test_a_notice_waits_is_late_answered_or_closed(ask):
    rows = {row["number"]: (row["status"], row["days_late"]) for row in ask("notices_issued", month="2024-05")}
    assert rows == {
        "1号": ("已回复", None),
        "2号": ("逾期未回复", 11),
        "3号": ("已销号", None),
        "4号": ("待回复", None),
    }, "the one of June has not gone out"


def test_the_rules_ask_for_red_yellow_and_blue(ask):
    rows = {(row["subject"], row["matter_kind"]): row for row in ask("notices_due", month="2024-05")}
    kinds = {key: row["kind"] for key, row in rows.items()}
    assert kinds["<script>alert(1)</script>", "项目红灯"] == "红"
    assert kinds["城关镇纺织厂", "项目黄灯"] == "黄"
    assert kinds["<script>alert(1)</script>", "问题超期"] == "红", "31 days past the promised day"
    assert kinds["城关镇冷链", "节点超期"] == "红", "92 days late"
    assert kinds["城关镇纺织厂", "节点超期"] == "黄", "20 days late, named in May for the first time"
    assert kinds["签协议", "承诺临期"] == "蓝"
    assert ("红线用地", "承诺临期") not in kinds, "without a day it is neither late nor due"
    june = {(row["subject"], row["matter_kind"]): row for row in ask("notices_due", month="2024-06")}
    assert june["城关镇纺织厂", "节点超期"]["months_named"] == 1
    assert june["城关镇纺织厂", "节点超期"]["kind"] == "红", "named again"
    assert june["<script>alert(1)</script>", "项目红灯"]["months_named"] == 2, "April and May"


def test_named_again_it_goes_one_level_up(ask):
    row = next(row for row in ask("notices_due", month="2024-05") if row["project_code"] == "C1")
    named = {"responsible_unit": "发改局", "deputy_leader": "李四", "region": "河东"}
    assert [addressee({**row, **named, "months_named": months}) for months in (0, 1, 2, 5)] == [
        "发改局",
        "李四",
        "督查室",
        "督查室",
    ]
    assert level_of({**row, "months_named": 9}) == 2
    assert addressee({**row, "deputy_leader": None, "months_named": 1}) == "分管领导"


def test_one_document_for_each_notice_and_a_sheet_that_takes_them_home(small):
    files = notices(small, Choice(issued_on=DAY))
    assert len(files) == 9, "6 red, 2 yellow that are late, and the sheet"
    first = text_of(next(iter(files.values())))
    for part in (
        "督〔2024〕5号",
        "红色督办（红灯、长期超期或再次督办）",
        "年度计划100万元，完成30万元",
        "完成率30%",
        "回执",
        "2024年6月10日前",
        "4号尚未销号",
    ):
        assert part in first.replace(" ", ""), part
    assert "<script>alert(1)</script>" in first, "a name is text"
    sheet = load_workbook(BytesIO(files[LEDGER_SHEET]))["督办"]
    assert [cell.value for cell in sheet[1]][:5] == ["编号", "项目编号", "区域", "类别", "发出日期"]
    assert [cell.value for cell in sheet["A"]][1:3] == ["督〔2024〕5号", "督〔2024〕6号"]
    assert len(notices(small, Choice(yellow=True, blue=True, issued_on=DAY))) == 12
    assert notices(Filters(small.month, ("O'Brien镇",)), Choice(issued_on=DAY)) == {}


def test_a_long_matter_is_no_longer_name_than_a_file_may_have(fixture_database, tmp_path, monkeypatch):
    copy = tmp_path / "county.duckdb"
    copy.write_bytes(fixture_database.read_bytes())
    with duckdb.connect(str(copy)) as connection:
        connection.execute("update decisions set matter = repeat('协调落实用地指标，', 50) where matter = '复工资金'")
    monkeypatch.setenv("COUNTY_DATABASE", str(copy))
    for name, file in notices(Filters(date(2024, 5, 1)), Choice(issued_on=DAY)).items():
        (tmp_path / name).write_bytes(file)


def test_a_round_issued_answered_and_closed_on_screen(fixture_database, tmp_path, monkeypatch):
    copy = tmp_path / "county.duckdb"
    copy.write_bytes(fixture_database.read_bytes())
    monkeypatch.setenv("COUNTY_DATABASE", str(copy))
    sheet = load_workbook(BytesIO(notices(Filters(date(2024, 5, 1)), Choice(issued_on=DAY))[LEDGER_SHEET]))["督办"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    answered = tmp_path / "answered.duckdb"
    answered.write_bytes(fixture_database.read_bytes())
    with duckdb.connect(str(answered)) as connection:
        for number, code, region, kind, issued, due, *_answer in rows:
            values = [number, code, region, kind, issued, due, date(2024, 6, 8), date(2024, 6, 20), "已办", "x", "x", 9]
            connection.execute(f"insert into notices values ({', '.join('?' * len(values))})", values)
    monkeypatch.setenv("COUNTY_DATABASE", str(answered))
    june = {row["number"]: row["status"] for row in queries.run("notices_issued", month="2024-06")}
    assert [june[row[0]] for row in rows] == ["已销号"] * 8
    assert "销号 9 份" in EXHIBITS["notices_issued"].make(Filters(date(2024, 6, 1))).headline


def test_a_notice_is_a_form_with_a_slip_to_answer_on_and_copies_to_those_it_went_to_before(small, chosen):
    chosen(('# copies_to = ["县委办公室", "县人大常委会办公室"]', 'copies_to = ["县委办公室"]'))
    word = Document(BytesIO(next(iter(notices(small, Choice(issued_on=DAY)).values()))))
    said, slip = ([[cell.text for cell in row.cells] for row in table.rows] for table in word.tables)
    assert [row[0] for row in said] == ["主 送", "督办事项", "基本情况", "责任单位", "此前督办", "督办要求", "抄 送"]
    assert said[0][1] == "分管领导", "named in April: one level up"
    assert said[-1][1] == "<b>河东</b>$x$乡，县委办公室"
    assert [row[0] for row in slip] == ["原 因", "措 施", "完成时限", "回复单位（盖章）"]
    assert not any(row[1] for row in slip)
    assert len(word.sections) == 1, "no foot on a page of its own"


def test_minutes_leave_findings_out_before_a_second_page_and_no_decision(small):
    names = agenda_or_default(())
    few = [Decision(f"事项{place}") for place in range(3)]
    many = [Decision(f"事项{place}" + "，协调解决用地用电问题" * 3, None, None, "发改局", DAY) for place in range(6)]
    texts = [text_of(minutes(small, names, decided, DAY).content) for decided in (few, many)]
    assert all(decision.matter in texts[1] for decision in many)
    shown = [len(re.findall(r"^\d．(?!事项|其余|共)", text, re.MULTILINE)) for text in texts]
    assert shown[0] > shown[1]
    assert "共13项，见会议材料" in texts[1]


def test_minutes_name_what_was_shown_and_what_was_decided(small):
    decided = [Decision("为<b>纺织厂</b>接电", "A1", "城关镇", "发改局", date(2024, 6, 30)), Decision("研究规划")]
    text = text_of(minutes(small, ["completion_ranking", "region_profile"], decided, DAY).content)
    assert "甲县项目建设推进会会议纪要" in text
    assert "1．为<b>纺织厂</b>接电，由发改局负责，2024年6月30日前完成。" in text.replace(" ", "")
    assert tight(EXHIBITS["completion_ranking"].make(small).headline) in text
    sheet = load_workbook(BytesIO(ledger_sheet("decisions", [vars(decided[0]) | {"met_on": DAY}])))["议定事项"]
    assert [cell.value for cell in sheet[2]][1:4] == ["为<b>纺织厂</b>接电", "A1", "城关镇"]
