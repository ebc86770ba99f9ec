"""Growth against the same months a year before, township by township."""

from collections.abc import Sequence
from decimal import Decimal

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import first_of, names_of, place_of
from exhibits.base.project_rows import projects_of_region
from exhibits.base.reporting import UNREPORTED, with_unreported
from exhibits.base.target_words import with_comparison
from exhibits.base.wording import definition, list_words, scope
from exhibits.completion.ranking import regions_to_show
from pictures import Bar, Key, Ranking
from words import N_, _, numbers


@exhibit(N_("Ranking by growth"), behind=projects_of_region)
def growth_ranking(filters: Filters) -> Exhibit:
    """Who grew most against the same months of the year before, who fell."""
    rows, subject = regions_to_show(filters)
    ranked = sorted((row for row in rows if row["growth_rank"]), key=lambda row: row["growth_rank"])
    bars = tuple(
        Bar(
            key=Key.of(row, "completed_investment", "region"),
            label=f"{row['growth_rank']}  {row['region']}",
            value=row["year_on_year"],
            text=numbers.percent(row["year_on_year"]),
            subject=subject in (None, row["region"]),
        )
        for row in ranked
    ) + tuple(
        Bar(
            key=Key.of(row, "completed_investment", "region"),
            label=row["region"],
            value=None,
            text=_(UNREPORTED),
            subject=subject in (None, row["region"]),
        )
        for row in rows
        if not row["is_reported"]
    )
    return Exhibit(
        headline=_growth_headline(filters, rows, ranked, subject),
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
            with_comparison(
                filters, _("growth = completed since January / completed in the same months of the year before - 1")
            ),
            "%",
            "investments",
        ),
    )


def _growth_headline(filters: Filters, rows: Rows, ranked: Sequence[Row], subject: str | None) -> str:
    if subject:
        row = next(row for row in rows if row["region"] == subject)
        if not row["is_reported"]:
            return _("{region} has not reported this month: no growth is told").format(region=subject)
        if row["growth_rank"] is None:
            return _why_no_growth(row)
        if len(ranked) == 1:
            return _("{region}: {growth}").format(region=subject, growth=numbers.growth(row["year_on_year"]))
        return _("{region}: {growth}, rank {rank} of {count}").format(
            region=subject,
            growth=numbers.growth(row["year_on_year"]),
            rank=place_of(row, ranked, "growth_rank"),
            count=len(ranked),
        )
    if not all(row["is_reported"] for row in rows):
        if not ranked:
            return with_unreported(filters, _("{scope}: there is no growth to rank").format(scope=scope(filters)))
        return with_unreported(
            filters,
            _("{count} of {all} that have reported and can be compared completed more than a year before").format(
                count=filters.ask_one("county_headline")["regions_grown"], all=len(ranked)
            ),
        )
    if not ranked:
        if rows and rows[0]["completed_last_year"] is not None:
            return _("{scope}: nobody completed anything in the year before, so there is no growth").format(
                scope=scope(filters)
            )
        return _("The ledger does not reach back to the year before, so there is no growth")
    if len(ranked) == 1:
        return _("{region}: {growth}").format(
            region=ranked[0]["region"], growth=numbers.growth(ranked[0]["year_on_year"])
        )
    fell = [row["region"] for row in ranked if _printed(row) < 0]
    if len(fell) == len(ranked):
        return _("all {count} completed less than the year before; {names} fell least, by {percent}").format(
            count=len(fell),
            names=names_of(first_of(ranked, "growth_rank")),
            percent=numbers.percent(-_printed(ranked[0])),
        )
    parts = [_grew_most(ranked)]
    if fell:
        parts.append(
            _("{count} completed less than the year before: {names}").format(
                count=len(fell), names=list_words(fell[::-1])
            )
        )
    elif _printed(ranked[0]):
        parts.append(_("of {count} that can be compared none completed less").format(count=len(ranked)))
    return _("; ").join(parts)


def _why_no_growth(row: Row) -> str:
    """What is missing of the year before: the ledger of it, or work in it."""
    if row["completed_last_year"] is None:
        return _("{region}: the ledger does not reach back to the year before, so there is no growth").format(
            region=row["region"]
        )
    if row["completed_last_year"] < 0:
        return _("{region} completed less than nothing in the year before, so there is no growth").format(
            region=row["region"]
        )
    return _("{region} completed nothing in the year before, so there is no growth").format(region=row["region"])


def _printed(row: Row) -> Decimal:
    """The growth as it is printed, so that what reads 0.00% neither rises nor falls."""
    return numbers.rounded(row["year_on_year"], 2)


def _grew_most(ranked: Sequence[Row]) -> str:
    if _printed(ranked[0]) == 0:
        return _("nobody that can be compared completed more than the year before")
    first = first_of(ranked, "growth_rank")
    template = _("{names} grew most, by {percent}") if len(first) == 1 else _("{names} grew most alike, by {percent}")
    return template.format(names=names_of(first), percent=numbers.percent(ranked[0]["year_on_year"]))
