"""The meeting in one screen: how far, who is first and last, what has changed, what needs a leader."""

from dataclasses import replace

from exhibits.base.comparison import count_against_last_year, tone_of
from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.lamp_words import lamp_rule_in_words, worst_first
from exhibits.base.project_rows import EVERY_SIZE, large_projects_in_hand, projects_completing, projects_of_region
from exhibits.base.reporting import growth_of_whole, is_whole, with_unreported
from exhibits.base.sheets import is_filled
from exhibits.base.target_words import and_what_target_holds, no_target, rate_of_target, with_comparison
from exhibits.base.time_words import JUNE, is_closed, lead, needed
from exhibits.base.wording import (
    completion_columns,
    count_of_projects,
    definition,
    lamp_words,
    money_unit,
    scope,
)
from exhibits.completion.ranking import on_pace_in_words, region_headline, regions_to_show
from pictures import LAMP_SIGNS, Bar, Card, Cards, Key, Ranking, Reference
from words import N_, _, numbers

AT_EACH_END = 5
COMPARED = ("lead", "year_on_year", "large_year_on_year")  # not told of a part of the county
LONGEST_SCOPE = 6  # letters of whom it is about, beside a rate in a short heading
LAMPS = (("红", "count_red"), ("黄", "count_yellow"), ("绿", "count_green"))


def figure_in_short(filters: Filters, key: Key) -> Exhibit:
    """The rows behind one of the five figures."""
    if key.figure == "count_lamps":
        lit = (row for row in filters.ask("completion_by_region") if row["lamp"])
        lowest_first = sorted(lit, key=lambda row: row["completion_rate"] or 0)
        rows = tuple(worst_first(lowest_first))
        return replace(ranking_in_short(filters), headline=_lamps_in_words(filters), rows=rows)
    if key.figure == "large_projects":
        return large_projects_in_hand(filters)
    of_large = key.figure == "large_completed_investment"
    return projects_completing(filters, filters.threshold if of_large else EVERY_SIZE)


def _lamps_in_words(filters: Filters) -> str:
    county = filters.ask_one("county_headline")
    said = _(", ").join(_("{lamp} {count}").format(lamp=_(lamp), count=county[count]) for lamp, count in LAMPS)
    return _("{scope}: {findings}").format(scope=scope(filters), findings=said)


@exhibit(N_("The meeting in one sentence"), behind=figure_in_short)
def meeting_in_short(filters: Filters) -> Exhibit:
    """How far the county, or the chosen regions, have come: five figures and the sentence that sums them up."""
    county = filters.ask_one("county_headline")
    return Exhibit(
        headline=_finding(filters, county) if filters.region else with_unreported(filters, _finding(filters, county)),
        picture=Cards(
            (
                _completed_card(county, filters),
                _rate_card(county, filters),
                *(make(county, filters) for make in (_large_money_card, _large_count_card) if is_filled("projects")),
                _lamps_card(county, filters),
            )
        ),
        columns=(
            Column("completed_investment", _("Completed"), "money"),
            Column("target", _("Target of the year"), "money"),
            Column("completion_rate", _("Completion rate"), "percent"),
            Column("time_progress", _("Time progress"), "percent"),
            Column("lead", _("Against time progress"), "points"),
            Column("year_on_year", _("Growth on the year before"), "percent"),
            Column("large_completed_investment", _("Completed by large projects"), "money"),
            Column("large_year_on_year", _("Growth of large projects"), "percent"),
            Column("new_this_period", _("New this month"), "money"),
        ),
        rows=(_without_the_unknown(filters, county),),
        definition=definition(
            filters,
            with_comparison(
                filters,
                _("completed = sum of the months since January; growth against the same months of the year before"),
            ),
            money_unit(),
            "investments",
            "targets",
        ),
        answer=_answer(filters, county),
    )


def _without_the_unknown(filters: Filters, county: Row) -> Row:
    """The figures, without what is not compared of a month reported in part, and without a month that nobody told."""
    is_told = not county["unreported"] or county["unreported"] < county["to_report"]
    unknown = (*(() if is_whole(filters) else COMPARED), *(() if is_told else ("new_this_period",)))
    return {**county, **dict.fromkeys(unknown)}


def _answer(filters: Filters, county: Row) -> str:
    """The finding in a few words, where all have reported and there is a target."""
    if county["completion_rate"] is None or county["unreported"] or len(scope(filters)) > LONGEST_SCOPE:
        return ""
    return _("{scope}: {rate} done, {lead}").format(
        scope=scope(filters),
        rate=numbers.percent(county["completion_rate"]),
        lead=lead(county["lead"], filters.month),
    )


def _finding(filters: Filters, county: Row) -> str:
    if filters.region:
        row = next(iter(filters.ask("completion_by_region")), None)
        if row:
            return _beside_the_county(region_headline(row, filters), filters.for_all_regions())
    parts = [
        _("{scope} completed {money} in {period}, {growth}").format(
            scope=scope(filters),
            money=numbers.money(county["completed_investment"]),
            period=numbers.period(filters.month),
            growth=growth_of_whole(filters, county["year_on_year"]),
        )
    ]
    if county["completion_rate"] is None:
        parts.append(_("{no_target}, so there is no completion rate").format(no_target=no_target(filters)))
    elif not is_whole(filters):
        parts.append(_("{rate} of the target").format(rate=rate_of_target(filters, county)))
        return _("; ").join(parts)
    else:
        parts.append(
            _("{rate} of the target, {lead}").format(
                rate=rate_of_target(filters, county), lead=lead(county["lead"], filters.month)
            )
        )
    if filters.month.month < JUNE and county["needed_per_month_to_half"] is not None:
        parts.append(_half_year(county, filters))
    return _("; ").join(parts)


def _beside_the_county(sentence: str, whole: Filters) -> str:
    """The sentence about a region, and the rate of the county as a whole where it has one."""
    county = whole.ask_one("county_headline")
    if county["completion_rate"] is None:
        return sentence
    return _("{region_sentence}; {county} as a whole {rate}").format(
        region_sentence=sentence, county=scope(whole), rate=with_unreported(whole, rate_of_target(whole, county))
    )


def _half_year(county: Row, filters: Filters) -> str:
    if not county["needed_per_month_to_half"]:
        return _("half of the target is already reached")
    return _("{needed} makes half of the target by June").format(
        needed=needed(county["needed_per_month_to_half"], JUNE, filters.month)
    )


def _completed_card(county: Row, filters: Filters) -> Card:
    return Card(
        Key.of(county, "completed_investment"),
        _("Completed"),
        numbers.money(county["completed_investment"]),
        growth_of_whole(filters, county["year_on_year"]),
        tone_of(county["year_on_year"] if is_whole(filters) else None),
        _("sum of the ledger's investments from January to this month; growth against the same months a year before"),
    )


def _rate_card(county: Row, filters: Filters) -> Card:
    if county["completion_rate"] is None:
        key = Key.of(county, "completed_investment")
        return Card(key, _("Completion rate"), numbers.NOTHING, no_target(filters), "neutral", _("completed / target"))
    return Card(
        Key.of(county, "completed_investment"),
        _("Completion rate"),
        numbers.percent(county["completion_rate"]),
        and_what_target_holds(county, lead(county["lead"], filters.month))
        if is_whole(filters)
        else _unreported_in_words(county),
        tone_of(county["lead"] if is_whole(filters) else None),
        _("completed / target of the year ({target}); time progress = {months} / 12 = {time}").format(
            target=numbers.money(county["target"]),
            months=county["months"],
            time=numbers.percent(county["time_progress"]),
        ),
    )


def _large_money_card(county: Row, filters: Filters) -> Card:
    return Card(
        Key.of(county, "large_completed_investment"),
        _("By large projects"),
        numbers.money(county["large_completed_investment"]),
        growth_of_whole(filters, county["large_year_on_year"]),
        tone_of(county["large_year_on_year"] if is_whole(filters) else None),
        _("investments of projects with a planned investment from {threshold}").format(
            threshold=numbers.money_limit(filters.threshold)
        ),
    )


def _large_count_card(county: Row, filters: Filters) -> Card:
    change = county["large_projects_change"]
    return Card(
        Key.of(county, "large_projects"),
        _("Large projects"),
        count_of_projects(county["large_projects"]),
        count_against_last_year(change),
        tone_of(change),
        _("projects from {threshold} under way, or completed this year").format(
            threshold=numbers.money_limit(filters.threshold)
        ),
    )


def _unreported_in_words(county: Row) -> str:
    return _("{count} of {all} not reported").format(count=county["unreported"], all=county["to_report"])


def _lit_and_on_pace(county: Row, filters: Filters) -> str:
    """How many have a lamp, zones among them, and how many townships keep up: two sets, each called by its name."""
    on_pace = on_pace_in_words(filters, filters.ask("completion_by_region"))
    if county["count_lamps"] in (0, 1, county["count_regions"]):
        return on_pace
    return _("{count} with zones; {on_pace}").format(count=county["count_lamps"], on_pace=on_pace)


def _lamps_card(county: Row, filters: Filters) -> Card:
    return Card(
        Key.of(county, "count_lamps"),
        _("Lamps of townships and zones"),
        " ".join(f"{LAMP_SIGNS[lamp]}{county[count]}" for lamp, count in LAMPS),
        _unreported_in_words(county) if county["unreported"] else _lit_and_on_pace(county, filters),
        "neutral",
        _("townships and zones by the colour of their lamp. Rule: {rule}").format(rule=lamp_rule_in_words()),
    )


@exhibit(N_("First and last"), behind=projects_of_region)
def ranking_in_short(filters: Filters) -> Exhibit:
    """The first five and the last five by completion rate; the chosen township among them."""
    rows, subject = regions_to_show(filters)
    ranked = [row for row in rows if row["completion_rate"] is not None]
    shown = ranked if len(ranked) <= 2 * AT_EACH_END else ranked[:AT_EACH_END] + ranked[-AT_EACH_END:]
    if subject and all(row["region"] != subject for row in shown):
        shown = sorted([*shown, *(row for row in ranked if row["region"] == subject)], key=lambda row: row["rate_rank"])
    bars = tuple(
        Bar(
            key=Key.of(row, "completed_investment", "region"),
            label=f"{row['rate_rank']}  {row['region']}",
            value=row["completion_rate"],
            text=f"{numbers.percent(row['completion_rate'])} {lamp_words(row['lamp'])}",
            lamp=row["lamp"],
            subject=subject in (None, row["region"]),
        )
        for row in shown
    )
    name = _("target of the year") if is_closed(filters.month) else _("time progress")
    reference = Reference(rows[0]["time_progress"], name) if shown else None
    left_out = len(ranked) - len(shown)
    headline = _("First and last by completion rate")
    if left_out > 0:
        headline = _("{headline} ({count} left out)").format(headline=headline, count=left_out)
    return Exhibit(
        headline=with_unreported(filters, headline),
        picture=Ranking(bars, reference),
        columns=completion_columns(),
        rows=tuple(shown),
        definition=definition(
            filters, _("completion rate = completed / target of the year"), "%", "investments", "targets"
        ),
    )
