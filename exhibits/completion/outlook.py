"""Where completion leads: how the year will end at this pace, and what the laggards need to catch up."""

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters
from exhibits.base.project_rows import projects_of_region
from exhibits.base.wording import definition, money_unit, scope
from exhibits.completion.ranking import INVESTMENTS_AND_TARGETS, regions_to_show
from pictures import Bar, Key, Ranking, Reference
from words import N_, _, numbers

FULL_YEAR = 100.0


@exhibit(N_("How the year will end"), behind=projects_of_region)
def completion_forecast(filters: Filters) -> Exhibit:
    """Where the pace so far leads by December, against the target."""
    rows, subject = regions_to_show(filters)
    ranked = sorted((row for row in rows if row["forecast_rate"] is not None), key=lambda row: -row["forecast_rate"])
    bars = tuple(
        Bar(
            key=Key.of(row, "completed_investment", "region"),
            label=row["region"],
            value=row["forecast_rate"],
            text=f"{numbers.percent(row['forecast_rate'], 1)}  {numbers.money(row['forecast'])}",
            subject=subject in (None, row["region"]),
        )
        for row in ranked
    )
    county = filters.ask_one("county_headline")
    missing = [row for row in ranked if row["forecast_rate"] < FULL_YEAR]
    headline = _("At the pace so far {scope} ends the year with {money}").format(
        scope=scope(filters), money=numbers.money(county["forecast"])
    )
    if county["forecast_rate"] is not None:
        headline = _("{headline}, {rate} of the target").format(
            headline=headline, rate=numbers.percent(county["forecast_rate"])
        )
    if not subject and ranked:
        headline = _("{headline}; {count} of {all} would miss theirs").format(
            headline=headline, count=len(missing), all=len(ranked)
        )
    return Exhibit(
        headline=headline,
        picture=Ranking(bars, Reference(FULL_YEAR, _("target of the year"))),
        columns=(
            Column("region", _("Township or zone")),
            Column("completed_investment", _("Completed"), "money"),
            Column("forecast", _("Forecast for the year"), "money"),
            Column("target", _("Target of the year"), "money"),
            Column("forecast_rate", _("Forecast rate"), "percent"),
            Column("needed_per_month_to_target", _("Needed a month to the target"), "money"),
        ),
        rows=tuple(ranked),
        definition=definition(
            filters,
            _("forecast = completed since January / months elapsed x 12; derived, not published"),
            "%",
            _(INVESTMENTS_AND_TARGETS),
        ),
    )


@exhibit(N_("What the laggards need"), behind=projects_of_region)
def half_year_gap(filters: Filters) -> Exhibit:
    """What each laggard must complete a month from now on: half of the target by June, later the whole by December."""
    rows, subject = regions_to_show(filters)
    to_half = filters.month.month < 6
    column = "needed_per_month_to_half" if to_half else "needed_per_month_to_target"
    goal = _("half of the target by the end of June") if to_half else _("the target by the end of December")
    laggards = sorted(
        (row for row in rows if row["lead"] is not None and row["lead"] < 0 and row[column]),
        key=lambda row: -row[column],
    )
    if filters.region:
        laggards = [row for row in laggards if row["region"] == subject]
    bars = tuple(
        Bar(
            key=Key.of(row, "completed_investment", "region"),
            label=row["region"],
            value=row[column],
            text=_("{needed} a month").format(needed=numbers.money(row[column])),
            lamp=row["lamp"],
            mark=row["pace_per_month"],
        )
        for row in laggards
    )
    return Exhibit(
        headline=_gap_headline(laggards, column, goal, filters),
        picture=Ranking(bars, mark_label=_("pace so far")),
        columns=(
            Column("region", _("Township or zone")),
            Column("lead", _("Against time progress"), "points"),
            Column("gap_to_pace", _("Short of time progress"), "money"),
            Column(column, _("Needed a month"), "money"),
            Column("new_this_period", _("New this month"), "money"),
        ),
        rows=tuple(laggards),
        definition=definition(
            filters,
            _(
                "needed a month = (goal - completed) / months left; goal: {goal}; the tick is the monthly pace so far"
            ).format(goal=goal),
            money_unit(),
            _(INVESTMENTS_AND_TARGETS),
        ),
    )


def _gap_headline(laggards: list, column: str, goal: str, filters: Filters) -> str:
    if not laggards:
        return _("{scope}: nobody is behind time progress").format(scope=scope(filters))
    first = laggards[0]
    sentence = _("{region} needs {money} a month to make {goal}").format(
        region=first["region"], money=numbers.money(first[column]), goal=goal
    )
    if len(laggards) == 1:
        return sentence
    return _("{count} are behind time progress; {sentence}").format(count=len(laggards), sentence=sentence)
