"""What the investment is paid with, and who invests: a second computation."""

from fractions import Fraction
from typing import Any

from tests.second.county import Asked, County
from tests.second.exact import minus, percent, total, total_or_none

Rows = list[dict[str, Any]]


def capital_by_source(county: County, asked: Asked) -> Rows:
    """Every source with money this year, or in the same months a year before, where these are known."""
    now, before = county.work_of_year(asked), county.work_of_year(asked.a_year_before())
    is_known = county.reaches_back(asked)
    all_now, all_before = total(now, "completed_investment"), total(before, "completed_investment")
    rows = []
    for source in sorted({row["capital_source"] for row in county.work}):
        completed = total((row for row in now if row["capital_source"] == source), "completed_investment")
        earlier = total((row for row in before if row["capital_source"] == source), "completed_investment")
        share, share_before = percent(completed, all_now), percent(earlier, all_before) if is_known else None
        if completed or (earlier and is_known):
            rows.append(
                {
                    "capital_source": source,
                    "completed_investment": completed,
                    "share": share,
                    "completed_last_year": earlier if is_known else None,
                    "share_last_year": share_before,
                    "share_change": minus(share, share_before),
                }
            )
    return rows


def capital_by_region(county: County, asked: Asked) -> Rows:
    """Every region and source with a row this year."""
    now = county.work_of_year(asked)
    rows = []
    for region, source in sorted({(row["region"], row["capital_source"]) for row in now}):
        of_region = [row for row in now if row["region"] == region]
        completed = total((row for row in of_region if row["capital_source"] == source), "completed_investment")
        rows.append(
            {
                "region": region,
                "capital_source": source,
                "completed_investment": completed,
                "share": percent(completed, total(of_region, "completed_investment")),
            }
        )
    return rows


def _of_large_projects(county: County, asked: Asked, column: str) -> Rows:
    """Large projects in hand, and what large projects completed, by one of their columns."""
    completed = county.completed_by_project(asked)
    kept = [row for row in county.large(asked) if county.is_in_hand(row, asked) or row["project_code"] in completed]
    rows = []
    for value in {row[column] for row in kept}:
        of_value = [row for row in kept if row[column] == value]
        in_hand = [row for row in of_value if county.is_in_hand(row, asked)]
        work = sum((completed.get(row["project_code"], Fraction(0)) for row in of_value), Fraction(0))
        rows.append(
            {
                column: value,
                "projects": len(in_hand),
                "planned_investment": total(in_hand, "planned_investment"),
                "completed_investment": work,
            }
        )
    return rows


def capital_by_investor_origin(county: County, asked: Asked) -> Rows:
    """Who invests in the large projects."""
    rows = _of_large_projects(county, asked, "investor_origin")
    for share, part in (
        ("project_share", "projects"),
        ("planned_share", "planned_investment"),
        ("completed_share", "completed_investment"),
    ):
        for row in rows:
            row[share] = percent(row[part], total(rows, part))
    return rows


def capital_by_origin_place(county: County, asked: Asked) -> Rows:
    """Where the investors of the large projects come from."""
    outside = [row for row in county.large_in_hand(asked) if row["investor_origin"] in ("境内市外", "外资")]
    rows = _of_large_projects(county, asked, "origin_place")
    return [row | {"outside_projects_in_all": len(outside)} for row in rows]


def foreign_capital(county: County, asked: Asked) -> Rows:
    """Foreign capital of the large projects in hand whose investor is foreign."""
    foreign = [row for row in county.large_in_hand(asked) if row["investor_origin"] == "外资"]
    contracted = total_or_none(foreign, "contracted_foreign")
    return [
        {
            "projects": len(foreign),
            "contracted_foreign": contracted,
            "paid_in_foreign": total_or_none(foreign, "paid_in_foreign"),
            "paid_in_rate": percent(total(foreign, "paid_in_foreign"), contracted),
        }
    ]
