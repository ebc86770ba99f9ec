"""A county that keeps nothing but a table of its regions: every figure of completion comes from it."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

import queries
from exhibits import EXHIBITS, Filters
from exhibits.agenda import agenda_or_default
from exhibits.base.sheets import missing_sheet
from exhibits.base.table import definition_in_words
from papers.bulletin import bulletin
from papers.slides import slides
from tests import regions_alone
from tests.conftest import build_database, publish_ledger
from tests.regions_alone import COUNTY, INDICATOR, LAST, TOWNSHIPS, ZONES, done_in, target_of
from words import use_language

UNITS = TOWNSHIPS + ZONES
COMPLETION = (
    *("completion_ranking", "growth_ranking", "completion_curve", "completion_heat", "completion_forecast"),
    *("half_year_gap", "targets_of_county", "lamps_in_short", "lamps_of_regions", "meeting_in_short"),
    *("ranking_in_short", "changes_since_last_month", "lamps_under_other_rules"),
)


@pytest.fixture(scope="module")
def alone(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("alone")
    return publish_ledger(regions_alone.write_ledger(folder / "ledger"), folder / "county.duckdb")


@pytest.fixture
def in_force(alone, monkeypatch) -> Path:
    monkeypatch.setenv("COUNTY_DATABASE", str(alone))
    return alone


def published(folder: Path, rows) -> Path:
    return publish_ledger(regions_alone.write_ledger(folder / "ledger", rows), folder / "county.duckdb")


def so_far(place: int, year: int, months: int) -> int:
    return sum(done_in(place, year, month) for month in range(1, months + 1))


def test_regions_are_held_against_the_targets_that_they_report(alone):
    rows = {row["region"]: row for row in queries.run("completion_by_region", alone)}
    assert set(rows) == set(UNITS)
    for place, unit in enumerate(UNITS):
        row, now, before = rows[unit], so_far(place, 2024, 5), so_far(place, 2023, 5)
        assert (row["completed_investment"], row["target"]) == (now, target_of(place, 2024))
        assert (row["new_this_period"], row["completed_last_year"]) == (done_in(place, 2024, 5), before)
        assert row["completion_rate"] == pytest.approx(100 * now / target_of(place, 2024))
        assert row["year_on_year"] == pytest.approx(100 * (now - before) / before)
        assert row["lamp"] in ("红", "黄", "绿")
    assert sorted(row["rate_rank"] for row in rows.values()) == list(range(1, 11))


def test_the_county_is_what_its_own_row_says(alone):
    row = queries.one("county_headline", alone)
    units = sum(so_far(place, 2024, 5) for place in range(len(UNITS)))
    assert (row["month"], row["completed_investment"]) == (LAST, units + 500)
    assert row["completed_outside_regions"] == 500
    assert row["target"] == sum(target_of(place, 2024) for place in range(len(UNITS))) + 5000
    for column in ("large_completed_investment", "large_year_on_year", "large_projects", "large_completed_last_year"):
        assert row[column] is None, "no project is known"
    curve = queries.run("completion_by_month", alone)
    assert [row["cumulative"] for row in curve][4] == units + 500
    assert curve[11]["cumulative_last_year"] == sum(so_far(place, 2023, 12) for place in range(len(UNITS))) + 1200
    (target,) = queries.run("targets_of_county", alone)
    assert (target["indicator"], target["completed_investment"]) == (INDICATOR, units + 500)


def test_the_county_is_the_sum_of_its_units_without_a_row_of_its_own(tmp_path):
    database = published(tmp_path, regions_alone.progress_rows(county=False))
    row = queries.one("county_headline", database)
    assert row["completed_investment"] == sum(so_far(place, 2024, 5) for place in range(len(UNITS)))
    assert row["completed_outside_regions"] == 0


def test_a_unit_without_its_row_has_not_reported(tmp_path):
    rows = regions_alone.progress_rows(date(2024, 6, 1), county=False)
    database = published(tmp_path, [row for row in rows if row[1] != "2024年6月" or row[0] in UNITS[:3]])
    latest = queries.run("months", database)[0]
    assert (latest["month"], latest["reported"], latest["to_report"]) == (date(2024, 6, 1), 3, 10)
    assert queries.default_month(database) == LAST
    by_region = {row["region"]: row for row in queries.run("completion_by_region", database, month="2024-06")}
    assert [by_region[unit]["rate_rank"] is None for unit in UNITS] == [False] * 3 + [True] * 7


def test_a_new_year_expects_those_that_reported_the_old_one(tmp_path):
    rows = regions_alone.progress_rows(date(2023, 12, 1), county=False)
    rows.append([UNITS[0], "2024年1月", INDICATOR, 100, 1, 1])
    database = published(tmp_path, rows)
    assert {row["status"] for row in queries.run("reporting", database, month="2024-01")} == {"未报", "已报"}
    assert queries.default_month(database) == date(2023, 12, 1)


@pytest.mark.parametrize(
    ("rows", "months"),
    [
        ("(1, 10, null), (2, 30, 20), (3, 60, 30)", [10, 20, 30]),
        ("(2, 30, 20), (3, 60, 30)", [10, 20, 30]),  # January is what February leaves
        ("(2, 30, null)", [0, 30]),  # January and February together
        ("(1, 10, 10), (4, 60, 15)", [10, 0, 35, 15]),  # February and March stand in March
        ("(1, 10, 10), (3, 60, null)", [10, 0, 50]),
        ("(1, 10, 10), (2, 8, -2)", [10, -2]),  # a correction
        ("(1, 10, 10), (2, 30, 99)", [10, 20]),  # what is completed since January counts
    ],
)
def test_months_out_of_what_is_completed_since_january(tmp_path, rows, months):
    database = build_database(
        tmp_path / "county.duckdb",
        f"""
        insert into regions values ('甲县', '县市', null, 1, 'f', 's', 1), ('甲镇', '镇乡', '甲县', 2, 'f', 's', 2);
        insert into county values ('甲县', '投资', false);
        insert into version values (1, now(), '项目办', null);
        insert into region_progress
        select '甲镇', make_date(2024, month, 1), '投资', 1200, cumulative, of_the_month, 'f', 's', month
        from (values {rows}) as rows (month, cumulative, of_the_month);
        """,
    )
    curve = queries.run("completion_by_month", database, month=date(2024, len(months), 1), regions=["甲镇"])
    assert [row["completed_investment"] or 0 for row in curve][: len(months)] == months


def test_projects_count_where_there_are_any_and_the_difference_is_told(fixture_database, tmp_path):
    database = tmp_path / "county.duckdb"
    database.write_bytes(fixture_database.read_bytes())
    before = queries.one("county_headline", fixture_database)["completed_investment"]
    with duckdb.connect(str(database)) as connection:
        connection.execute(
            """
            insert into region_progress values
            ('城关镇', '2024-05-01', '工业投入', 1200, 999, null, '区域.xlsx', '区域完成', 2),
            ('空白镇', '2024-05-01', '工业投入', 600, 70, null, '区域.xlsx', '区域完成', 3),
            ('甲县', '2024-05-01', '工业投入', 6000, 5000, null, '区域.xlsx', '区域完成', 4)
            """
        )
    assert queries.one("county_headline", database)["completed_investment"] == before + 70
    told = [row for row in queries.run("reconciliation", database) if row["sheet"] == "区域完成"]
    assert [(row["label"], row["declared"], row["computed"]) for row in told] == [("城关镇", 999, 400)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", COMPLETION)
def test_completion_is_told_and_drawn(in_force, name, language):
    use_language(language)
    for regions in ((), ("东山镇",)):
        exhibit = EXHIBITS[name].make(Filters(LAST, regions))
        assert exhibit.rows or name == "changes_since_last_month"
        assert "大项目" not in exhibit.headline
        assert "large project" not in exhibit.headline
        assert "区域完成" in exhibit.definition.source or name.startswith(("targets", "lamps"))


def test_no_exhibit_makes_zeros_of_what_is_not_there(in_force):
    for name, entry in EXHIBITS.items():
        exhibit = entry.make(Filters(LAST))
        if sheet := missing_sheet(entry.make):
            assert (exhibit.rows, "台账中还没有" in exhibit.headline) == ((), True), (name, sheet)
        assert "：。" not in definition_in_words(exhibit.definition), name
    assert not any(missing_sheet(EXHIBITS[name].make) for name in agenda_or_default(()))
    assert len(EXHIBITS["meeting_in_short"].make(Filters(LAST)).picture.cards) == 3, "none of large projects"
    assert len(EXHIBITS["lamps_in_short"].make(Filters(LAST)).picture.cards) == 1


def test_a_click_opens_the_months(in_force):
    picture = EXHIBITS["completion_ranking"].make(Filters(LAST)).picture
    behind = EXHIBITS["completion_ranking"].behind(Filters(LAST), picture.bars[0].key)
    assert sum(row[behind.sum_of] for row in behind.rows) == picture.bars[0].key.amount
    assert len(behind.rows) == 5


@pytest.mark.slow
def test_bulletin_brief_and_slides(in_force):
    for regions in ((), ("东山镇",)):
        assert bulletin(Filters(LAST, regions), 1).startswith(b"PK")
    assert slides((), Filters(LAST)).startswith(b"PK")
    assert queries.one("version_of_data")["county"] == COUNTY
