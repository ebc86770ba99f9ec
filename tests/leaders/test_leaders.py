"""Who answers for what: people told apart, counted by hand from the rows of fixture.sql."""

from datetime import date
from io import BytesIO

import duckdb
import pytest
from docx import Document

import queries
from exhibits import EXHIBITS, Filters
from exhibits.agenda import LEADER_PROFILE, place_of, steps
from papers.leader_brief import leader_brief
from screen.search import found


@pytest.fixture
def ask(fixture_database):
    return lambda name, **parameters: queries.run(name, fixture_database, **parameters)


def test_two_of_a_name_several_in_a_cell_and_a_post_before_a_name_are_told_apart(ask):
    rows = {row["label"]: row for row in ask("by_leader", month="2024-05")}
    assert {label: (row["leader"], row["post"], row["projects"]) for label, row in rows.items()} == {
        "张三（副县长）": ("张三", "副县长", 1),
        "张三（政协副主席）": ("张三", "政协副主席", 1),
        "张三（职务未写）": ("张三", None, 1),
        "李四": ("李四", "县委常委", 2),
        "王五": ("王五", "人大副主任", 1),
        "<i>赵六": ("<i>赵六", None, 1),
    }
    # A1 completed 300 of 800, B1 150 of 120: both name 李四
    assert rows["李四"]["completion_rate"] == pytest.approx(100 * 450 / 920)
    assert rows["李四"]["lead"] == pytest.approx(100 * 450 / 920 - 100 * 5 / 12)
    assert (rows["李四"]["nodes_late"], rows["李四"]["promises_due"], rows["李四"]["promises_overdue"]) == (1, 1, 1)
    assert (rows["<i>赵六"]["red"], rows["<i>赵六"]["red_without_reason"]) == (1, 0)
    assert [row["rate_rank"] for row in rows.values()] == [1, 2, 3, 4, 5, 6]


def test_leaders_of_fields_and_of_townships(ask):
    (row,) = ask("by_leader", month="2024-05", role="分管领导")
    assert (row["leader"], row["post"], row["completion_rate"]) == ("李四", "县委常委", pytest.approx(100 * 700 / 1500))
    rows = {row["label"]: row["projects"] for row in ask("by_leader", month="2024-05", role="包乡镇领导")}
    assert rows == {"李四": 1, "张三（副县长）": 1}, "空白 is 空白镇, without a project"


CELLS = {
    "A1": ("张 三", [("张三", None)]),
    "A2": ("赵一明 钱二", [("赵一明", None), ("钱二", None)]),
    "B1": ("副县长 孙七", [("孙七", "副县长")]),
    "C1": ("县委书记：周八、吴九", [("周八", "县委书记"), ("吴九", None)]),
    "D1": ("郑十（县人大主任）/冯十一", [("郑十", "县人大主任"), ("冯十一", None)]),
    "D3": ("王书记", [("王书记", None)]),
    "E1": ("城关镇主要负责同志", [("城关镇主要负责同志", None)]),
}


def test_a_cell_is_read_as_offices_write_it(fixture_database, tmp_path):
    copy = tmp_path / "county.duckdb"
    copy.write_bytes(fixture_database.read_bytes())
    with duckdb.connect(str(copy)) as connection:
        connection.execute("update projects set lead_official = null")
        connection.execute("delete from officials")
        for code, (cell, _people) in CELLS.items():
            connection.execute("update projects set lead_official = $1 where project_code = $2", [cell, code])
    posts = {row["label"]: row["post"] for row in queries.run("by_leader", copy, month="2024-05", threshold=0)}
    rows = queries.run("projects_by_leader", copy, month="2024-05", threshold=0)
    for code, (cell, people) in CELLS.items():
        found = [(row["leader"], posts[row["label"]]) for row in rows if row["project_code"] == code]
        assert sorted(found, key=str) == sorted(people, key=str), cell


def test_a_leader_has_a_screen_and_a_place_in_the_walk(small):
    profile = EXHIBITS[LEADER_PROFILE].make(Filters(small.month, leader="张三（副县长）"))
    assert profile.headline.startswith("张三（副县长）：1 个大项目，完成率 37.50%，慢于序时 4.17")
    walk = steps((LEADER_PROFILE,), small)
    assert [step.leader for step in walk][:2] == ["<i>赵六", "张三（副县长）"], "the slowest first"
    assert place_of(walk[1], walk, small) == 1
    unknown = EXHIBITS[LEADER_PROFILE].make(Filters(small.month, leader="<b>谁"))
    assert "<b>谁" in unknown.headline
    assert not unknown.rows


def test_a_leader_takes_a_page_home(small):
    paper = leader_brief(small, "李四", date(2024, 6, 3))
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(paper.content)).paragraphs)
    assert "李四包抓项目情况" in text.replace("\n", "")
    assert "1．城关镇纺织厂（城关镇）：黄灯，完成年度计划37.50%" in text
    assert not paper.left_out


def test_searching_a_leader_or_a_unit_finds_their_projects(small):
    rows = list(queries.run("projects", threshold=0))
    assert {row["project_code"] for row in found(rows, "张三")} == {"A1", "D1", "D3"}
    assert {row["project_code"] for row in found(rows, "李四 城关")} == {"A1"}
    assert {row["project_code"] for row in found(rows, "ww")} == {"B1"}, "initials of 王五"
