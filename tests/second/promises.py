"""Promises, shared costs, what is applied for and what is being won: a second computation."""

from datetime import timedelta
from typing import Any

from tests.second.county import Asked, County
from tests.second.exact import Row, percent, total

Rows = list[dict[str, Any]]
SOON = timedelta(days=30)
APPLICATIONS_INDICATOR, LEADS_INDICATOR = "争取资金", "招商到位资金"
STAGES = {"在谈": "in_talks", "意向": "intent", "签约": "signed", "报批": "in_approval", "开工": "started"}


def commitments(county: County, asked: Asked) -> Rows:
    """Every commitment of the ledger, those of other counties too."""
    names = {row["project_code"]: row["name"] for row in county.tables["projects"]}
    kept = ("name", "region", "kind", "quantity_due", "quantity_done", "unit", "due_on")
    rows = []
    for row in county.tables["commitments"]:
        if asked.chooses(row["region"]):
            status = _status(row, asked)
            days = None if row["due_on"] is None or status == "完成" else (row["due_on"] - asked.last_day).days
            rows.append(
                {column: row[column] for column in kept}
                | {"project": names.get(row["project_code"]), "days_left": days, "status": status}
                | {"project_code": row["project_code"], "responsible_unit": row["responsible_unit"]}
            )
    return rows


def _status(commitment: Row, asked: Asked) -> str:
    due, done = commitment["quantity_due"], commitment["quantity_done"]
    is_counted_done = commitment["done_on"] is None and due is not None and done is not None and done >= due
    if asked.has_happened(commitment["done_on"]) or is_counted_done:
        return "完成"
    if commitment["due_on"] is None:
        return "无期限"
    if commitment["due_on"] < asked.last_day:
        return "超期"
    return "临期" if commitment["due_on"] <= asked.last_day + SOON else "按期"


def cost_shares(county: County, asked: Asked) -> Rows:
    """Who owes what, and has paid; as the ledger stands today."""
    projects = {row["project_code"]: row for row in county.tables["projects"]}
    return [
        {
            "project": projects[row["project_code"]]["name"],
            "payer": row["payer"],
            "owed": row["owed"],
            "paid_in": row["paid_in"],
            "disbursed": row["disbursed"],
            "paid_in_rate": percent(row["paid_in"], row["owed"]),
        }
        for row in county.tables["cost_shares"]
        if asked.chooses(projects[row["project_code"]]["region"])
    ]


def applications_by_department(county: County, asked: Asked) -> Rows:
    """Every department, and whoever else ever applied."""
    rows = []
    for region, about in county.regions.items():
        made = [row for row in county.tables["applications"] if row["department"] == region]
        if not asked.chooses(region) or not (about["level"] == "部门" or made):
            continue
        this_year = [row for row in made if _is_of_year(row["applied_on"], asked)]
        arrived = total((row for row in made if _is_of_year(row["in_place_on"], asked)), "in_place")
        before = asked.a_year_before()
        target = county.target(region, asked, APPLICATIONS_INDICATOR)
        rows.append(
            {
                "department": region,
                "applications": len(this_year),
                "applied": total(this_year, "applied"),
                "approved": total(this_year, "approved"),
                "in_place": arrived,
                "in_place_last_year": total(
                    (row for row in made if _is_of_year(row["in_place_on"], before)), "in_place"
                ),
                "target": target,
                "completion_rate": percent(arrived, target),
            }
        )
    return rows


def _is_of_year(day: Any, asked: Asked) -> bool:
    return day is not None and asked.new_year <= day <= asked.last_day


def leads_by_region(county: County, asked: Asked) -> Rows:
    """Every township, zone and department, and the county itself when it has any."""
    rows = []
    for region, about in county.regions.items():
        leads = [
            row
            for row in county.tables["leads"]
            if row["region"] == region and (row["registered_on"] is None or asked.has_happened(row["registered_on"]))
        ]
        if asked.chooses(region) and (about["level"] in ("镇乡", "园区", "部门") or leads):
            stages = [row["stage"] for row in leads]
            target = county.target(region, asked, LEADS_INDICATOR)
            funds = total(leads, "funds_in_place")
            rows.append(
                {"region": region, "target": target, "funds_in_place": funds}
                | {column: stages.count(stage) for stage, column in STAGES.items()}
                | {
                    "planned_investment": total(leads, "planned_investment"),
                    "completion_rate": percent(funds, target),
                }
            )
    return rows
