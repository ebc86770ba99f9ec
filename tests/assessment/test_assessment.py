"""The score: two published schemes by their own rules, the example counted by hand, what is not known, the lists."""

import json
from datetime import date
from io import BytesIO

import pytest
from docx import Document

import queries
from exhibits import EXHIBITS
from exhibits.assessment.rules import rule_in_words
from papers.bulletin import bulletin
from queries.damaged_file import signature_of
from queries.database import cursor
from settings import SettingsError, settings
from tests.conftest import ROOT, build_database

# value -> points, as the published texts have it
SHAOXING = {
    "形象进度计划完成率": {100: 30, 95: 25, 112: 42, 140: 60, 60: 0, 0: 0},
    "投资增长率": {10: 30, 12: 32, 5: 25, 60: 60, -30: 0},
}
ZAOZHUANG = {"年度投资计划完成": {100: 40, 104: 42, 90: 35, 150: 55, 20: 25}}


@pytest.fixture
def ask(fixture_database):
    return lambda name, **parameters: queries.run(name, fixture_database, **({"month": "2024-05"} | parameters))


def points(database, rule: dict, value: float) -> float:
    """What a rule gives for a value, as the queries compute it."""
    statement = "select earned(rule, $value, 1) from score_rules_of($rules)"
    found = cursor(database, signature_of(database)).execute(
        statement, {"value": float(value), "rules": json.dumps([rule])}
    )
    return found.fetchone()[0]


@pytest.mark.parametrize(("scheme", "figures"), [("shaoxing", SHAOXING), ("zaozhuang", ZAOZHUANG)])
def test_a_published_scheme_gives_what_its_text_says(scheme, figures, fixture_database):
    rules = {rule.name: rule for rule in settings().assessment.schemes[scheme].rules}
    for name, expected in figures.items():
        found = {
            value: points(fixture_database, rules[name].model_dump() | {"places": []}, value) for value in expected
        }
        assert found == pytest.approx(expected), name
    assert sum(rule.points for rule in rules.values()) == 100


@pytest.mark.parametrize(
    ("scheme", "scores"),
    [
        # 300 of a plan of 800 is 37.5%: 31.25 off, at most 15. 150 of 120 is 125%: 12.5 more. No plan: nothing
        ("zaozhuang", {"城关镇": 40 - 15, "O'Brien镇": 40 + 12.5, "空白镇": None}),
        # 400 of a target of 1200: 30 off at most; from 100 to 400: 30 more at most. Nothing before: no growth
        ("shaoxing", {"城关镇": (30 - 30) + (30 + 30), "O'Brien镇": 30 + 30, "空白镇": 30 - 30}),
    ],
)
def test_a_published_scheme_in_force_scores_the_units_of_a_ledger(scheme, scores, chosen, ask):
    chosen(('scheme = "example"', f'scheme = "{scheme}"'))
    rows = {row["region"]: row for row in ask("assessment")}
    assert {region: rows[region]["score"] for region in scores} == pytest.approx(scores)
    assert all("、" in row["missing"] for row in rows.values()), "what people judge was typed by nobody: named"


@pytest.mark.parametrize(
    ("rule", "figures"),
    [
        ({"earns": "rate", "points": 25, "at": 100, "up": 0.2, "bend": 130, "up_after": 0.1, "most_up": 10, "down": 0.1,
          "most_down": 10}, {100: 25, 130: 31, 150: 33, 400: 35, 90: 24, -100: 15}),
        ({"earns": "count", "each": 2, "most": 10}, {0: 0, 3: 6, 9: 10}),
        ({"earns": "deduct", "each": 3, "most": 9}, {0: 0, 2: -6, 9: -9}),
        ({"earns": "yes", "points": 2}, {0: 0, 1: 2, 5: 2}),
        ({"earns": "rank", "places": [{"to": 3, "score": 7}]}, {1: 7}),
    ],
    ids=lambda value: value.get("earns", ""),
)  # fmt: skip
def test_every_way_of_earning(rule, figures, fixture_database):
    for value, expected in figures.items():
        assert points(fixture_database, {"name": "甲", "measure": "growth", **rule}, value) == pytest.approx(expected)


def test_the_example_counted_by_hand(ask):
    rows = {(row["region"], row["indicator"]): row for row in ask("assessment_by_indicator")}
    pace = rows["城关镇", "投入进度"]
    # 400 of 1200 is 80% of five twelfths: 20 below 100, half a point each
    assert (pace["value"], pace["score"], pace["lost"]) == (pytest.approx(80), pytest.approx(40), pytest.approx(10))
    assert rows["城关镇", "招商到位资金"]["score"] == pytest.approx(15 - 0.3 * 20), "60 of 300 is 20%"
    assert rows["城关镇", "节点超期"]["score"] == -1, "two nodes late, half a point each"
    total = {row["region"]: row for row in ask("assessment")}["城关镇"]
    assert total["score"] == pytest.approx(40 + 10 + 0 + 9 - 1 - 1)
    assert (total["rank"], total["ahead"], total["costliest"]) == (2, "O'Brien镇", "投入进度")
    assert total["period"] == "2季度"


def test_who_starts_on_new_years_day_has_newly_started(tmp_path):
    counted = []
    for day in ("2023-12-31", "2024-01-01"):
        started = f"update projects set started_on = date '{day}' where project_code = 'A1'"
        rows = (ROOT / "tests" / "fixture.sql").read_text("utf-8")
        database = build_database(tmp_path / f"{day}.duckdb", rows, started)
        scores = queries.run("assessment_by_indicator", database, month="2024-05")
        (row,) = [row for row in scores if (row["region"], row["measure"]) == ("城关镇", "newly_started")]
        counted.append(row["value"])
    assert counted[1] == counted[0] + 1


def test_what_is_not_known_is_named_and_never_zero(ask):
    rows = {row["region"]: row for row in ask("assessment")}
    assert rows["<b>河东</b>$x$乡"]["missing"] == "投入进度、招商到位资金、报表报送、现场观摩", (
        "no target, nobody typed it"
    )
    assert (rows["发改局"]["score"], rows["发改局"]["rank"]) == (None, None)
    by_indicator = {(row["region"], row["indicator"]): row["score"] for row in ask("assessment_by_indicator")}
    assert by_indicator["<b>河东</b>$x$乡", "投入进度"] is None


def test_what_people_typed_counts_from_its_period_on(chosen, fixture_database):
    chosen(("报表报送", "群众满意度"))
    scores = {}
    for month in ("2024-02", "2024-04", "2024-06"):
        rows = queries.run("assessment_by_indicator", fixture_database, month=month, regions=["城关镇"])
        scores[month] = next(row["score"] for row in rows if row["indicator"] == "群众满意度")
    assert scores == {"2024-02": None, "2024-04": 4.5, "2024-06": 4.0}


def test_a_score_never_stands_without_its_rule(small, chosen):
    rules = settings().assessment.in_force.rules
    definition = EXHIBITS["assessment_ranking"].make(small).definition.formula
    assert all(rule_in_words(rule) in definition for rule in rules)
    chosen(('scheme = "example"', 'scheme = ""'))
    assert "没有选定考核方案" in EXHIBITS["assessment_ranking"].make(small).headline
    assert not EXHIBITS["assessment_ranking"].make(small).rows


def test_the_red_and_black_list_is_off_until_it_is_switched_on(small, chosen):
    assert not EXHIBITS["red_and_black_list"].make(small).rows
    chosen(
        ("red_and_black = false", "red_and_black = true"),
        ("red_first = 3\nblack_last = 3", "red_first = 1\nblack_last = 1"),
    )
    rows = EXHIBITS["red_and_black_list"].make(small).rows
    sides = {row["region"]: row["side"] for row in rows if row["assessed_group"] == "镇乡"}
    assert sides == {"O'Brien镇": "红榜", "空白镇": "黑榜"}
    paper = Document(BytesIO(bulletin(small, None, issued_on=date(2024, 6, 3))))
    said = [paragraph.text for paragraph in paper.paragraphs]
    assert any("黑榜：空白镇（镇乡第4）" in text for text in said)
    assert "考核红黑榜" in said, "the title of an annex"
    assert [cell.text for cell in paper.tables[-1].rows[0].cells][:2] == ["榜单", "分组"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ((), {"红榜": ["O'Brien镇", "城关镇"], "黑榜": ["<b>河东</b>$x$乡", "空白镇"]}),
        ((("exempt = []", 'exempt = ["空白镇"]'),), {"红榜": ["O'Brien镇", "城关镇"], "黑榜": ["<b>河东</b>$x$乡"]}),
        ((("by_target = false", "by_target = true"),), {"红榜": ["O'Brien镇"], "黑榜": ["空白镇"]}),
    ],
    ids=["half of a group at most", "exempt", "by target, too"],
)
def test_who_stands_on_the_lists(small, chosen, changes, expected):
    chosen(("red_and_black = false", "red_and_black = true"), *changes)
    rows = EXHIBITS["red_and_black_list"].make(small).rows
    assert {row["assessed_group"] for row in rows} == {"镇乡"}, "a zone alone in its group is neither first nor last"
    found = {side: sorted(row["region"] for row in rows if row["side"] == side) for side in ("红榜", "黑榜")}
    assert found == {side: sorted(regions) for side, regions in expected.items()}


def test_the_score_at_the_years_end_by_target_before_june_and_by_pace_from_then_on(ask):
    may = {row["region"]: row for row in ask("assessment_at_year_end")}["城关镇"]
    assert (may["outlook"], may["year_end_score"]) == ("target", pytest.approx(may["score"] + 10)), "80 of 100 on pace"
    june = ask("assessment_at_year_end", month="2024-06")
    (row,) = [row for row in june if row["region"] == "O'Brien镇"]
    assert (row["outlook"], row["year_end_score"]) == ("pace", pytest.approx(row["score"] + 2)), (
        "one start, twice as many"
    )


def test_of_three_counties_nobody_is_said_to_be_among_the_first_three(small):
    exhibit = EXHIBITS["county_top_three"].make(small)
    assert not exhibit.rows
    assert "三" in exhibit.headline


def test_the_first_three_among_six_counties_and_who_leads_an_indicator(demo):
    rows = {row["indicator"]: row for row in EXHIBITS["county_top_three"].make(demo).rows}
    completed = rows["工业投入完成额"]
    assert completed["is_among_first"] == (completed["rank"] <= 3)
    assert completed["department"] == settings().assessment.departments["工业投入完成额"]
    assert all(row["department"] for row in rows.values())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('scheme = "example"', 'scheme = "nobody"', "没有名为“nobody”的考核方案"),
        (
            'measure = "growth"\nearns = "rank"\nplaces',
            'measure = "growth"\nearns = "rank"\nup = 1\n# places',
            "places",
        ),
        ('earns = "typed"\npoints = 5', 'earns = "yes"\npoints = 5', "typed"),
    ],
)
def test_a_scheme_that_cannot_be_is_one_sentence(chosen, old, new, said):
    chosen((old, new))
    with pytest.raises(SettingsError, match=said):
        settings()
