"""The large projects: a second computation."""

from fractions import Fraction
from typing import Any

from tests.second.county import Asked, County
from tests.second.exact import Row, percent, total

Rows = list[dict[str, Any]]


def large_projects_headline(county: County, asked: Asked) -> Rows:
    """The large projects in hand, beside the same day a year before."""
    now = _classes(county, asked)
    before = _classes(county, asked.a_year_before()) if county.reaches_back(asked) else None
    completed = county.completed_by_project(asked)
    large = sum((completed.get(row["project_code"], Fraction(0)) for row in county.large(asked)), Fraction(0))
    done = now["carried_over_completed"] + now["newly_started_completed"]
    by_region = large_projects_by_region(county, asked)
    return [
        {
            **now,
            "projects_last_year": before and before["projects"],
            "planned_investment_last_year": before and before["planned_investment"],
            "completed_investment": large,
            "completed_share": percent(large, total(county.work_of_year(asked), "completed_investment")),
            "regions_without": sum(not row["projects"] for row in by_region if row["region"] in county.ranked),
            "completed": done,
            "finish_rate": percent(done, now["projects"]),
            "carried_over_finish_rate_last_year": before and before["carried_over_finish_rate"],
            "newly_started_finish_rate_last_year": before and before["newly_started_finish_rate"],
        }
    ]


def _classes(county: County, asked: Asked) -> dict[str, Any]:
    in_hand = county.large_in_hand(asked)
    row: dict[str, Any] = {"projects": len(in_hand), "planned_investment": total(in_hand, "planned_investment")}
    for name, kind in (("carried_over", "结转"), ("newly_started", "新开工")):
        of_class = [project for project in in_hand if county.class_of(project, asked) == kind]
        done = [project for project in of_class if asked.has_happened(project["completed_on"])]
        row[name], row[f"{name}_completed"] = len(of_class), len(done)
        row[f"{name}_finish_rate"] = percent(len(done), len(of_class))
    return row


def large_projects_by_region(county: County, asked: Asked) -> Rows:
    """Every township and zone; departments and the county itself when they have large projects or work in them."""
    completed = county.completed_by_project(asked)
    rows = []
    for region in county.regions:
        of_region = [row for row in county.large(asked) if row["region"] == region]
        in_hand = [row for row in of_region if county.is_in_hand(row, asked)]
        if not asked.chooses(region) or not (
            region in county.ranked or in_hand or any(row["project_code"] in completed for row in of_region)
        ):
            continue
        states = [county.status(row, asked) for row in in_hand]
        classes = [county.class_of(row, asked) for row in in_hand]
        rows.append(
            {
                "region": region,
                "projects": len(in_hand),
                "carried_over": classes.count("结转"),
                "newly_started": classes.count("新开工"),
                "under_way": states.count("在建"),
                "completed": states.count("竣工"),
                "suspended": states.count("停工"),
                "planned_investment": total(in_hand, "planned_investment"),
            }
        )
    return rows


def is_still_to_start(county: County, project: Row, asked: Asked) -> bool:
    """Approved, neither started nor completed, and planned to be completed this year."""
    planned = project["planned_completion_on"]
    return (
        county.status(project, asked) != "竣工"
        and asked.has_happened(project["approved_on"])
        and not asked.has_happened(project["started_on"])
        and planned is not None
        and planned.year == asked.year
    )


def _is_due(county: County, project: Row, asked: Asked) -> bool:
    """In hand, and completed, or planned to be by the end of the year."""
    planned = project["planned_completion_on"]
    return county.is_in_hand(project, asked) and (
        asked.has_happened(project["completed_on"]) or (planned is not None and planned.year <= asked.year)
    )


def large_projects_forecast(county: County, asked: Asked) -> Rows:
    """What will be completed by the year's end, if all keep to their planned completion."""
    in_hand = county.large_in_hand(asked)
    due = {
        kind: [row for row in in_hand if county.class_of(row, asked) == kind and _is_due(county, row, asked)]
        for kind in ("结转", "新开工")
    }
    count = {kind: sum(county.class_of(row, asked) == kind for row in in_hand) for kind in due}
    to_start = sum(is_still_to_start(county, row, asked) for row in county.large(asked))
    return [
        {
            "completed_forecast": sum(map(len, due.values())) + to_start,
            "completed": sum(county.status(row, asked) == "竣工" for row in in_hand),
            "carried_over_forecast": len(due["结转"]),
            "carried_over_forecast_rate": percent(len(due["结转"]), count["结转"]),
            "newly_started_forecast": len(due["新开工"]),
            "newly_started_forecast_rate": percent(len(due["新开工"]), count["新开工"]),
            "still_to_start_forecast": to_start,
        }
    ]
