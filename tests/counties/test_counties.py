"""Counties: places, gaps and what closes them, in the queries and in the sentences that a leader reads."""

from datetime import date

import pytest

import queries
from exhibits import EXHIBITS, Filters
from exhibits.counties.comparison import chosen_indicator, indicators
from pictures import Canvas
from tests.screens import finding, open_page, words_of


def rows_by_county(filters, indicator):
    return {row["county"]: row for row in filters.ask("county_comparison") if row["indicator"] == indicator}


def test_the_gap_is_closed_by_the_years_end_with_so_much_a_month(small):
    own = rows_by_county(small, "工业投入完成")["甲县"]
    assert (own["ahead"], own["gap_to_next"], own["count_ranked"]) == ("乙县", 3, 3)
    assert own["needed_per_month"] == pytest.approx(3 / 7)
    december = Filters(date(2024, 12, 1))
    assert rows_by_county(december, "工业投入完成")["甲县"]["needed_per_month"] == pytest.approx(3 / 7), "as of May"


def test_a_county_that_reports_later_keeps_its_last_month(small):
    rows = rows_by_county(small, "新开工项目数")
    assert rows["丙县"]["value"] is None
    assert rows["丙县"]["latest_month"] == date(2024, 4, 1)
    assert rows["乙县"]["latest_month"] is None
    headline = EXHIBITS["county_ranking"].make(Filters(small.month, indicator="新开工项目数")).headline
    assert "丙县本月尚未报送" in headline
    assert "乙县未报送" in headline


def test_figures_of_an_earlier_month_say_so(small):
    later = Filters(date(2024, 6, 1), indicator="工业投入完成")
    assert "2024年5月底" in EXHIBITS["county_ranking"].make(later).headline
    assert "2024年5月底" not in EXHIBITS["county_ranking"].make(Filters(small.month, indicator="工业投入完成")).headline


def test_the_sentence_holds_value_place_gap_and_what_closes_it(small):
    headline = EXHIBITS["county_ranking"].make(Filters(small.month, indicator="工业投入完成")).headline
    for part in (
        "12.00 亿元",
        "3 个县（市、区）中列第 2 位",
        "较上月下降 1 位",
        "距乙县差 3.00 亿元",
        "每月比其多 4285.71 万元",
    ):
        assert part in headline


def test_the_first_knows_how_far_it_leads(small):
    april = Filters(date(2024, 4, 1), indicator="工业投入完成")
    assert "领先乙县 1.00 亿元" in EXHIBITS["county_ranking"].make(april).headline


def test_ranks_over_time_are_those_of_the_comparison(demo):
    for name in indicators(demo):
        over_time = demo.ask("county_indicator_over_time", indicator=name)
        last = {row["county"]: row["rank"] for row in over_time if row["month"] == demo.month}
        now = {county: row["rank"] for county, row in rows_by_county(demo, name).items() if row["rank"]}
        assert last == now
        assert len({row["month"] for row in over_time}) <= 13


def test_every_county_with_a_value_stands_once_in_the_league(demo):
    league = EXHIBITS["county_league"].make(demo).picture
    for name, contest in zip(indicators(demo), league.contests, strict=True):
        ranked = [row for row in rows_by_county(demo, name).values() if row["rank"]]
        assert [place.name for place in contest.places] == [
            row["county"] for row in sorted(ranked, key=lambda r: r["rank"])
        ]
        assert sum(place.own for place in contest.places) == 1


def test_the_largest_projects_are_named_where_the_ledger_knows_them(demo):
    rows = demo.ask("largest_projects_of_counties")
    own = [row for row in rows if row["is_own"]]
    reported = rows_by_county(demo, own[0]["indicator"])["启东市"]
    assert own[0]["planned_investment"] == reported["value"] * 10_000
    assert own[0]["rank"] == reported["rank"]
    projects = {row["project_code"]: row for row in queries.run("project_file", month=demo.month)}
    for row in own:
        assert projects[row["project_code"]]["planned_investment"] == row["planned_investment"]
    assert len({projects[row["project_code"]]["industry"] for row in own}) == 1


def test_a_largest_project_that_the_ledger_does_not_know_has_no_name(small):
    rows = {row["county"]: row for row in small.ask("largest_projects_of_counties")}
    assert rows["甲县"]["name"] is None
    assert (rows["甲县"]["rank"], rows["甲县"]["planned_investment"]) == (2, 10_000)


def test_an_unknown_indicator_falls_back_to_the_first(demo):
    assert chosen_indicator(Filters(demo.month, indicator="nothing")) == indicators(demo)[0]


def test_the_page_lets_choose_the_indicator_and_says_that_townships_do_not_apply(demo_database, monkeypatch):
    at = open_page(demo_database, monkeypatch, "county-comparison", region="汇龙镇")
    assert "镇乡筛选对本页不起作用" in words_of(at)
    assert finding(at).startswith("启东市")
    (pills,) = [group for group in at.button_group if group.key == "indicator_shown"]
    pills.set_value("平均单体规模").run()
    assert "启东市平均单体规模" in words_of(at)
    assert not at.exception


def test_our_county_is_drawn_in_full_colour_and_the_others_pale(demo):
    bars = EXHIBITS["county_ranking"].make(demo).picture.bars
    assert [bar.key["county"] for bar in bars if bar.subject] == ["启东市"]
    drawn = EXHIBITS["county_ranking"].make(demo).picture.figure(Canvas(height=300))
    assert sorted(drawn["data"][0]["marker"]["opacity"])[-2:] == [0.32, 1]
