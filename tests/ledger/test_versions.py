"""Changes since the last version: kept at publishing, told with both values, by figure and by lamp."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

import queries
from data import publishing
from exhibits import EXHIBITS, Filters
from tests.ledgers import INVESTMENTS, PROJECTS, TARGETS, publish
from words import use_language

MAY = date(2024, 5, 1)


def changes(database: Path, **filters) -> list[dict]:
    return [dict(row) for row in queries.run("changes_since_last_version", database, **filters)]


def kinds(rows: list[dict]) -> set[tuple[str, str]]:
    return {(row["kind"], row["project_code"] or row["region"]) for row in rows}


@pytest.fixture
def two_versions(tmp_path):
    """The clean ledger, then one in which three figures are corrected, a project is gone and another has come."""
    publish(tmp_path)
    projects = [list(row) for row in PROJECTS[:3]]
    projects[2][4] = 2100.5
    projects.append(["B1", "新厂", "东山镇", "民资", 600, None, date(2024, 3, 1), None, None, None])
    investments = [list(row) for row in INVESTMENTS[:5]]
    investments[1][3] = 101
    investments.append(["B1", "2024年3月", "民资", 1, None])
    targets = [list(row) for row in TARGETS]
    targets[2][3] = 1100
    publish(tmp_path, {"项目": projects, "投资": investments, "目标": targets})
    return tmp_path / "county.duckdb"


def test_a_first_version_has_nothing_before_it(tmp_path, monkeypatch):
    publish(tmp_path)
    monkeypatch.setenv("COUNTY_DATABASE", str(tmp_path / "county.duckdb"))
    exhibit = EXHIBITS["changes_since_last_version"].make(Filters(date(2024, 2, 1)))
    assert queries.run("version_before") == ()
    assert exhibit.rows == ()
    assert "首个" in exhibit.headline
    assert "更正" in exhibit.picture.empty


def test_a_corrected_figure_is_told_with_both_values(two_versions):
    corrected = {
        (row["what"], row["project_code"] or row["region"]): (row["before_amount"], row["after_amount"], row["month"])
        for row in changes(two_versions)
        if row["kind"] == "更正"
    }
    assert corrected == {
        ("完成投资", "A1"): (100, 101, date(2024, 1, 1)),
        ("计划总投资", "A2"): (2000.5, 2100.5, None),
        ("目标", "东山镇"): (1000, 1100, date(2024, 1, 1)),
    }


def test_what_came_and_what_went(two_versions):
    told = kinds(changes(two_versions, month="2024-03"))
    assert ("移除", "A3") in told
    assert ("新开工", "B1") in told
    assert not {kind for kind, code in told if code == "B1"} - {"新开工", "新亮红灯"}


def test_what_the_version_before_did_not_know_is_told_too(tmp_path):
    """A row of the past that was missing, and a project that comes suspended, and so red."""
    publish(tmp_path, {"投资": [*INVESTMENTS[:4], INVESTMENTS[5]]})
    projects = [[*row, None] for row in PROJECTS]
    projects[0][-1] = "停工日期"
    projects.append(
        ["S1", "停了的厂", "东山镇", "民资", 900, None, date(2024, 1, 5), None, None, None, date(2024, 2, 10)]
    )
    publish(tmp_path, {"项目": projects})
    told = changes(tmp_path / "county.duckdb", month="2024-02", threshold=500)
    corrected = [(row["project_code"], row["before_amount"], row["after_amount"]) for row in told if row["what"]]
    assert corrected == [("A2", None, 5)]
    assert {kind for kind, code in kinds(told) if code == "S1"} >= {"停工", "新亮红灯"}


def test_the_exhibit_names_the_version_and_both_values(two_versions, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(two_versions))
    exhibit = EXHIBITS["changes_since_last_version"].make(Filters(date(2024, 3, 1)))
    assert "第1版" in exhibit.headline
    assert "某某" in exhibit.headline
    assert "更正 3 个" in exhibit.headline
    texts = " ".join(matter.text for matter in exhibit.picture.matters)
    assert "2024年1月 完成投资 民资 100 万元 → 101 万元" in texts
    assert "2024年 目标" in texts, "a target is of a year"
    only = EXHIBITS["changes_since_last_version"].make(Filters(date(2024, 3, 1), ("西山乡",)))
    assert {row["region"] for row in only.rows} == {"西山乡"}


def test_the_same_ledger_again_changes_nothing(tmp_path, monkeypatch):
    publish(tmp_path)
    publish(tmp_path)
    assert changes(tmp_path / "county.duckdb") == []
    monkeypatch.setenv("COUNTY_DATABASE", str(tmp_path / "county.duckdb"))
    assert "没有变化" in EXHIBITS["changes_since_last_version"].make(Filters(date(2024, 2, 1))).headline


def test_what_is_in_force_counts_not_the_highest_number(tmp_path):
    publish(tmp_path, note="1")
    publish(
        tmp_path, {"项目": [*PROJECTS, ["Z1", "第二版", "东山镇", "民资", 9, None, None, None, None, None]]}, note="2"
    )
    publishing.rollback(tmp_path / "county.duckdb", 1)
    publish(tmp_path, note="3")
    assert queries.one("version_before", tmp_path / "county.duckdb")["version"] == 1
    assert changes(tmp_path / "county.duckdb") == []


def test_a_file_from_before_versions_were_kept_opens(tmp_path):
    publish(tmp_path)
    target = tmp_path / "county.duckdb"
    with duckdb.connect(str(target)) as connection:
        connection.execute("drop schema previous cascade")
        connection.execute("alter table source_files drop column bytes")
    assert queries.run("version_before", target) == ()
    assert changes(target) == []
    publish(tmp_path)
    assert changes(target) == []
    assert queries.one("version_before", target)["version"] == 1


def test_the_fixture_tells_every_change(fixture_database):
    told = kinds(changes(fixture_database, month="2024-05"))
    assert {
        ("竣工", "B1"),
        ("新开工", "E1"),
        ("停工", "C1"),
        ("新亮红灯", "C1"),
        ("移除", "G1"),
        ("新增", "A4"),
        ("更正", "A1"),
        ("更正", "C1"),
        ("更正", "城关镇"),
    } <= told
    assert not [row for row in changes(fixture_database, month="2024-05", regions=["空白镇"]) if row["project_code"]]


def test_lamps_of_both_versions_are_lit_by_the_rule_in_force(fixture_database):
    """A rule under which nothing is ever red leaves only what is suspended."""
    mild = changes(fixture_database, month="2024-05", lamp_kind="points", lamp_yellow=100, lamp_red=1000)
    assert {code for kind, code in kinds(mild) if kind == "新亮红灯"} == {"C1"}


def test_in_english_words_of_the_ledger_are_translated(fixture_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(fixture_database))
    use_language("en")
    exhibit = EXHIBITS["changes_since_last_version"].make(Filters(MAY))
    assert "corrected" in exhibit.headline
    assert not any("更正" in matter.tag for matter in exhibit.picture.matters)
