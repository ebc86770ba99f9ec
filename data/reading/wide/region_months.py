"""Months side by side in a table of regions: 1月 … 12月, or 1-1月 … 1-12月 which add up, one row a township."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from data.findings import ERROR, N_, Finding, Place
from data.reading.layout import About, Feed, Head, Layout, Problem, Source
from data.reading.naming import CUMULATIVE, ORDINAL
from data.reading.rowwords import text_of
from data.reading.wide.monthly import meanings, whereabouts
from data.reading.wide.months import SIDE_BY_SIDE, sums_of_months, year_of
from data.reading.wide.periods import Period
from data.reading.wide.regions import indicator_of, source_in, with_regions
from data.tables import REGION_PROGRESS

FED = {"of_the_month": "of_the_month", "year_to_date": "cumulative"}
DONE = re.compile("完成|实绩|进度")
PLANNED = re.compile("分月(?:计划|目标|任务)|目标分解|任务分解|序时进度|计划表|月度计划")
NAMES = [column.name for column in REGION_PROGRESS.columns]


def region_months_layout(head: Head, about: About) -> Layout | None:
    """The months of each region; None where fewer than two months are spoken of, or of projects."""
    if about.said.layout not in (None, "months") or about.said.table not in (None, "region_progress"):
        return None
    found = with_regions(head, about, meanings(head, about))
    months = {index: each for index, each in found.items() if each.role in SIDE_BY_SIDE and each.period.month}
    sums = sums_of_months(months)
    months = {index: each for index, each in months.items() if index not in sums}
    regions = [index for index, each in found.items() if each.role == "region"]
    others = {each.role for each in found.values()}
    if len({each.period.month for each in months.values()}) < 2 or not regions:
        return None
    if others & {"name", "code", "indicator", "month"} or _is_plan(head, about):
        return None
    layout = Layout("regions", head, [], county=whereabouts(about).county)
    common = {"region": source_in(head, about, regions[0], "region")}
    plan = next((index for index, each in found.items() if each.role == "annual_plan"), None)
    if plan is not None:
        common["target"] = source_in(head, about, plan, "target")
    indicator = about.said.defaults.get("indicator") or indicator_of(about)
    if indicator is not None:
        common["indicator"] = Source(REGION_PROGRESS.column("indicator"), constant=indicator)
    year = year_of(about)
    for index, each in months.items():
        day = Period(each.period.year or year, each.period.month).day
        if day is not None:
            said = {"month": Source(REGION_PROGRESS.column("month"), constant=day)}
            said[FED[each.role]] = source_in(head, about, index, FED[each.role])
            layout.feeds.append(Feed(REGION_PROGRESS, common | said, (FED[each.role],)))
    layout.roles |= dict.fromkeys(sums, CUMULATIVE)
    layout.roles |= {index: each.role for index, each in found.items() if each.role in ("rate", "rank", "growth")}
    layout.roles |= {index: ORDINAL for index, each in found.items() if each.role == "number"}
    _tell_missing(layout, about, len(layout.feeds) < len(months), indicator is None)
    layout.score = len(found) + 0.5
    return layout


def _is_plan(head: Head, about: About) -> bool:
    """Whether the months are what is planned, or nothing says that they are what was completed."""
    above = (text_of(cell) for row in about.sheet.rows[: head.first] for cell in row)
    headers = (column.text for column in head.columns)
    said = "".join((about.sheet.file, about.sheet.name, *above, *headers))
    return bool(PLANNED.search(said)) or not DONE.search(said)


def _tell_missing(layout: Layout, about: About, no_year: bool, no_indicator: bool) -> None:
    if no_year and about.titles:
        layout.missing = ("年份",)
        message = N_("the months have no year; write defaults = {example} in ledger.toml")
        layout.problems.append(Problem("year_not_said", message, {"example": "{ year = 2024 }"}))
    if no_indicator and about.titles:
        layout.missing = (*layout.missing, "指标")
        message = N_("the indicator is not said in the sheet's title or headers; write defaults = {example}")
        layout.problems.append(Problem("indicator_not_said", message, {"example": '{ indicator = "固定资产投资" }'}))


def add_up_months(rows: Iterable[tuple[Any, ...]]) -> tuple[list[tuple[Any, ...]], list[Finding]]:
    """The rows of region_progress, each with what was completed since January; where a month is missing, an error."""
    found: list[tuple[Any, ...]] = []
    findings: list[Finding] = []
    sums: dict[tuple[Any, ...], tuple[date, Decimal]] = {}
    for row in sorted(rows, key=lambda row: str(row[NAMES.index("month")])):
        said = dict(zip(NAMES, row, strict=False))
        *_values, file, sheet, number = row
        if said["cumulative"] is None and said["of_the_month"] is not None and said["month"] is not None:
            key = (said["region"], said["indicator"], said["month"].year)
            month, so_far = sums.get(key, (None, Decimal(0)))
            if (month.month if month else 0) != said["month"].month - 1:
                message = N_("the months before {month} are not there, so that the sum since January cannot be told")
                place: Place = {"file": file, "sheet": sheet, "row": number}
                findings.append(
                    Finding("months_before_missing", ERROR, message, {"month": f"{said['month']:%Y-%m}"}, **place)
                )
            total = so_far + said["of_the_month"]
            said["cumulative"] = total
            sums[key] = (said["month"], total)
        found.append((*said.values(), file, sheet, number))
    return found, findings
