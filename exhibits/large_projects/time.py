"""Large projects in time: finish rates, the forecast for the year's end, what is late."""

from collections.abc import Sequence
from dataclasses import replace

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.places import level_with_first, tied
from exhibits.base.sheets import needs
from exhibits.base.time_words import is_closed
from exhibits.base.wording import definition, scope
from exhibits.large_projects.in_short import (
    COMPLETED,
    large_projects_of,
    projects_of_part,
    rate_of,
)
from pictures import Bar, Key, Ranking
from words import N_, _, counted, numbers


def projects_of_finish_rate(filters: Filters, key: Key) -> Exhibit:
    """The completed projects of a class that a finish rate counts: now, a year before, or by the year's end."""
    its_class = key["class"]
    if key.figure == "forecast":
        return _due_projects(filters, its_class)
    if key.figure == "completed_last_year":
        filters = replace(filters, month=filters.month.replace(year=filters.month.year - 1))
    return projects_of_part(filters, its_class, COMPLETED)


def _due_projects(filters: Filters, its_class: str) -> Exhibit:
    due = {row["project_code"] for row in filters.ask("large_projects_due")}
    rows = [row for row in filters.ask("projects") if row["class"] == its_class and row["project_code"] in due]
    what = " · ".join([scope(filters), _(its_class), _("completed by the end of the year")])
    return large_projects_of(filters, what, rows, _planned_completion())


@exhibit(N_("Finish rates"), behind=projects_of_finish_rate)
@needs("projects")
def large_projects_finish_rates(filters: Filters) -> Exhibit:
    """How many projects of each class are completed: now, a year before, and by the year's end as planned."""
    rows = filters.ask("large_projects_finish_rates")
    return Exhibit(
        headline=_finish_headline(filters, rows),
        picture=Ranking(tuple(bar for row in rows for bar in _bars_of_class(row, filters))),
        columns=(
            Column("class", _("Class")),
            Column("projects", _("Large projects"), "number"),
            Column("completed", _("Completed, projects"), "number"),
            Column("finish_rate", _("Finish rate"), "percent"),
            Column("projects_last_year", _("Projects the year before"), "number"),
            Column("completed_last_year", _("Completed the year before"), "number"),
            Column("finish_rate_last_year", _("Finish rate the year before"), "percent"),
            Column("finish_rate_change", _("Change of the rate"), "points"),
            *_forecast_columns(filters),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("finish rate = completed this year / large projects in hand of the class; the year's end as planned"),
            "%",
            "projects",
        ),
    )


def _forecast_columns(filters: Filters) -> tuple[Column, ...]:
    """What is planned for the year's end; a year that is over has no plan any more."""
    if is_closed(filters.month):
        return ()
    return (
        Column("forecast", _("Completed by the end of the year"), "number"),
        Column("forecast_rate", _("Finish rate by the end of the year"), "percent"),
    )


def _bars_of_class(row: Row, filters: Filters) -> list[Bar]:
    name = row["class"]
    now = rate_of(row["finish_rate"], row["completed"], row["projects"])
    bars = [Bar(Key.of(row, "completed", "class"), _(name), row["finish_rate"], now)]
    if row["projects_last_year"] is not None:
        rate = rate_of(row["finish_rate_last_year"], row["completed_last_year"], row["projects_last_year"])
        text = _("year before {rate}").format(rate=rate)
        bars.append(
            Bar(Key.of(row, "completed_last_year", "class"), "", row["finish_rate_last_year"], text, subject=False)
        )
    if not is_closed(filters.month):
        rate = rate_of(row["forecast_rate"], row["forecast"], row["projects"])
        text = _("year's end {rate}").format(rate=rate)
        bars.append(Bar(Key.of(row, "forecast", "class"), "", row["forecast_rate"], text, subject=False))
    return bars


def _finish_headline(filters: Filters, rows: Sequence[Row]) -> str:
    parts = [_finish_sentence(row) for row in rows if row["projects"]]
    if not parts:
        return _("{scope} has no large project in hand").format(scope=scope(filters))
    return _("Finish rates: {parts}").format(parts=_("; ").join(parts))


def _finish_sentence(row: Row) -> str:
    rate = numbers.percent(row["finish_rate"])
    change = row["finish_rate_change"]
    if change is None:
        return _("{class_name} {rate}").format(class_name=_(row["class"]), rate=rate)
    size = numbers.points(abs(change))
    if size == numbers.points(0):
        template = _("{class_name} {rate}, as in the year before")
    else:
        template = _("{class_name} {rate}, up {points}") if change > 0 else _("{class_name} {rate}, down {points}")
    return template.format(class_name=_(row["class"]), rate=rate, points=size)


def projects_due_in(filters: Filters, key: Key) -> Exhibit:
    """The projects completed, or to be completed, in a month; without one those that are late."""
    month = key["month"]
    due = {
        row["project_code"]
        for row in filters.ask("large_projects_due")
        if (row["is_late"] if month is None else row["due_month"] == month)
    }
    rows = [row for row in filters.ask("projects") if row["project_code"] in due]
    if month is None:
        when = _("planned completion has passed")
    else:
        when = _("completed or to be completed in {month}").format(month=numbers.month_name(month))
    return large_projects_of(filters, f"{scope(filters)} · {when}", rows, _planned_completion())


def _planned_completion() -> Column:
    return Column("planned_completion_on", _("Planned completion"), "day")


@exhibit(N_("Completions of the year"), behind=projects_due_in)
@needs("projects")
def large_projects_forecast(filters: Filters) -> Exhibit:
    """How many will be completed by the year's end: month by month as they were and as planned, and what is late."""
    rows = filters.ask("large_projects_due_by_month")
    bars = tuple(
        Bar(
            key=Key.of(row, "projects" if row["month"] else "late", "month"),
            label=numbers.month_short(row["month"]) if row["month"] else _("late"),
            value=row["projects"],
            text=_due_text(row),
            lamp="红" if row["late"] else None,
            subject=bool(row["completed"] or row["late"]),
            mark=row["completed_last_year"],
        )
        for row in rows
        if row["month"] or row["late"]
    )
    return Exhibit(
        headline=_forecast_headline(filters),
        picture=Ranking(bars),
        columns=(
            Column("month", _("Month"), "month"),
            Column("completed", _("Completed, projects"), "number"),
            Column("planned", _("Planned to be completed"), "number"),
            Column("late", _("Late"), "number"),
            Column("still_to_start", _("Not started yet"), "number"),
            Column("cumulative", _("Since January"), "number"),
            Column("completed_last_year", _("The year before"), "number"),
            Column("planned_investment", _("Planned investment"), "money"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _(
                "forecast = completed this year + in hand or approved, and planned to be completed by 31 December;"
                " pale: still planned; the tick is the year before"
            ),
            _("count"),
            "projects",
        ),
    )


def _due_text(row: Row) -> str:
    if row["late"]:
        return _("{count} late").format(count=row["late"])
    parts = []
    if row["completed"]:
        parts.append(_("{count} completed").format(count=row["completed"]))
    if row["planned"]:
        parts.append(_("{count} planned").format(count=row["planned"]))
    parts.append(_("{count} since January").format(count=row["cumulative"]))
    return _(", ").join(parts)


def _forecast_headline(filters: Filters) -> str:
    forecast = filters.ask_one("large_projects_forecast")
    if not forecast["completed_forecast"]:
        return _("No large project is completed or planned to be completed in {year}").format(year=filters.month.year)
    if is_closed(filters.month):
        parts = [
            counted(
                "{count} large project was completed in {year}",
                "{count} large projects were completed in {year}",
                "count",
                count=forecast["completed"],
                year=filters.month.year,
            )
        ]
    else:
        parts = [
            counted(
                "{count} large project is completed, {planned} more to be completed this year as planned",
                "{count} large projects are completed, {planned} more to be completed this year as planned",
                "count",
                count=forecast["completed"],
                planned=forecast["still_planned"],
            )
        ]
    if forecast["late_forecast"]:
        parts.append(counted("{count} is late", "{count} are late", "count", count=forecast["late_forecast"]))
    if not is_closed(filters.month):
        parts.append(_in_all(filters, forecast))
    return _("; ").join(parts)


def _in_all(filters: Filters, forecast: Row) -> str:
    """All of these together; how many of them are of the next class of size and above, where there is one."""
    first = _("{count} in all").format(count=forecast["completed_forecast"])
    for row in filters.ask("large_projects_by_size")[1:2]:
        return _("{first}, {count} of them from {money}").format(
            first=first, count=row["forecast_and_larger"], money=numbers.money_limit(row["from_investment"])
        )
    return first


@exhibit(N_("Late projects"), opens_project=True)
@needs("projects")
def large_projects_late(filters: Filters) -> Exhibit:
    """What is late against its planned completion, the latest first, and what holds it up."""
    rows = filters.ask("large_projects_late")
    bars = tuple(
        Bar(Key.of(row, "days_late", "project_code"), row["name"], row["days_late"], _late_text(row), lamp="红")
        for row in rows
    )
    headline = _("No large project is late against its planned completion")
    if rows:
        headline = counted(
            "{count} large project is late against its planned completion, {name} by {days}",
            "{count} large projects are late against their planned completion, {name} by {days}",
            "count",
            count=len(rows),
            name=tied([row["name"] for row in level_with_first(rows, "days_late")]),
            days=numbers.days(rows[0]["days_late"]),
        )
    return Exhibit(
        headline=headline,
        picture=Ranking(bars[:20]),
        columns=(
            Column("name", _("Project")),
            Column("region", _("Township or zone")),
            _planned_completion(),
            Column("days_late", _("Days late"), "number"),
            Column("progress", _("Progress"), "percent"),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("status", _("Status")),
            Column("obstacle", _("Obstacle")),
            Column("lead_official", _("Leader in charge")),
            Column("responsible_unit", _("Responsible unit")),
            Column("project_code", _("Code")),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("days from the planned completion to the end of the month; the twenty latest are drawn"),
            _("days"),
            "projects",
            "investments",
        ),
    )


def _late_text(row: Row) -> str:
    parts = [
        counted("{days} day", "{days} days", "days", days=row["days_late"]),
        _("progress {percent}").format(percent=numbers.percent(row["progress"], 0)),
    ]
    if row["obstacle"]:
        parts.append(_(row["obstacle"]))
    return " · ".join(parts)
