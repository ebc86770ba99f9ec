"""Targets of the years 2022 to 2024 with their plan by month, and the floors of land intensity."""

from random import Random

from data.demo.model import Project, Row, dice
from data.demo.pipeline import LEAD_DEPARTMENTS
from data.demo.regions import COUNTY, DEPARTMENTS, TARGET, ZONE, District

MAIN = "工业投入"
ATTRACTION, APPLICATIONS, LAND = "招商到位资金", "争取资金", "亩均投入"
# Planned from January to the end of every month, per mille of the year: slow in January and February.
PLAN = (40, 85, 170, 270, 380, 500, 580, 665, 755, 845, 930, 1000)
_COUNTY_2024 = {MAIN: TARGET, "全社会固定资产投资": 800_000, "规模以上投入": 450_000, "规模以上工业投入": 350_000}
_COUNTY_EARLIER = {"全社会固定资产投资": 1.55, "规模以上投入": 0.92, "规模以上工业投入": 0.7}
_FLOOR_ZONE, _FLOOR_TOWNSHIP = 120, 50  # 万元 for each 亩


def target_rows(projects: list[Project], districts: list[District]) -> list[Row]:
    """One row per year, region and indicator."""
    chance = dice("targets")
    rows = []
    for year, periods in ((2022, (0, 1)), (2023, (2, 3))):
        of_year = [
            target_row(year, district.name, MAIN, _reached(projects, district.name, periods, chance))
            for district in districts
        ]
        total = sum(row["target"] for row in of_year)
        rows.append(target_row(year, COUNTY, MAIN, total))
        rows += [target_row(year, COUNTY, name, 1000 * round(total * x / 1000)) for name, x in _COUNTY_EARLIER.items()]
        rows += of_year
    rows += [target_row(2024, COUNTY, indicator, target) for indicator, target in _COUNTY_2024.items()]
    rows += [target_row(2024, district.name, MAIN, district.target) for district in districts]
    for year, growth in ((2023, 1.0), (2024, 1.25)):
        rows += _pipeline_targets(year, growth, districts)
    rows += [
        {
            "year": 2024,
            "region": d.name,
            "indicator": LAND,
            "target": _FLOOR_ZONE if d.name == ZONE else _FLOOR_TOWNSHIP,
        }
        for d in districts
    ]
    return rows


def _reached(projects: list[Project], region: str, periods: tuple[int, ...], chance: Random) -> int:
    """A target that the region's year came near to."""
    completed = sum(project.spent[period] for project in projects if project.region == region for period in periods)
    return 200 * round(completed / chance.uniform(0.9, 1.12) / 200)


def target_row(year: int, region: str, indicator: str, target: int) -> Row:
    """A target with its plan by month."""
    row = {"year": year, "region": region, "indicator": indicator, "target": target}
    return row | {f"plan_{month}": target * share // 1000 for month, share in enumerate(PLAN, 1)}


def _pipeline_targets(year: int, growth: float, districts: list[District]) -> list[Row]:
    rows = [(district.name, ATTRACTION, 200 * round(district.target * 0.24 * growth / 200)) for district in districts]
    rows += [(department, ATTRACTION, 200 * round(4_000 * growth / 200)) for department in LEAD_DEPARTMENTS]
    rows += [
        (department, APPLICATIONS, 200 * round(growth * (1_200 + 200 * (i % 7)) / 200))
        for i, department in enumerate(DEPARTMENTS)
    ]
    return [target_row(year, *row) for row in rows]
