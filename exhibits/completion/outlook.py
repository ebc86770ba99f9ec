"""Where completion leads: what the year still asks for, how it will end, and what the laggards need to catch up."""

from collections.abc import Sequence

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.places import level_with_first, names_of, of_each, tied
from exhibits.base.project_rows import projects_of_region
from exhibits.base.reporting import with_unreported
from exhibits.base.target_words import no_target, rate_of_target
from exhibits.base.time_words import DECEMBER, JUNE, is_closed, months_to, needed
from exhibits.base.wording import definition, money_unit, scope
from exhibits.completion.ranking import regions_to_show
from pictures import Bar, Key, Ranking, Reference
from words import N_, _, counted, numbers
from words.columns import money_said_alike

FULL_YEAR = 100.0


@exhibit(N_("How the year will end"), behind=projects_of_region)
def completion_forecast(filters: Filters) -> Exhibit:
    """The year's end: how it ended, from June on where the pace so far leads, before June what is still asked for."""
    rows, subject = regions_to_show(filters)
    ranked = sorted((row for row in rows if row["forecast_rate"] is not None), key=lambda row: -row["forecast_rate"])
    extrapolates = filters.month.month >= JUNE
    return Exhibit(
        headline=with_unreported(filters, _outlook_headline(filters)),
        picture=_forecast_bars(ranked, subject) if extrapolates else _asked_for(ranked, subject),
        columns=(
            Column("region", _("Township or zone")),
            Column("completed_investment", _("Completed"), "money"),
            *_forecast_columns(filters),
            Column("target", _("Target of the year"), "money"),
            Column("completion_rate", _("Completion rate"), "percent"),
            *_needed_columns(filters),
        ),
        rows=tuple(ranked),
        definition=definition(
            filters, _outlook_formula(filters), "%" if extrapolates else money_unit(), "investments", "targets"
        ),
    )


def _outlook_formula(filters: Filters) -> str:
    if is_closed(filters.month):
        return _("completion rate of the whole year = completed / target of the year")
    if filters.month.month >= JUNE:
        return _("forecast = completed since January / months elapsed x 12; derived, not published")
    return _(
        "needed a month = (target - completed) / months left; the tick is the monthly pace so far; the year is"
        " extrapolated from June on"
    )


def _forecast_columns(filters: Filters) -> tuple[Column, ...]:
    if filters.month.month < JUNE or is_closed(filters.month):
        return ()
    return (
        Column("forecast", _("Forecast for the year"), "money"),
        Column("forecast_rate", _("Forecast rate"), "percent"),
    )


def _needed_columns(filters: Filters) -> tuple[Column, ...]:
    if is_closed(filters.month):
        return ()
    return (Column("needed_per_month_to_target", _("Needed a month to the target"), "money"),)


def _forecast_bars(rows: list[Row], subject: str | None) -> Ranking:
    said = money_said_alike(row["forecast"] for row in rows)
    return Ranking(
        tuple(
            Bar(
                key=Key.of(row, "completed_investment", "region"),
                label=row["region"],
                value=row["forecast_rate"],
                text=f"{numbers.percent(row['forecast_rate'], 1)}  {said(row['forecast'])}",
                subject=subject in (None, row["region"]),
            )
            for row in rows
        ),
        Reference(FULL_YEAR, _("target of the year")),
    )


def _asked_for(rows: list[Row], subject: str | None) -> Ranking:
    """What each must complete a month to reach its target, beside the pace so far; the most asked for first."""
    said = money_said_alike(row["needed_per_month_to_target"] for row in rows)
    return Ranking(
        tuple(
            Bar(
                key=Key.of(row, "completed_investment", "region"),
                label=row["region"],
                value=row["needed_per_month_to_target"],
                text=said(row["needed_per_month_to_target"]),
                subject=subject in (None, row["region"]),
                mark=row["pace_per_month"],
            )
            for row in sorted(rows, key=lambda row: -row["needed_per_month_to_target"])
        ),
        mark_label=_("pace so far"),
    )


def _outlook_headline(filters: Filters) -> str:
    county = filters.ask_one("county_headline")
    said = {"scope": scope(filters), "money": numbers.money(county["completed_investment"])}
    rate = county["completion_rate"]
    if county["unreported"]:
        return _("{scope}: figures reported in part tell nothing about the year's end").format(scope=said["scope"])
    if is_closed(filters.month):
        if rate is None:
            return _("{scope} completed {money} in {year}").format(**said, year=filters.month.year)
        return _("{scope} completed {money} in {year}, {rate} of the target").format(
            **said, year=filters.month.year, rate=rate_of_target(filters, county)
        )
    if filters.month.month >= JUNE:
        return _forecast_headline(filters, county, said["scope"])
    if rate is None:
        return _("{scope} completed {money}; {no_target}, so nothing is known of the way to it").format(
            **said, no_target=no_target(filters)
        )
    if not county["needed_per_month_to_target"]:
        return _("{scope} completed {money}, the target of the year is reached").format(**said)
    return _(
        "{scope} has {missing} left to the target of the year: {needed} from now on, {pace} a month so far"
    ).format(
        scope=said["scope"],
        missing=numbers.money(county["gap_to_target"]),
        needed=needed(county["needed_per_month_to_target"], DECEMBER, filters.month),
        pace=numbers.money(county["pace_per_month"]),
    )


def _forecast_headline(filters: Filters, county: Row, name: str) -> str:
    """The extrapolation, named as such; who would miss the target is who is behind time progress, and is told there."""
    sentence = _("Extrapolated at the pace so far {scope} ends the year with {money}").format(
        scope=name, money=numbers.money(county["forecast"])
    )
    if county["forecast_rate"] is None:
        return sentence
    return _("{sentence}, {rate} of the target").format(
        sentence=sentence, rate=rate_of_target(filters, county, "forecast_rate")
    )


@exhibit(N_("What the laggards need"), behind=projects_of_region)
def half_year_gap(filters: Filters) -> Exhibit:
    """What each laggard must complete: half of the target by June, then the whole; at the end who missed it."""
    rows, subject = regions_to_show(filters)
    column, goal = _goal(filters)
    laggards = sorted(
        (row for row in rows if row["lead"] is not None and row["lead"] < 0 and row[column]),
        key=lambda row: -row[column],
    )
    if filters.region:
        laggards = [row for row in laggards if row["region"] == subject]
    closed = is_closed(filters.month)
    said = money_said_alike(row[column] for row in laggards)
    bars = tuple(
        Bar(
            key=Key.of(row, "completed_investment", "region"),
            label=row["region"],
            value=row[column],
            text=said(row[column]),
            lamp=row["lamp"],
            mark=None if closed else row["pace_per_month"],
        )
        for row in laggards
    )
    return Exhibit(
        headline=with_unreported(filters, _gap_headline(filters, rows, laggards)),
        picture=Ranking(bars) if closed else Ranking(bars, mark_label=_("pace so far")),
        columns=(
            Column("region", _("Township or zone")),
            Column("lead", _("Against time progress"), "points"),
            Column("gap_to_pace", _("Short of the target") if closed else _("Short of time progress"), "money"),
            *(() if closed else (Column(column, _needed_heading(filters, goal), "money"),)),
            Column("new_this_period", _("New this month"), "money"),
        ),
        rows=tuple(laggards),
        definition=definition(filters, _gap_formula(filters), money_unit(), "investments", "targets"),
    )


def _goal(filters: Filters) -> tuple[str, int]:
    """The column of what is missing to the goal, and the goal's month; at the year's end no month is left."""
    if is_closed(filters.month):
        return "gap_to_pace", DECEMBER
    if filters.month.month < JUNE:
        return "needed_per_month_to_half", JUNE
    return "needed_per_month_to_target", DECEMBER


def _goal_in_words(filters: Filters) -> str:
    if filters.month.month < JUNE:
        return _("half of the target by the end of June")
    return _("the target by the end of December")


def _needed_heading(filters: Filters, goal: int) -> str:
    if months_to(goal, filters.month) == 1:
        return _("Needed in {month}").format(month=numbers.month_short(filters.month.replace(month=goal)))
    return _("Needed a month")


def _gap_formula(filters: Filters) -> str:
    if is_closed(filters.month):
        return _("missing = target of the year - completed")
    return _(
        "needed a month = (goal - completed) / months left; goal: {goal}; the tick is the monthly pace so far"
    ).format(goal=_goal_in_words(filters))


def _gap_headline(filters: Filters, rows: Sequence[Row], laggards: list[Row]) -> str:
    if all(row["target"] is None for row in rows):
        return _("No township has a target for {year}, so no completion rate is told").format(year=filters.month.year)
    if all(row["lead"] is None for row in rows):
        return _("nobody with a target has reported this month")
    if is_closed(filters.month):
        return _missed_headline(filters, laggards)
    if not laggards:
        return _("{scope}: nobody is behind time progress").format(scope=scope(filters))
    column, goal = _goal(filters)
    first = [row["region"] for row in laggards if row[column] == laggards[0][column]]
    template = (
        _("{names} needs {needed} to make {goal}")
        if len(first) == 1
        else _("{names} need {needed} each to make {goal}")
    )
    sentence = template.format(
        names=names_of(first), needed=needed(laggards[0][column], goal, filters.month), goal=_goal_in_words(filters)
    )
    if len(laggards) == 1:
        return sentence
    return counted(
        "{count} is behind time progress; {sentence}",
        "{count} are behind time progress; {sentence}",
        "count",
        count=len(laggards),
        sentence=sentence,
    )


def _missed_headline(filters: Filters, laggards: list[Row]) -> str:
    """The year is over: who missed the target, and by how much at most."""
    year = filters.month.year
    if not laggards:
        return _("{scope}: nobody missed the target of {year}").format(scope=scope(filters), year=year)
    most = level_with_first(laggards, "gap_to_pace")
    names, missing = [row["region"] for row in most], numbers.money(most[0]["gap_to_pace"])
    if len(laggards) == 1:
        return _("{region} missed the target of {year} by {missing}").format(
            region=names[0], year=year, missing=missing
        )
    return _("{count} missed the target of {year}, {region} by most, {missing}").format(
        count=len(laggards), year=year, region=tied(names), missing=of_each(names, missing)
    )
