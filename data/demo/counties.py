"""The six counties of the prefecture, month by month: our county out of its own rows, the others assumed.

Published are ranks, the mean size of our county's projects at the end of 2023 and three shipbuilding projects.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from data.demo.model import LAST_MONTH, Project, Row, dice, first_day, last_day
from data.demo.regions import COUNTY, OTHER_COUNTIES, TARGET

FIRST_COMPARED = 12
# Against our county's value, in the order of OTHER_COUNTIES.
_COMPLETED = {2023: (1.52, 1.41, 0.98, 0.92, 0.87), 2024: (1.44, 1.36, 1.02, 0.96, 0.9)}
_MEAN_SIZE = (1.147, 1.073, 0.953, 0.907, 0.86)
_LARGE = (1.24, 1.17, 0.96, 0.93, 0.88)
_STARTS_2023 = (1.44, 1.33, 0.9, 0.85, 0.8)
_STARTS_JANUARY, _STARTS_MAY = (1.45, 1.34, 0.96, 0.92, 0.88), (1.453, 1.336, 1.164, 1.102, 1.055)
_FINISH_RATE = (1.12, 1.05, 0.97, 0.94, 1.02)
_TARGETS_2024 = (740_000, 700_000, 520_000, 490_000, 460_000)
_GREW_LESS_2023 = (1.06, 1.09, 1.15, 1.18, 1.13)
_LARGEST_SHIPYARD = {"通州区": 21_000, "海门区": 34_000, "如皋市": 650_000, "如东县": 12_000}
Values = dict[str, tuple[float, str]]  # by indicator: value and unit
_OWN, _OTHERS = "启东市大项目办公室", "南通市通报（演示假定值）"


def county_indicator_rows(projects: list[Project], investments: list[Row]) -> list[Row]:
    """One row per county, month from 2023-01 on, and indicator."""
    chance = dice("counties")
    started = [project for project in projects if project.started_on]
    completed = _completed_by_month(investments)
    rows = []
    for month in range(FIRST_COMPARED, LAST_MONTH + 1):
        own = _own_values(started, completed, month)
        for indicator, (value, unit) in own.items():
            rows.append(_row(COUNTY, month, indicator, value, unit, _OWN))
        for i, county in enumerate(OTHER_COUNTIES):
            for indicator, (value, unit) in _values_of_other(own, completed, month, i, chance).items():
                rows.append(_row(county, month, indicator, value, unit, _OTHERS))
        if month >= 24:
            for county, planned in _LARGEST_SHIPYARD.items():
                rows.append(_row(county, month, "最大造船项目计划总投资", planned / 10_000, "亿元", _OTHERS))
    return rows


def _completed_by_month(investments: list[Row]) -> dict[date, int]:
    completed: dict[date, int] = {}
    for row in investments:
        completed[row["month"]] = completed.get(row["month"], 0) + row["completed_investment"]
    return completed


def _cumulative(completed: dict[date, int], month: int) -> int:
    return sum(completed[first_day(m)] for m in range(month // 12 * 12, month + 1))


def _own_values(projects: list[Project], completed: dict[date, int], month: int) -> Values:
    end = last_day(month)
    large = [project for project in projects if project.is_large and project.in_hand(month)]
    together = [project for project in large if not project.listed_separately]
    new = [project for project in large if project.start.year == end.year]
    finished = [project for project in large if project.completed_on and project.completed_on <= end]
    this_year, last_year = _cumulative(completed, month), _cumulative(completed, month - 12)
    values: Values = {
        "工业投入完成额": (this_year / 10_000, "亿元"),
        "工业投入同比增长": (this_year / last_year * 100 - 100, "%"),
        "500万元以上项目数": (len(large), "个"),
        "新开工500万元以上项目数": (len(new), "个"),
        "平均单体规模": (sum(project.planned_investment for project in together) / len(together), "万元"),
        "500万元以上项目竣工率": (len(finished) / len(large) * 100, "%"),
    }
    if end.year == 2024:
        values["工业投入完成率"] = (this_year / TARGET * 100, "%")
    shipyards = [project.planned_investment for project in large if project.industry == "船舶制造"]
    if end.year == 2024 and shipyards:
        values["最大造船项目计划总投资"] = (max(shipyards) / 10_000, "亿元")
    return values


def _values_of_other(own: Values, completed: dict[date, int], month: int, i: int, chance: Random) -> Values:
    year, of_year = 2022 + month // 12, month % 12
    here = _cumulative(completed, month) * _COMPLETED[year][i]
    before = _cumulative(completed, month - 12) * _COMPLETED[2023][i] * (1 if year == 2024 else _GREW_LESS_2023[i])
    if year == 2024:
        starts = _STARTS_JANUARY[i] + (_STARTS_MAY[i] - _STARTS_JANUARY[i]) * of_year / 4
    else:
        starts = _STARTS_2023[i]
    noise = 1.0 if month == 23 else chance.uniform(0.99, 1.01)
    values = {
        "工业投入完成额": (here / 10_000, "亿元"),
        "工业投入同比增长": (here / before * 100 - 100, "%"),
        "500万元以上项目数": (round(own["500万元以上项目数"][0] * _LARGE[i]), "个"),
        "新开工500万元以上项目数": (round(own["新开工500万元以上项目数"][0] * starts), "个"),
        "平均单体规模": (own["平均单体规模"][0] * _MEAN_SIZE[i] * noise, "万元"),
        "500万元以上项目竣工率": (own["500万元以上项目竣工率"][0] * _FINISH_RATE[i], "%"),
    }
    if year == 2024:
        values["工业投入完成率"] = (here / _TARGETS_2024[i] * 100, "%")
    return values


def _row(county: str, month: int, indicator: str, value: float, unit: str, source: str) -> Row:
    return {
        "county": county,
        "month": first_day(month),
        "indicator": indicator,
        "value": Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP),
        "unit": unit,
        "source": source,
    }
