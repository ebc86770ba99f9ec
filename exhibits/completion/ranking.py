"""Completion: how far the year's target has come, who keeps up with the time that has passed."""

from collections.abc import Sequence

from exhibits.base.exhibit import Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import are_alike, first_of, in_first_place, in_last_place, last_of, place_of
from exhibits.base.project_rows import projects_of_region
from exhibits.base.reporting import UNREPORTED, with_unreported
from exhibits.base.target_words import rate_of_target, with_comparison
from exhibits.base.time_words import is_closed, lead
from exhibits.base.wording import completion_columns, definition, lamp_words, scope
from pictures import Bar, Key, Ranking, Reference
from words import N_, _, counted, numbers


def regions_to_show(filters: Filters) -> tuple[Rows, str | None]:
    """The rows of townships and zones, and the one that is the subject: all of them around a single chosen one."""
    rows = filters.ask("completion_by_region")
    if filters.region and rows:
        return filters.for_all_regions().ask("completion_by_region"), filters.region
    return rows, None


@exhibit(N_("Ranking by completion rate"), behind=projects_of_region)
def completion_ranking(filters: Filters) -> Exhibit:
    """Who keeps up with time progress, who does not: bars by completion rate, both ranks beside them."""
    rows, subject = regions_to_show(filters)
    reference = None
    if rows:
        time_progress = rows[0]["time_progress"]
        label = _("time progress {percent}").format(percent=numbers.percent(time_progress))
        reference = Reference(time_progress, _("target of the year") if is_closed(filters.month) else label)
    bars = tuple(
        Bar(
            key=Key.of(row, "completed_investment", "region"),
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
            with_comparison(
                filters,
                _(
                    "completion rate = completed since January / target of the year; time progress = months elapsed"
                    " / 12"
                ),
            ),
            "%",
            "investments",
            "targets",
        ),
    )


def _rate_and_rank(row: Row) -> str:
    if not row["is_reported"]:
        return _(UNREPORTED)
    rate = numbers.percent(row["completion_rate"]) if row["completion_rate"] is not None else _("no target")
    rank = _("amount no. {rank}").format(rank=row["amount_rank"])
    return "  ".join(part for part in (rate, lamp_words(row["lamp"]) if row["lamp"] else "", rank) if part)


def _ranking_headline(filters: Filters, rows: Sequence[Row], subject: str | None) -> str:
    ranked = [row for row in rows if row["completion_rate"] is not None]
    if not rows:
        return _("{scope} is no township or zone: there is no rank").format(scope=scope(filters))
    if subject:
        return region_headline(next(row for row in rows if row["region"] == subject), filters)
    if all(row["target"] is None for row in rows):
        return _("No township has a target for {year}, so no completion rate is told").format(year=filters.month.year)
    if not ranked or not all(row["is_reported"] for row in rows):
        return with_unreported(filters, on_pace_in_words(filters, rows))
    townships = filters.ask_one("county_headline")["count_regions_rated"]
    if len(ranked) == townships == 1:
        return _only_one(ranked[0], filters)
    parts = [on_pace_in_words(filters, rows)] if townships else []
    return _("; ").join([*parts, *_first_and_last(ranked)])


def on_pace_in_words(filters: Filters, rows: Sequence[Row]) -> str:
    """How many of the townships that have a target keep up with time progress, or reached it at the year's end."""
    county = filters.ask_one("county_headline")
    on_pace, count = county["regions_on_pace"], county["count_regions_rated"]
    if not count:
        return _nobody_judged([row for row in rows if row["is_township"]] or rows)
    if not all(row["is_reported"] for row in rows):
        template = (
            _("of the townships that have reported ({count}), {on_pace} reached their target")
            if is_closed(filters.month)
            else _("of the townships that have reported ({count}), {on_pace} keep up with time progress")
        )
        return template.format(on_pace=on_pace, count=count)
    if count == 1:
        (township,) = (row for row in rows if row["is_township"] and row["completion_rate"] is not None)
        return _("{region} {lead}").format(region=township["region"], lead=lead(township["lead"], filters.month))
    if is_closed(filters.month):
        return _("{on_pace} of {count} townships reached their target").format(on_pace=on_pace, count=count)
    return counted(
        "{on_pace} of {count} townships keeps up with time progress",
        "{on_pace} of {count} townships keep up with time progress",
        "on_pace",
        on_pace=on_pace,
        count=count,
    )


def _nobody_judged(rows: Sequence[Row]) -> str:
    """Why none of these has a completion rate."""
    if all(row["completion_rate"] is None and row["is_reported"] for row in rows):
        return _("no township has a target")
    if all(row["completion_rate"] is None for row in rows):
        return _("nobody with a target has reported this month")
    return _("no township here")


def _first_and_last(ranked: list[Row]) -> list[str]:
    """Who leads and who is last, by name; nothing where all are level or only one has a rate."""
    first, last = first_of(ranked, "rate_rank"), last_of(ranked, "rate_rank")
    rates = [
        _("completion rate {rate}").format(rate=numbers.percent(ranked[end]["completion_rate"])) for end in (0, -1)
    ]
    if len(ranked) == 1:
        return [_("{names}: {rate}").format(names=first[0], rate=rates[0])]
    if len(first) == len(ranked):
        return [_("all alike: {rate}").format(rate=rates[0])]
    return [in_first_place(first, rates[0]), in_last_place(last, rates[1])]


def region_headline(row: Row, filters: Filters) -> str:
    """One township or zone in a sentence: its rate, both ranks, its distance to time progress."""
    if not row["is_reported"]:
        return _("{region} has not reported this month; completed as far as reported before: {money}").format(
            region=row["region"], money=numbers.money(row["completed_investment"])
        )
    if row["completion_rate"] is None:
        return _("{region} completed {money}; it has no target for the year, so no rate").format(
            region=row["region"], money=numbers.money(row["completed_investment"])
        )
    rows = filters.for_all_regions().ask("completion_by_region")
    if row["count_ranked"] == 1 or are_alike(rows, "completion_rate"):
        return _only_one(row, filters)
    template = _(
        "{region} has completed {rate} of its target, {lead}: rank {rank} of {count} by rate, {amount} by amount"
    )
    if not all(other["is_reported"] for other in rows):
        template = _(
            "{region} has completed {rate} of its target, {lead}: of {count} that have reported rank {rank} by rate,"
            " {amount} by amount"
        )
    return template.format(
        region=row["region"],
        rate=rate_of_target(filters, row),
        lead=lead(row["lead"], filters.month),
        rank=place_of(row, rows, "rate_rank"),
        count=row["count_ranked"],
        amount=place_of(row, rows, "amount_rank"),
    )


def _only_one(row: Row, filters: Filters) -> str:
    """The rate alone: of the only one that has one, or of one among equals, that is neither first nor last."""
    return _("{region} has completed {rate} of its target, {lead}").format(
        region=row["region"], rate=rate_of_target(filters, row), lead=lead(row["lead"], filters.month)
    )
