"""What counts when: the rows of a ledger, and the definitions that every figure rests on.

For a reporting month that ends on day D of year Y: a project is in hand when it started by D and was not completed
before 1 January of Y; carried over when it also started before that day, else newly started. Completed investment of a
period is the sum of its months; the year before is the same months one year earlier.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from tests.second.exact import HUNDRED, Exact, Row, last_day, total
from tests.second.told import counting, target_told, work_told

LEVELS_WITHIN = ("镇乡", "园区", "部门")


@dataclass(frozen=True)
class Asked:
    """What is asked for: the last month of the period, the regions (None is all), the threshold, 单列 or without."""

    month: date
    regions: tuple[str, ...] | None = None
    threshold: int = 500
    with_separate: bool = True

    @property
    def last_day(self) -> date:
        """The day on which the reporting period ends."""
        return last_day(self.month)

    @property
    def year(self) -> int:
        """The year of the reporting period."""
        return self.month.year

    @property
    def new_year(self) -> date:
        """1 January of the reported year."""
        return date(self.year, 1, 1)

    @property
    def time_progress(self) -> Fraction:
        """Percent of the year that is gone."""
        return HUNDRED * self.month.month / 12

    def a_year_before(self) -> "Asked":
        """The same question one year earlier."""
        return Asked(self.month.replace(year=self.year - 1), self.regions, self.threshold, self.with_separate)

    def chooses(self, region: str) -> bool:
        """Whether a region is among those that are asked for."""
        return self.regions is None or region in self.regions

    def has_happened(self, day: date | None) -> bool:
        """Whether a day is known, and not after the reporting period."""
        return day is not None and day <= self.last_day

    def months(self) -> list[date]:
        """The year's months up to the reported one."""
        return [date(self.year, number, 1) for number in range(1, self.month.month + 1)]


class County:
    """The rows of a ledger that count for its county."""

    def __init__(self, tables: Mapping[str, list[dict[str, Any]]], before: Any = None) -> None:
        self.tables = tables
        self._before = before
        (county,) = tables["county"]
        self.name, self.main_indicator = county["name"], county["main_indicator"]

    @cached_property
    def regions(self) -> dict[str, Row]:
        """The county itself and all that is below it, however far; what has nothing above it is the county's, too."""
        found = {row["name"]: row for row in self.tables["regions"] if self._is_below(row)}
        return {name: found[name] for name in sorted(found)}

    def _is_below(self, region: Row) -> bool:
        known = {row["name"]: row for row in self.tables["regions"]}
        seen = set()
        while region["name"] != self.name and region["name"] not in seen:
            seen.add(region["name"])
            if region["parent"] is None:
                return region["level"] in LEVELS_WITHIN
            if region["parent"] not in known:
                return False
            region = known[region["parent"]]
        return region["name"] == self.name

    @cached_property
    def ranked(self) -> list[str]:
        """Townships and zones: those that are compared with each other."""
        return [name for name, row in self.regions.items() if row["level"] in ("镇乡", "园区") and name != self.name]

    @cached_property
    def projects(self) -> dict[str, Row]:
        """The county's projects by their code."""
        return {row["project_code"]: row for row in self.tables["projects"] if row["region"] in self.regions}

    @cached_property
    def work(self) -> list[Row]:
        """The rows of the investment sheet, each with its project's region, planned investment and 单列."""
        return [
            {
                **row,
                "region": self.projects[row["project_code"]]["region"],
                "planned_investment": self.projects[row["project_code"]]["planned_investment"],
                "listed_separately": self.projects[row["project_code"]]["listed_separately"],
            }
            for row in self.tables["investments"]
            if row["project_code"] in self.projects
        ]

    @cached_property
    def told(self) -> list[Row]:
        """What the county's regions tell of the main indicator in the sheet 区域完成, whether it counts or not."""
        return [
            row
            for row in self.tables["region_progress"]
            if row["region"] in self.regions and row["indicator"] == self.main_indicator
        ]

    @cached_property
    def told_and_counting(self) -> list[Row]:
        """Those rows that count as work."""
        return counting(self.told, self.work, self.name)

    @cached_property
    def all_work(self) -> list[Row]:
        """The work of projects, and what regions tell of theirs."""
        return [*({**row, "is_told": True} for row in self.work), *work_told(self.told_and_counting, self.name)]

    @cached_property
    def version_before(self) -> "County | None":
        """What the version before said, by its rows of projects alone: what regions told then is not kept."""
        if not self._before:
            return None
        earlier = County({**self.tables, **self._before})
        earlier.told, earlier.told_and_counting = [], self.told_and_counting
        earlier.all_work = [{**row, "is_told": True} for row in earlier.work]
        return earlier

    def counted(self, rows: Iterable[Row], asked: Asked) -> list[Row]:
        """Those rows that the regions and the switch for 单列 leave."""
        return [
            row
            for row in rows
            if asked.chooses(row["region"]) and (asked.with_separate or not row["listed_separately"])
        ]

    def work_of_year(self, asked: Asked) -> list[Row]:
        """The work of the year's months up to the reported one."""
        months = set(asked.months())
        return [row for row in self.counted(self.work, asked) if row["month"] in months]

    def completed(self, asked: Asked, keep: Callable[[Row], bool] = lambda row: True) -> Fraction:
        """Completed investment since 1 January, of projects and of what regions tell."""
        months = set(asked.months())
        of_year = (row for row in self.counted(self.all_work, asked) if row["month"] in months)
        return total(filter(keep, of_year), "completed_investment")

    def completed_last_year(self, asked: Asked, keep: Callable[[Row], bool] = lambda row: True) -> Exact:
        """The same a year before; None when the ledger does not reach back."""
        return self.completed(asked.a_year_before(), keep) if self.reaches_back(asked) else None

    def reaches_back(self, asked: Asked) -> bool:
        """Whether the ledger holds the year before from January on, or from February, where January is told with it."""
        months = {row["month"] for row in self.all_work}
        if not months:
            return False
        january = date(asked.year - 1, 1, 1)
        is_told_together = min(months) == january.replace(month=2) and asked.new_year not in months
        return min(months) <= january or (is_told_together and asked.month.month > 1)

    # Targets and plans

    def target(self, region: str, asked: Asked, indicator: str | None = None) -> Exact:
        """A region's target of the year; of the main indicator unless another one is named."""
        for row in self.tables["targets"]:
            if (row["year"], row["region"], row["indicator"]) == (asked.year, region, indicator or self.main_indicator):
                return Fraction(row["target"])
        return target_told(self.told, region, asked.month) if indicator in (None, self.main_indicator) else None

    def phased_plan(self, region: str, asked: Asked) -> Exact:
        """What a region planned up to the reported month, in a straight line between the months that its plan names.

        A region whose plan names no month follows the county's, in proportion.
        """
        for row in self.tables["targets"]:
            is_meant = (row["year"], row["region"], row["indicator"]) == (asked.year, region, self.main_indicator)
            if is_meant and any(row[f"plan_{number}"] is not None for number in range(1, 13)):
                return _between(row, asked.month.month)
        target = self.target(region, asked)
        if region == self.name or target is None:
            return None
        of_county, whole = self.phased_plan(self.name, asked), self.target(self.name, asked)
        return None if of_county is None or not whole else target * of_county / whole

    # States of projects

    def is_in_hand(self, project: Row, asked: Asked) -> bool:
        """Started, and not completed before this year."""
        completed_on = project["completed_on"]
        return asked.has_happened(project["started_on"]) and (completed_on is None or completed_on >= asked.new_year)

    def class_of(self, project: Row, asked: Asked) -> str | None:
        """结转 or 新开工; None when not in hand."""
        if not self.is_in_hand(project, asked):
            return None
        return "结转" if project["started_on"] < asked.new_year else "新开工"

    def is_suspended(self, project: Row, asked: Asked) -> bool:
        """Suspended, and not completed since."""
        return asked.has_happened(project["suspended_on"]) and not asked.has_happened(project["completed_on"])

    def status(self, project: Row, asked: Asked) -> str:
        """How far a project has come."""
        if asked.has_happened(project["completed_on"]):
            return "竣工"
        if self.is_suspended(project, asked):
            return "停工"
        for day, status in (("started_on", "在建"), ("approved_on", "报批"), ("signed_on", "签约")):
            if asked.has_happened(project[day]):
                return status
        return "储备"

    def large(self, asked: Asked) -> list[Row]:
        """The large projects that are asked for, in hand or not."""
        chosen = self.counted(self.projects.values(), asked)
        return [row for row in chosen if row["planned_investment"] >= asked.threshold]

    def large_in_hand(self, asked: Asked) -> list[Row]:
        """The large projects in hand."""
        return [row for row in self.large(asked) if self.is_in_hand(row, asked)]

    def completed_by_project(self, asked: Asked) -> dict[str, Fraction]:
        """Completed investment since 1 January by the project's code; those that completed nothing are not there."""
        sums: dict[str, Fraction] = {}
        for row in self.work_of_year(asked):
            sums[row["project_code"]] = sums.get(row["project_code"], Fraction(0)) + Fraction(
                row["completed_investment"]
            )
        return {code: completed for code, completed in sums.items() if completed}


def _between(row: Row, number: int) -> Exact:
    named = {month: Fraction(row[f"plan_{month}"]) for month in range(1, 13) if row[f"plan_{month}"] is not None}
    if number in named:
        return named[number]
    before = max((month for month in named if month < number), default=0)
    after = min((month for month in named if month > number), default=None)
    if after is None:
        return None
    start = named.get(before, Fraction(0))
    return start + (named[after] - start) * (number - before) / (after - before)
