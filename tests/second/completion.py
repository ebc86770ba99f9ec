"""How far the county and its regions have come: a second computation."""

from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from tests.second.county import Asked, County
from tests.second.exact import Exact, growth, last_day, minus, percent, rank_of, total
from tests.second.told import is_expected

Rows = list[dict[str, Any]]


@cache
def has_reported(county: County, region: str, month: date, of_projects: bool = False) -> bool:
    """Whether a township or zone has a row of the month, or has nothing that it could report.

    of_projects asks for rows of its projects: what it tells itself says nothing of them.
    """
    rows = county.work if of_projects else [row for row in county.all_work if row["is_told"]]
    if any(row["region"] == region and row["month"] == month for row in rows):
        return True
    if is_expected(county.told_and_counting, region, month):
        return False
    ends_on = last_day(month)
    return not any(
        project["region"] == region
        and project["started_on"] is not None
        and project["started_on"] <= ends_on
        and all(project[day] is None or project[day] > ends_on for day in ("completed_on", "suspended_on"))
        for project in county.projects.values()
    )


def reporting(county: County, asked: Asked) -> Rows:
    """Who has reported the month."""
    rows: Rows = [
        {"region": region, "status": "已报" if has_reported(county, region, asked.month) else "未报"}
        for region in county.ranked
        if asked.chooses(region)
    ]
    for row in rows:
        row["count_unreported"] = sum(other["status"] == "未报" for other in rows)
    return rows


def _of_region(county: County, region: str, asked: Asked) -> dict[str, Any]:
    alone = Asked(asked.month, (region,), asked.threshold, asked.with_separate)
    completed, target = county.completed(alone), county.target(region, asked)
    is_known = has_reported(county, region, asked.month)
    rate = percent(completed, target) if is_known else None
    return {
        "region": region,
        "level": county.regions[region]["level"],
        "completed_investment": completed,
        "target": target,
        "completion_rate": rate,
        "lead": minus(rate, asked.time_progress),
        "year_on_year": growth(completed, county.completed_last_year(alone)) if is_known else None,
        "new_this_period": county.completed(alone, lambda row: row["month"] == asked.month) if is_known else None,
        "is_known": is_known,
    }


def completion_by_region(county: County, asked: Asked) -> Rows:
    """Townships and zones; places are among all of them, whatever is chosen."""
    rows = [_of_region(county, region, asked) for region in county.ranked]
    known = [row for row in rows if row["is_known"]]
    for row in rows:
        row["rate_rank"] = rank_of(row["completion_rate"], [other["completion_rate"] for other in rows])
        row["growth_rank"] = rank_of(row["year_on_year"], [other["year_on_year"] for other in rows])
        amounts = [other["completed_investment"] for other in known]
        row["amount_rank"] = rank_of(row["completed_investment"], amounts) if row["is_known"] else None
    return [row for row in rows if asked.chooses(row["region"])]


def _target(county: County, asked: Asked) -> tuple[Exact, Exact]:
    """The target of what is asked for, and what of the completed investment is measured against it.

    The county's own target where all is asked for and it has one; else the sum of the regions', if every one has one.
    """
    own = county.target(county.name, asked)
    if asked.regions is None and own is not None:
        return own, county.completed(asked)
    regions = [name for name in (asked.regions or county.ranked) if name in county.regions]
    targets = [county.target(name, asked) for name in regions]
    measured = county.completed(asked, lambda row: row["region"] in regions)
    return (None if None in targets or not targets else sum(targets, Fraction(0))), measured


def county_headline(county: County, asked: Asked) -> Rows:
    """The county, or the chosen regions together."""
    completed = county.completed(asked)
    target, measured = _target(county, asked)
    rate = percent(measured, target)

    def is_large(row: Any) -> bool:
        return row["planned_investment"] is not None and row["planned_investment"] >= asked.threshold

    by_region = completion_by_region(county, asked)
    leads = [row["lead"] for row in by_region if row["level"] == "镇乡"]
    return [
        {
            "completed_investment": completed,
            "target": target,
            "completion_rate": rate,
            "time_progress": asked.time_progress,
            "lead": minus(rate, asked.time_progress),
            "year_on_year": growth(completed, county.completed_last_year(asked)),
            "large_completed_investment": county.completed(asked, is_large),
            "large_year_on_year": growth(
                county.completed(asked, is_large), county.completed_last_year(asked, is_large)
            ),
            "regions_on_pace": sum(lead is not None and lead >= 0 for lead in leads),
            "regions_grown": sum(row["year_on_year"] is not None and row["year_on_year"] > 0 for row in by_region),
            "new_this_period": county.completed(asked, lambda row: row["month"] == asked.month),
        }
    ]


def completion_by_month(county: County, asked: Asked) -> Rows:
    """The twelve months: what was completed up to the reported one, and the plans of the year."""
    december = Asked(asked.month.replace(month=12), asked.regions, asked.threshold, asked.with_separate)
    work = county.counted(county.all_work, asked)
    first, last = (f(row["month"] for row in county.all_work) if county.all_work else None for f in (min, max))
    rows, so_far, last_year = [], Fraction(0), Fraction(0)
    for number in range(1, 13):
        month = asked.month.replace(month=number)
        target, _measured = _target(county, Asked(month, asked.regions))
        before = month.replace(year=month.year - 1)
        of_month = total((row for row in work if row["month"] == month), "completed_investment")
        so_far += of_month
        last_year += total((row for row in work if row["month"] == before), "completed_investment")
        is_past = month <= asked.month
        is_told = is_past and _is_told(county, month, asked)
        is_held = county.reaches_back(asked) and first is not None and first <= before <= last
        rows.append(
            {
                "month": month,
                "completed_investment": of_month if is_told else None,
                "cumulative": so_far if is_told else None,
                "cumulative_last_year": last_year if is_held else None,
                "linear_plan": None if target is None else target * number / 12,
                "phased_plan": _plan(county, Asked(december.month.replace(month=number), asked.regions)),
            }
        )
    return rows


def _is_told(county: County, month: date, asked: Asked) -> bool:
    """Whether there is anything to say of a month: a row, or nobody who ought to have sent one."""
    rows = [row for row in county.counted(county.all_work, asked) if row["month"] == month]
    regions = [region for region in county.ranked if asked.chooses(region)]
    has_rows = any(row["month"] == month and row["region"] in regions and row["is_told"] for row in county.all_work)
    return bool(rows) or has_rows or all(has_reported(county, region, month) for region in regions)


def _plan(county: County, asked: Asked) -> Exact:
    """The phased plan of whom the target is: see _target."""
    if asked.regions is None and county.target(county.name, asked) is not None:
        return county.phased_plan(county.name, asked)
    regions = [name for name in (asked.regions or county.ranked) if name in county.regions]
    plans = [county.phased_plan(name, asked) for name in regions]
    return None if None in plans or not plans else sum(plans, Fraction(0))


def targets_of_county(county: County, asked: Asked) -> Rows:
    """The county's own targets of the year."""
    rows = [
        {"indicator": row["indicator"], "target": Fraction(row["target"])}
        for row in county.tables["targets"]
        if row["year"] == asked.year and row["region"] == county.name
    ]
    of_main = county.target(county.name, asked)
    if of_main is not None and all(row["indicator"] != county.main_indicator for row in rows):
        rows.append({"indicator": county.main_indicator, "target": of_main})
    return rows
