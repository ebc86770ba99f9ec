"""The published figures of counties, named projects and land tasks; see facts.py for the table of all."""

import re
from pathlib import Path
from typing import Any

import duckdb

from queries import one, run

MONTH, YEAR_END_BEFORE = "2024-05", "2023-12"
ZONE_LEVEL, TOWNSHIP_LEVEL = "园区", "镇乡"
Computed = list[Any]


def bare(name: str) -> str:
    """A region's name without 镇, 乡, 市, 县, 区; 开发区 keeps its own."""
    return name if name == "开发区" else re.sub(r"[镇乡市县区]$", "", name)


def rows_of(database: Path, statement: str) -> list[tuple]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(statement).fetchall()


def mean_size(database: Path) -> Computed:
    """From the project rows; the county's own indicator says the same."""
    row = one("large_projects_headline", database, month=YEAR_END_BEFORE, with_separate=False)
    rows = run("county_comparison", database, month=YEAR_END_BEFORE)
    (told,) = [r["value"] for r in rows if r["indicator"] == "平均单体规模" and r["is_own"]]
    mean = row["planned_investment"] / row["projects"]
    assert told == mean
    return [mean]


def rank_of_mean_size(database: Path) -> Computed:
    rows = [r for r in run("county_comparison", database, month=YEAR_END_BEFORE) if r["indicator"] == "平均单体规模"]
    (own,) = [row["rank"] for row in rows if row["is_own"]]
    ahead = sorted((row["rank"], bare(row["county"])) for row in rows if row["rank"] < own)
    return [own, *(name for _rank, name in ahead)]


def new_starts(database: Path) -> Computed:
    """The two leaders that stay ahead, then those that won places within a year."""
    rows = run("county_comparison", database, month=MONTH)
    starts = sorted((r for r in rows if r["indicator"] == "新开工500万元以上项目数"), key=lambda row: row["rank"])
    leaders = [bare(row["county"]) for row in starts if row["rank"] <= 2 and row["rank_change_year"] == 0]
    return leaders + [bare(row["county"]) for row in starts if row["rank_change_year"] > 0]


def shipyards(database: Path) -> Computed:
    rows = run("county_comparison", database, month=MONTH)
    (largest,) = [r["value"] for r in rows if r["indicator"] == "最大造船项目计划总投资" and r["rank"] == 1]
    return [largest, *(_project(database, name)["planned_investment"] / 10_000 for name in ("泽骅造船", "惠港造船"))]


def _project(database: Path, words: str) -> Any:
    (project,) = [r for r in run("projects", database, month=MONTH, threshold=0) if words in r["name"]]
    return project


def projects_from_townships(database: Path) -> Computed:
    projects = [_project(database, name) for name in ("平川数控机床", "威廉姆电器", "金双喜电磁灶")]
    assert [project["region"] for project in projects] == ["东海镇", "寅阳镇", "寅阳镇"]
    return [project["planned_investment"] for project in projects]


def slow_project(database: Path) -> Computed:
    project = _project(database, "三普服饰二期")
    assert (project["region"], project["status"]) == ("汇龙镇", "在建")
    return [project["obstacle"]]


def waiting_project(database: Path) -> Computed:
    project = _project(database, "正泰医药化工")
    assert (project["region"], project["obstacle"]) == ("北新镇", "配套")
    assert project["started_on"] is None
    return [project["planned_investment"]]


def suspended_project(database: Path) -> Computed:
    project = _project(database, "可贵石业")
    assert (project["region"], project["status"], project["obstacle"]) == ("启隆乡", "停工", "资金")
    ((description,),) = rows_of(
        database, f"select description from obstacles where project_code = '{project['project_code']}'"
    )
    missing = int(re.search(r"缺乏约(\d+)万元贷款", description).group(1))
    return [project["planned_investment"], project["completed_investment"], missing]


def land_floors(database: Path) -> Computed:
    rows = rows_of(
        database,
        """
        select regions.level, min(targets.target), max(targets.target)
        from targets
        join regions on regions.name = targets.region
        where targets.indicator = '亩均投入' and targets.year = 2024
        group by regions.level
        """,
    )
    floors = {level: low for level, low, high in rows if low == high}
    return [floors[ZONE_LEVEL], floors[TOWNSHIP_LEVEL]]


def land_deadlines(database: Path) -> Computed:
    """The deadlines of the expressway tasks in the words of the fact; tasks without a date stay out of them."""
    rows = rows_of(
        database,
        """
        select name[1:2], region, max(due_on),
            sum(quantity_due) filter (kind = '协议签订'), max(quantity_due) filter (unit = '%')
        from commitments
        where project_code in (select project_code from projects where name like '%高速%')
        group by all
        order by min(source_row)
        """,
    )
    dated: dict[tuple[str, str], list[str]] = {}
    for road, region, due_on, *_amounts in rows:
        if due_on:
            dated.setdefault((road, f"{due_on.month}-{due_on.day}"), []).append(bare(region))
    undated = {(road, bare(region)) for road, region, due_on, *_amounts in rows if not due_on}
    assert {("吴华", "吴起"), ("延黄", "宜川")} <= undated
    (agreements,) = [number for road, _region, _due, number, _share in rows if road == "清子"]
    (red_line,) = [share for road, *_rest, share in rows if road == "吴华"]
    parts = [
        f"{road}/{county if road == '延黄' else '·'.join(counties)} {day}"
        for (road, day), counties in dated.items()
        for county in (counties if road == "延黄" else counties[:1])
    ]
    parts[0] += {1: " (one agreement)"}[int(agreements)]
    return [f"expressway land deadlines: {', '.join(parts)}, 吴华 red line {int(red_line)}%"]
