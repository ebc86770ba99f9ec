"""Small ledgers of which a figure was once wrong, published by the command that any office uses, with what is right."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import queries
from data.__main__ import commands
from exhibits import EXHIBITS, Filters
from words import numbers

LEDGERS = Path(__file__).parent / "ledgers"


@pytest.fixture(scope="module")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Every ledger beside this file, as a published file, by its name."""
    folder = tmp_path_factory.mktemp("small")
    return {ledger.name: _published(ledger, folder / f"{ledger.name}.duckdb") for ledger in LEDGERS.iterdir()}


def _published(ledger: Path, into: Path) -> Path:
    done = CliRunner().invoke(commands, ["publish", str(ledger), "--into", str(into)])
    assert done.exit_code == 0, done.output
    return into


def _of(rows: tuple[queries.Row, ...], key: str, column: str) -> dict[Any, Any]:
    return {row[key]: row[column] for row in rows}


@pytest.mark.parametrize("ledger", ["par_onezone", "par_allblank"])
def test_no_region_of_the_county_is_lost(databases: Mapping[str, Path], ledger: str) -> None:
    """A township below a zone of the county is the county's; one without a region above is the only county's."""
    database = databases[ledger]
    headline = queries.one("county_headline", database, month="2024-01")
    assert (headline["completed_investment"], headline["completion_rate"]) == (800, 20)
    assert {row["region"] for row in queries.run("completion_by_region", database)} == {
        "东镇",
        "西镇",
        "南镇",
        "开发区",
    }
    assert {row["region"] for row in queries.run("regions_of_county", database)} >= {"东镇", "西镇", "南镇", "开发区"}


def test_what_is_completed_is_not_still_to_start(databases: Mapping[str, Path]) -> None:
    """Completed without a day of start: in none of what waits for its start."""
    database = databases["nostart"]
    assert _of(queries.run("projects", database, month="2024-05"), "project_code", "status")["P1"] == "竣工"
    assert _of(queries.run("no_progress_by_kind", database, month="2024-05"), "kind", "projects")["应开未开"] == 0
    assert queries.run("lamps_of_starts", database, month="2024-05") == ()
    assert queries.one("large_projects_forecast", database, month="2024-05")["still_to_start_forecast"] == 0


def test_late_projects_are_the_same_everywhere(databases: Mapping[str, Path]) -> None:
    """Under way, suspended and not started ones: three of them on every page."""
    database = databases["late"]
    late = {row["project_code"] for row in queries.run("large_projects_late", database, month="2024-05")}
    standing = queries.run("no_progress", database, month="2024-05")
    assert late == {"S1", "S2", "S3"}
    assert {row["project_code"] for row in standing if row["kind"] == "逾期未竣工"} == late
    assert _of(queries.run("no_progress_by_kind", database, month="2024-05"), "kind", "projects")["逾期未竣工"] == 3
    assert queries.one("large_projects_forecast", database, month="2024-05")["late_forecast"] == 3


def test_equal_rates_share_a_rank(databases: Mapping[str, Path]) -> None:
    """Four townships at exactly 100 percent, whatever their amounts."""
    rows = [row for row in queries.run("completion_by_region", databases["ties"]) if row["target"]]
    assert [row["completion_rate"] for row in rows] == [100, 100, 100, 100]
    assert [row["rate_rank"] for row in rows] == [1, 1, 1, 1]


def test_no_growth_on_a_negative_base(databases: Mapping[str, Path]) -> None:
    """From -50 to 300 is no percentage, and no last place."""
    rows = queries.run("completion_by_region", databases["negbase"], month="2024-01")
    assert _of(rows, "region", "year_on_year") == {"东镇": None, "西镇": 50, "南镇": 100, "开发区": None}
    assert _of(rows, "region", "growth_rank") == {"东镇": None, "西镇": 2, "南镇": 1, "开发区": None}


def test_january_and_february_reported_together(databases: Mapping[str, Path]) -> None:
    """A ledger that begins in February, and has no January a year later either, can be compared from February on."""
    database = databases["february"]
    headline = queries.one("county_headline", database, month="2024-05")
    assert headline["completed_last_year"] == 1624
    assert headline["year_on_year"] == pytest.approx(100 * 16 / 1624)
    months = queries.run("completion_by_month", database, month="2024-05")
    assert [row["cumulative_last_year"] is None for row in months[:3]] == [True, False, False]
    assert queries.one("county_headline", database, month="2024-01")["completed_last_year"] is None


def test_a_plan_by_quarters_never_falls(databases: Mapping[str, Path]) -> None:
    """Between the ends of quarters it runs straight from one to the next."""
    months = queries.run("completion_by_month", databases["quarter"], month="2024-05", regions=["东镇"])
    assert [round(row["phased_plan"]) for row in months] == [
        33,
        67,
        100,
        267,
        433,
        600,
        700,
        800,
        900,
        1000,
        1100,
        1200,
    ]
    rows = _of(queries.run("completion_by_region", databases["quarter"], month="2024-04"), "region", "phased_plan")
    assert rows["东镇"] == pytest.approx(100 + 500 / 3)


def test_what_is_completed_is_held_up_by_nothing(databases: Mapping[str, Path]) -> None:
    """The open obstacle of a project that was completed two years ago."""
    database = databases["obst"]
    assert {row["kind"] for row in queries.run("needs_attention", database, month="2024-05")} == {"红灯"}
    assert [row["open"] for row in queries.run("obstacles_by_kind", database, month="2024-05")] == [0]
    assert [row["is_open"] for row in queries.run("obstacles", database, month="2024-05")] == [False]


def test_a_county_without_a_target_has_that_of_its_regions(databases: Mapping[str, Path]) -> None:
    """The same answer whether nothing is chosen or all of them, and it says whose targets they are."""
    database = databases["nocountytarget"]
    regions = [row["region"] for row in queries.run("completion_by_region", database)]
    whole = queries.one("county_headline", database, month="2024-01")
    together = queries.one("county_headline", database, month="2024-01", regions=regions)
    assert (whole["target"], whole["completion_rate"], whole["target_of"]) == (4000, 20, "regions")
    assert (together["target"], together["completion_rate"], together["target_of"]) == (4000, 20, "regions")
    (january, *_later) = queries.run("completion_by_month", database, month="2024-01")
    assert (january["cumulative_rate"], january["linear_plan"]) == (20, pytest.approx(4000 / 12))


def test_a_target_holds_what_is_left_out(fixture_database: Path) -> None:
    """The separately listed power plant of the zone is in its target, whether or not it is counted."""
    for with_separate in (True, False):
        asked = {"month": "2024-05", "with_separate": with_separate}
        assert queries.one("county_headline", fixture_database, **asked)["target_holds_separate"] is not with_separate
        rows = queries.run("completion_by_region", fixture_database, **asked)
        assert [row["region"] for row in rows if row["target_holds_separate"]] == ([] if with_separate else ["开发区"])


def test_close_to_time_progress_is_one_statement(
    databases: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """4999.6 of 12000 at the end of May is behind, in words and by its lamp, and nothing prints as -0.00."""
    monkeypatch.setenv("COUNTY_DATABASE", str(databases["closeto"]))
    filters = Filters(date(2024, 5, 1))
    (row,) = [row for row in filters.ask("completion_by_region") if row["region"] == "西镇"]
    assert (row["lamp"], numbers.lead(row["lead"]), numbers.signed(row["lead"])) == (
        "黄",
        "慢于序时 0.01 个百分点",
        "-0.01",
    )
    for query in queries.names():
        if "month" in queries.describe(query).parameters:
            for values in queries.run(query, month="2024-05"):
                assert not [value for value in values.values() if repr(value) == "-0.0"], query


def test_what_is_open_is_said_beside_the_figures(
    databases: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose target it is, with which months the year before is compared, where a plan runs straight."""
    for ledger, month, exhibit, words in (
        ("nocountytarget", 1, "meeting_in_short", "本级没有下达目标，按各镇乡、园区目标之和及其完成投资计算"),
        ("february", 5, "growth_ranking", "上年同期自2023年2月起，1—2月合并报送"),
        ("quarter", 4, "completion_curve", "按前后两个月计划之间的直线推算"),
    ):
        monkeypatch.setenv("COUNTY_DATABASE", str(databases[ledger]))
        regions = ("东镇",) if ledger == "quarter" else ()
        made = EXHIBITS[exhibit].make(Filters(date(2024, month, 1), regions))
        assert words in made.definition.formula
    monkeypatch.setenv("COUNTY_DATABASE", str(databases["nocountytarget"]))
    headline = EXHIBITS["meeting_in_short"].make(Filters(date(2024, 1, 1))).headline
    assert "20.00%（各镇乡、园区完成投资 ÷ 其目标之和）" in headline


def test_the_first_place_is_counted_with_those_it_is_compared_with(
    databases: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From 北京 five investors from outside and six of the state: five come from there, not eleven."""
    monkeypatch.setenv("COUNTY_DATABASE", str(databases["places"]))
    filters = Filters(date(2024, 5, 1))
    places = EXHIBITS["capital_places"].make(filters)
    assert "境内市外和外资（含港澳台）8 个，来自北京的最多：5 个" in places.headline
    (row,) = [row for row in places.rows if row["origin_place"] == "北京"]
    assert (row["projects"], row["outside_projects"]) == (11, 5)


def test_tasks_with_two_deadlines_open_one_by_one(
    databases: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two tasks of one kind, project and region: behind each bar stand its own rows alone."""
    monkeypatch.setenv("COUNTY_DATABASE", str(databases["land"]))
    filters = Filters(date(2024, 5, 1))
    tasks = EXHIBITS["land_tasks"]
    made = tasks.make(filters)
    assert {row["due_on"]: (row["quantity_due"], row["quantity_done"]) for row in made.rows} == {
        date(2024, 5, 20): (100, 40),
        date(2024, 7, 31): (60, 10),
    }
    behind = [tasks.behind(filters, key).rows for key in made.picture.keys]
    assert sorted(len(rows) for rows in behind) == [1, 1]
