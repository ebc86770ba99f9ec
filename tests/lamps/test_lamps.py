"""The lamps: every query lights the same ones, reasons excuse while they are open, plans count from the start."""

from datetime import date

import pytest

import queries
from exhibits import EXHIBITS
from exhibits.base.sheets import is_filled
from exhibits.projects.file import lamp_and_why, project_of
from tests.conftest import ROOT, build_database
from tests.lamps.lit import RULES, limits_of, small


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


def test_the_reason_of_a_project_is_the_obstacle_raised_last(tmp_path):
    more = """insert into obstacles by name select project_code, kind as obstacle, raised_on, 'x' as source_file,
        'x' as source_sheet, place as source_row
        from (values ('C1', '用电', date '2024-03-11', 8), ('C1', '审批', date '2024-03-11', 9),
            ('C1', '征地', date '2024-01-01', 99)) as rows
            (project_code, kind, raised_on, place)"""
    database = build_database(tmp_path / "county.duckdb", (ROOT / "tests" / "fixture.sql").read_text("utf-8"), more)
    (lit,) = [row for row in queries.run("lamps_by_project", database) if row["project_code"] == "C1"]
    assert lit["reason"] == "审批", "of those of one day the last in the sheet"
