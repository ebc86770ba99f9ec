"""The list of projects and the file of one: found by pinyin, opened by a click, its sums those of the list."""

import re
from collections import Counter
from datetime import date

import pytest
from playwright.sync_api import expect

import queries
from benchmarks.browser import opened, settled
from exhibits.base.lamp_words import worst_first
from exhibits.projects.file import (
    facts_of,
    lamp_and_why,
    project_in_short,
    project_of,
    project_timeline,
)
from exhibits.projects.investments import project_investments
from exhibits.projects.matters import project_commitments, project_obstacles
from pictures import Canvas
from screen.search import found, initials
from tests.screens import TAGS, finding, html_on, open_page, rows_on, words_of
from words import numbers, use_language

SUSPENDED = "上海可贵石业钡类加工项目"


@pytest.mark.parametrize("month", [date(2024, 5, 1), date(2023, 8, 1)])
def test_the_file_agrees_with_the_list(demo, month):
    files = {row["project_code"]: row for row in queries.run("project_file", month=month)}
    listed = queries.run("projects", month=month, threshold=0)
    assert files.keys() == {row["project_code"] for row in listed}
    shared = ("completed_investment", "completed_this_year", "progress", "status", "class", "lamp", "new_this_period")
    for row in listed:
        assert {name: row[name] for name in shared} == {name: files[row["project_code"]][name] for name in shared}


@pytest.mark.parametrize("month", [date(2024, 5, 1), date(2023, 8, 1)])
def test_the_months_of_a_project_add_up_to_its_completed_investment(demo, month):
    sums: dict[str, float] = {}
    last: dict[str, float] = {}
    for row in queries.run("project_investments", month=month):
        sums[row["project_code"]] = sums.get(row["project_code"], 0) + row["completed_investment"]
        last[row["project_code"]] = row["cumulative"]
    for row in queries.run("project_file", month=month):
        assert sums.get(row["project_code"], 0) == pytest.approx(row["completed_investment"])
        assert last.get(row["project_code"], 0) == pytest.approx(row["completed_investment"])


def test_what_came_after_the_month_has_not_happened(small):
    early = {row["project_code"]: row for row in queries.run("project_file", month="2024-03")}
    assert early["B1"]["completed_on"] is None
    assert early["B1"]["status"] == "在建"
    late = {row["project_code"]: row for row in queries.run("project_file", month="2024-05")}
    assert late["B1"]["completed_on"] == date(2024, 5, 20)


def test_days_between_the_steps(small):
    row = project_of(small, "A1")
    assert (row["days_to_approval"], row["days_to_start"]) == (75, 45)
    assert row["days_late"] == 31
    assert project_of(small, "B1")["days_late"] == -41


def test_the_lamp_says_why(small):
    assert lamp_and_why(project_of(small, "C1")) == "2024年3月15日起停工"
    assert "尚未开工" in lamp_and_why(project_of(small, "A3"))
    assert "往年竣工" in lamp_and_why(project_of(small, "D2"))
    assert "未下达年度计划" in lamp_and_why(project_of(small, "A2"))
    assert "已于 2024年5月20日竣工" in lamp_and_why(project_of(small, "B1"))
    plant = project_of(small, "D1")
    assert plant["completion_rate"] == pytest.approx(700 / 1500 * 100)
    assert "46.67%" in lamp_and_why(plant)
    assert "快于序时 5.00 个百分点" in lamp_and_why(plant)


def test_an_open_obstacle_past_its_day_is_overdue(small):
    rows = queries.run("project_obstacles", code="C1")
    assert [(row["is_open"], row["days_open"], row["days_overdue"]) for row in rows] == [(True, 82, 31)]
    resolved = queries.run("project_obstacles", code="A1")
    assert [row["is_open"] for row in resolved] == [True, False]
    assert resolved[1]["days_open"] == 60
    assert resolved[0]["days_overdue"] is None


def test_the_commitments_of_a_project_are_those_of_all(demo):
    all_of_them = [row["name"] for row in queries.run("commitments") if row["project_code"]]
    assert sorted(row["name"] for row in queries.run("project_commitments")) == sorted(all_of_them)


def test_the_matters_of_a_project_are_counted_as_they_are_listed(small, demo):
    for filters in (small, demo):
        codes = {row["project_code"] for row in filters.ask("project_obstacles")}
        codes |= {row["project_code"] for row in filters.ask("project_commitments")}
        for code in (None, "no such project", *sorted(codes)):
            obstacles = filters.ask("project_obstacles", code=code)
            states = [row["status"] for row in filters.ask("project_commitments", code=code)]
            assert filters.ask_one("project_matters", code=code) == {
                "obstacles_open": sum(row["is_open"] for row in obstacles),
                "obstacles_overdue": sum(row["days_overdue"] is not None for row in obstacles),
                "commitments": len(states),
                "commitments_waiting": len(states) - states.count("完成"),
                "commitments_overdue": states.count("超期"),
            }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_project_has_a_file_that_can_be_drawn(small, language):
    use_language(language)
    for row in queries.run("project_file", month=small.month):
        project = project_of(small, row["project_code"])
        assert row["project_code"] in dict(facts_of(project)).values()
        for part in (project_timeline, project_investments):
            exhibit = part(small, project)
            assert exhibit.headline
            assert exhibit.picture.figure(Canvas(height=300))["data"]
        for part in (project_in_short, project_obstacles, project_commitments):
            exhibit = part(small, project)
            assert "{" not in exhibit.headline


def test_the_sources_of_the_headline_add_up(demo):
    pairs = {(row["project_code"], row["capital_source"]) for row in queries.run("project_investments")}
    sources = Counter(code for code, _source in pairs)
    project = next(row for row in queries.run("project_file") if row["project_code"] == max(sources, key=sources.get))
    exhibit = project_investments(demo, project)
    totals = {row["capital_source"]: row["total_of_source"] for row in exhibit.rows}
    assert sum(totals.values()) == pytest.approx(project["completed_investment"])
    told = [f"{source} {numbers.money(totals[source])}" for source in sorted(totals, key=totals.get, reverse=True)]
    assert len(told) > 1
    assert f"：{'、'.join(told[:3])}" in exhibit.headline


@pytest.mark.parametrize(
    ("text", "letters"),
    [("泽骅造船项目", "zhzcxm"), ("重庆A区 2号", "cqaq 2h"), ("长兴镇", "cxz"), ("", ""), ("O'Brien", "o'brien")],
)
def test_a_text_can_be_typed_by_initials(text, letters):
    assert letters in initials(text).split("\n")


@pytest.mark.parametrize("typed", ["钡类", "bljg", "BLJG 可贵", "  shkg  "])
def test_a_project_is_found_by_name_owner_or_initials(demo, typed):
    rows = queries.run("projects", threshold=0)
    assert SUSPENDED in [row["name"] for row in found(rows, typed)]
    assert len(found(rows, typed)) < len(rows)


def test_a_search_finds_codes_nothing_and_all(demo):
    rows = queries.run("projects", threshold=0)
    code = rows[3]["project_code"]
    assert code in [row["project_code"] for row in found(rows, code.lower())]
    assert found(rows, "no such project") == []
    assert found(rows, " ") == list(rows)


def test_the_list_sums_what_is_found(demo_database, monkeypatch):
    at = open_page(demo_database, monkeypatch, "projects")
    every = queries.run("projects", database=demo_database, threshold=0)
    assert f"符合条件的项目 {len(every)} 个" in finding(at)
    at.multiselect(key="projects.status").select("停工").run()
    suspended = [row for row in every if row["status"] == "停工"]
    assert f"符合条件的项目 {len(suspended)} 个" in finding(at)
    assert len(rows_on(at)) == len(suspended)
    at.text_input(key="projects.search").input("qqqqq").run()
    assert "没有符合条件的项目" in finding(at)
    assert not at.exception


def test_the_list_can_be_narrowed_to_large_projects(demo_database, monkeypatch):
    at = open_page(demo_database, monkeypatch, "projects", threshold="5000")
    at.toggle(key="projects.large_only").set_value(True).run()
    large = queries.run("projects", database=demo_database, threshold=5000)
    assert f"符合条件的项目 {len(large)} 个" in finding(at)


def test_an_unknown_code_says_so_and_shows_the_list(demo_database, monkeypatch):
    at = open_page(demo_database, monkeypatch, "project", code="<b>nope</b>$x$")
    assert any("没有编号为" in re.sub(TAGS, "", body) for body in html_on(at))
    assert not any("<b>nope" in body for body in html_on(at))
    assert "符合条件的项目" in finding(at)


def test_hostile_names_stay_text_in_a_file(fixture_database, monkeypatch):
    at = open_page(fixture_database, monkeypatch, "project", code="C1")
    assert "alert(1)" in words_of(at)
    assert not any("<script>" in body for body in html_on(at))


def click_first_row(page, within) -> None:
    within.locator(".grid.rows tbody tr").first.click()


def in_file(page, row) -> None:
    expect(page).to_have_url(re.compile(f"/project\\?.*code={row['project_code']}"), timeout=15_000)
    expect(page.locator("h2.finding")).to_contain_text(row["name"], timeout=15_000)


def test_from_a_bar_to_a_file_in_two_clicks_and_its_filters_stay(page, address, demo_database):
    first = queries.run("completion_by_region", database=demo_database)[0]["region"]
    rows = worst_first(queries.run("projects", database=demo_database, regions=[first], threshold=0))
    opened(page, f"{address}/completion?threshold=1000")
    bar = page.locator(".js-plotly-plot").first.locator(".bars .point path").first.bounding_box()
    page.mouse.click(bar["x"] + 5, bar["y"] + bar["height"] / 2)
    click_first_row(page, page.get_by_role("dialog"))
    in_file(page, rows[0])
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url(re.compile("threshold=1000"))
    page.locator(".st-key-choose_zones button").click()
    settled(page)
    in_file(page, rows[0])
    page.reload()
    settled(page)
    in_file(page, rows[0])
    expect(page).to_have_url(re.compile("region="))


def test_a_row_of_the_list_opens_its_file(page, address, demo_database):
    rows = queries.run("projects", database=demo_database, regions=["启隆乡"], threshold=0)
    opened(page, f"{address}/projects?region=启隆乡&lang=en")
    click_first_row(page, page)
    in_file(page, rows[0])
    expect(page).to_have_url(re.compile("lang=en"))
    page.go_back()
    settled(page)
    expect(page.locator("h2.finding")).to_contain_text(f"{len(rows)} projects found")


def test_a_matter_on_the_overview_leads_to_its_file(page, address, demo_database):
    opened(page, f"{address}/?region=启隆乡")
    page.get_by_role("link", name=SUSPENDED).first.click()
    settled(page)
    (row,) = (row for row in queries.run("project_file", database=demo_database) if row["name"] == SUSPENDED)
    in_file(page, row)
    expect(page).to_have_url(re.compile("region="))


def test_a_largest_project_opens_at_once_and_the_indicator_stays_chosen(page, address, demo_database):
    opened(page, f"{address}/county-comparison")
    page.get_by_test_id("stButtonGroup").get_by_text("平均单体规模").click()
    page.locator(".exhibit").nth(1).scroll_into_view_if_needed()
    expect(page.get_by_text("启东市平均单体规模").first).to_be_visible(timeout=15_000)
    settled(page)
    page.locator(".exhibit").nth(3).scroll_into_view_if_needed()
    settled(page)
    plot = page.locator(".exhibit").nth(3).locator(".js-plotly-plot")
    bar = plot.locator(".bars .point path").nth(1).bounding_box()
    page.mouse.click(bar["x"] + 5, bar["y"] + bar["height"] / 2)
    own = [row for row in queries.run("largest_projects_of_counties", database=demo_database) if row["is_own"]]
    in_file(page, own[0])
    page.go_back()
    settled(page)
    expect(page.get_by_text("启东市平均单体规模").first).to_be_visible(timeout=15_000)
