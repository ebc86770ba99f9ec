"""The return workbook that a unit was handed: its projects of one month, its new ones, read without any mapping.

It is known by its two groups of columns, whatever the file and the sheet are called, and says itself of which unit and
month it is. Rows that were added, and columns that somebody moved, are read as well.
"""

import re
from dataclasses import replace
from datetime import date

from data import return_form as form
from data.kinds import LABEL, MONTH, TEXT, YUAN, Column, Table, needed, optional
from data.reading.layout import About, Feed, Head, HeadColumn, Layout, Source
from data.reading.naming import ORDINAL, TOTAL, words_of
from data.reading.units import unit_of
from data.reading.values import compact
from data.tables import INVESTMENTS, PROGRESS_NOTES, PROJECTS

CERTAIN = 100.0  # no other layout has these two groups
MONTH_SAID = re.compile(r"月份:(20\d\d)年(1[0-2]|0?[1-9])月")
UNIT_SAID = re.compile(r"填报单位:(.+)")
PLACE = (optional("region", LABEL, "区域", is_region=True), optional("month", MONTH, "月份"))
NOTES = tuple(replace(PROGRESS_NOTES.column(name), is_required=False) for name in ("progress", "next_step"))


def _of_projects(names: tuple[str, ...], required: tuple[str, ...] = ()) -> tuple[Column, ...]:
    return tuple(replace(PROJECTS.column(name), is_required=name in required) for name in names)


DATES = ("started_on", "planned_completion_on", "completed_on", "suspended_on")
# A project that the county knows, in one month.
RETURNED = Table(
    "returned",
    ("月报",),
    (
        *_of_projects(("project_code",)),
        needed("name", TEXT, "项目名称"),
        *PLACE,
        optional("before", YUAN, form.BEFORE),
        *_of_projects(DATES),
        *NOTES,
    ),
)
# A project that the county did not know.
OWN_OF_NEW = tuple(name for name in form.OF_NEW_PROJECTS if name not in ("progress", "next_step"))
RETURNED_NEW = Table(
    "returned_new",
    ("新增",),
    (
        *_of_projects(OWN_OF_NEW, ("name", "investor_origin", "planned_investment")),
        *PLACE,
        *NOTES,
    ),
)
# What one capital source brought to either in the month.
RETURNED_AMOUNTS = Table(
    "returned_amounts",
    ("投资",),
    (
        *_of_projects(("project_code",)),
        optional("name", TEXT, "项目名称"),
        *PLACE,
        optional("capital_source", LABEL, "资金来源"),
        replace(INVESTMENTS.column("completed_investment"), is_required=False),
        INVESTMENTS.column("funds_in_place"),
    ),
)
RETURNED_TABLES = (RETURNED, RETURNED_NEW, RETURNED_AMOUNTS)


def returned_layout(head: Head, about: About) -> Layout | None:
    """The return of a unit; None for any other table."""
    if about.said.layout is not None or about.said.table is not None:
        return None
    done, funds = _group(head, form.MONTH_GROUP), _group(head, form.FUNDS_GROUP)
    named = {words_of(column.text).name: column for column in head.columns if len(column.parts) == 1}
    if not done or not funds or "项目名称" not in named:
        return None
    is_new = "项目编号" not in named
    table, headers = (RETURNED_NEW, form.OF_NEW_PROJECTS) if is_new else (RETURNED, form.HANDED_OUT | form.FILLED_IN)
    place = _place(about)
    layout = Layout("returned", head, [])
    sources = place | {
        name: _source(table.column(name), named[header], about)
        for name, header in headers.items()
        if header in named and any(column.name == name for column in table.columns)
    }
    layout.feeds.append(Feed(table, sources))
    kept = {"project_code", "name", "region", "month"}
    of_project = {name: source for name, source in sources.items() if name in kept}
    layout.feeds += [_feed(label, done, funds, of_project, about) for label in dict.fromkeys((*done, *funds))]
    layout.missing = () if place else (form.UNIT_LINE,)
    _name_the_rest(layout)
    layout.score = CERTAIN
    return layout


def _group(head: Head, title: str) -> dict[str, HeadColumn]:
    """Capital source -> its column below a group's title."""
    below = [column for column in head.columns if len(column.parts) > 1 and words_of(column.parts[0]).name == title]
    return {compact(column.parts[-1]): column for column in below if words_of(column.parts[-1]).qualifier != TOTAL}


def _place(about: About) -> dict[str, Source]:
    """Which unit and month the workbook says that it is of; nothing where it does not say both."""
    units = [found[1] for title in about.titles if (found := UNIT_SAID.fullmatch(title))]
    months = [found for title in about.titles if (found := MONTH_SAID.fullmatch(title))]
    if not units or not months:
        return {}
    day = date(int(months[0][1]), int(months[0][2]), 1)
    region, month = (RETURNED.column(name) for name in ("region", "month"))
    return {"region": Source(region, constant=units[0]), "month": Source(month, constant=day)}


def _source(column: Column, over: HeadColumn, about: About) -> Source:
    return Source(column, over.index, over.text, unit_of(column, over.unit, about.titles, about.unit))


def _feed(
    label: str, done: dict[str, HeadColumn], funds: dict[str, HeadColumn], project: dict[str, Source], about: About
) -> Feed:
    sources = project | {"capital_source": Source(RETURNED_AMOUNTS.column("capital_source"), constant=label)}
    for name, group in (("completed_investment", done), ("funds_in_place", funds)):
        if label in group:
            sources[name] = _source(RETURNED_AMOUNTS.column(name), group[label], about)
    return Feed(RETURNED_AMOUNTS, sources, ("completed_investment", "funds_in_place"))


def _name_the_rest(layout: Layout) -> None:
    for column in layout.head.columns:
        if column.index not in layout.indices:
            words = words_of(column.parts[-1])
            is_known = words.name in (form.HANDED_OUT["planned_investment"], form.HANDED_OUT["annual_plan"])
            layout.roles[column.index] = "of the project" if is_known else words.qualifier or ORDINAL
