"""The pipeline: leads, applications upward, the reserve; parts add up to the whole, and to the rows behind them."""

from datetime import date
from random import Random

import pytest
from click.testing import CliRunner

import queries
from data.__main__ import commands
from exhibits import EXHIBITS, Filters
from exhibits.base.sheets import SHEETS
from tests.conftest import ROOT, build_database
from tests.ledgers import write_workbook
from tests.second_county import second_ledger
from words import _, numbers

MAY = "2024-05"
NAMES = [name for name, entry in EXHIBITS.items() if entry.topic == "pipeline"]
OF_A_SHEET = [name for name in NAMES if name.startswith(("leads", "attraction", "applications"))]


@pytest.fixture
def ask(fixture_database):
    return lambda name, **parameters: queries.run(name, fixture_database, **({"month": MAY} | parameters))


@pytest.fixture(params=["fixture_database", "demo_database"])
def random_filters(request, monkeypatch):
    """Some filters over the small county and over the demo ledger."""
    monkeypatch.setenv("COUNTY_DATABASE", str(request.getfixturevalue(request.param)))
    chance = Random(5)
    months = [row["month"] for row in queries.run("months")]
    regions = [row["region"] for row in queries.run("regions_of_county")]
    return [Filters(months[0])] + [
        Filters(
            chance.choice(months),
            tuple(chance.sample(regions, chance.choice([0, 1, 3, 6]))),
            with_separate=chance.random() < 0.5,
        )
        for _number in range(10)
    ]


@pytest.fixture
def small_county_with(tmp_path, monkeypatch):
    """A function that publishes the small county with more SQL, and gives the filters of its May."""

    def make(more: str) -> Filters:
        rows = (ROOT / "tests" / "fixture.sql").read_text("utf-8")
        monkeypatch.setenv("COUNTY_DATABASE", str(build_database(tmp_path / "county.duckdb", rows, more)))
        return Filters(date(2024, 5, 1))

    return make


def total(rows, column):
    return sum(row[column] or 0 for row in rows)


def test_leads_are_counted_and_held_against_the_targets_that_there_are(ask):
    (row,) = ask("leads_headline")
    assert (row["leads"], row["in_talks"], row["intent"], row["signed"], row["started"]) == (3, 1, 1, 1, 0)
    assert (row["planned_investment"], row["funds_in_place"]) == (3800, 60)
    assert (row["target"], row["completion_rate"]) == (300, 20)
    assert (row["count_expected"], row["without_lead"], row["without_talks"]) == (5, 4, 4), "four townships, one zone"
    (march,) = ask("leads_headline", month="2024-03")
    assert march["leads"] == 2, "the third was registered in April"


def test_days_without_movement_begin_with_the_last_one(ask):
    still = {row["name"]: (row["days_still"], row["still_class"]) for row in ask("leads")}
    assert still == {"饲料": (72, "up_to_90"), "物流": (41, "up_to_60"), "纺织二期": (26, "up_to_30")}
    (row,) = ask("leads_headline")
    assert (row["still_median"], row["still_longest"], row["still_over_60"]) == (41, 72, 1)
    in_april = {row["name"]: row["days_still"] for row in ask("leads", month="2024-04")}
    assert in_april["纺织二期"] is None, "it has moved since, and the ledger has forgotten from when on it had not"
    assert [row["unknown"] for row in ask("leads_by_stage", month="2024-04")] == [0, 0, 1, 0]


def test_leads_that_nobody_knows_the_last_movement_of_are_told_beside_the_others(small):
    for month, told in ((date(2024, 4, 1), True), (small.month, False)):
        headline = EXHIBITS["leads_by_stage"].make(Filters(month)).headline
        assert headline.endswith("；另有 1 个不知最近进展日期") == told, headline


def test_the_last_week_ends_on_the_last_day_with_an_entry(ask):
    weeks = ask("leads_by_week")
    assert (weeks[0]["week_from"], weeks[0]["week_to"]) == (date(2024, 4, 29), date(2024, 5, 5))
    assert (weeks[0]["new_leads"], weeks[0]["moved"]) == (0, 1)
    assert (weeks[2]["new_leads"], weeks[2]["moved"], weeks[2]["planned_investment"]) == (1, 0, 800)
    assert ask("leads_by_week", month="2023-05") == ()


def test_the_countys_own_target_comes_before_the_sum_of_the_others(small_county_with):
    filters = small_county_with(
        "insert into targets by name select 2024 as year, '甲县' as region, '招商到位资金' as indicator,"
        " 1000 as target, 'x' as source_file, 'x' as source_sheet, 1 as source_row"
    )
    row = filters.ask_one("leads_headline")
    assert (row["target"], row["completion_rate"]) == (1000, 6)
    assert Filters(filters.month, ("城关镇",)).ask_one("leads_headline")["target"] == 300


def test_applications_count_in_the_year_and_money_when_it_arrives(ask):
    (row,) = ask("applications_headline")
    assert (row["applications"], row["applied"], row["approved"], row["in_place"]) == (1, 400, 300, 200)
    assert (row["in_place_last_year"], row["year_on_year"], row["completion_rate"]) == (100, 100, 40)
    assert (row["count_departments"], row["without_application"]) == (2, 1)
    lacks = {row["department"]: row["lacks"] for row in ask("applications_by_department")}
    assert lacks == {"水利局": None, "发改局": "零申报"}
    levels = {row["level"]: (row["in_place"], row["in_place_last_year"]) for row in ask("applications_by_level")}
    assert levels == {"中央": (0, 100), "省": (200, 0), "市": (0, 0)}


def test_the_last_quarter_is_compared_with_the_same_months(ask):
    first, second = ask("applications_by_quarter")
    assert (first["applied"], first["in_place"]) == (400, 0)
    assert (second["last_month"], second["in_place"], second["in_place_last_year"]) == (date(2024, 5, 1), 200, 100)
    assert ask("applications_by_quarter", month="2024-04")[1]["in_place_last_year"] == 0, "it came in May"


def test_the_reserve_lasts_as_long_as_the_pace_says(ask):
    (row,) = ask("reserve_headline")
    (county,) = ask("county_headline")
    assert (row["projects"], row["prepared"], row["signed"], row["in_approval"]) == (2, 0, 1, 1)
    assert row["planned_investment"] == 1500
    assert row["years_of_work"] == pytest.approx(1500 / (county["completed_investment"] / 5 * 12))
    (blank,) = ask("reserve_headline", regions=["空白镇"])
    assert (blank["projects"], blank["years_of_work"], blank["without_reserve"]) == (0, None, 1)


def test_leads_add_up_whatever_is_filtered(random_filters):
    for filters in random_filters:
        whole = filters.ask_one("leads_headline")
        rows = filters.ask("leads")
        by_region = filters.ask("leads_by_region")
        assert len(rows) == whole["leads"]
        for column in ("leads", "in_talks", "intent", "signed", "in_approval", "started"):
            assert total(by_region, column) == whole[column]
        for column in ("planned_investment", "funds_in_place"):
            assert total(by_region, column) == pytest.approx(whole[column]) == pytest.approx(total(rows, column))
        still = [row["days_still"] for row in rows if row["days_still"] is not None]
        assert (whole["still_known"], whole["still_longest"]) == (len(still), max(still, default=None))
        assert whole["without_talks_alone"] == whole["without_talks"] - whole["without_lead"]
        stages = filters.ask("leads_by_stage")
        assert total(stages, "leads") == whole["not_started"] == whole["leads"] - whole["started"]
        for row in stages:
            classes = ("up_to_30", "up_to_60", "up_to_90", "longer", "unknown")
            assert sum(row[name] for name in classes) == row["leads"]
        assert sum(row["lacks"] == "零项目" for row in by_region) == whole["without_lead"]
        assert sum(row["lacks"] is not None for row in by_region) == whole["without_talks"]


def test_applications_add_up_whatever_is_filtered(random_filters):
    for filters in random_filters:
        whole = filters.ask_one("applications_headline")
        for split in ("applications_by_department", "applications_by_level", "applications_by_quarter"):
            for column in ("applications", "applied", "approved", "in_place", "in_place_last_year"):
                assert total(filters.ask(split), column) == pytest.approx(whole[column]), (split, column)
        lacks = [row["lacks"] for row in filters.ask("applications_by_department")]
        assert lacks.count("零申报") == whole["without_application"]
        assert lacks.count("零到位") == whole["without_money"]


def test_the_reserve_adds_up_whatever_is_filtered(random_filters):
    for filters in random_filters:
        whole = filters.ask_one("reserve_headline")
        for kind in ("industry", "category"):
            fields = filters.ask("reserve_by_field", field_kind=kind)
            for column in ("projects", "planned_investment", "prepared", "signed", "in_approval"):
                assert total(fields, column) == pytest.approx(whole[column])
            for row in fields:
                parts = row["planned_prepared"] + row["planned_signed"] + row["planned_in_approval"]
                assert parts == pytest.approx(row["planned_investment"])
        waiting = [row for row in filters.ask("projects", threshold=0) if row["status"] in ("储备", "签约", "报批")]
        assert len(waiting) == whole["projects"]


@pytest.mark.parametrize("name", ["applications_by_department", "applications_by_level", "applications_by_quarter"])
def test_the_applications_behind_a_cell_add_up_to_it(name, demo):
    for cell in EXHIBITS[name].make(demo).picture.cells:
        measure = cell.key.figure
        if cell.text.endswith("%"):
            continue
        behind = EXHIBITS[name].behind(demo, cell.key)
        column = "in_place" if measure == "in_place_last_year" else measure
        assert total(behind.rows, column) == pytest.approx(cell.value), cell
        assert all(row[column] is not None for row in behind.rows), "nothing that the sum does not hold"
        assert numbers.money(cell.value) in behind.headline


def test_whoever_has_nothing_is_named(demo):
    headline = EXHIBITS["attraction_by_region"].make(demo).headline
    without = [row["region"] for row in demo.ask("leads_by_region") if row["lacks"] == "零项目"]
    assert without
    assert all(region in headline for region in without)
    headline = EXHIBITS["applications_by_department"].make(demo).headline
    without = [row["department"] for row in demo.ask("applications_by_department") if row["lacks"] == "零申报"]
    assert without
    assert all(department in headline for department in without)


def test_a_township_is_shown_in_its_place_among_all(demo):
    of_one = Filters(demo.month, ("启隆乡",))
    exhibit = EXHIBITS["attraction_by_region"].make(of_one)
    (row,) = of_one.ask("leads_by_region")
    assert f"列第 {row['leads_rank']}" in exhibit.headline
    assert f"列第 {row['rate_rank']}" in exhibit.headline
    assert {cell.row for cell in exhibit.picture.cells if cell.subject} == {"启隆乡"}
    assert len(exhibit.picture.rows) > 20
    assert f"列第 {row['rate_rank']}" in EXHIBITS["pipeline_in_short"].make(of_one).headline


def test_a_long_table_is_cut_says_so_and_keeps_its_subject(small_county_with):
    filters = small_county_with(
        "insert into regions by name select '第' || n || '镇' as name, '镇乡' as level, '甲县' as parent, 100 + n as"
        " sort_order, 'x' as source_file, 'x' as source_sheet, 1 as source_row from range(40) as numbered (n)"
    )
    whole = EXHIBITS["attraction_by_region"].make(filters)
    assert len(whole.picture.rows) == 24
    assert len(whole.rows) == 45
    assert "另有 21 个" in whole.definition.formula
    of_one = EXHIBITS["attraction_by_region"].make(Filters(filters.month, ("第39镇",))).picture.rows
    assert ("第39镇" in of_one, len(of_one)) == (True, 24)


def test_the_place_among_the_counties_is_said_where_it_is_known(demo, small_county_with):
    assert "县市间位次不详" in EXHIBITS["applications_by_department"].make(demo).definition.formula
    filters = small_county_with(
        "insert into county_indicators by name select county, date '2024-05-01' as month, '争取资金' as indicator,"
        " value, '万元' as unit, null as source, 'x' as source_file, 'x' as source_sheet, 1 as source_row"
        " from (values ('甲县', 5), ('乙县', 9), ('丙县', 1)) as rows (county, value)"
    )
    exhibit = EXHIBITS["applications_by_department"].make(filters)
    assert "在 3 个县（市、区）中列第 2" in exhibit.headline
    assert "位次不详" not in exhibit.definition.formula


def test_a_ledger_without_the_sheets_says_what_to_add(tmp_path, monkeypatch):
    database = tmp_path / "county.duckdb"
    ledger = write_workbook(tmp_path / "台账.xlsx", second_ledger())
    assert CliRunner().invoke(commands, ["publish", str(ledger), "--into", str(database)]).exit_code == 0
    monkeypatch.setenv("COUNTY_DATABASE", str(database))
    filters = Filters(queries.run("months")[0]["month"])
    for name in OF_A_SHEET:
        exhibit = EXHIBITS[name].make(filters)
        sheet = "applications" if name.startswith("applications") else "leads"
        assert _(SHEETS[sheet]) in exhibit.headline
        assert exhibit.rows == ()
    in_short = EXHIBITS["pipeline_in_short"].make(filters)
    assert [card.value for card in in_short.picture.cards][:2] == [numbers.NOTHING] * 2
    reserve = filters.ask_one("reserve_headline")
    assert f"储备项目 {reserve['projects']} 个" in in_short.headline


def test_a_hostile_name_does_not_fill_the_sentence(small_county_with):
    filters = small_county_with("update leads set name = '<b>$' || repeat('长', 500) where name = '饲料'")
    exhibit = EXHIBITS["leads_standing_still"].make(filters)
    assert "<b>$长" in exhibit.headline
    assert len(exhibit.headline) < 100
    assert len(exhibit.rows[0]["name"]) > 500


@pytest.mark.parametrize(
    ("category", "said"),
    [("if(project_code = 'A3', '新建', null)", "已填类别的储备项目中新建计划总投资最多"), ("null", "均未填写类别")],
)
def test_a_category_that_nobody_filled_in_is_not_the_largest(category, said, small_county_with):
    filters = small_county_with(f"update projects set category = {category}")
    assert said in EXHIBITS["reserve_by_category"].make(filters).headline
