"""Completion by field and category, and the county's targets: parts add up, missing ones are named."""

from datetime import date
from random import Random

import pytest

import queries
from exhibits import EXHIBITS, Filters
from exhibits.completion.fields import NOT_STATED
from pictures import Key
from tests.conftest import ROOT, build_database
from words import numbers

MONTH = date(2024, 5, 1)
KINDS = {"completion_by_field": "行业", "completion_by_category": "类别"}


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    """A function that publishes the small county, changed by some SQL."""

    def publish(*changes: str) -> Filters:
        rows = (ROOT / "tests" / "fixture.sql").read_text("utf-8")
        path = build_database(tmp_path / "county.duckdb", rows, *changes)
        monkeypatch.setenv("COUNTY_DATABASE", str(path))
        return Filters(MONTH)

    return publish


def some_filters(count=5):
    chance = Random(11)
    regions = [row["region"] for row in queries.run("regions_of_county")]
    months = [row["month"] for row in queries.run("months")]
    for _number in range(count):
        chosen = tuple(chance.sample(regions, chance.choice([0, 1, 3])))
        yield Filters(chance.choice(months), chosen, with_separate=chance.random() < 0.5)


@pytest.mark.parametrize("name", KINDS)
def test_the_fields_add_up_to_all_that_was_completed(name, demo):
    for filters in some_filters():
        county = filters.ask_one("county_headline")
        rows = EXHIBITS[name].make(filters).rows
        assert {row["field_kind"] for row in rows} <= {KINDS[name]}
        assert sum(row["completed_investment"] for row in rows) == pytest.approx(county["completed_investment"])
        if county["completed_investment"]:
            assert sum(row["share"] for row in rows) == pytest.approx(100)
        changes = [row["share_change"] for row in rows]
        if changes and None not in changes:
            assert sum(changes) == pytest.approx(0, abs=0.01 * len(changes)), "each as it is printed"


@pytest.mark.parametrize("name", KINDS)
def test_the_projects_behind_a_field_add_up_to_its_figure(name, demo):
    for filters in (demo, Filters(MONTH, ("启隆乡",))):
        for row in EXHIBITS[name].make(filters).rows:
            behind = EXHIBITS[name].behind(filters, Key.of(row, "projects", "field_kind", "field"))
            assert numbers.money(row["completed_investment"]) in behind.headline


def test_the_finding_names_the_largest_field_and_who_gained_and_lost(demo):
    exhibit = EXHIBITS["completion_by_field"].make(demo)
    rows = sorted(exhibit.rows, key=lambda row: row["share_change"])
    assert (
        f"最多的是{exhibit.rows[0]['field']}，{numbers.money(exhibit.rows[0]['completed_investment'])}"
        in exhibit.headline
    )
    assert f"升幅最大的是{rows[-1]['field']}" in exhibit.headline
    assert f"降幅最大的是{rows[0]['field']}" in exhibit.headline


def test_one_township_is_compared_with_the_county(demo):
    whole = {row["field"]: row for row in EXHIBITS["completion_by_field"].make(demo).rows}
    exhibit = EXHIBITS["completion_by_field"].make(Filters(MONTH, ("启隆乡",)))
    first = exhibit.rows[0]["field"]
    assert f"启东市{first}占 {numbers.percent(whole[first]['share'])}" in exhibit.headline


@pytest.mark.parametrize("name", KINDS)
def test_a_ledger_without_fields_says_what_to_fill_in(name, ledger):
    filters = ledger("update projects set industry = null, category = null")
    exhibit = EXHIBITS[name].make(filters)
    assert [row["field"] for row in exhibit.rows] == [NOT_STATED]
    assert "请在“项目”表中补填" in exhibit.headline


def test_projects_without_a_field_are_counted_beside_the_others(ledger):
    filters = ledger("update projects set industry = '纺织' where name like '%纺织%'")
    exhibit = EXHIBITS["completion_by_field"].make(filters)
    by_field = {row["field"]: row for row in exhibit.rows}
    assert by_field.keys() == {"纺织", NOT_STATED}
    assert by_field["纺织"]["completed_investment"] == pytest.approx(
        sum(row["completed_this_year"] for row in filters.ask("projects", threshold=0) if "纺织" in row["name"])
    )


def test_more_fields_than_a_picture_holds_are_said(demo, monkeypatch):
    monkeypatch.setattr("exhibits.completion.fields.MOST_FIELDS", 4)
    exhibit = EXHIBITS["completion_by_field"].make(demo)
    assert len(exhibit.picture.rows) == 4
    assert f"其余 {len(exhibit.rows) - 4} 个未列" in exhibit.headline


def test_the_main_target_is_measured_by_the_investments(demo):
    county = demo.ask_one("county_headline")
    first, *others = demo.ask("targets_of_county")
    assert first["is_main"]
    assert first["completed_investment"] == pytest.approx(county["completed_investment"])
    assert first["completion_rate"] == pytest.approx(county["completion_rate"])
    assert first["lead"] == pytest.approx(county["lead"])
    assert all(row["completion_rate"] is None for row in others)
    picture = EXHIBITS["targets_of_county"].make(demo).picture
    (card,) = picture.cards
    assert numbers.lead(county["lead"]) in card.note
    assert all(row["indicator"] in picture.listing.empty for row in others), "targets without a figure are one line"


def test_another_target_is_measured_by_the_figure_that_the_county_reports(ledger):
    filters = ledger(
        "update targets set indicator = '规模以上投入', target = 300000 where indicator = '固定资产投资'",
        "insert into county_indicators by name select name as county, date '2024-04-01' as month,"
        " '规模以上投入' as indicator, 6 as value, '亿元' as unit, 'f' as source_file, 's' as source_sheet,"
        " 1 as source_row from county",
    )
    row = next(row for row in filters.ask("targets_of_county") if row["indicator"] == "规模以上投入")
    assert row["completed_investment"] == 60_000
    assert row["completion_rate"] == pytest.approx(20)
    assert row["lead"] == pytest.approx(-13.33), "20.00 less 33.33"
    card = next(card for card in EXHIBITS["targets_of_county"].make(filters).picture.cards if "规模" in card.label)
    assert "数据截至2024年4月底" in card.note
    assert card.tone == "bad"


def test_a_year_without_targets_says_so(ledger):
    filters = ledger("delete from targets")
    exhibit = EXHIBITS["targets_of_county"].make(filters)
    assert not exhibit.rows
    assert "没有2024年目标" in exhibit.headline
