"""The lamps: every rule at its edges beside its published wording, both yardsticks, the start rule, and one truth."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

import queries
from exhibits import EXHIBITS, Filters
from exhibits.agenda import PROJECT_PROFILE, RED_PROFILE, Step, place_of, red_projects, red_regions, steps
from exhibits.base.lamp_words import lamp_rule_in_words
from exhibits.base.sheets import is_filled
from exhibits.projects.file import lamp_and_why, project_of
from settings import KINDS, settings
from tests.conftest import build_database
from words import numbers, use_language

ROOT = Path(__file__).parent.parent.parent
RULES = [name for name, rule in settings().lamp_rules.items() if rule.kind in KINDS]
PUBLISHED = {
    "county": "more than 10 points behind: red; behind: yellow; level or ahead: green",
    "yinchuan": "green at or above time progress; 10 to 30 points behind yellow; more than 30 red",
    "wuhan": "below 80% of time progress yellow; below 60% red",
    "sanya": "green at or above; behind by up to 50% of time progress yellow; by more than 50% red",
    "xinhuang": "below 60% of the month's task a yellow card (red here); below 80% watched (yellow here)",
}
# month, completed by its end, completed in it (percent of the year's target), and the colours by PUBLISHED
CASES = [
    (2, 5, 2.5, {"county": "红", "yinchuan": "黄", "wuhan": "红", "sanya": "红", "xinhuang": "红"}),
    (11, 60, 6, {"county": "红", "yinchuan": "红", "wuhan": "黄", "sanya": "黄", "xinhuang": "黄"}),
    (6, 40, 5, {"county": "黄", "yinchuan": "黄", "wuhan": "绿", "sanya": "黄", "xinhuang": "黄"}),
    (6, 39.999, 4.9999, {"county": "红", "yinchuan": "黄", "wuhan": "黄", "sanya": "黄", "xinhuang": "红"}),
    (6, 20, 0, {"county": "红", "yinchuan": "黄", "wuhan": "红", "sanya": "红", "xinhuang": "红"}),
    (6, 19.999, 0, {"county": "红", "yinchuan": "红", "wuhan": "红", "sanya": "红", "xinhuang": "红"}),
    (6, 25, 20, {"county": "红", "yinchuan": "黄", "wuhan": "红", "sanya": "黄", "xinhuang": "绿"}),
    (6, 24.999, 20 / 3, {"county": "红", "yinchuan": "黄", "wuhan": "红", "sanya": "红", "xinhuang": "绿"}),
    (6, 30, 20 / 3 - 0.001, {"county": "红", "yinchuan": "黄", "wuhan": "黄", "sanya": "黄", "xinhuang": "黄"}),
    (6, 50, 50, {"county": "绿", "yinchuan": "绿", "wuhan": "绿", "sanya": "绿", "xinhuang": "绿"}),
    (6, 49.999, 0, {"county": "黄", "yinchuan": "黄", "wuhan": "绿", "sanya": "黄", "xinhuang": "红"}),
]
COLOUR = """
    select lamp(
        measured_rate($kind, $rate, $rate_of_month),
        expected_rate($kind, $yardstick, $phased, $phased_of_month, $month::date),
        $kind, $yellow, $red
    )
"""


@pytest.fixture(scope="module")
def macros():
    """The macros of the definitions alone: they need no data."""
    connection = duckdb.connect(":memory:")
    for matter in ("days_and_rates", "lamps"):
        connection.execute((ROOT / "queries" / "shared" / f"{matter}.sql").read_text("utf-8"))
    return connection


@pytest.fixture
def colour(macros):
    def ask(name, month, rate, rate_of_month, yardstick="linear", phased=None, phased_of_month=None):
        rule = settings().lamp_rules[name]
        limits = {"kind": rule.kind, "yellow": rule.yellow, "red": rule.red, "yardstick": yardstick}
        rates = {"rate": rate, "rate_of_month": rate_of_month, "phased": phased, "phased_of_month": phased_of_month}
        return macros.execute(COLOUR, limits | rates | {"month": date(2024, month, 1)}).fetchone()[0]

    return ask


def small(tmp_path, monkeypatch, changes=""):
    rows = (ROOT / "tests" / "fixture.sql").read_text("utf-8")
    monkeypatch.setenv("COUNTY_DATABASE", str(build_database(tmp_path / "county.duckdb", rows, changes)))
    return Filters(date(2024, 5, 1))


def test_every_rule_has_its_published_wording():
    assert set(PUBLISHED) == set(RULES)


@pytest.mark.parametrize(("month", "rate", "of_month", "expected"), CASES)
def test_a_colour_is_that_of_the_published_wording(month, rate, of_month, expected, colour):
    found = {rule: colour(rule, month, rate, of_month) for rule in PUBLISHED}
    print(f"\nend of month {month}: {rate}% done, {of_month:.4g}% of it in the month, time {month / 12:.2%}")
    for rule, wording in PUBLISHED.items():
        print(f"  {rule:<9} {found[rule]}  {wording}")
    assert found == expected


@pytest.mark.parametrize(
    ("rule", "rate", "of_month", "phased", "phased_of_month", "expected"),
    [
        ("county", 30, 2, 30, 2, "绿"),
        ("county", 29.999, 2, 30, 2, "黄"),
        ("county", 19.999, 2, 30, 2, "红"),
        ("wuhan", 24, 2, 30, 2, "绿"),
        ("xinhuang", 30, 1.6, 30, 2, "绿"),
        ("xinhuang", 30, 1.2, 30, 2, "黄"),
        ("xinhuang", 30, 1.19, 30, 2, "红"),
        ("xinhuang", 30, 0, 30, 0, "绿"),
        ("county", 30, 2, None, None, None),
    ],
)
def test_the_phased_plan_is_the_other_yardstick(rule, rate, of_month, phased, phased_of_month, expected, colour):
    assert colour(rule, 6, rate, of_month, "phased", phased, phased_of_month) == expected


def test_no_task_and_no_target_are_no_blame(colour):
    assert colour("wuhan", 6, 0, 0, "phased", 0, 0) == "绿", "nothing was asked for"
    assert colour("county", 6, None, None) is None


@pytest.mark.parametrize(("months", "lamp"), [(None, None), (0, "绿"), (1, "黄"), (2, "黄"), (3, "红"), (30, "红")])
def test_the_start_rule(months, lamp, macros):
    rule = settings().start_lamp
    found = macros.execute("select start_lamp(?, ?, ?)", [months, rule.yellow, rule.red]).fetchone()[0]
    assert found == lamp


def test_a_project_due_to_start_counts_months_without_a_reason(tmp_path, monkeypatch):
    small(tmp_path, monkeypatch)
    (row,) = queries.run("lamps_of_starts", month="2024-05")
    assert (row["project_code"], row["months"], row["lamp"]) == ("A3", 5, "红"), "approved on 10 January"
    (row,) = queries.run("lamps_of_starts", month="2024-02")
    assert (row["months"], row["lamp"]) == (2, "黄")


@pytest.mark.parametrize(
    ("resolved_on", "months", "lamp", "reason"),
    [("null", None, None, "征地"), ("'2024-05-10'", 1, "黄", None), ("'2024-03-10'", 3, "红", None)],
)
def test_a_reason_excuses_for_as_long_as_it_is_open(resolved_on, months, lamp, reason, tmp_path, monkeypatch):
    small(
        tmp_path,
        monkeypatch,
        f"""
        insert into obstacles by name select 'A3' as project_code, '征地' as obstacle, date '2024-02-10' as raised_on,
            {resolved_on}::date as resolved_on, 'x' as source_file, 'x' as source_sheet, 99 as source_row
        """,
    )
    (row,) = queries.run("lamps_of_starts", month="2024-05")
    assert (row["months"], row["lamp"], row["reason"]) == (months, lamp, reason)


def limits_of(name, yardstick, prefix="lamp"):
    rule = settings().lamp_rules[name]
    other = {f"{prefix}_kind": rule.kind, f"{prefix}_yellow": rule.yellow, f"{prefix}_red": rule.red}
    return other | {"yardstick" if prefix == "lamp" else "other_yardstick": yardstick}


@pytest.mark.parametrize("yardstick", ["linear", "phased"])
@pytest.mark.parametrize("rule", RULES)
def test_every_query_lights_the_same_lamps(rule, yardstick, demo):
    limits = limits_of(rule, yardstick)
    regions = {row["region"]: row["lamp"] for row in demo.ask("completion_by_region", **limits)}
    assert regions == {row["region"]: row["lamp"] for row in demo.ask("lamps_of_regions", **limits)}
    red = {name for name, lamp in regions.items() if lamp == "红"}
    assert red == {row["name"] for row in demo.ask("needs_attention", **limits) if row["kind"] == "红灯"}
    listed = {row["project_code"]: row["lamp"] for row in demo.ask("projects", **limits) if row["lamp"]}
    lit = demo.ask("lamps_by_project", **limits)
    assert listed == {row["project_code"]: row["lamp"] for row in lit}
    files = {row["project_code"]: row["lamp"] for row in demo.ask("project_file", **limits)}
    assert listed == {code: files[code] for code in listed}
    assert {row["yardstick"] for row in lit} == {yardstick}
    red_projects = {row["project_code"] for row in lit if row["lamp"] == "红"}
    assert red_projects <= {row["project_code"] for row in demo.ask("needs_attention", **limits)}
    counts = {row["kind"]: row["matters"] for row in demo.ask("needs_attention_by_kind", **limits)}
    assert (counts.get("项目红灯", 0), counts.get("红灯", 0)) == (len(red_projects), len(red))
    for row in (*lit, *demo.ask("lamps_of_regions", **limits)):
        assert row["lamp"] == row[f"lamp_{yardstick}"]
    short = demo.ask_one("lamps_in_short", **limits)
    county = demo.ask_one("county_headline", **limits)
    lamps = list(listed.values())
    assert short["projects_red"] == lamps.count("红")
    assert short["projects"] == len(lamps) + short["projects_none"]
    for colour_, lamp in (("red", "红"), ("yellow", "黄"), ("green", "绿")):
        assert short[f"projects_{colour_}"] == lamps.count(lamp)
        assert short[f"regions_{colour_}"] == list(regions.values()).count(lamp) == county[f"count_{colour_}"]
    assert short["red_without_reason"] == sum(row["is_without_reason"] for row in lit)


@pytest.mark.parametrize("yardstick", ["linear", "phased"])
@pytest.mark.parametrize("rule", RULES)
def test_lamps_side_by_side_are_those_of_each_rule(rule, yardstick, demo):
    rows = demo.ask("lamps_under_other_rules", **limits_of(rule, yardstick, "other"))
    limits = limits_of(rule, yardstick)
    for subject, query, key in (
        ("region", "lamps_of_regions", "region"),
        ("project", "lamps_by_project", "project_code"),
    ):
        name = "name" if subject == "region" else "project_code"
        of_subject = [row for row in rows if row["subject"] == subject]
        other = {row[key]: row["lamp"] for row in demo.ask(query, **limits)}
        assert {row[name]: row["other_lamp"] for row in of_subject} == other
        changed = [row for row in of_subject if row["lamp"] != row["other_lamp"]]
        assert rows[0][f"{subject}s_changed"] == len(changed)
        assert rows[0][f"{subject}s_red"] == list(other.values()).count("红")


def test_a_project_follows_the_phased_plan_of_its_region(tmp_path, monkeypatch):
    filters = small(tmp_path, monkeypatch)
    plant = {row["project_code"]: row for row in filters.ask("lamps_by_project", yardstick="phased")}
    assert plant["D1"]["expected_rate"] == pytest.approx(25), "600 of 2400: the zone's own plan"
    assert plant["A1"]["expected_rate"] == pytest.approx(25), "1500 of 6000: the county's"
    assert plant["A1"]["lamp_phased"] == "绿"
    assert plant["A1"]["lamp_linear"] == "黄"
    month_task = filters.ask("lamps_by_project", **limits_of("xinhuang", "phased"))
    assert {row["project_code"]: row["expected_rate"] for row in month_task}["D1"] == pytest.approx(25), "0 in April"


def test_a_suspended_project_is_red_with_its_reason(tmp_path, monkeypatch):
    filters = small(tmp_path, monkeypatch)
    (row,) = [row for row in filters.ask("lamps_by_project") if row["lamp"] == "红"]
    assert (row["project_code"], row["reason"], row["days_overdue"]) == ("C1", "资金", 31)
    assert not row["is_without_reason"]
    march = {row["project_code"]: row for row in filters.ask("lamps_by_project", month="2024-03")}
    assert march["C1"]["lamp"] == "红"
    assert march["C1"]["days_overdue"] is None, "promised for the end of April"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_rule_in_words_names_its_limits(language):
    use_language(language)
    for name in RULES:
        rule = settings().lamp_rules[name]
        for yardstick in ("linear", "phased"):
            words = lamp_rule_in_words(rule, yardstick)
            assert f"{rule.red:g}" in words
            assert "{" not in words


def test_the_finding_counts_red_projects_without_a_reason(demo):
    row = demo.ask_one("lamps_in_short")
    assert row["red_without_reason"]
    for name in ("lamps_in_short", "red_projects"):
        headline = EXHIBITS[name].make(demo).headline
        assert f"{row['projects_red']} 个" in headline
        assert f"{row['red_without_reason']} 个未说明原因" in headline


def test_red_projects_without_a_reason_come_first_and_are_marked(demo):
    exhibit = EXHIBITS["red_projects"].make(demo)
    marked = [row.cells[0].text == "未说明原因" for row in exhibit.picture.rows]
    assert marked == sorted(marked, reverse=True)
    assert any(marked)
    assert not all(marked)
    assert marked == [row["is_without_reason"] for row in exhibit.rows]


def test_every_rule_but_the_one_in_force_is_compared(demo):
    rows = EXHIBITS["lamps_under_other_rules"].make(demo).rows
    compared = {(rule, yardstick) for rule in RULES for yardstick in ("linear", "phased")} - {("county", "linear")}
    assert {(row["rule_name"], row["yardstick"]) for row in rows} == compared


def test_the_profile_tells_reason_owner_next_step_and_day(demo):
    project = next(row for row in demo.ask("lamps_by_project") if row["lamp"] == "红" and row["reason"])
    step = Step(PROJECT_PROFILE, project=project["project_code"])
    exhibit = EXHIBITS[PROJECT_PROFILE].make(step.filters(demo))
    words = " ".join(f"{matter.tag} {matter.title} {matter.text}" for matter in exhibit.picture.listing.matters)
    for part in (
        project["reason"],
        project["next_step"],
        project["lead_official"],
        numbers.day(project["promised_on"]),
    ):
        assert part in words
    assert project["name"] in exhibit.headline
    assert lamp_and_why(project_of(demo, project["project_code"])) in exhibit.headline


def test_a_profile_without_a_reason_says_so(demo):
    assert next(iter(demo.ask("lamps_by_project")))["is_without_reason"]
    assert EXHIBITS[PROJECT_PROFILE].make(demo).picture.listing.matters[0].tag == "未说明原因"


def test_an_unknown_project_is_named(demo):
    step = Step(PROJECT_PROFILE, project="nothing")
    assert "nothing" in EXHIBITS[PROJECT_PROFILE].make(step.filters(demo)).headline


def test_the_walks_go_through_what_is_red(demo):
    projects = [row for row in demo.ask("lamps_by_project") if row["lamp"] == "红"]
    assert [step.project for step in red_projects(demo)] == [row["project_code"] for row in projects]
    regions = [row for row in demo.ask("completion_by_region") if row["lamp"] == "红"]
    assert [step.region for step in red_regions(demo)] == [row["region"] for row in reversed(regions)]
    agenda = steps(("lamps_in_short", RED_PROFILE, PROJECT_PROFILE), demo)
    assert len(agenda) == 1 + len(regions) + len(projects)


def test_a_walk_that_names_nobody_begins_at_its_first_step(demo):
    screens = steps(("lamps_in_short", RED_PROFILE, PROJECT_PROFILE), demo)
    assert place_of(Step(RED_PROFILE), screens, demo) == 1
    assert screens[place_of(Step(PROJECT_PROFILE), screens, demo)] == red_projects(demo)[0]
    assert place_of(Step("growth_ranking"), screens, demo) is None
    green = next(row["project_code"] for row in demo.ask("lamps_by_project") if row["lamp"] == "绿")
    assert place_of(Step(PROJECT_PROFILE, project=green), screens, demo) is None, "asked for by its code"


def test_a_project_outside_the_filter_gives_way_to_the_first_inside(demo):
    first = red_projects(demo)[0].project
    inside = Filters(demo.month, ("启隆乡",))
    screens = steps((PROJECT_PROFILE,), inside)
    assert screens
    assert place_of(Step(PROJECT_PROFILE, project=first), screens, inside) == 0


def test_without_the_sheet_of_obstacles_every_red_one_lacks_a_reason(tmp_path, monkeypatch):
    filters = small(tmp_path, monkeypatch, "delete from obstacles")
    assert not is_filled("obstacles")
    short = filters.ask_one("lamps_in_short")
    assert short["projects_red"] == short["red_without_reason"] == 1


def test_a_plan_is_held_against_the_months_since_its_start(tmp_path, monkeypatch):
    """A quarter of the plan two months after the start in April: two of nine months are gone, not five of twelve."""
    changes = "update projects set started_on = date '2024-04-10', annual_plan = 400 where project_code = 'A2';"
    filters = small(tmp_path, monkeypatch, changes)
    for pace, expected, lamp, gap in (("since_start", 200 / 9, "绿", 0), ("year", 500 / 12, "红", 200 / 3)):
        rows = {row["project_code"]: row for row in filters.ask("lamps_by_project", threshold=0, project_pace=pace)}
        assert (rows["A2"]["lamp"], rows["A2"]["completion_rate"]) == (lamp, 25)
        assert rows["A2"]["expected_rate"] == pytest.approx(expected)
        assert rows["A2"]["gap_to_pace"] == pytest.approx(gap)
        assert rows["D1"]["expected_rate"] == pytest.approx(500 / 12), "started the year before"
    project = project_of(filters, "A2")
    assert lamp_and_why(project).endswith("（4月开工起算）")
    assert (project["lamp"], project["held_from"]) == ("绿", date(2024, 4, 1))


def test_a_phased_plan_is_held_against_what_it_asks_since_the_start(tmp_path, monkeypatch):
    """Of the county's phased plan a tenth is asked for by March, a quarter by May: from April, a sixth of the rest."""
    changes = "update projects set started_on = date '2024-04-10', annual_plan = 400 where project_code = 'A2';"
    filters = small(tmp_path, monkeypatch, changes)
    rows = filters.ask("lamps_by_project", threshold=0, yardstick="phased", project_pace="since_start")
    assert {row["project_code"]: row["expected_rate"] for row in rows}["A2"] == pytest.approx(100 * 15 / 90)
