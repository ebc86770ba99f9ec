"""Completion: how far the year's target has come, who keeps up with the time that has passed, how it will end."""

from exhibits.exhibit import Column, Exhibit, exhibit
from exhibits.filters import Filters
from exhibits.projects import projects_of_month, projects_of_region
from exhibits.wording import completion_columns, definition, lamp_words, list_words, money_unit, scope
from pictures import Bar, Cell, HeatTable, Line, Ranking, Reference, Trend
from words import N_, _, numbers

INVESTMENTS = N_("ledger sheet 投资 (investments)")
INVESTMENTS_AND_TARGETS = N_("ledger sheets 投资 (investments) and 目标 (targets)")
FULL_YEAR = 100.0


def regions_to_show(filters: Filters) -> tuple[tuple, str | None]:
    """The rows of townships and zones, and the one that is the subject: all of them around a single chosen one."""
    rows = filters.ask("completion_by_region")
    if filters.region and rows:
        return filters.for_all_regions().ask("completion_by_region"), filters.region
    return rows, None


@exhibit("completion", N_("Ranking by completion rate"), behind=projects_of_region)
def completion_ranking(filters: Filters) -> Exhibit:
    """Who keeps up with time progress, who does not: bars by completion rate, both ranks beside them."""
    rows, subject = regions_to_show(filters)
    reference = None
    if rows:
        time_progress = rows[0]["time_progress"]
        label = _("time progress {percent}").format(percent=numbers.percent(time_progress))
        reference = Reference(time_progress, label)
    bars = tuple(
        Bar(
            key=row["region"],
            label=f"{row['rate_rank']}  {row['region']}" if row["rate_rank"] else row["region"],
            value=row["completion_rate"],
            text=_rate_and_rank(row),
            lamp=row["lamp"],
            subject=subject in (None, row["region"]),
        )
        for row in rows
    )
    return Exhibit(
        headline=_ranking_headline(filters, rows, subject),
        picture=Ranking(bars, reference),
        columns=completion_columns(),
        rows=rows,
        definition=definition(
            filters,
            _("completion rate = completed since January / target of the year; time progress = months elapsed / 12"),
            "%",
            _(INVESTMENTS_AND_TARGETS),
        ),
    )


def _rate_and_rank(row: dict) -> str:
    rate = numbers.percent(row["completion_rate"]) if row["completion_rate"] is not None else _("no target")
    rank = _("amount no. {rank}").format(rank=row["amount_rank"])
    return "  ".join(part for part in (rate, lamp_words(row["lamp"]) if row["lamp"] else "", rank) if part)


def _ranking_headline(filters: Filters, rows: tuple, subject: str | None) -> str:
    ranked = [row for row in rows if row["completion_rate"] is not None]
    if not rows:
        return _("{scope} is no township or zone: there is no rank").format(scope=scope(filters))
    if not ranked:
        return _("No township has a target for {year}: add it to the ledger sheet 目标").format(year=filters.month.year)
    if subject:
        row = next(row for row in rows if row["region"] == subject)
        return region_headline(row)
    townships = [row for row in ranked if row["level"] == "镇乡"]
    on_pace = [row for row in townships if row["lead"] >= 0]
    first, last = ranked[0], ranked[-1]
    return _(
        "{on_pace} of {count} townships keep up with time progress; {first} is first with {first_rate},"
        " {last} is last with {last_rate}"
    ).format(
        on_pace=len(on_pace),
        count=len(townships),
        first=first["region"],
        first_rate=numbers.percent(first["completion_rate"]),
        last=last["region"],
        last_rate=numbers.percent(last["completion_rate"]),
    )


def region_headline(row: dict) -> str:
    """One township or zone in a sentence: its rate, both ranks, its distance to time progress."""
    if row["completion_rate"] is None:
        return _("{region} completed {money}; it has no target for the year, so no rate").format(
            region=row["region"], money=numbers.money(row["completed_investment"])
        )
    return _(
        "{region} has completed {rate} of its target, {lead}: rank {rank} of {count} by rate, {amount} by amount"
    ).format(
        region=row["region"],
        rate=numbers.percent(row["completion_rate"]),
        lead=numbers.lead(row["lead"]),
        rank=row["rate_rank"],
        count=row["count_ranked"],
        amount=row["amount_rank"],
    )


@exhibit("completion", N_("The year's curve"), behind=projects_of_month)
def completion_curve(filters: Filters) -> Exhibit:
    """The cumulative amount month by month against the linear plan, the phased plan and the year before."""
    rows = filters.ask("completion_by_month")
    lines = [
        _line(rows, "cumulative", _("completed"), "fact"),
        _line(rows, "linear_plan", _("linear plan"), "plan"),
        _line(rows, "phased_plan", _("phased plan"), "second plan"),
        _line(rows, "cumulative_last_year", _("the year before"), "before"),
    ]
    return Exhibit(
        headline=_curve_headline(filters),
        picture=Trend(tuple(_month_label(row) for row in rows), tuple(line for line in lines if line)),
        columns=(
            Column("month", _("Month"), "day"),
            Column("completed_investment", _("Completed in the month"), "money"),
            Column("cumulative", _("Completed since January"), "money"),
            Column("cumulative_last_year", _("The year before"), "money"),
            Column("linear_plan", _("Linear plan"), "money"),
            Column("phased_plan", _("Phased plan"), "money"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("completed since January, cumulative; linear plan = target x months / 12; phased plan as in the ledger"),
            money_unit(),
            _(INVESTMENTS_AND_TARGETS),
        ),
    )


def _line(rows: tuple, column: str, name: str, role: str) -> Line | None:
    values = tuple(row[column] for row in rows)
    if all(value is None for value in values):
        return None
    keys = tuple(row["month"].isoformat() for row in rows) if role == "fact" else ()
    return Line(name, role, values, tuple(numbers.money(value) for value in values), keys)


def _month_label(row: dict) -> str:
    return numbers.month_short(row["month"])


def _curve_headline(filters: Filters) -> str:
    county = filters.ask_one("county_headline")
    parts = [
        _("{scope} completed {money} by the end of {month}, {growth}").format(
            scope=scope(filters),
            money=numbers.money(county["completed_investment"]),
            month=numbers.month_name(filters.month),
            growth=numbers.growth(county["year_on_year"]),
        )
    ]
    if (short_by := county["gap_to_phased_plan"]) is not None:
        template = _("{money} short of the phased plan") if short_by > 0 else _("{money} above the phased plan")
        parts.append(template.format(money=numbers.money(abs(short_by))))
    return _("; ").join(parts)


@exhibit("completion", N_("Ranking by growth"), behind=projects_of_region)
def growth_ranking(filters: Filters) -> Exhibit:
    """Who grew most against the same months of the year before, who fell."""
    rows, subject = regions_to_show(filters)
    ranked = sorted((row for row in rows if row["growth_rank"]), key=lambda row: row["growth_rank"])
    bars = tuple(
        Bar(
            key=row["region"],
            label=f"{row['growth_rank']}  {row['region']}",
            value=row["year_on_year"],
            text=numbers.percent(row["year_on_year"]),
            subject=subject in (None, row["region"]),
        )
        for row in ranked
    )
    return Exhibit(
        headline=_growth_headline(filters, ranked, subject),
        picture=Ranking(bars),
        columns=(
            Column("region", _("Township or zone")),
            Column("growth_rank", _("Rank by growth"), "rank"),
            Column("year_on_year", _("Growth on the year before"), "percent"),
            Column("completed_investment", _("Completed"), "money"),
            Column("completed_last_year", _("The year before"), "money"),
        ),
        rows=tuple(ranked),
        definition=definition(
            filters,
            _("growth = completed since January / completed in the same months of the year before - 1"),
            "%",
            _(INVESTMENTS),
        ),
    )


def _growth_headline(filters: Filters, ranked: list, subject: str | None) -> str:
    if subject:
        row = next((row for row in ranked if row["region"] == subject), None)
        if row is None:
            return _("{region} completed nothing in the year before, so there is no growth").format(region=subject)
        return _("{region}: {growth}, rank {rank} of {count}").format(
            region=subject, growth=numbers.growth(row["year_on_year"]), rank=row["growth_rank"], count=len(ranked)
        )
    if not ranked:
        return _("The ledger does not reach back to the year before, so there is no growth")
    fell = [row["region"] for row in ranked if row["year_on_year"] < 0]
    first = _("{first} grew most, by {growth}").format(
        first=ranked[0]["region"], growth=numbers.percent(ranked[0]["year_on_year"])
    )
    if not fell:
        return _("{first}; nobody fell behind the year before").format(first=first)
    return _("{first}; {count} completed less than the year before: {names}").format(
        first=first, count=len(fell), names=list_words(fell[::-1])
    )


@exhibit("completion", N_("Township by month"), behind=projects_of_region)
def completion_heat(filters: Filters) -> Exhibit:
    """Since when somebody is behind: the distance to time progress, township by month."""
    rows = filters.ask("completion_by_region_and_month")
    order = [row["region"] for row in regions_to_show(filters)[0] if row["completion_rate"] is not None]
    shown = [row for row in rows if row["region"] in order]
    cells = tuple(
        Cell(
            row=row["region"],
            column=_month_label(row),
            value=row["lead"],
            text=numbers.signed(row["lead"], 1),
            hover=f"{row['region']}  {numbers.month_name(row['month'])}  {numbers.percent(row['completion_rate'])}"
            f"  {numbers.lead(row['lead'])}",
        )
        for row in shown
    )
    months = dict.fromkeys(cell.column for cell in cells)
    names = {row["region"] for row in shown}
    return Exhibit(
        headline=_heat_headline(filters, shown),
        picture=HeatTable(tuple(name for name in order if name in names), tuple(months), cells),
        columns=(
            Column("region", _("Township or zone")),
            Column("month", _("Month"), "day"),
            Column("completed_investment", _("Completed in the month"), "money"),
            Column("cumulative", _("Completed since January"), "money"),
            Column("completion_rate", _("Completion rate"), "percent"),
            Column("lead", _("Against time progress"), "points"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("in each cell: completion rate - time progress at the end of that month"),
            _("percentage points"),
            _(INVESTMENTS_AND_TARGETS),
        ),
    )


def _heat_headline(filters: Filters, rows: list) -> str:
    always = {}
    for row in rows:
        always[row["region"]] = always.get(row["region"], True) and row["lead"] is not None and row["lead"] < 0
    behind = [region for region, is_behind in always.items() if is_behind]
    if not always:
        return _("No township has a target for {year}: add it to the ledger sheet 目标").format(year=filters.month.year)
    if not behind:
        return _("Nobody was behind time progress in every month of the year")
    return _("Behind time progress in every month of the year: {count}, {names}").format(
        count=len(behind), names=list_words(behind)
    )


@exhibit("completion", N_("How the year will end"), behind=projects_of_region)
def completion_forecast(filters: Filters) -> Exhibit:
    """Where the pace so far leads by December, against the target."""
    rows, subject = regions_to_show(filters)
    ranked = sorted((row for row in rows if row["forecast_rate"] is not None), key=lambda row: -row["forecast_rate"])
    bars = tuple(
        Bar(
            key=row["region"],
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


@exhibit("completion", N_("What the laggards need"), behind=projects_of_region)
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
            key=row["region"],
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
