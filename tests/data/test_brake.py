"""The brake: a wrong file is stopped before it is published, each reason with its figures; a right one is not."""

import random
from copy import deepcopy
from datetime import date

import pytest
from click.testing import CliRunner

from data import history, publishing
from data.__main__ import commands
from data.brake import FOLDER, overtaken
from data.publishing import CannotPublish
from tests.ledgers import write_workbook
from words import use_language

pytestmark = pytest.mark.slow

MONTHS = [date(2023, month, 1) for month in range(7, 13)] + [date(2024, month, 1) for month in range(1, 5)]
MAY = date(2024, 5, 1)
COUNT = 20


def ledger(county: str = "清河县") -> dict[str, list[list]]:
    """Twenty projects that have reported up to April 2024."""
    chance = random.Random(7)
    codes = [f"A{number:02}" for number in range(COUNT)]
    projects = [[code, f"{code}厂房", "东山镇", "民资", 9000, date(2023, 6, 1)] for code in codes]
    months = [[code, month, "民资", chance.randint(60, 140)] for code in codes for month in MONTHS]
    return {
        "区域": [["区域名称", "层级", "上级区域"], [county, "县市", None], ["东山镇", "镇乡", county]],
        "项目": [["项目编号", "项目名称", "区域", "投资主体", "计划总投资", "开工日期"], *projects],
        "投资": [["项目编号", "月份", "资金来源", "完成投资"], *months],
        "目标": [
            ["年份", "区域", "指标", "目标"],
            [2024, county, "工业投入", 30000],
            [2024, "东山镇", "工业投入", 30000],
        ],
    }


def with_may(amount) -> dict[str, list[list]]:
    """The ledger with a row of May for each project; `amount` makes it out of the project's rows of 2024."""
    sheets = ledger()
    for code in [row[0] for row in sheets["项目"][1:]]:
        year = [row[3] for row in sheets["投资"][1:] if row[0] == code and row[1].year == 2024]
        sheets["投资"].append([code, MAY, "民资", amount(year)])
    return sheets


def one_township(amount) -> dict[str, list[list]]:
    """The ledger of two townships with a right May, but for what the smaller one sends: three of the projects."""
    sheets = right()
    sheets["区域"].append(["西山镇", "镇乡", "清河县"])
    sheets["目标"].append([2024, "西山镇", "工业投入", 3000])
    for row in sheets["项目"][1:4]:
        row[2] = "西山镇"
    for row in sheets["投资"][1:]:
        if row[0] in ("A00", "A01", "A02") and row[1] == MAY:
            row[3] = amount(
                [each[3] for each in sheets["投资"][1:] if each[0] == row[0] and MONTHS[6] <= each[1] < MAY]
            )
    return sheets


def right():
    """What May really brings; April is corrected a little."""
    sheets = with_may(lambda year: year[0] + 3)
    sheets["投资"][10][3] += 5
    return sheets


def scaled(sheet: str, column: int, factor: int):
    sheets = right()
    for row in sheets[sheet][1:]:
        row[column] *= factor
    return sheets


def without_months(first: date, last: date):
    sheets = right()
    sheets["投资"] = [row for row in sheets["投资"] if row[1] == "月份" or not first <= row[1] <= last]
    return sheets


def without_projects(count: int):
    sheets = ledger()
    gone = {f"A{number:02}" for number in range(count)}
    for sheet in ("项目", "投资"):
        sheets[sheet] = [row for row in sheets[sheet] if row[0] not in gone]
    return sheets


def renumbered():
    sheets = right()
    for sheet in ("项目", "投资"):
        for row in sheets[sheet][1:]:
            row[0] = f"N{row[0]}"
    return sheets


WRONG = {
    "another county": (lambda: ledger("白河县"), "another_county", "白河县"),
    "a tenth of the projects gone": (lambda: without_projects(2), "projects_gone", "20 个项目中有 2 个"),
    "last month's figures again": (lambda: with_may(lambda year: year[-1]), "month_repeats", "20 行中有 20 行"),
    "cumulative in place of monthly": (lambda: with_may(sum), "month_is_cumulative", "累计"),
    "last month again from one township": (
        lambda: one_township(lambda year: year[-1]),
        "region_repeats",
        "2024年5月西山镇的 3 行与上月完全相同",
    ),
    "cumulative from one township": (lambda: one_township(sum), "region_is_cumulative", "2024年5月西山镇的 3 行全都"),
    "five times": (lambda: with_may(lambda year: year[-1] * 6), "month_jumps", "五倍"),
    "in yuan": (lambda: scaled("投资", 3, 10_000), "past_months_changed", "10 个月变动超过一成"),
    "a month in yuan": (lambda: with_may(lambda year: year[-1] * 10_000), "amount_in_another_unit", "若原数以元为单位"),
    "projects in yuan": (lambda: scaled("项目", 4, 10_000), "planned_in_another_unit", "若原数以元为单位"),
    "projects in 千元": (lambda: scaled("项目", 4, 10), "planned_investment_scaled", "20 个已发布项目"),
    "six months lost": (lambda: without_months(MONTHS[0], MONTHS[5]), "months_gone", "6 个月不见了：2023年7月"),
    "last month's file": (lambda: without_months(MONTHS[-1], MAY), "months_gone", "1 个月不见了：2024年4月"),
}


@pytest.fixture
def publish(tmp_path, monkeypatch):
    """Publishes sheets as the office does; gives exit code and what was said."""
    use_language("zh")
    monkeypatch.chdir(tmp_path)

    def run(sheets: dict, *more: str) -> tuple[int, str]:
        write_workbook(tmp_path / "台账.xlsx", sheets)
        result = CliRunner().invoke(commands, ["publish", "台账.xlsx", "--into", "a.duckdb", "--by", "王", *more])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.output

    assert run(ledger())[0] == 0
    return run


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_is_stopped_and_nothing_is_published(publish, tmp_path, name):
    make, _check, said = WRONG[name]
    code, output = publish(make())
    assert (code, history.number_in_force(tmp_path / "a.duckdb")) == (2, 1)
    (line,) = [line for line in output.splitlines() if said in line and line.startswith("  ")]
    assert any(letter.isdigit() for letter in line) or "县" in line


def test_a_wrong_file_is_published_when_somebody_says_yes(publish, tmp_path):
    assert publish(WRONG["another county"][0](), "--yes")[0] == 0
    assert history.number_in_force(tmp_path / "a.duckdb") == 2


def test_every_question_of_the_brake_is_asked_here():
    assert {check for _make, check, _said in WRONG.values()} == {path.stem for path in FOLDER.glob("*.sql")}


@pytest.mark.parametrize("make", [right, ledger, renumbered, lambda: without_projects(1)])
def test_a_right_file_is_not_stopped(publish, make):
    code, output = publish(make())
    assert code == 0, output


def test_the_latest_month_may_be_corrected(publish):
    sheets = deepcopy(ledger())
    for row in sheets["投资"][1:]:
        row[3] += 60 if row[1] == MONTHS[-1] else 0
    assert publish(sheets)[0] == 0


def test_a_version_that_came_into_force_meanwhile_is_not_overwritten(publish, tmp_path, monkeypatch):
    target = tmp_path / "a.duckdb"
    monkeypatch.setattr("data.__main__._in_force", lambda into: 0)
    code, output = publish(right())
    assert (code, history.number_in_force(target)) == (2, 1)
    assert "第 1 版" in output
    assert "王" in output
    assert publish(right(), "--yes")[0] == 0
    assert overtaken(target, 2) == []


def test_what_comes_into_force_while_the_lock_is_waited_for_is_seen(publish, tmp_path):
    def refuse():
        raise CannotPublish("meanwhile")

    with pytest.raises(CannotPublish, match="meanwhile"):
        publishing.publish(None, None, [], tmp_path / "a.duckdb", "王", None, refuse)
    assert history.number_in_force(tmp_path / "a.duckdb") == 1


def test_rollbacks_are_listed_with_who_and_when(publish, tmp_path):
    assert publish(right())[0] == 0
    run = CliRunner().invoke
    assert run(commands, ["rollback", "1", "--into", "a.duckdb", "--by", "李"]).exit_code == 0
    (rollback,) = history.rollbacks(tmp_path / "a.duckdb")
    assert (rollback.number, rollback.before, rollback.rolled_back_by) == (1, 2, "李")
    lines = run(commands, ["history", "--into", "a.duckdb"]).output.splitlines()
    assert lines[-1].startswith("退回第 1 版 · ")
    assert lines[-1].endswith("· 李（此前为第 2 版）")
