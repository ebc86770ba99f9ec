"""A leader's questions, each answered where it is asked, from the rows of fixture.sql."""

from datetime import date

import pytest

import queries
from exhibits import EXHIBITS, Filters
from tests.conftest import ROOT, build_database


@pytest.fixture
def ask(fixture_database):
    return lambda name, **parameters: queries.run(name, fixture_database, **({"month": "2024-05"} | parameters))


def test_which_of_my_projects_is_slowest(small):
    matters = EXHIBITS["leader_profile"].make(Filters(small.month, leader="李四")).picture.listing.matters
    assert [matter.project_code for matter in matters] == ["A1", "B1"], "yellow before green"


def test_this_month_a_year_ago(ask):
    (may,) = [row for row in ask("completion_of_years") if row["month"] == date(2024, 5, 1)]
    assert (may["completed_last_year"], may["cumulative_last_year"]) == (200, 480)


def test_what_did_not_move_last_month_or_last_week(ask):
    rows = {row["name"]: row for row in ask("not_moved")}
    assert {name: row["kind"] for name, row in rows.items()} == {
        "开发区电厂": "当月零投资",
        "发改局平台": "当月零投资",
        "纺织二期": "一周未动",
        "饲料": "一周未动",
        "物流": "一周未动",
    }
    assert rows["开发区电厂"]["days"] == 92, "February was its last month"
    assert "<script>alert(1)</script>" not in rows, "suspended, which is said elsewhere"


def test_three_years_of_this_township_in_one_curve(ask):
    january = ask("completion_of_years", regions=["城关镇"], month="2025-01")[0]
    assert january["cumulative_two_years_before"] == 0, "the ledger begins in January 2023"
    assert ask("completion_of_years", regions=["城关镇"])[4]["cumulative"] == 400
    assert ask("completion_of_years", month="2024-01")[0]["cumulative_two_years_before"] is None, "2022 is not held"


def test_projects_of_an_industry_and_how_far_they_are(ask, tmp_path):
    assert {row["field"] for row in ask("completion_by_field")} == {"未注明"}, "the small ledger names no industry"
    rows = (ROOT / "tests" / "fixture.sql").read_text("utf-8")
    named = build_database(
        tmp_path / "county.duckdb", rows, "update projects set industry = '纺织' where project_code in ('A1', 'B1')"
    )
    fields = {row["field"]: row for row in queries.run("completion_by_field", named, month="2024-05")}
    assert (fields["纺织"]["projects"], fields["纺织"]["completed_investment"]) == (2, 300 + 150)


def test_who_did_not_report(ask):
    late = [row["region"] for row in ask("reporting", month="2024-05") if row["status"] == "未报"]
    assert late == []
    assert [row["region"] for row in ask("reporting", month="2024-06") if row["status"] == "未报"]


def test_what_land_holds_up_in_money(ask):
    rows = {row["obstacle"]: row for row in ask("obstacles_by_kind", month="2024-05")}
    assert rows["资金"]["planned_investment"] == 800
    assert "征地" not in rows or not rows["征地"]["open"], "the land of another county's mine holds nothing up here"


def test_projects_of_a_size_that_are_done(ask):
    done = [row["project_code"] for row in ask("projects", threshold=1000) if row["status"] == "竣工"]
    assert sorted(done) == ["D2", "D3"]


def test_what_is_due_this_quarter(ask):
    rows = [(row["kind"], row["name"], row["days_left"]) for row in ask("due_this_quarter")]
    assert rows == [("议定", "供地", 10), ("任务", "签协议", 15), ("节点", "城关镇纺织厂", 20)]
    assert not ask("due_this_quarter", month="2024-06")


def test_a_node_that_is_done_before_its_day_is_not_due(tmp_path):
    nodes = """insert into milestones by name
        select 'A1' as project_code, '绿化' as node, date '2024-06-10' as due_on, date '2024-05-01' as done_on,
            'x' as source_file, 'x' as source_sheet, 1 as source_row"""
    database = build_database(tmp_path / "county.duckdb", (ROOT / "tests" / "fixture.sql").read_text("utf-8"), nodes)
    rows = queries.run("due_this_quarter", database, month="2024-05")
    assert "绿化" not in [row["detail"] for row in rows]
    assert "节点" in [row["kind"] for row in rows]


def test_a_lead_at_rest_is_yellow_after_two_months_and_red_after_three(ask):
    lamps = {row["name"]: row["lamp"] for row in ask("leads")}
    assert lamps == {"饲料": "黄", "物流": "绿", "纺织二期": "绿"}, "72, 41 and 26 days"
    assert {row["name"]: row["lamp"] for row in ask("leads", lead_yellow=20, lead_red=40)}["物流"] == "红"
