"""The door: what it takes, what it refuses, what it never lets through."""

import os
from datetime import date

import duckdb
import pytest

import queries
from queries.database import cursor
from tests.conftest import ROOT, build_database

COUNTY = """
    insert into regions values ('孤县', '县市', null, 1, '台账.xlsx', '区域', 2);
    insert into county values ('孤县', null, false)
"""
VERSION = "insert into version values (1, timestamp '2024-01-01 00:00:00', '项目办', null)"


def test_rows_are_plain_and_read_only(fixture_database):
    row = queries.one("county_headline", fixture_database)
    assert type(row["completed_investment"]) is float
    assert type(row["month"]) is date
    with pytest.raises(TypeError):
        row["month"] = None


def test_the_database_comes_from_the_environment(fixture_database, monkeypatch, tmp_path):
    monkeypatch.setenv("COUNTY_DATABASE", str(fixture_database))
    assert queries.run("months") == queries.run("months", fixture_database)
    assert queries.signature() == queries.signature(fixture_database)
    monkeypatch.setenv("COUNTY_DATABASE", str(tmp_path / "none.duckdb"))
    with pytest.raises(queries.NoDatabase, match=r"none\.duckdb"):
        queries.run("months")


def test_a_file_that_is_no_published_data_is_refused(tmp_path):
    text, empty = tmp_path / "text.duckdb", tmp_path / "empty.duckdb"
    text.write_text("not a database", "utf-8")
    duckdb.connect(str(empty)).close()
    for file in (text, empty, tmp_path):
        with pytest.raises(queries.NoDatabase):
            queries.run("months", file)


def test_what_the_door_refuses(fixture_database):
    with pytest.raises(queries.UnknownQuery, match="nothing"):
        queries.run("nothing", fixture_database)
    with pytest.raises(queries.UnknownQuery):
        queries.run("shared/definitions", fixture_database)
    with pytest.raises(queries.UnknownParameter, match="threshold"):
        queries.run("months", fixture_database, threshold=1)


@pytest.mark.parametrize(
    "bad",
    [
        {"month": "2024-13"},
        {"month": "May"},
        {"month": 202405},
        {"regions": "城关镇"},
        {"regions": [1]},
        {"regions": 5},
        {"threshold": float("nan")},
        {"threshold": "many"},
        {"threshold": 10**400},
        {"with_separate": "false"},
        {"yardstick": "crooked"},
        {"lamp_kind": "disco"},
    ],
)
def test_values_of_the_wrong_kind_are_refused(fixture_database, bad):
    with pytest.raises(queries.BadParameter):
        queries.run("county_headline", fixture_database, **bad)


def test_one_way_to_say_a_filter(fixture_database):
    said = [
        queries.run("county_headline", fixture_database, month="2024-05", regions=["开发区", "城关镇"]),
        queries.run(
            "county_headline", fixture_database, month=date(2024, 5, 31), regions=("城关镇", "开发区", "开发区")
        ),
    ]
    assert said[0] is said[1], "the second is the kept answer of the first"
    assert queries.run("county_headline", fixture_database, regions=[], threshold=None) is queries.run(
        "county_headline", fixture_database
    )


@pytest.mark.parametrize(("threshold", "projects"), [(1e308, 0), (-1e308, 8), (0.1, 8)])
def test_extreme_thresholds_are_only_numbers(fixture_database, threshold, projects):
    assert queries.one("county_headline", fixture_database, threshold=threshold)["large_projects"] == projects


@pytest.mark.parametrize("region", ["'; drop table regions --", "没有的镇", "x" * 500, "$month"])
def test_a_region_that_nobody_knows_is_only_empty(fixture_database, region):
    row = queries.one("county_headline", fixture_database, regions=[region])
    assert (row["completed_investment"], row["count_regions"]) == (0, 0)
    assert row["target"] is None
    assert queries.run("completion_by_region", fixture_database, regions=[region]) == ()


@pytest.mark.parametrize("month", ["1900-01", "2024-06", "9999-12"])
@pytest.mark.parametrize("name", [name for name in queries.names() if "month" in queries.describe(name).parameters])
def test_months_outside_the_data_are_answered(fixture_database, name, month):
    queries.run(name, fixture_database, month=month)


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory):
    """A county that has published nothing but its name."""
    return build_database(tmp_path_factory.mktemp("empty") / "county.duckdb", COUNTY, VERSION)


@pytest.mark.parametrize("name", queries.names())
def test_a_county_with_nothing_yet_is_answered(name, empty_database):
    queries.run(name, empty_database)


def test_the_largest_amounts_do_not_overflow(tmp_path):
    largest = "update {} set {} = 999999999999.999999"
    database = build_database(
        tmp_path / "county.duckdb",
        (ROOT / "tests" / "fixture.sql").read_text("utf-8"),
        largest.format("investments", "completed_investment") + " where completed_investment <> 0",
        largest.format("targets", "target"),
        largest.format("projects", "planned_investment"),
    )
    for name in queries.names():
        queries.run(name, database)
    assert queries.one("county_headline", database)["completed_investment"] == pytest.approx(11 * 1e12)


def test_a_path_with_quotes(fixture_database, tmp_path):
    folder = tmp_path / 'it\'s "here"'
    folder.mkdir()
    file = folder / "county.duckdb"
    file.write_bytes(fixture_database.read_bytes())
    assert queries.run("months", file) == queries.run("months", fixture_database)


@pytest.mark.parametrize(
    "statement",
    [
        "copy (select 1) to '{folder}/out.csv'",
        "attach '{folder}/other.duckdb'",
        "select * from read_csv('{folder}/data.csv')",
        "select * from '{folder}/data.csv'",
        "select * from read_text('/etc/passwd')",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set memory_limit = '8GB'",
        "reset lock_configuration",
        "insert into published.main.county values ('x', null, true)",
        "drop table published.main.county",
        "export database '{folder}/out'",
    ],
)
def test_the_door_is_locked(fixture_database, tmp_path, statement):
    (tmp_path / "data.csv").write_text("a\n1\n", "utf-8")
    door = cursor(fixture_database, queries.signature(fixture_database))
    with pytest.raises(duckdb.Error):
        door.execute(statement.format(folder=tmp_path)).fetchall()
    assert [file.name for file in tmp_path.iterdir()] == ["data.csv"]


def test_a_newly_published_file_is_seen_at_the_next_call(fixture_database, tmp_path):
    file, beside = tmp_path / "county.duckdb", tmp_path / "county.new"
    file.write_bytes(fixture_database.read_bytes())
    assert queries.one("county_headline", file)["completed_investment"] == 1415
    beside.write_bytes(fixture_database.read_bytes())
    with duckdb.connect(str(beside)) as connection:
        connection.execute("update investments set completed_investment = 310 where completed_investment = 60")
    before = queries.signature(file)
    os.replace(beside, file)
    assert queries.signature(file) != before
    assert queries.one("county_headline", file)["completed_investment"] == 1415 + 250
