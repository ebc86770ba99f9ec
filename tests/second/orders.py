"""Nodes of projects, what meetings decided, and the notices that the rules ask for: a second computation."""

import re
from datetime import date, timedelta
from typing import Any

from settings import settings
from tests.second.county import Asked, County
from tests.second.exact import Row, month_before
from tests.second.projects import completed_of, completion_rate, expected_rate, is_open, lamp, reason_of
from tests.second.promises import commitments

Rows = list[dict[str, Any]]
SOON = timedelta(days=30)


def status_by(due: date | None, done: date | None, asked: Asked) -> str:
    """How something with a day stands at the end of the period."""
    if asked.has_happened(done):
        return "完成"
    if due is None:
        return "无期限"
    if due < asked.last_day:
        return "超期"
    return "临期" if due <= asked.last_day + SOON else "按期"


def nodes_of(county: County, project: Row, asked: Asked) -> Rows:
    """The nodes of a project, none of one that was completed before this year."""
    if project["completed_on"] is not None and project["completed_on"] < asked.new_year:
        return []
    groups = {node: group for group, nodes in settings().nodes.items() for node in nodes}
    rows = []
    for row in county.tables["milestones"]:
        if row["project_code"] != project["project_code"]:
            continue
        done = row["done_on"] if asked.has_happened(row["done_on"]) else None
        seen = row["verified_on"] if asked.has_happened(row["verified_on"]) else None
        late = (done or asked.last_day) - row["due_on"] if row["due_on"] else timedelta()
        rows.append(
            {column: project[column] for column in ("project_code", "name", "region", "responsible_unit")}
            | {column: row[column] for column in ("node", "due_on", "description")}
            | {
                "lead_official": project["lead_official"],
                "done_on": done,
                "days_late": late.days if late.days > 0 else None,
                "verified_on": seen,
                "verified_by": row["verified_by"] if seen else None,
                "is_unverified": done is not None and seen is None,
                "status": status_by(row["due_on"], row["done_on"], asked),
                "days_left": (row["due_on"] - asked.last_day).days if row["due_on"] and not done else None,
                "node_group": groups.get(row["node"], "其他"),
            }
        )
    return rows


def milestones(county: County, asked: Asked) -> Rows:
    """The nodes of the projects that are asked for, of every size."""
    chosen = county.counted(county.projects.values(), asked)
    return [row for project in chosen for row in nodes_of(county, project, asked)]


def decisions(county: County, asked: Asked) -> Rows:
    """What was decided by then; a decision without a region concerns that of its project."""
    projects = {row["project_code"]: row for row in county.tables["projects"]}
    rows = []
    for row in county.tables["decisions"]:
        project = projects.get(row["project_code"], {})
        region = row["region"] or project.get("region")
        if asked.has_happened(row["met_on"]) and asked.chooses(region):
            status = status_by(row["due_on"], row["done_on"], asked)
            rows.append(
                {column: row[column] for column in ("met_on", "matter", "responsible_unit", "due_on", "project_code")}
                | {"region": region, "status": status, "project": project.get("name")}
                | {"done_on": row["done_on"] if status == "完成" else None}
                | {"days_left": (row["due_on"] - asked.last_day).days if row["due_on"] and status != "完成" else None}
            )
    last = max((row["met_on"] for row in rows), default=None)
    return [row | {"is_of_last_meeting": row["met_on"] == last} for row in rows]


def notices_due(county: County, asked: Asked) -> Rows:
    """Every matter that a notice has to go out about."""
    rules = settings().notices
    matters = [*_lamps(county, asked), *_late_nodes(county, asked), *_promised(county, asked)]
    rows = []
    for matter in matters:
        days, about = matter.pop("days"), matter["project_code"] or matter["region"]
        if days is not None and days <= 0 and -days > rules.due_soon_days:
            continue
        named = _months_named(county, about, asked)
        kind = "黄"
        if matter["matter_kind"] == "项目红灯":
            kind = "红"
        elif days is not None and days <= 0:
            kind = "蓝"
        elif named + 1 >= rules.red_when_named or (days or 0) >= rules.red_after_days:
            kind = "红"
        rows.append(
            matter
            | {"kind": kind, "months_named": named, "last_number": _open_number(county, about, asked)}
            | {"days_late": days if days and days > 0 else None, "next_number": _next_number(county, asked)}
            | {"days_left": -days if days is not None and days <= 0 else None}
        )
    return rows


def _lamps(county: County, asked: Asked) -> Rows:
    rows = []
    for project in county.large_in_hand(asked):
        colour, reason = lamp(county, project, asked), reason_of(county, project, asked)
        if colour in ("红", "黄"):
            rows.append(
                _of_project(project, "项目红灯" if colour == "红" else "项目黄灯", None, None)
                | {"completion_rate": completion_rate(county, project, asked)}
                | {"expected_rate": expected_rate(project, asked), "annual_plan": project["annual_plan"]}
                | {"completed_this_year": completed_of(county, project, asked)[1]}
                | {"reason": reason and reason["obstacle"], "next_step": reason and reason["next_step"]}
            )
    return rows


def _of_project(project: Row, matter: str, due: date | None, days: int | None) -> dict[str, Any]:
    columns = ("project_code", "region", "responsible_unit", "lead_official", "deputy_leader")
    about = {column: project.get(column) for column in columns}
    return about | {"subject": project["name"], "matter_kind": matter, "due_on": due, "days": days, "detail": None}


def _late_nodes(county: County, asked: Asked) -> Rows:
    standard = [node for nodes in settings().nodes.values() for node in nodes]
    order = {node: place for place, node in enumerate(standard)}
    rows = []
    for project in county.counted(county.projects.values(), asked):
        late = [row for row in nodes_of(county, project, asked) if row["status"] == "超期"]
        late.sort(key=lambda row: (row["due_on"], order.get(row["node"], len(order)), row["node"]))
        if late:
            first = late[0]["due_on"]
            about = _of_project(project, "节点超期", first, (asked.last_day - first).days)
            rows.append(about | {"detail": "、".join(row["node"] for row in late)})
    return rows


def _promised(county: County, asked: Asked) -> Rows:
    """Promises and decisions that are late or still to come, promised days of obstacles that are late."""
    projects = {row["project_code"]: row for row in county.tables["projects"]}
    rows = []
    for promise in commitments(county, asked):
        if promise["region"] in county.regions and promise["status"] in ("超期", "临期", "按期"):
            project = projects.get(promise["project_code"], {})
            matter = "承诺超期" if promise["status"] == "超期" else "承诺临期"
            about = _of_project({**project, "name": promise["name"]}, matter, promise["due_on"], -promise["days_left"])
            unit = promise["responsible_unit"] or project.get("responsible_unit")
            rows.append(about | {"region": promise["region"], "detail": promise["kind"], "responsible_unit": unit})
    for decision in decisions(county, asked):
        if decision["status"] in ("超期", "临期", "按期"):
            project = projects.get(decision["project_code"], {})
            matter = "议定超期" if decision["status"] == "超期" else "议定临期"
            about = _of_project(
                {**project, "name": decision["matter"]}, matter, decision["due_on"], -decision["days_left"]
            )
            columns = ("region", "responsible_unit")
            rows.append(about | {column: decision[column] for column in columns} | {"detail": decision["project"]})
    for obstacle in county.tables["obstacles"]:
        project = county.projects.get(obstacle["project_code"])
        is_late = obstacle["promised_on"] is not None and obstacle["promised_on"] < asked.last_day
        is_counted = project and county.counted([project], asked) and asked.has_happened(obstacle["raised_on"])
        if is_counted and is_late and is_open(county, obstacle, asked):
            days = (asked.last_day - obstacle["promised_on"]).days
            unit = obstacle["responsible_unit"] or project["responsible_unit"]
            about = _of_project(project, "问题超期", obstacle["promised_on"], days)
            kind = obstacle["obstacle"]
            rows.append(
                about | {"detail": kind, "reason": kind, "next_step": obstacle["next_step"], "responsible_unit": unit}
            )
    return rows


def _about(notice: Row) -> str | None:
    return notice["project_code"] or notice["region"]


def _months_named(county: County, about: str | None, asked: Asked) -> int:
    """In how many months in a row before this one a notice went out."""
    months = {row["issued_on"].replace(day=1) for row in county.tables["notices"] if _about(row) == about}
    named, month = 0, month_before(asked.month)
    while about and month in months:
        named, month = named + 1, month_before(month)
    return named


def _open_number(county: County, about: str | None, asked: Asked) -> str | None:
    still_open = [
        row
        for row in county.tables["notices"]
        if about
        and _about(row) == about
        and asked.has_happened(row["issued_on"])
        and not asked.has_happened(row["closed_on"])
    ]
    last = max(still_open, key=lambda row: (row["issued_on"], row["source_row"]), default=None)
    return last and last["number"]


def _next_number(county: County, asked: Asked) -> int:
    of_year = [row for row in county.tables["notices"] if asked.new_year <= row["issued_on"] <= asked.last_day]
    ends = [re.search(r"(\d+)\D*$", row["number"]) for row in of_year]
    return 1 + max((int(end[1]) for end in ends if end), default=0)
