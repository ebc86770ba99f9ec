"""Capital, large projects, counties and supervision: numbers written by hand from the rows of fixture.sql."""

import pytest

import queries


@pytest.fixture
def ask(fixture_database):
    return lambda name, **parameters: queries.run(name, fixture_database, **parameters)


def test_capital_sources_against_the_year_before(ask):
    rows = {row["capital_source"]: row for row in ask("capital_by_source")}
    assert rows["银行贷款"]["completed_investment"] == 749.5
    assert rows["银行贷款"]["share_change"] == pytest.approx(100 * 749.5 / 1415, abs=1e-6)
    assert rows["外资"]["completed_last_year"] == 300
    assert rows["外资"]["share_last_year"] == pytest.approx(62.5)
    assert [row["completed_last_year"] for row in ask("capital_by_source", month="2023-05")] == [None, None]


def test_investor_origins_leave_the_separate_project_out(ask):
    rows = {row["investor_origin"]: row for row in ask("capital_by_investor_origin", with_separate=False)}
    assert (rows["国有"]["projects"], rows["国有"]["planned_investment"]) == (1, 700)
    assert rows["外资"]["project_share"] == pytest.approx(20)
    assert rows["外资"]["completed_share"] == pytest.approx(100 * 120 / 610)


def test_origin_places(ask):
    rows = {row["origin_place"]: row for row in ask("capital_by_origin_place")}
    assert (rows["上海"]["projects"], rows["上海"]["completed_investment"]) == (1, 150), "not started is not in hand"
    assert rows[None]["projects"] == 4


def test_foreign_capital_is_of_projects_in_hand(ask):
    (row,) = ask("foreign_capital")
    assert (row["projects"], row["contracted_foreign"], row["paid_in_rate"]) == (1, 100, 25)


def test_large_projects_and_their_finish_rates(ask):
    (row,) = ask("large_projects_headline")
    assert (row["projects"], row["carried_over"], row["newly_started"]) == (6, 4, 2)
    assert (row["completed"], row["carried_over_completed"], row["newly_started_completed"]) == (2, 1, 1)
    assert row["finish_rate"] == pytest.approx(100 / 3)
    assert (row["projects_last_year"], row["planned_investment_last_year"]) == (3, 3800)
    assert row["completed_share"] == pytest.approx(100 * 1310 / 1415)
    (december,) = ask("large_projects_headline", month="2023-12")
    # D2 was started and completed in 2023; A1, D1 and D3 were started only
    assert (december["newly_started"], december["newly_started_finish_rate"]) == (4, 25)
    assert december["projects_last_year"] is None
    assert december["carried_over_finish_rate_last_year"] is None


def test_large_projects_where_they_are(ask):
    rows = {row["region"]: row for row in ask("large_projects_by_region")}
    assert rows["空白镇"]["projects"] == 0
    assert rows["空白镇"]["finish_rate"] is None
    assert "水利局" not in rows
    zone = rows["开发区"]
    assert (zone["under_way"], zone["completed"], zone["suspended"], zone["planned_investment"]) == (1, 1, 0, 11500)
    assert rows["<b>河东</b>$x$乡"]["suspended"] == 1


def test_the_forecast_counts_planned_completions(ask):
    (row,) = ask("large_projects_forecast")
    # completed B1, D3; due A1 (late), C1 (suspended), E1; to start A3; D1 is planned for 2025
    assert row["completed_forecast"] == 6
    assert (row["carried_over_forecast"], row["newly_started_forecast"], row["still_to_start_forecast"]) == (3, 2, 1)
    assert (row["carried_over_forecast_rate"], row["newly_started_forecast_rate"]) == (75, 100)
    assert (row["late_forecast"], row["suspended_forecast"]) == (1, 1)


def test_counties_share_ranks_and_know_the_gap_ahead(ask):
    rows = {(row["indicator"], row["county"]): row for row in ask("county_comparison")}
    own = rows["工业投入完成", "甲县"]
    assert (own["rank"], own["rank_change"], own["gap_to_next"], own["is_own"]) == (2, -1, 3, True)
    assert (rows["工业投入完成", "丙县"]["rank"], rows["工业投入完成", "丙县"]["rank_change"]) == (2, 1)
    assert rows["工业投入完成", "乙县"]["gap_to_next"] is None
    first = rows["工业投入完成", "乙县"]["value"]
    assert rows["工业投入完成", "乙县"]["share_of_first"] == 100
    assert own["share_of_first"] == pytest.approx(own["value"] / first * 100)
    assert rows["新开工项目数", "乙县"]["value"] is None
    assert rows["新开工项目数", "乙县"]["rank"] is None
    april = {
        row["county"]: row["rank"]
        for row in ask("county_comparison", month="2024-04")
        if row["indicator"] == "工业投入完成"
    }
    assert april == {"甲县": 1, "乙县": 2, "丙县": 3}


def test_commitments_and_their_deadlines(ask):
    rows = {row["name"]: row for row in ask("commitments", area="county")}
    assert {name: (row["status"], row["days_left"]) for name, row in rows.items()} == {
        "交地": ("超期", -21),
        "签协议": ("临期", 15),
        "投产": ("按期", 214),
        "红线用地": ("无期限", None),
        "拆迁": ("完成", None),
    }
    assert rows["交地"]["project"] == "城关镇纺织厂"
    assert {row["name"] for row in ask("commitments", area="elsewhere")} == {"河西征地"}
    assert len(ask("commitments")) == len(rows) + 1
    april = {row["name"]: row["status"] for row in ask("commitments", month="2024-04")}
    assert april["交地"] == "临期"


def test_cost_shares_owed_and_paid(ask):
    rows = [(row["payer"], row["paid_in_rate"], row["still_owed"]) for row in ask("cost_shares", area="county")]
    assert rows == [("县", 0, 100), ("市", 75, 50)]
    assert {row["area_of"]: row["owed"] for row in ask("cost_shares_by_area")} == {"甲县": 300, "乙县": 10}


def test_obstacles_open_resolved_and_overdue(ask):
    rows = {row["obstacle"]: row for row in ask("obstacles_by_kind")}
    assert set(rows) == {"资金", "招工", "用电"}
    assert (rows["资金"]["open"], rows["资金"]["overdue"], rows["资金"]["planned_investment"]) == (1, 1, 800)
    assert (rows["招工"]["open"], rows["招工"]["resolved"], rows["招工"]["planned_investment"]) == (0, 1, 0)
    assert (rows["资金"]["median_days_open"], rows["资金"]["longest_days_open"]) == (82, 82)
    assert (rows["招工"]["median_days_open"], rows["资金"]["projects_in_all"]) == (None, 2)


def test_departments_with_nothing_at_all_are_shown(ask):
    rows = {row["department"]: row for row in ask("applications_by_department")}
    assert (rows["水利局"]["applications"], rows["水利局"]["in_place"], rows["水利局"]["completion_rate"]) == (
        1,
        200,
        40,
    )
    assert rows["水利局"]["in_place_last_year"] == 100
    assert (rows["发改局"]["applications"], rows["发改局"]["target"]) == (0, None)


def test_leads_with_blanks(ask):
    rows = {row["region"]: row for row in ask("leads_by_region")}
    assert len(rows) == 7
    assert (rows["城关镇"]["in_talks"], rows["城关镇"]["signed"], rows["城关镇"]["completion_rate"]) == (1, 1, 20)
    assert rows["空白镇"]["leads"] == 0
    assert "河西镇" not in rows


def test_changes_of_the_month(ask):
    rows = [(row["kind"], row["name"], row["before"], row["after"]) for row in ask("changes_since_last_month")]
    assert rows == [
        ("转慢于序时", "开发区", "绿", "黄"),
        ("竣工", 'O\'Brien "工厂"', "在建", "竣工"),
        ("退出红灯", "城关镇", "红", "黄"),
    ]
    january = [(row["kind"], row["project_code"]) for row in ask("changes_since_last_month", month="2024-01")]
    assert january == [("新开工", "E1"), ("新开工", "B1")]
    march = [(row["kind"], row["name"]) for row in ask("changes_since_last_month", month="2024-03")]
    assert ("停工", "<script>alert(1)</script>") in march
    assert ("新亮红灯", "城关镇") in march


def test_what_needs_a_leader(ask):
    rows = ask("needs_attention")
    assert [(row["rank"], row["kind"], row["project_code"] or row["name"]) for row in rows] == [
        (1, "停工", "C1"),
        (2, "红灯", "空白镇"),
        (3, "任务超期", "A1"),
        (4, "应开未开", "A3"),
        (5, "久无投入", "D1"),
        (6, "任务临期", "签协议"),
        (7, "久无投入", "E1"),
    ]
    assert (rows[0]["amount"], rows[0]["days"], rows[0]["reason"]) == (800 - 110, 77, "资金")
    assert rows[1]["amount"] == 250
    assert rows[5]["days"] == -15


def test_a_project_is_named_once_by_its_most_serious_matter(ask):
    # A1 is overdue since 30 April, and its land was due on 10 May
    kinds = {row["project_code"]: row["kind"] for row in ask("needs_attention") if row["project_code"]}
    assert kinds["A1"] == "任务超期"
    # in April nothing had been completed since January, which lights it red, and the land was due in ten days
    april = ask("needs_attention", month="2024-04", regions=["城关镇"])
    assert [(row["kind"], row["since"]) for row in april if row["project_code"] == "A1"] == [
        ("项目红灯", None),
    ]
