"""Growth against the same months a year before, township by township."""

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters
from exhibits.base.project_rows import projects_of_region
from exhibits.base.wording import definition, list_words
from exhibits.completion.ranking import INVESTMENTS, regions_to_show
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
