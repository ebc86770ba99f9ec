"""The projects, their lamps, and what holds them up: a second computation."""

from fractions import Fraction
from typing import Any

from tests.second.completion import has_reported
from tests.second.county import Asked, County
from tests.second.exact import HUNDRED, Exact, Row, percent, total

Rows = list[dict[str, Any]]
BEHIND_BY = 10  # percentage points by which a project is behind that is red; every smaller one is yellow


def completed_of(county: County, project: Row, asked: Asked) -> tuple[Fraction, Fraction]:
    """Completed of a project since the ledger begins, and since 1 January."""
    rows = [row for row in county.work if row["project_code"] == project["project_code"]]
    ever = [row for row in rows if row["month"] <= asked.month]
    return total(ever, "completed_investment"), total(
        (row for row in ever if row["month"] >= asked.new_year), "completed_investment"
    )


def expected_rate(project: Row, asked: Asked) -> Fraction:
    """Percent of a project's plan that ought to be done: by the months since 1 January, or since its start."""
    first = project["started_on"].month if project["started_on"].year == asked.year else 1
    return HUNDRED * (asked.month.month - first + 1) / (13 - first)


def lamp(county: County, project: Row, asked: Asked) -> str | None:
    """绿 when completed this year, 红 when suspended, else by how far its plan of the year has come."""
    plan = project["annual_plan"]
    if not county.is_in_hand(project, asked):
        return None
    if asked.has_happened(project["completed_on"]) and plan is not None:
        return "绿"
    if county.is_suspended(project, asked):
        return "红"
    rate = completion_rate(county, project, asked)
    if rate is None or not lamp_is_known(county, project, asked):
        return None
    behind = expected_rate(project, asked) - rate
    return "红" if behind > BEHIND_BY else "黄" if behind > 0 else "绿"


def completion_rate(county: County, project: Row, asked: Asked) -> Exact:
    """Completed this year of the year's plan."""
    return percent(completed_of(county, project, asked)[1], project["annual_plan"])


def lamp_is_known(county: County, project: Row, asked: Asked) -> bool:
    """Whether the township or zone has sent its rows of the month."""
    return project["region"] not in county.ranked or has_reported(
        county, project["region"], asked.month, of_projects=True
    )


def projects(county: County, asked: Asked) -> Rows:
    """The projects themselves, from the threshold on."""
    rows = []
    for project in county.large(asked):
        ever, this_year = completed_of(county, project, asked)
        kept = ("project_code", "name", "region", "category", "investor_origin", "planned_investment")
        rows.append(
            {column: project[column] for column in kept}
            | {
                "completed_investment": ever,
                "completed_this_year": this_year,
                "progress": percent(ever, project["planned_investment"]),
                "status": county.status(project, asked),
                "class": county.class_of(project, asked),
                "lamp": lamp(county, project, asked),
            }
        )
    return rows


def is_open(county: County, obstacle: Row, asked: Asked) -> bool:
    """Raised, not resolved, and of a project that is not completed."""
    completed_on = county.projects[obstacle["project_code"]]["completed_on"]
    return not asked.has_happened(obstacle["resolved_on"]) and not asked.has_happened(completed_on)


def _raised(county: County, asked: Asked) -> list[Row]:
    return [
        row
        for row in county.tables["obstacles"]
        if row["project_code"] in county.projects and row["raised_on"] <= asked.last_day
    ]


def reason_of(county: County, project: Row, asked: Asked) -> Row | None:
    """The reason that a project gives: the open obstacle raised last."""
    reasons = [
        row
        for row in _raised(county, asked)
        if row["project_code"] == project["project_code"] and is_open(county, row, asked)
    ]
    return max(reasons, key=lambda row: (row["raised_on"], row["source_row"]), default=None)


def lamps_by_project(county: County, asked: Asked) -> Rows:
    """Large projects in hand that have a lamp, with the reason that they give: the open obstacle raised last."""
    rows = []
    for project in county.large_in_hand(asked):
        reason = reason_of(county, project, asked)
        if lamp(county, project, asked) is not None:
            rows.append(
                {
                    "project_code": project["project_code"],
                    "name": project["name"],
                    "region": project["region"],
                    "lamp": lamp(county, project, asked),
                    "completion_rate": completion_rate(county, project, asked),
                    "yardstick": "linear",
                    "reason": reason and reason["obstacle"],
                    "promised_on": reason and reason["promised_on"],
                }
            )
    return rows


def obstacles_by_kind(county: County, asked: Asked) -> Rows:
    """Every kind of obstacle that was ever raised."""
    chosen = {row["project_code"] for row in county.counted(county.projects.values(), asked)}
    raised = [row for row in _raised(county, asked) if row["project_code"] in chosen]
    rows = []
    for kind in {row["obstacle"] for row in raised}:
        of_kind = [row for row in raised if row["obstacle"] == kind]
        still_open = [row for row in of_kind if is_open(county, row, asked)]
        held_up = {row["project_code"] for row in still_open}
        rows.append(
            {
                "obstacle": kind,
                "open": len(still_open),
                "resolved": len(of_kind) - len(still_open),
                "overdue": sum(
                    row["promised_on"] is not None and row["promised_on"] < asked.last_day for row in still_open
                ),
                "planned_investment": total((county.projects[code] for code in held_up), "planned_investment"),
            }
        )
    return rows
