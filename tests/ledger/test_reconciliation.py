"""Reconciliation: declared totals against the sums of their rows, with file, sheet and row."""

from datetime import date

import duckdb
import pytest

import queries
from exhibits import EXHIBITS, Filters
from tests.ledgers import INVESTMENTS, PROJECTS, TARGETS, publish
from words import use_language

SUM = 242.25


@pytest.fixture
def exhibit_of(tmp_path, monkeypatch):
    """Makes the exhibit over the clean ledger with some sheets changed."""

    def make(sheets: dict | None = None):
        publish(tmp_path, sheets)
        monkeypatch.setenv("COUNTY_DATABASE", str(tmp_path / "county.duckdb"))
        return EXHIBITS["reconciliation"].make(Filters(date(2024, 2, 1)))

    return make


def test_a_changed_total_is_shown_with_its_place(exhibit_of):
    exhibit = exhibit_of({"投资": [*INVESTMENTS, ["合计", None, None, SUM - 2, 57]]})
    (first, second) = exhibit.rows
    assert (first["file"], first["sheet"], first["row"], first["what"]) == ("a.xlsx", "投资", 7, "合计 完成投资")
    assert (first["declared"], first["computed"], first["difference"]) == (SUM - 2, SUM, -2)
    assert second["agrees"]
    assert "2 项" in exhibit.headline
    assert "1 项" in exhibit.headline
    (matter,) = exhibit.picture.matters
    assert "第 7 行" in matter.text
    assert "240.25" in matter.text


def test_a_right_total_agrees(exhibit_of):
    exhibit = exhibit_of({"投资": [*INVESTMENTS, ["合计", None, None, SUM, None]]})
    assert "全部一致" in exhibit.headline
    assert exhibit.picture.matters == ()


def test_a_ledger_without_totals_says_so(exhibit_of):
    assert "没有申报合计" in exhibit_of().headline


def test_the_county_s_own_target_is_no_part_of_its_sum(exhibit_of):
    exhibit = exhibit_of({"目标": [*TARGETS, ["合计", None, None, 3000, None, None, None]]})
    (row,) = exhibit.rows
    assert (row["computed"], row["difference"]) == (3000, 0)


def test_the_query_finds_what_the_check_finds(demo_database):
    rows = queries.run("reconciliation", demo_database)
    found = [(row["file"], row["label"], row["difference"]) for row in rows if not row["agrees"]]
    assert found == [("投资台账2023.xlsx", "3月小计", -20)]
    assert len(rows) > 100


def test_every_declared_figure_has_a_heading(demo_database):
    """A column that the query does not know would drop its totals silently."""
    with duckdb.connect(str(demo_database), read_only=True) as connection:
        (count,) = connection.execute("select count(*) from declared_totals").fetchone()
    assert len(queries.run("reconciliation", demo_database)) == count


def test_in_english_the_words_are_translated(exhibit_of):
    use_language("en")
    exhibit = exhibit_of({"投资": [*INVESTMENTS, ["合计", None, None, 1, None]]})
    assert "completed investment" in exhibit.picture.matters[0].title


def _with_rates(sheet: list, heading: str, printed: dict) -> list:
    """The rows with one more column, filled where the first or second cell is named."""
    return [[*sheet[0], heading], *([*row, printed.get(row[0]) or printed.get(row[1])] for row in sheet[1:])]


def test_a_printed_rate_is_held_against_the_computed_one(exhibit_of):
    """东山镇 completed 220.25 of 1000, in percent format; 西山乡 15 of 1500 is 1%; the county 242.25 of 3000."""
    exhibit = exhibit_of({"目标": _with_rates(TARGETS, "完成率", {"东山镇": 0.22025, "西山乡": "1.5%", "清河县": 8.1})})
    told = {row["label"]: (row["declared"], row["computed"], row["agrees"]) for row in exhibit.rows}
    assert told == {
        "西山乡": (1.5, 1.0, False),
        "东山镇": (pytest.approx(22.03), pytest.approx(22.03), True),
        "清河县": (8.1, 8.1, True),
    }
    (matter,) = exhibit.picture.matters
    assert "1.5%" in matter.text
    assert "0.5 个百分点" in matter.text


def test_a_printed_rate_of_a_project_is_against_its_plan_of_the_year(exhibit_of):
    projects = [[*PROJECTS[0], "年度计划投资"], *([*row, 500] for row in PROJECTS[1:])]
    exhibit = exhibit_of({"项目": _with_rates(projects, "完成率", {"A1": "44.05", "A2": "4%"})})
    assert {row["label"]: row["difference"] for row in exhibit.rows} == {"机床": 0, PROJECTS[2][1]: 1}


def test_a_rate_is_no_total_for_the_check(exhibit_of, tmp_path):
    exhibit_of({"目标": _with_rates(TARGETS, "完成率", {"东山镇": "22.03%"})})
    with duckdb.connect(str(tmp_path / "county.duckdb"), read_only=True) as connection:
        assert connection.execute("select check_name from findings").fetchall() == []
