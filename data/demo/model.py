"""What the generator works with: months counted from 2022-01, projects, and the ledger's tables."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

Row = dict[str, Any]  # the cells of a row by the names of schema.sql
FIRST_YEAR = 2022
# Months are counted from January of the first year; a period is (first month, last month).
PERIODS = ((0, 4), (5, 11), (12, 16), (17, 23), (24, 28))
LAST_MONTH = 28
NEXT_YEAR = 36
SEASON = (0.85, 0.6, 1.0, 1.05, 1.1, 1.5, 1.25, 1.05, 1.0, 0.9, 0.85, 0.9)


def dice(part: str) -> Random:
    """A source of chance of one part of the ledger, the same at every run."""
    return Random(f"demo ledger, {part}")


def first_day(month: int) -> date:
    """The first day of a counted month."""
    return date(FIRST_YEAR + month // 12, month % 12 + 1, 1)


def last_day(month: int) -> date:
    """The last day of a counted month."""
    first = first_day(month)
    return first.replace(day=monthrange(first.year, first.month)[1])


def some_day(month: int, chance: Random) -> date:
    """A day of a counted month."""
    return first_day(month).replace(day=chance.randint(3, 27))


def early_month(first: int, last: int, chance: Random) -> int:
    """One of the months from first to last, the first ones more often."""
    months = list(range(first, last + 1))
    return chance.choices(months, range(2 * len(months), len(months), -1))[0]


def month_of(day: date) -> int:
    """The counted month of a day; negative before the first year."""
    return (day.year - FIRST_YEAR) * 12 + day.month - 1


@dataclass(eq=False)
class Project:
    """A row of the project sheet, and what the generator needs to fill it. Money in whole 万元."""

    region: str
    investor_origin: str
    planned_investment: int
    origin_place: str = ""
    name: str = ""
    owner: str = ""
    industry: str = ""
    category: str = "新建"
    project_code: str = ""
    annual_plan: int | None = None
    contracted_foreign: int | None = None
    paid_in_foreign: int | None = None
    land: float | None = None
    listed_separately: bool = False
    signed_on: date | None = None
    approved_on: date | None = None
    planned_start_on: date | None = None
    started_on: date | None = None
    planned_completion_on: date | None = None
    completed_on: date | None = None
    suspended_on: date | None = None
    listed_on: date | None = None
    in_production_on: date | None = None
    start_batch: str = ""
    signing_event: str = ""
    lead_official: str = ""
    responsible_unit: str = ""
    deputy_leader: str = ""
    remark: str = ""
    cohort: str = ""
    idle_months: int = 0
    spent: list[int] = field(default_factory=lambda: [0] * len(PERIODS))

    @property
    def group(self) -> str:
        """The group whose sums the speech gives: 上海, 浙江, 境内市外 (other places), 外资, 本地, 单列."""
        if self.listed_separately:
            return "单列"
        if self.investor_origin == "境内市外":
            return self.origin_place if self.origin_place in ("上海", "浙江") else "境内市外"
        return "外资" if self.investor_origin == "外资" else "本地"

    @property
    def start(self) -> date:
        """The day on which it was started. ValueError where it was not."""
        if self.started_on is None:
            raise ValueError(f"{self.name or self.region}: not started")
        return self.started_on

    def is_due_in(self, year: int) -> bool:
        """Whether it is planned to be completed in that year."""
        return self.planned_completion_on is not None and self.planned_completion_on.year == year

    @property
    def is_large(self) -> bool:
        """Whether it is one of the projects of 500 万元 and more."""
        return self.planned_investment >= 500

    def months(self, period: int) -> list[int]:
        """The counted months of a period in which work can have been done."""
        first, last = PERIODS[period]
        ends = [last]
        if self.completed_on:
            ends.append(month_of(self.completed_on))
        if self.suspended_on:
            ends.append(month_of(self.suspended_on))
        if period == len(PERIODS) - 1:
            ends.append(last - self.idle_months)
        if not self.started_on:
            return []
        return list(range(max(first, month_of(self.started_on)), min(ends) + 1))

    def in_hand(self, month: int) -> bool:
        """Started by the end of the month and not completed before its year."""
        end = last_day(month)
        if not self.started_on or self.started_on > end:
            return False
        return not self.completed_on or self.completed_on.year >= end.year


@dataclass
class Ledger:
    """The tables of the ledger; all but the projects are lists of rows keyed by the names of schema.sql."""

    regions: list[Row]
    projects: list[Project]
    investments: list[Row]
    targets: list[Row]
    county_indicators: list[Row]
    obstacles: list[Row]
    commitments: list[Row]
    cost_shares: list[Row]
    applications: list[Row]
    leads: list[Row]
    expressways: list[Project]
    milestones: list[Row] = field(default_factory=list)
    progress_notes: list[Row] = field(default_factory=list)
    officials: list[Row] = field(default_factory=list)
    decisions: list[Row] = field(default_factory=list)
    notices: list[Row] = field(default_factory=list)
    assessment_scores: list[Row] = field(default_factory=list)
