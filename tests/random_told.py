"""What a random ledger holds beside its sheets of projects: what regions tell themselves, what the office says the sums
are, and what the version before said.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from tests.random_sheets import COUNTY, YEAR, an_amount, is_ours, maybe

Rows = list[dict[str, Any]]
Tables = dict[str, Rows]
TOLD_BY = ("projects", "projects", "some regions", "projects", "projects", "projects", "the whole county", "projects")
SUMMED = {  # tables with totals below their rows, and the columns that are summed there
    "projects": ("planned_investment", "land"),
    "investments": ("completed_investment", "funds_in_place"),
    "targets": ("target", "plan_3"),
    "region_progress": ("cumulative",),
    "cost_shares": ("owed", "paid_in"),
    "applications": ("applied",),
    "leads": ("planned_investment",),
}


def tell_by_regions(random: Random, told_by: str, tables: Tables, indicator: str) -> None:
    """Put the sheet 区域完成 into the tables: of units that list no work of the year, and of one that does."""
    tables["region_progress"] = []
    if told_by == "projects":
        return
    units = [row["name"] for row in tables["regions"] if row["level"] in ("镇乡", "园区") and is_ours(row)]
    telling = list(units) if told_by == "the whole county" else list(units[::2])
    homes = {row["project_code"]: row["region"] for row in tables["projects"]}
    tables["investments"] = [
        row
        for row in tables["investments"]
        if row["month"].year < YEAR or not (told_by == "the whole county" or homes[row["project_code"]] in telling)
    ]
    beside = units[1:2]  # it lists its projects as well, and they count
    for region in dict.fromkeys([*telling, *beside]):
        for year in (YEAR - 1, YEAR):
            tables["region_progress"] += _year_of_region(random, region, year, indicator)
    if told_by == "the whole county":
        tables["region_progress"] += _year_of_region(random, COUNTY, YEAR, indicator, scale=20)


def _year_of_region(random: Random, region: str, year: int, indicator: str, scale: int = 1) -> Rows:
    """A year of a region, month by month: months that it forgot, targets that it changed, months without their own."""
    rows, cumulative, target = [], Decimal(0), maybe(random, 0.7, an_amount(random, 500, 9000))
    for month in (date(year, number, 1) for number in range(1, 13)):
        of_the_month = an_amount(random, 0, 400) * scale
        cumulative += of_the_month
        if random.random() < 0.1:
            target = an_amount(random, 500, 9000)
        if random.random() < 0.75:
            about = {"region": region, "month": month}
            rows.append(
                about
                | {"indicator": indicator, "target": target, "cumulative": cumulative}
                | {"of_the_month": maybe(random, 0.7, of_the_month)}
            )
        if random.random() < 0.1:
            rows.append(
                {"region": region, "month": month, "indicator": "另一指标", "target": None}
                | {"cumulative": of_the_month, "of_the_month": None}
            )
    return rows


def declare_totals(random: Random, tables: Tables) -> None:
    """Say what some sums are, half of them wrongly, and print completion rates beside targets and projects."""
    totals: Rows = []
    for table, columns in SUMMED.items():
        rows = tables.get(table, [])
        for column in columns if len(rows) > 2 else ():
            first, last = sorted(random.sample(range(len(rows)), 2))
            true = sum((row[column] for row in rows[first : last + 1] if row[column] is not None), Decimal(0))
            declared = random.choice((true, true, true + 1, true - Decimal("0.004"), Decimal(0)))
            totals.append(
                {"table_name": table, "column_name": column, "label": random.choice(("合计", "小计", "全市"))}
                | {"first_row": first + 2, "last_row": last + 2, "declared": declared, "source_row": last + 3}
                | {"tolerance": random.choice((Decimal(0), Decimal("0.005")))}
            )
    for table, name in (("targets", "region"), ("projects", "name")):
        for place, row in enumerate(tables[table][:8]):
            printed = random.choice((Decimal(random.randint(0, 12000)) / 100, Decimal(random.randint(0, 100)) / 100))
            totals.append(
                {"table_name": table, "column_name": "completion_rate", "label": row[name]}
                | {"first_row": place + 2, "last_row": place + 2, "declared": printed, "source_row": place + 2}
                | {"tolerance": Decimal(0)}
            )
    tables["declared_totals"] = totals


def version_before(random: Random, tables: Mapping[str, Rows]) -> Tables:
    """What was published before: fewer months, projects that are gone now, others missing, figures since corrected."""
    kept = {"regions": tables["regions"], "county": tables["county"]}
    last = date(YEAR, random.randint(3, 12), 1)
    projects = [dict(row) for row in tables["projects"] if random.random() > 0.1]
    for row in projects:
        _said_otherwise(random, row)
    if projects:
        projects.append(projects[0] | {"project_code": "P-gone", "name": "已撤项目"})
    codes = {row["project_code"] for row in projects}
    investments = [dict(row) for row in tables["investments"] if row["month"] <= last and row["project_code"] in codes]
    for row in investments:
        if random.random() < 0.03:
            row["completed_investment"] += 7
        if random.random() < 0.03:
            row["funds_in_place"] = None
    targets = [dict(row) for row in tables["targets"]]
    for row in targets:
        if random.random() < 0.2:
            row["target"] = random.choice((row["target"] + 100, row["target"]))
    columns = ("source_row",)
    before = kept | {"projects": projects, "investments": investments, "targets": targets}
    return {
        name: [{key: value for key, value in row.items() if key not in columns} for row in rows]
        for name, rows in before.items()
    }


def _said_otherwise(random: Random, project: dict[str, Any]) -> None:
    for day in ("started_on", "completed_on", "suspended_on", "planned_completion_on"):
        if random.random() < 0.1:
            project[day] = None if random.random() < 0.5 or project[day] is None else project[day] + timedelta(40)
    if random.random() < 0.1:
        project["planned_investment"] += 300
    if random.random() < 0.1:
        project["annual_plan"] = random.choice((None, Decimal(900)))
    if random.random() < 0.05:
        project["name"] += "二期"
