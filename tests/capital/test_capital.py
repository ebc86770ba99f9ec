"""Capital sources: parts add up to the whole under any filter, and every bar is the sum of the rows behind it."""

import csv
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from exhibits import EXHIBITS, Filters
from exhibits.capital.flow import rows_of_flow
from exhibits.capital.investors import rows_of_origin, rows_of_place
from exhibits.capital.sources import rows_of_source
from pictures import Canvas, Composition, Key, Part
from settings import settings
from tests.conftest import ROOT, build_database
from tests.facts import FACTS
from tests.identities import same, total
from words import numbers
from words.columns import money_said_alike

NUMBER_OF_USD = re.compile(r"[\d.]+(?= 万美元)")


def test_projects_add_up_to_sources_and_regions(answers):
    for ask in answers:
        projects = ask("capital_by_project")
        for source in ask("capital_by_source"):
            own = [row for row in projects if row["capital_source"] == source["capital_source"]]
            assert total(own, "completed_investment") == same(source["completed_investment"])
            if source["completed_last_year"] is not None:
                assert total(own, "completed_last_year") == same(source["completed_last_year"])
            funds = [row["funds_in_place"] for row in own if row["funds_in_place"] is not None]
            assert sum(funds) == same(source["funds_in_place"] or 0)
        for region in ask("funds_in_place_by_region"):
            own = [row for row in projects if row["region"] == region["region"]]
            assert total(own, "completed_investment") == same(region["completed_investment"])
            funds = [row["funds_in_place"] for row in own if row["funds_in_place"] is not None]
            assert sum(funds) == same(region["funds_in_place"] or 0)


def test_shares_together_end_at_100(answers):
    for ask in answers:
        rows = [row for row in ask("capital_by_source") if row["share"] is not None]
        assert not rows or rows[-1]["share_with_larger"] == same(100)
        for row in rows:
            if row["increase"] is not None:
                assert row["increase"] == same(row["completed_investment"] - row["completed_last_year"])


def test_funds_in_place_of_the_regions_are_those_of_the_county(answers):
    for ask in answers:
        (county,) = ask("funds_in_place")
        rows = ask("funds_in_place_by_region")
        for column in ("completed_investment", "completed_recorded", "funds_in_place"):
            assert sum(row[column] or 0 for row in rows) == same(county[column] or 0)
        assert county["completed_investment"] == same((county["completed_recorded"] or 0) + county["unrecorded"])
        rates = [row["in_place_rate"] for row in rows if row["in_place_rate"] is not None]
        assert rates == sorted(rates)


def test_the_flow_is_all_that_investors_from_outside_complete(answers):
    for ask in answers:
        flow = ask("capital_by_place_and_region")
        outside = [row for row in ask("capital_by_investor_origin") if row["investor_origin"] in ("境内市外", "外资")]
        for column in ("projects", "planned_investment", "completed_investment"):
            assert total(flow, column) == same(total(outside, column))
        assert total(ask("capital_by_origin_place"), "outside_projects") == total(outside, "projects")
        for row in flow:
            of_place = [other for other in flow if other["origin_place"] == row["origin_place"]]
            assert total(of_place, "completed_investment") == same(row["completed_of_place"])


def test_foreign_projects_add_up_to_foreign_capital(answers):
    for ask in answers:
        (foreign,) = ask("foreign_capital")
        rows = ask("foreign_capital_by_project")
        assert len(rows) == foreign["projects"]
        for column in ("contracted_foreign", "paid_in_foreign", "outstanding_foreign"):
            assert sum(row[column] or 0 for row in rows) == same(foreign[column] or 0)
        rates = [row["paid_in_rate"] for row in rows if row["paid_in_rate"] is not None]
        assert rates == sorted(rates)


def test_funds_are_compared_with_the_work_whose_funds_are_recorded(small):
    (row,) = [row for row in small.ask("funds_in_place_by_region") if row["region"] == "城关镇"]
    assert (row["completed_investment"], row["completed_recorded"], row["funds_in_place"]) == (400, 150.5, 180)
    assert row["in_place_rate"] == pytest.approx(100 * 180 / 150.5)
    assert row["shortfall"] == 0
    without = [row for row in small.ask("funds_in_place_by_region") if row["region"] == "开发区"]
    assert without[0]["in_place_rate"] is None
    assert without[0]["rate_rank"] is None
    assert "未填报到位资金" in EXHIBITS["funds_in_place"].make(small).headline


def test_a_foreign_project_with_a_blank_has_nothing_paid_in(small):
    (row,) = small.ask("foreign_capital_by_project")
    assert (row["name"], row["contracted_foreign"], row["paid_in_rate"]) == ("开发区电子", 100, 25)
    assert row["outstanding_foreign"] == 75


def test_the_rank_by_share_is_among_all_regions(small):
    rows = {(row["region"], row["capital_source"]): row for row in small.ask("capital_by_region")}
    assert rows["城关镇", "银行贷款"]["share"] == pytest.approx(100 * 49.5 / 400)
    assert rows["开发区", "银行贷款"]["share_rank"] == 1
    assert rows["城关镇", "银行贷款"]["share_rank"] == 2
    assert rows["城关镇", "银行贷款"]["count_ranked"] == 2
    headline = EXHIBITS["capital_by_township"].make(Filters(small.month, ("城关镇",))).headline
    own = rows["城关镇", "银行贷款"]
    assert f"{numbers.percent(own['share'])}" in headline
    assert "列第 2" in headline


def test_the_rows_behind_a_source_are_its_sum_in_either_year(demo):
    year = demo.month.year
    for source in demo.ask("capital_by_source"):
        for number, column in ((year, "completed_investment"), (year - 1, "completed_last_year")):
            exhibit = rows_of_source(demo, Key.of(source, column, "capital_source"))
            assert numbers.money(source[column]) in exhibit.headline
            assert str(number) in exhibit.headline


def test_the_rows_behind_origins_and_places_are_their_sums(demo):
    for row in demo.ask("capital_by_investor_origin"):
        check_large_projects(rows_of_origin(demo, Key.of(row, "completed_investment", "investor_origin")), row)
    for row in demo.ask("capital_by_origin_place"):
        check_large_projects(rows_of_place(demo, Key.of(row, "completed_investment", "origin_place")), row)


def check_large_projects(exhibit, row):
    assert sum(project["is_in_hand"] for project in exhibit.rows) == row["projects"]
    assert total(exhibit.rows, "completed_this_year") == pytest.approx(row["completed_investment"])
    in_hand = [project for project in exhibit.rows if project["is_in_hand"]]
    assert total(in_hand, "planned_investment") == pytest.approx(row["planned_investment"])
    assert numbers.money(row["completed_investment"]) in exhibit.headline


def test_every_band_and_node_of_the_flow_is_the_sum_of_its_projects(demo):
    flow = EXHIBITS["capital_flow"].make(demo).picture
    flows = demo.ask("capital_by_place_and_region")
    whole = total(flows, "completed_investment")
    assert {round(row["completed_in_all"], 6) for row in flows} == {round(whole, 6)}
    of_region = {row["region"]: row["completed_of_region"] for row in flows}
    for row in flows:
        assert row["region_rank"] == 1 + sum(more > of_region[row["region"]] for more in of_region.values())
    assert sum(stream.value for stream in flow.streams) == pytest.approx(whole)
    for nodes in (flow.sources, flow.targets):
        said = money_said_alike(node.key.amount for node in nodes)
        for node in nodes:
            assert said(total(rows_of_flow(demo, node.key).rows, "completed_this_year")) == node.text


def test_bands_are_drawn_of_all_that_flows(answers):
    for ask in answers:
        flows, bands = ask("capital_by_place_and_region"), ask("capital_flows")
        for band in bands:
            of_band = [
                row
                for row in flows
                if row["origin_place"] in band["origin_places"] and row["region"] in band["regions"]
            ]
            assert total(of_band, "completed_investment") == same(band["completed_investment"])
        assert total(bands, "completed_investment") == same(total(flows, "completed_investment"))
        for ends, drawn in (("origin_places", "place_drawn"), ("regions", "region_drawn")):
            apart = {(band[drawn], *band[ends]) for band in bands}
            assert len(apart) == len({band[drawn] for band in bands}) <= 8


def words_on_the_page(filters) -> str:
    """All that the exhibits of capital say and draw, as text."""
    made = [entry.make(filters) for entry in EXHIBITS.values() if entry.topic == "capital"]
    return " ".join(f"{exhibit.headline} {exhibit.picture!r}" for exhibit in made)


def in_words(value: float, unit: str) -> str:
    """A published figure as the screen writes it."""
    as_written = {
        "亿元": lambda: numbers.money(value * 10_000),
        "%": lambda: numbers.percent(value),
        "pp": lambda: f"{numbers.rounded(value, 2)} 个百分点",
        "个": lambda: f"{numbers.plain(value)} 个",
        "万美元": lambda: numbers.plain(value),
    }
    return as_written[unit]()


def facts_of_capital() -> list[tuple[str, list[str]]]:
    """Every published figure of capital: its id, and the units of its parts."""
    with (ROOT / "tests" / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["page"] == "capital_sources"]
    return [(row["id"], row["unit"].split("|") * (1 if "|" in row["unit"] else 3)) for row in rows]


@pytest.mark.parametrize(("fact", "units"), facts_of_capital())
def test_every_published_figure_of_capital_can_be_read_on_the_page(fact, units, demo, demo_database):
    seen = words_on_the_page(demo) + words_on_the_page(replace(demo, with_separate=False))
    for value, unit in zip(FACTS[fact][1](demo_database), units, strict=False):
        assert any(
            words in seen
            for words in (in_words(value, unit), f"text='{value:.2f}'", f"text='{value * 10_000:,.0f}'")  # or in a cell
        )


@pytest.fixture
def mixed(tmp_path, monkeypatch):
    """The small county; work this year on a project completed the year before, and a state investor from Hong Kong."""
    more = """
        update projects set origin_place = '香港' where project_code = 'D1';
        insert into investments values ('D2', '2024-02-01', '外资', 33, null, '台账.xlsx', '投资', 99);
    """
    rows = (ROOT / "tests" / "fixture.sql").read_text("utf-8")
    monkeypatch.setenv("COUNTY_DATABASE", str(build_database(tmp_path / "county.duckdb", rows, more)))
    return Filters(date(2024, 5, 1))


def test_work_on_a_project_that_is_not_in_hand_counts_without_the_project(mixed):
    (row,) = [row for row in mixed.ask("capital_by_origin_place") if row["origin_place"] == "香港"]
    assert (row["projects"], row["outside_projects"], row["completed_investment"]) == (2, 1, 700 + 120 + 33)
    exhibit = rows_of_place(mixed, Key.of(row, "completed_investment", "origin_place"))
    check_large_projects(exhibit, row)
    assert "另有 1 个非在手项目" in exhibit.headline


def test_a_band_leaves_out_the_state_investor_of_the_same_place_and_township(mixed):
    exhibit = rows_of_flow(mixed, Key("completed_investment", (("origin_place", ("香港",)), ("region", ("开发区",)))))
    assert {row["project_code"] for row in exhibit.rows} == {"D2", "D3"}
    assert total(exhibit.rows, "completed_this_year") == 153


def test_the_flow_names_as_many_places_as_stand_below_each_other(demo):
    flow = EXHIBITS["capital_flow"].make(demo).picture
    assert len(flow.sources) == len(flow.targets) == 8
    assert flow.sources[-1].name == "其他来源地"
    amounts = {row["origin_place"]: row["completed_of_place"] for row in demo.ask("capital_by_place_and_region")}
    largest = sorted(amounts, key=amounts.get, reverse=True)[:7]
    assert [node.name for node in flow.sources[:7]] == [settings().place_names.get(name, name) for name in largest]


def test_the_finding_adds_up_the_two_largest_sources_and_names_bank_loans(demo):
    rows = demo.ask("capital_by_source")
    headline = EXHIBITS["capital_in_short"].make(demo).headline
    assert numbers.percent(rows[0]["share"] + rows[1]["share"]) in headline
    (loans,) = [row for row in rows if row["capital_source"] == "银行贷款"]
    assert numbers.percent(loans["share"]) in headline
    assert f"提高 {numbers.rounded(loans['share_change'], 2)} 个百分点" in headline


def test_a_township_is_told_its_place_among_all(demo):
    filters = Filters(demo.month, ("启隆乡",))
    first = filters.ask("capital_by_source")[0]["capital_source"]
    (row,) = [
        row for row in demo.ask("capital_by_region") if (row["region"], row["capital_source"]) == ("启隆乡", first)
    ]
    headline = EXHIBITS["capital_in_short"].make(filters).headline
    assert "启隆乡" in headline
    assert f"列第 {row['share_rank']}" in headline
    flow = EXHIBITS["capital_flow"].make(filters)
    assert {node.name for node in flow.picture.targets} == {"启隆乡"}


def test_leaving_the_separate_project_out_changes_the_shares_of_investors(demo):
    counted = EXHIBITS["capital_by_investor"].make(demo)
    without = EXHIBITS["capital_by_investor"].make(Filters(demo.month, with_separate=False))
    assert counted.headline != without.headline
    assert "单列" in counted.definition.formula
    assert "单列" not in without.definition.formula


def test_foreign_capital_says_contracted_paid_in_and_what_is_still_to_come(demo):
    contracted, paid_in, outstanding = (
        float(number) for number in NUMBER_OF_USD.findall(EXHIBITS["foreign_capital"].make(demo).headline)
    )
    assert contracted - paid_in == outstanding
    bars = EXHIBITS["foreign_capital"].make(demo).picture.bars
    assert [bar.value for bar in bars] == sorted(bar.value for bar in bars)


def test_labels_of_many_small_parts_stay_apart_and_in_the_picture():
    shares = [80, *[2] * 10]
    parts = tuple(
        Part(None, None, f"来源{n}", now, "1 万元", f"{now}%", before, f"{before}%")
        for n, (now, before) in enumerate(zip(shares, reversed(shares), strict=True))
    )
    labels = Composition(parts, "2024", "2023").figure(Canvas(height=300))["layout"]["annotations"]
    for heights in ([label["y"] for label in labels if label["xanchor"] == side] for side in ("left", "right")):
        assert 3 < len(heights) <= len(parts)
        assert all(lower - upper > 6 for upper, lower in pairwise(heights))
        assert all(0 < height < 100 for height in heights)


def test_a_place_of_500_letters_leaves_the_sentence_readable(tmp_path, monkeypatch):
    more = "update projects set origin_place = repeat('长', 500) where project_code = 'B1'"
    rows = (ROOT / "tests" / "fixture.sql").read_text("utf-8")
    monkeypatch.setenv("COUNTY_DATABASE", str(build_database(tmp_path / "county.duckdb", rows, more)))
    filters = Filters(date(2024, 5, 1))
    for name in ("capital_places", "capital_flow", "capital_in_short"):
        assert len(EXHIBITS[name].make(filters).headline) < 120
    assert rows_of_place(filters, Key("projects", (("origin_place", "长" * 500),))).rows
