"""Large projects: sizes, finish rates, the year's end, what is late, the steps, land; parts add up to the whole."""

from datetime import date
from random import Random

import pytest

import queries
from exhibits import EXHIBITS, Filters
from pictures.base import fitting
from words import _


@pytest.fixture
def ask(fixture_database):
    return lambda name, **parameters: queries.run(name, fixture_database, **parameters)


@pytest.fixture(params=["fixture_database", "demo_database"])
def random_filters(request, monkeypatch):
    """Some filters over the small county and over the demo ledger."""
    monkeypatch.setenv("COUNTY_DATABASE", str(request.getfixturevalue(request.param)))
    chance = Random(11)
    months = [row["month"] for row in queries.run("months")]
    regions = [row["region"] for row in queries.run("regions_of_county")]
    return [Filters(months[0])] + [
        Filters(
            chance.choice(months),
            tuple(chance.sample(regions, chance.choice([0, 1, 3]))),
            chance.choice([0, 500, 700, 1000, 20_000]),
            chance.random() < 0.5,
        )
        for _number in range(8)
    ]


def total(rows, column):
    return sum(row[column] for row in rows)


def test_classes_of_size_begin_at_the_threshold(ask):
    rows = ask("large_projects_by_size", threshold=700)
    assert [(row["from_investment"], row["below_investment"]) for row in rows] == [
        (700, 1000),
        (1000, 5000),
        (5000, 10000),
        (10000, None),
    ]
    # C1 and E1; A1 and D3; none; D1
    assert [row["projects"] for row in rows] == [2, 2, 0, 1]
    assert [row["projects_and_larger"] for row in rows] == [5, 3, 1, 1]
    assert [row["projects_last_year"] for row in rows] == [1, 2, 0, 0]
    assert [row["from_investment"] for row in ask("large_projects_by_size", threshold=50_000)] == [50_000]
    assert ask("large_projects_by_size", month="2023-05")[0]["projects_change"] is None


def test_finish_rates_have_their_denominators(ask):
    carried_over, newly_started = ask("large_projects_finish_rates")
    assert (carried_over["class"], carried_over["projects"], carried_over["completed"]) == ("结转", 4, 1)
    assert (carried_over["finish_rate"], carried_over["forecast"], carried_over["forecast_rate"]) == (25, 3, 75)
    assert (carried_over["projects_last_year"], carried_over["finish_rate_last_year"]) == (1, 0)
    assert carried_over["finish_rate_change"] == 25
    assert (newly_started["projects"], newly_started["finish_rate"], newly_started["forecast"]) == (2, 50, 2)
    (none, _new) = ask("large_projects_finish_rates", regions=["空白镇"])
    assert (none["projects"], none["finish_rate"], none["forecast_rate"]) == (0, None, None)
    assert ask("large_projects_finish_rates", month="2023-05")[0]["projects_last_year"] is None


def test_what_is_late_is_told_with_its_days_and_obstacle(ask):
    (row,) = ask("large_projects_late")
    assert (row["project_code"], row["days_late"], row["status"], row["obstacle"]) == ("A1", 31, "在建", "用电")
    assert ask("large_projects_late", month="2024-04") == (), "its planned day is the last of the month"


def test_completions_stand_in_the_month_of_their_day_or_plan(ask):
    rows = {row["month"]: row for row in ask("large_projects_due_by_month")}
    assert (rows[date(2024, 2, 1)]["completed"], rows[date(2024, 5, 1)]["completed"]) == (1, 1)
    assert (rows[date(2024, 12, 1)]["planned"], rows[date(2024, 12, 1)]["still_to_start"]) == (3, 1)
    assert rows[date(2024, 12, 1)]["completed_last_year"] == 1
    assert (rows[None]["late"], rows[None]["cumulative"]) == (1, 6)


def test_steps_are_medians_over_known_days(ask):
    rows = {row["stage"]: row for row in ask("large_projects_funnel")}
    # in hand A1, B1, C1, D1, D3, E1; A3 is approved, A4 signed
    assert [rows[stage]["projects"] for stage in ("签约", "批准", "开工", "竣工")] == [8, 7, 6, 2]
    assert [rows[stage]["waiting"] for stage in ("签约", "批准", "开工", "竣工")] == [1, 1, 4, None]
    # A1: 2022-11-01 to 2023-01-15; A3: 2023-11-01 to 2024-01-10
    assert (rows["批准"]["days"], rows["批准"]["days_projects"]) == (72.5, 2)
    assert rows["批准"]["waiting_days"] == 142
    assert (rows["开工"]["days"], rows["开工"]["days_projects"]) == (45, 1)
    # B1: 2024-01-05 to 2024-05-20; D3: 2023-09-01 to 2024-02-10
    assert rows["竣工"]["days"] == 149


def test_land_is_held_against_the_floor_of_its_region(ask):
    rows = {row["project_code"]: row for row in ask("land_intensity")}
    assert (rows["D1"]["land_intensity"], rows["D1"]["floor_rate"], rows["D1"]["is_below"]) == (
        100,
        pytest.approx(250 / 3),
        True,
    )
    assert (rows["D3"]["land_intensity"], rows["D3"]["is_below"]) == (150, False)
    assert (rows["A1"]["land_intensity"], rows["A1"]["land_floor"], rows["A1"]["is_below"]) == (100, None, None)
    assert (rows["B1"]["land_intensity"], rows["B1"]["floor_rate"]) == (None, None), "no land is not zero land"
    zone = {row["region"]: row for row in ask("land_intensity_by_region")}["开发区"]
    assert (zone["land"], zone["land_floor"], zone["below_floor"]) == (110, 120, 1)
    assert zone["land_intensity"] == pytest.approx(11_500 / 110)


def test_a_county_that_calls_its_floor_otherwise(ask):
    assert {row["land_floor"] for row in ask("land_intensity", land_indicator="其他")} == {None}


def test_new_projects_are_grouped_by_a_shared_remark(ask):
    (row,) = ask("large_projects_by_remark")
    assert (row["remark"], row["projects"], row["in_townships"]) == ("<i>标准</i>厂房", 2, 1)
    assert ask("large_projects_by_remark", regions=["O'Brien镇"]) == (), "one alone shares nothing"


def test_regions_are_ranked_among_all_whatever_is_chosen(ask):
    everywhere = {row["region"]: row["projects_rank"] for row in ask("large_projects_by_region")}
    assert everywhere["开发区"] == 1
    assert everywhere["空白镇"] == 5
    assert everywhere["发改局"] is None, "a department is no township"
    blank = [row["region"] for row in ask("large_projects_by_region") if row["projects_rank"] and not row["projects"]]
    assert [row["regions_without"] for row in ask("large_projects_headline")] == [len(blank)]
    (alone,) = ask("large_projects_by_region", regions=["空白镇"])
    assert (alone["projects_rank"], alone["count_ranked"]) == (5, 5)


def test_every_split_of_large_projects_adds_up(random_filters):
    for filters in random_filters:
        large = filters.ask_one("large_projects_headline")
        sizes = filters.ask("large_projects_by_size")
        classes = filters.ask("large_projects_finish_rates")
        stages = {row["stage"]: row["projects"] for row in filters.ask("large_projects_funnel")}
        assert total(sizes, "projects") == total(classes, "projects") == stages["开工"] == large["projects"]
        assert total(sizes, "completed") == total(classes, "completed") == stages["竣工"] == large["completed"]
        assert total(sizes, "planned_investment") == pytest.approx(large["planned_investment"])
        assert large["projects"] == large["under_way"] + large["completed"] + large["suspended"]
        if large["projects_last_year"] is not None:
            assert total(sizes, "projects_last_year") == large["projects_last_year"]
            assert total(classes, "projects_last_year") == large["projects_last_year"]
        land = filters.ask("land_intensity")
        of_regions = filters.ask("land_intensity_by_region")
        assert total(of_regions, "projects") == len(land) == large["projects"]
        below = sum(bool(row["is_below"]) for row in land)
        assert sum(row["below_floor"] or 0 for row in of_regions) == below
        judged = [row for row in of_regions if row["land_floor"] is not None]
        headline = filters.ask_one("land_headline")
        assert (headline["judged"], headline["below_floor"]) == (total(judged, "projects_with_land"), below)
        assert headline["judged"] == sum(row["is_below"] is not None for row in land)


def test_every_split_of_the_forecast_adds_up(random_filters):
    for filters in random_filters:
        forecast = filters.ask_one("large_projects_forecast")
        months = filters.ask("large_projects_due_by_month")
        assert total(months, "projects") == len(filters.ask("large_projects_due")) == forecast["completed_forecast"]
        assert months[-1]["cumulative"] == forecast["completed_forecast"]
        for month in months:
            assert month["planned"] == month["projects"] - month["completed"] - month["late"]
        assert total(months, "completed") == forecast["completed"]
        assert total(filters.ask("large_projects_by_size"), "forecast") == forecast["completed_forecast"]
        assert len(filters.ask("large_projects_late")) == total(months, "late") == forecast["late_forecast"]
        classes = {row["class"]: row for row in filters.ask("large_projects_finish_rates")}
        assert classes["结转"]["forecast"] == forecast["carried_over_forecast"]
        assert classes["新开工"]["forecast_rate"] == forecast["newly_started_forecast_rate"]


@pytest.mark.parametrize(
    "name", ["large_projects_by_size", "large_projects_forecast", "large_projects_funnel", "large_projects_by_remark"]
)
def test_as_many_projects_stand_behind_a_bar_as_it_counts(name, random_filters):
    for filters in random_filters:
        entry = EXHIBITS[name]
        for bar in entry.make(filters).picture.bars:
            behind = entry.behind(filters, bar.key)
            assert len(behind.rows) == bar.value
            assert str(bar.value) in behind.headline


@pytest.mark.parametrize("name", ["largest_projects", "large_projects_late", "land_below_floor"])
def test_a_bar_that_is_one_project_opens_its_file(name, demo):
    codes = {row["project_code"] for row in demo.ask("projects")}
    bars = EXHIBITS[name].make(demo).picture.bars
    assert EXHIBITS[name].opens_project
    assert 0 < len(bars) <= 20
    assert {bar.key["project_code"] for bar in bars} <= codes


def test_the_largest_come_first_and_their_share_is_of_all(random_filters):
    for filters in random_filters:
        rows = filters.ask("largest_projects")
        planned = [row["planned_investment"] for row in rows]
        assert planned == sorted(planned, reverse=True)
        assert len(rows) == min(20, filters.ask_one("large_projects_headline")["projects"])
        if rows and len(rows) < 20:
            assert rows[-1]["share_and_larger"] == pytest.approx(100)


def test_the_separate_project_has_a_card_only_where_it_counts(demo):
    def labels(filters):
        return [card.label for card in EXHIBITS["large_projects_in_short"].make(filters).picture.cards]

    card = _("Without those listed separately")
    assert card in labels(demo)
    assert card not in labels(Filters(demo.month, with_separate=False))
    assert card not in labels(Filters(demo.month, ("汇龙镇",)))


def test_the_finding_says_the_threshold_and_the_place_of_a_township(demo):
    make = EXHIBITS["large_projects_in_short"].make
    larger = Filters(demo.month, threshold=1000)
    assert f"1000 万元以上项目 {larger.ask_one('large_projects_headline')['projects']} 个" in make(larger).headline
    township = Filters(demo.month, ("启隆乡",))
    (row,) = township.ask("large_projects_by_region")
    assert f"列第 {row['projects_rank']}" in make(township).headline


def test_before_the_ledger_begins_there_is_no_comparison(demo):
    first = Filters(date(2022, 6, 1))
    assert "无上年同期可比" in EXHIBITS["large_projects_in_short"].make(first).headline
    assert all(bar.mark is None for bar in EXHIBITS["large_projects_forecast"].make(first).picture.bars)


def test_in_december_the_year_is_over(demo):
    december = Filters(date(2023, 12, 1))
    completed = december.ask_one("large_projects_headline")["completed"]
    assert f"2023年竣工大项目 {completed} 个" in EXHIBITS["large_projects_forecast"].make(december).headline
    keys = EXHIBITS["large_projects_finish_rates"].make(december).picture.keys
    assert not any(key.figure == "forecast" for key in keys)


@pytest.mark.parametrize(
    ("text", "widest", "shown"),
    [
        ("5000—10000 万元", 9, "5000—10000 万元"),
        ("凯禾电动工具锂电电钻装配线项目", 9, "凯禾电动工具锂电…"),
        ("<b>x</b>", 9, "&lt;b&gt;x&lt;/b&gt;"),
        ("名" * 500, 3, "名名…"),
    ],
)
def test_a_label_is_cut_by_its_width(text, widest, shown):
    assert fitting(text, widest) == shown
