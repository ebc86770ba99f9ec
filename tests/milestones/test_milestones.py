"""Nodes, the wall map, entry into the statistics, joint starts: figures counted by hand in fixture.sql."""

from datetime import date

import pytest

import queries
from exhibits import EXHIBITS, Filters
from exhibits.projects.file import project_of
from exhibits.projects.nodes import project_nodes, project_progress


@pytest.fixture
def ask(fixture_database):
    return lambda name, **parameters: queries.run(name, fixture_database, **parameters)


def test_nodes_are_done_late_due_or_without_a_day(ask):
    rows = {(row["project_code"], row["node"]): row for row in ask("milestones", month="2024-05")}
    assert {key: row["status"] for key, row in rows.items()} == {
        ("A1", "施工许可"): "完成",
        ("A1", "主体"): "完成",
        ("A1", "封顶"): "超期",
        ("A1", "竣工"): "临期",
        ("A3", "用地"): "超期",
        ("A3", "环评"): "无期限",
        ("C1", "设备"): "超期",
        ("D1", "<b>并网</b>"): "按期",
        ("D3", "投产"): "超期",
    }, "done in June is not done in May; another county's project has no node here"
    assert (rows["A1", "主体"]["days_late"], rows["A1", "主体"]["is_unverified"]) == (10, True)
    assert (rows["A1", "施工许可"]["days_late"], rows["A1", "施工许可"]["verified_by"]) == (None, "王检查")
    assert (rows["D3", "投产"]["days_late"], rows["D3", "投产"]["verified_on"]) == (61, None)
    june = {row["node"]: row for row in ask("milestones", month="2024-06") if row["project_code"] == "D3"}
    assert (june["投产"]["status"], june["投产"]["days_late"], june["投产"]["verified_by"]) == ("完成", 66, "王检查")


def test_what_is_not_standard_comes_last(ask):
    nodes = [row for row in ask("milestones_by_holder", month="2024-05") if row["grouped_by"] == "node"]
    assert [row["holder"] for row in nodes][:3] == ["用地", "环评", "施工许可"], "the order of the settings"
    assert (nodes[-1]["holder"], nodes[-1]["node_group"]) == ("<b>并网</b>", "其他")


def test_the_board_says_what_comes_next_and_what_the_site_looks_like(ask):
    rows = {row["project_code"]: row for row in ask("milestone_board", month="2024-05")}
    assert (rows["A1"]["node"], rows["A1"]["done"], rows["A1"]["nodes"]) == ("封顶", 2, 4)
    assert rows["A1"]["progress_note"] == "主体封顶，<b>内装</b>"
    assert rows["C1"]["told_in"] == date(2024, 3, 1)
    listed = {row["project_code"]: row["progress_note"] for row in ask("projects", month="2024-04", threshold=0)}
    assert (listed["A1"], listed["A2"]) == ("主体施工", None)


def test_who_started_and_is_not_in_the_statistics(ask):
    rows = {row["region"]: row for row in ask("listing_by_region", month="2024-05")}
    assert (rows["开发区"]["started"], rows["开发区"]["listed"], rows["开发区"]["not_listed"]) == (2, 1, 1)
    assert rows["城关镇"]["listed_rate"] == 100
    waiting = [row["not_listed"] for row in rows.values()]
    assert waiting == sorted(waiting, reverse=True) != sorted(waiting)
    (a1,) = [row for row in ask("listed_projects", month="2023-04") if row["project_code"] == "A1"]
    assert not a1["is_without_work"], "100 in March"


def test_joint_starts_and_signings(ask):
    rows = {row["batch"]: row for row in ask("starts_by_batch", month="2024-05")}
    first = rows["2024一季度"]
    assert (first["projects"], first["started"], first["listed"], first["completed"]) == (3, 3, 2, 1)
    assert first["progress"] == pytest.approx(100 * 260 / 1600)
    event = rows["上海恳谈会"]
    assert (event["projects"], event["started"], event["not_started"]) == (2, 1, 1)


def test_the_file_of_a_project_has_its_nodes_and_its_words(small):
    project = project_of(small, "A1")
    nodes = project_nodes(small, project)
    assert nodes.headline == "4 个节点完成 2 个，封顶超期 20 天"
    texts = [step.text for step in nodes.picture.steps]
    assert "晚 10 天" in texts[1]
    assert "未核实" in texts[1]
    assert project_progress(small, project).headline == "2024年5月：主体封顶，<b>内装</b>"
    assert not project_nodes(small, project_of(small, "B1")).rows


def test_a_region_on_the_board_shows_its_projects(small):
    picture = EXHIBITS["milestone_board"].make(Filters(small.month, ("城关镇",))).picture
    assert [row.label for row in picture.rows] == ["城关镇冷链", "城关镇纺织厂"]
