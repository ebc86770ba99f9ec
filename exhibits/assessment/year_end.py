"""The score at the year's end: at the pace so far from June on, before June by reaching every target."""

from collections.abc import Sequence

from exhibits.assessment.rules import scheme_in_force
from exhibits.assessment.scores import definition_of_scores, points_of_unit
from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import first_of, in_first_place
from exhibits.base.time_words import is_closed
from exhibits.base.wording import ledger_word, scope
from pictures import Bar, Key, Ranking
from words import N_, _, counted, numbers

PACE = "pace"
MOST_ROWS = 24  # bars that can be told apart on a screen


@exhibit(N_("The score at the year's end"), behind=points_of_unit)
def assessment_forecast(filters: Filters) -> Exhibit:
    """What the score would be at the year's end, beside what it is now, and whose place would change."""
    rows = filters.ask("assessment_at_year_end")
    scored = [row for row in rows if row["year_end_rate"] is not None]
    drawn = _that_may_change(scored)
    headline = _headline(filters, scored)
    if len(drawn) > MOST_ROWS:
        headline = _("{headline} (and {count} more)").format(headline=headline, count=len(drawn) - MOST_ROWS)
    return Exhibit(
        headline=headline,
        picture=Ranking(tuple(_bar(row) for row in drawn[:MOST_ROWS]), mark_label=_("now")),
        columns=(
            Column("region", _("Unit")),
            Column("assessed_group", _("Group")),
            Column("score", _("Score"), "value"),
            Column("rank", _("Rank"), "rank"),
            Column("year_end_score", _("At the year's end"), "value"),
            Column("year_end_full", _("Full score"), "value"),
            Column("year_end_rate", _("Of the full score"), "percent"),
            Column("year_end_rank", _("Rank then"), "rank"),
        ),
        rows=rows,
        definition=definition_of_scores(filters, _formula(filters)),
    )


def _that_may_change(rows: Sequence[Row]) -> Sequence[Row]:
    """The units of the groups in which somebody's score changes to the year's end; all where none does."""
    groups = {row["assessed_group"] for row in rows if row["year_end_score"] != row["score"]}
    return [row for row in rows if row["assessed_group"] in groups] or rows


def _formula(filters: Filters) -> str:
    if is_closed(filters.month):
        return _("the year is over: the score itself")
    if _told_by_pace(filters):
        return _("what is completed and started x 12 / months elapsed, the rest as it is; the tick is the score now")
    return _(
        "every rate of completion at least 100%, the rest as it is; the tick is the score now; the year is"
        " extrapolated from June on"
    )


def _told_by_pace(filters: Filters) -> bool:
    return any(row["outlook"] == PACE for row in filters.for_all_regions().ask("assessment_at_year_end"))


def _bar(row: Row) -> Bar:
    points = _("{points} points").format(points=numbers.rounded(row["year_end_score"], 2))
    place = _("{group} no. {rank}").format(group=ledger_word(row["assessed_group"]), rank=row["year_end_rank"])
    parts = [points, place, _change(row)]
    return Bar(
        key=Key.of(row, "indicators", "region"),
        label=row["region"],
        value=row["year_end_rate"],
        text="  ".join(part for part in parts if part),
        mark=row["score_rate"],
    )


def _change(row: Row) -> str:
    won = row["rank"] - row["year_end_rank"]
    return "" if not won else f"↑{won}" if won > 0 else f"↓{-won}"


def _headline(filters: Filters, rows: Sequence[Row]) -> str:
    if scheme_in_force() is None:
        return _("No scheme of assessment is chosen in the settings")
    if not rows:
        return _("{scope}: nobody is scored by the scheme in force").format(scope=scope(filters))
    moved = len([row for row in rows if row["rank"] != row["year_end_rank"]])
    first = _first(rows)
    if is_closed(filters.month):
        return first
    by_pace = rows[0]["outlook"] == PACE
    template = _("At the pace so far: {first}") if by_pace else _("If every target is reached: {first}")
    told = template.format(first=first)
    return counted("{told}; {count} place changes", "{told}; {count} places change", "count", told=told, count=moved)


def _first(rows: Rows | Sequence[Row]) -> str:
    """Who would be first in the first group of those that are shown; of one alone its points."""
    group = [row for row in rows if row["assessed_group"] == rows[0]["assessed_group"]]
    if len(group) == 1:
        return _("{region}: {score} of {full} points").format(
            region=group[0]["region"],
            score=numbers.plain(group[0]["year_end_score"]),
            full=numbers.plain(group[0]["year_end_full"]),
        )
    first = first_of(group, "year_end_rank")
    rate = _("{rate} of the points").format(rate=numbers.percent(group[0]["year_end_rate"]))
    if len(first) == len(group):
        return _("{group}: all alike, {rate}").format(group=ledger_word(group[0]["assessed_group"]), rate=rate)
    return _("{group}: {first}").format(
        group=ledger_word(group[0]["assessed_group"]), first=in_first_place(first, rate)
    )
