"""Numbers written by hand from the rows of fixture.sql."""

from datetime import date

import pytest

import queries
from settings import settings
from tests.conftest import ROOT, build_database

TOWN, BRIEN, EAST, BLANK, ZONE = "城关镇", "O'Brien镇", "<b>河东</b>$x$乡", "空白镇", "开发区"


@pytest.fixture
def ask(fixture_database):
    return lambda name, **parameters: queries.run(name, fixture_database, **parameters)


@pytest.fixture
def headline(ask):
    return lambda **parameters: ask("county_headline", **parameters)[0]


@pytest.fixture
def region(ask):
    def of(name, **parameters):
        return next(row for row in ask("completion_by_region", **parameters) if row["region"] == name)

    return of


def test_the_county_adds_up_its_own_rows_only(headline):
    row = headline()
    # 300 + 100 + 150 + 30 + 700 + 120, and 10 of a department, 5 of the county itself; nothing of 河西镇
    assert row["completed_investment"] == 1415
    assert row["completed_outside_regions"] == 15
    assert row["month"] == date(2024, 5, 1)
    assert row["completed_last_year"] == 480
    assert row["year_on_year"] == pytest.approx(100 * (1415 - 480) / 480)
    assert row["new_this_period"] == 200
    assert row["funds_in_place"] == 180


def test_the_county_against_its_target(headline):
    row = headline()
    assert row["target"] == 6000
    assert row["completion_rate"] == pytest.approx(100 * 1415 / 6000)
    assert row["time_progress"] == pytest.approx(100 * 5 / 12)
    assert row["lead"] == pytest.approx(23.583333 - 41.666667, abs=2e-6)
    assert row["gap_to_pace"] == pytest.approx(2500 - 1415)
    assert row["needed_per_month_to_half"] == pytest.approx(3000 - 1415)
    assert row["needed_per_month_to_target"] == pytest.approx((6000 - 1415) / 7)
    assert row["forecast"] == pytest.approx(1415 / 5 * 12)
    assert row["forecast_rate"] == pytest.approx(56.6)
    assert row["phased_plan"] == 1500
    assert row["phased_lead"] == pytest.approx(100 * (1415 - 1500) / 6000, abs=1e-6)


def test_large_projects_of_the_headline(headline):
    row = headline()
    assert row["large_completed_investment"] == 1415 - 100 - 5
    assert row["large_projects"] == 6
    assert row["large_projects_last_year"] == 3
    assert headline(threshold=500.01)["large_projects"] == 5, "the threshold itself is large"
    assert headline(with_separate=False)["large_completed_investment"] == 610
    assert headline(with_separate=False)["completed_investment"] == 715


def test_townships_on_pace_do_not_count_the_zone(headline):
    row = headline()
    assert (row["count_regions"], row["regions_on_pace"]) == (4, 1)
    assert (row["count_green"], row["count_yellow"], row["count_red"]) == (1, 2, 1)
    assert headline(month="2024-04")["regions_on_pace"] == 1, "the zone is ahead in April, and is no township"


def test_chosen_regions_are_held_against_the_sum_of_their_targets(headline):
    row = headline(regions=[TOWN, ZONE])
    assert row["completed_investment"] == 1220
    assert row["target"] == 3600
    assert row["phased_plan"] == pytest.approx(1200 * 1500 / 6000 + 600)
    assert headline(regions=[TOWN, EAST])["target"] is None, "a region without a target leaves the sum unknown"
    assert headline(regions=[TOWN, EAST])["completion_rate"] is None


def test_without_a_year_before_there_is_no_comparison(headline, region):
    row = headline(month="2023-05")
    assert row["completed_investment"] == 480
    for column in ("completed_last_year", "year_on_year", "large_completed_last_year", "large_year_on_year"):
        assert row[column] is None
    assert row["large_projects_last_year"] is None
    assert region(TOWN, month="2023-05")["completed_last_year"] is None
    assert region(TOWN)["completed_last_year"] == 100
    assert region(BLANK)["completed_last_year"] == 0, "nothing completed is known to be nothing"


def test_a_rate_above_100(region):
    row = region(BRIEN)
    assert row["completion_rate"] == 150
    assert row["lamp"] == "绿"
    assert row["gap_to_pace"] == row["needed_per_month_to_target"] == 0
    assert row["year_on_year"] is None, "nothing a year before is no base"


def test_a_township_without_a_target_has_no_rate(region):
    row = region(EAST)
    assert row["completed_investment"] == 30
    unknown = ("target", "completion_rate", "lead", "rate_rank", "gap_to_pace", "forecast_rate", "lamp", "phased_lead")
    assert [row[column] for column in unknown] == [None] * len(unknown)
    assert row["amount_rank"] == 4
    assert row["year_on_year"] == pytest.approx(-62.5)


def test_a_township_without_projects_is_at_zero(region):
    row = region(BLANK)
    assert (row["completed_investment"], row["completion_rate"], row["lamp"]) == (0, 0, "红")
    assert (row["rate_rank"], row["count_ranked"]) == (4, 4)


def test_regions_are_ordered_by_rate_and_keep_their_rank_when_chosen(ask, region):
    rows = ask("completion_by_region")
    assert [row["region"] for row in rows] == [BRIEN, ZONE, TOWN, BLANK, EAST]
    (only,) = ask("completion_by_region", regions=[TOWN])
    assert (only["rate_rank"], only["amount_rank"], only["growth_rank"]) == (3, 2, 1)
    assert only["new_last_month"] == 40
    assert only == region(TOWN)


def test_ties_share_a_rank(ask):
    ranks = {row["region"]: row["rate_rank"] for row in ask("completion_by_region", month="2023-01")}
    assert set(ranks.values()) == {None}, "only the county has a target in 2023"
    january = ask("completion_by_region", month="2024-01")
    assert [row["rate_rank"] for row in january] == [1, 2, 3, 3, None]
    assert {row["rate_rank_last_month"] for row in january} == {None}


def test_the_phased_yardstick_lights_other_lamps(region):
    assert region(TOWN)["lamp"] == "黄"
    assert region(TOWN, yardstick="phased")["lamp"] == "绿", "33.3 against 25 percent of the county's plan"
    assert region(ZONE)["phased_lead"] == pytest.approx(100 * (820 - 600) / 2400, abs=1e-6), "its own plan comes first"


@pytest.mark.parametrize(
    ("kind", "yellow", "red", "lamp"),
    [
        ("points", 0, 8, "红"),
        ("points", 8.34, 30, "绿"),
        ("points", 8, 8.34, "黄"),
        ("ratio", 80, 60, "绿"),
        ("ratio", 80.000001, 60, "黄"),
        ("ratio", 100, 81, "红"),
    ],
)
def test_lamp_rules_at_their_limits(region, kind, yellow, red, lamp):
    # 33.33 percent at 41.67 of the time: 8.3333 points behind, 80 percent of it
    assert region(TOWN, lamp_kind=kind, lamp_yellow=yellow, lamp_red=red)["lamp"] == lamp


@pytest.mark.parametrize(
    ("rate", "month", "rule", "lamp"),
    [
        (5, "2024-02", "yinchuan", "黄"),
        (5, "2024-02", "wuhan", "红"),
        (60, "2024-11", "yinchuan", "红"),
        (60, "2024-11", "wuhan", "黄"),
    ],
)
def test_the_published_lamp_rules_disagree_as_published(rate, month, rule, lamp, tmp_path):
    rows = (ROOT / "tests" / "fixture.sql").read_text("utf-8")
    at_this_rate = f"""
        update investments set completed_investment = if(month = '2024-01-01', {rate}, 0) where project_code = 'B1';
        update targets set target = 100 where region = '{BRIEN.replace("'", "''")}';
    """
    database = build_database(tmp_path / "county.duckdb", rows, at_this_rate)
    limits = settings().lamp_rules[rule]
    (row,) = queries.run(
        "completion_by_region",
        database,
        month=month,
        regions=[BRIEN],
        lamp_kind=limits.kind,
        lamp_yellow=limits.yellow,
        lamp_red=limits.red,
    )
    assert (row["completion_rate"], row["lamp"]) == (rate, lamp)


def test_the_months_of_the_year(ask):
    rows = ask("completion_by_month")
    assert [row["month"].month for row in rows] == list(range(1, 13))
    assert [row["completed_investment"] for row in rows] == [260, 760, 155, 40, 200, *[None] * 7]
    assert [row["cumulative"] for row in rows][:5] == [260, 1020, 1175, 1215, 1415]
    assert [row["cumulative_last_year"] for row in rows] == [
        100,
        180,
        280,
        280,
        480,
        980,
        980,
        980,
        980,
        1180,
        1180,
        1230,
    ]
    assert [row["linear_plan"] for row in rows][::11] == [500, 6000]
    assert [row["phased_plan"] for row in rows][4:6] == [1500, 2200]


def test_months_that_the_ledger_does_not_hold_are_unknown(ask):
    rows = ask("completion_by_month", month="2025-05")
    assert [row["completed_last_year"] for row in rows][4:6] == [200, None]
    assert {row["cumulative_last_year"] for row in ask("completion_by_month", month="2023-05")} == {None}


def test_projects_and_their_states(ask):
    rows = {row["project_code"]: row for row in ask("projects", threshold=0)}
    assert "X1" not in rows
    assert {code: row["status"] for code, row in rows.items()} == {
        "A1": "在建", "A2": "在建", "A3": "报批", "A4": "签约", "B1": "竣工", "C1": "停工",
        "D1": "在建", "D2": "竣工", "D3": "竣工", "E1": "在建", "F1": "在建",
    }  # fmt: skip
    assert {code for code, row in rows.items() if row["class"] == "结转"} == {"A1", "C1", "D1", "D3"}
    assert {code for code, row in rows.items() if row["class"] is None} == {"A3", "A4", "D2"}
    assert {code: row["lamp"] for code, row in rows.items() if row["lamp"]} == {
        "A1": "黄", "B1": "绿", "C1": "红", "D1": "绿", "D3": "绿",
    }  # fmt: skip


def test_one_project(ask):
    row = next(row for row in ask("projects") if row["project_code"] == "A1")
    assert (row["completed_investment"], row["completed_this_year"], row["completed_last_year"]) == (450, 300, 100)
    assert row["progress"] == 45
    assert (row["obstacle"], row["promised_on"]) == ("用电", None)
    assert row["last_invested_month"] == date(2024, 5, 1)
    row = next(row for row in ask("projects", month="2024-03") if row["project_code"] == "A1")
    assert (row["completed_this_year"], row["obstacle"]) == (100, "招工")


def test_hostile_names_come_back_as_they_are(ask):
    names = {row["name"] for row in ask("projects", regions=[BRIEN, EAST])}
    assert names == {'O\'Brien "工厂"', "<script>alert(1)</script>"}


def test_regions_and_months(ask):
    assert [row["region"] for row in ask("regions_of_county")] == [TOWN, BRIEN, EAST, BLANK, ZONE, "发改局", "水利局"]
    assert ask("months")[0]["month"] == date(2024, 5, 1), "June is another county's"
    assert len(ask("completion_by_region_and_month")) == 5 * 5


def test_targets_and_version(ask):
    assert [(row["indicator"], row["target"]) for row in ask("targets_of_county")] == [
        ("工业投入", 6000),
        ("固定资产投资", 8000),
    ]
    (version,) = ask("version_of_data")
    assert (version["county"], version["version"], version["count_findings"]) == ("甲县", 3, 1)
    assert (version["first_month"], version["last_month"]) == (date(2023, 1, 1), date(2024, 5, 1))


def test_a_suspended_project_is_red_whatever_it_did_before(demo_database):
    suspended = [row for row in queries.run("projects", database=demo_database, threshold=0) if row["status"] == "停工"]
    assert suspended
    assert {row["lamp"] for row in suspended} == {"红"}
    for row in suspended:
        assert queries.one("project_file", database=demo_database, code=row["project_code"])["lamp"] == "红"
