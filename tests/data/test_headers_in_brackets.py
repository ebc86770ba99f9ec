"""What the brackets of a header say: a unit, an explanation, or that the column holds something else than its name."""

from datetime import date
from decimal import Decimal

import pytest

from data.reading.in_brackets import with_brackets
from data.reading.ledger import read_ledger
from data.reading.naming import words_of
from data.tables import TABLES
from words import use_language

MONTH = "清河县2024年5月重点项目进展情况表\n单位：万元\n项目名称,建设地点,总投资,{}\n"


@pytest.fixture
def read(tmp_path):
    """Reads one table given as CSV; gives the ledger and what reading found, by check."""
    use_language("zh")

    def run(text: str, name: str = "月报"):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        ledger = read_ledger((tmp_path,))
        return ledger, {each.check: each.in_words() for each in ledger.findings}

    return run


def column(ledger, table: str, name: str) -> list:
    place = [each.name for each in TABLES[table].columns].index(name)
    return [row[place] for row in ledger.rows[table]]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("完成投资（累计）", "累计完成投资"),
        ("完成投资(1-5月,万元)", "1-5月完成投资"),
        ("开工时间（计划）", "计划开工时间"),
        ("完成投资（上年同期）", "上年同期完成投资"),
        ("总投资（其中：设备）", "总投资其中:设备"),
        ("总投资（概算）", "总投资(概算)"),
        ("本年累计完成投资（1-5月）", "本年累计完成投资(1-5月)"),
        ("年度目标（1-12月）", "年度目标(1-12月)"),
        ("投资主体（国有、民资、外资）", "投资主体(国有、民资、外资)"),
    ],
)
def test_brackets_say_when_and_of_what(header, said):
    assert with_brackets(words_of(header).raw) == said


@pytest.mark.parametrize("beside", ["计划", "上年同期", "同比增长", "其中：设备"])
@pytest.mark.parametrize("name", ["本月完成投资", "完成投资"])
def test_only_what_the_month_completed_is_read_of_it(read, name, beside):
    right = f"{name}（实际）" if name == "本月完成投资" else "完成投资（本月）"
    text = MONTH.format(f"{name}（{beside}）,{right}") + "厂房,东山镇,900,71,70\n水厂,西山乡,800,81,80\n"
    ledger, checks = read(text)
    assert column(ledger, "investments", "completed_investment") == [Decimal(70), Decimal(80)]
    assert column(ledger, "projects", "planned_investment") == [Decimal(900), Decimal(800)]
    assert "doubled_column" not in checks


def test_planned_and_actual_start_side_by_side(read):
    text = MONTH.format("本月完成投资,开工时间（计划）,开工时间（实际）") + "厂房,东山镇,900,70,2023-12-01,2024-01-10\n"
    ledger, _checks = read(text)
    assert column(ledger, "projects", "started_on") == [date(2024, 1, 10)]


@pytest.mark.parametrize(
    "inside", ["累计", "本年", "自开工", "1-5月", "上年同期", "计划", "同比增长", "万欧元", "十亿元", "%"]
)
def test_an_investment_that_is_of_something_else_is_refused(read, inside):
    text = f"项目编号,月份,资金来源,完成投资（{inside}）\nP1,2024年4月,民资,5\nP1,2024年5月,民资,7\n"
    ledger, checks = read(text, "投资")
    assert not any(column(ledger, "investments", "completed_investment")) or "wrong_unit" in checks
    assert {"missing_column", "wrong_unit"} & set(checks)


def test_explanations_are_no_part_of_a_name(read):
    head = "项目编号（平台）,项目名称（全称）,区域（所在镇）,投资主体（国有、民资、外资）,计划总投资（含税、万元）"
    ledger, checks = read(f"{head}\nP1,厂房,东山镇,民资,900\n", "项目")
    assert column(ledger, "projects", "planned_investment") == [Decimal(900)]
    assert set(checks) == {"missing_sheet"}
