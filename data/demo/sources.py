"""From what the projects completed to the rows of the investment sheets: by month and capital source, exactly."""

from random import Random

from data.demo.allocate import shares, table
from data.demo.model import PERIODS, SEASON, Project, Row, dice, first_day

SOURCES = ("民资", "境内市外资金", "外资", "银行贷款")
# What was paid from the four sources, 万元; where there are shares only, percent.
PAID = {2: (74_990, 46_800, 5_400, 3_600), 4: (96_900, 84_800, 11_000, 18_500)}
_ASSUMED_SHARES = {0: (62, 32, 4, 2), 1: (60, 33, 4, 3), 3: (54, 37, 5, 4)}
_MIX = {
    "民资": (0.86, 0.3, 0, 0.3),
    "境内市外": (0.15, 0.9, 0, 0.25),
    "外资": (0.4, 0.3, 0.5, 0.25),
    "国有": (0.3, 0.6, 0, 0.5),
}
_OFTEN = {"民资": (1, 0.14, 0, 0.3), "境内市外": (0.12, 1, 0, 0.3), "外资": (0.6, 0.5, 1, 0.3), "国有": (0.5, 1, 0, 1)}


def investment_rows(projects: list[Project]) -> list[Row]:
    """One row per project, month and capital source, in the order of months and project codes."""
    chance = dice("capital sources")
    mixes = {id(project): _mix(project, chance) for project in projects}
    rows = []
    for period in range(len(PERIODS)):
        active = [project for project in projects if project.spent[period]]
        amounts = [project.spent[period] for project in active]
        paid = PAID.get(period) or shares(sum(amounts), [float(share) for share in _ASSUMED_SHARES[period]])
        split = table(amounts, list(paid), [mixes[id(project)] for project in active])
        for project, by_source in zip(active, split, strict=True):
            rows += _rows_of_project(project, period, by_source, chance)
    return sorted(rows, key=lambda row: (row["month"], row["project_code"], SOURCES.index(row["capital_source"])))


def _mix(project: Project, chance: Random) -> list[float]:
    """How willingly the project is paid from every source; zero where it is not."""
    mix = [
        weight if chance.random() < often else 0.0
        for weight, often in zip(_MIX[project.investor_origin], _OFTEN[project.investor_origin], strict=True)
    ]
    if project.investor_origin == "外资" and not mix[0] and not mix[1]:
        mix[0] = _MIX["外资"][0]
    return mix


def _rows_of_project(project: Project, period: int, by_source: list[int], chance: Random) -> list[Row]:
    months = project.months(period)
    profile = [SEASON[month % 12] * chance.uniform(0.75, 1.25) for month in months]
    rows = []
    for source, total in zip(SOURCES, by_source, strict=True):
        if not total:
            continue
        for month, amount in zip(months, shares(total, profile), strict=True):
            if amount:
                in_place = round(amount * chance.choice((0.7, 0.85, 0.95, 1.0, 1.0, 1.1, 1.25)))
                rows.append(
                    {
                        "project_code": project.project_code,
                        "month": first_day(month),
                        "capital_source": source,
                        "completed_investment": amount,
                        "funds_in_place": in_place,
                    }
                )
    return rows
