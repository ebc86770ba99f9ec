"""Months side by side: 1月 … 12月, dates, or 1-1月 … 1-12月 which add up, one row a project."""

from data.findings import N_
from data.reading.layout import About, Feed, Head, Layout, Problem, Source
from data.reading.naming import CUMULATIVE
from data.reading.wide.monthly import is_one_month, is_own_list, meanings, project_sources, source_of, whereabouts
from data.reading.wide.periods import Period
from data.reading.wide.roles import Meaning
from data.reading.wide.tables import CODED, MONTHLY

SIDE_BY_SIDE = ("of_the_month", "year_to_date")


def months_layout(head: Head, about: About) -> Layout | None:
    """The months of each project; None where fewer than two months are spoken of, or of no projects."""
    if about.said.layout not in (None, "months") or about.said.table not in (None, "investments"):
        return None
    found = meanings(head, about)
    months = {index: each for index, each in found.items() if each.role in SIDE_BY_SIDE and each.period.month}
    roles = {each.role for each in found.values()}
    if len({(each.role, each.period) for each in months.values()}) < 2 or not roles & {"name", "code"}:
        return None
    if roles & {"indicator", "month"} or is_own_list(head) or is_one_month(found):
        return None
    layout = Layout("months", head, [])
    others = {index: each for index, each in found.items() if index not in months and each.role not in SIDE_BY_SIDE}
    project = project_sources(layout, others, about)
    year = year_of(about)
    sums = sums_of_months(months)
    layout.roles |= dict.fromkeys(sums, CUMULATIVE)
    months = {index: each for index, each in months.items() if index not in sums}
    for index, each in months.items():
        period = Period(each.period.year or year, each.period.month)
        if period.day is None:
            continue
        source = source_of(each.role, head.over(index), about)
        month = Source(MONTHLY.column("month"), constant=period.day)
        layout.feeds.append(
            Feed(MONTHLY if "name" in project else CODED, project | {"month": month, each.role: source}, (each.role,))
        )
    if len(layout.feeds) < len(months) and about.titles:
        layout.missing = ("年份",)
        message = N_("the columns {columns} are months without a year; write defaults = {example} in ledger.toml")
        names = "、".join(head.over(index).text for index, each in months.items() if not each.period.year)
        layout.problems.append(Problem("year_not_said", message, {"columns": names, "example": "{ year = 2024 }"}))
    layout.score = len(months) + len({each.role for each in others.values()} | set(project))
    return layout


def sums_of_months(months: dict[int, Meaning]) -> list[int]:
    """Columns such as 一季度 and 1-4月 that stand beside the last of their months: printed sums of these."""
    single = {(each.period.year, each.period.month) for each in months.values() if each.role == "of_the_month"}
    so_far = {index: each for index, each in months.items() if each.role == "year_to_date"}
    return [index for index, each in so_far.items() if (each.period.year, each.period.month) in single]


def year_of(about: About) -> int | None:
    """The year that the mapping, the sheet's name, a title or the file's name says; None where two are said."""
    said = about.said.defaults.get("year")
    if isinstance(said, int):
        return said
    where = whereabouts(about)
    for place in ("sheet", "title", "file"):
        years = {period.year for period in where.periods(place) if period.year}
        if years:
            return years.pop() if len(years) == 1 else None
    return None
