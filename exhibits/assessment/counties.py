"""前三名: by which indicators the county is among the first three, and which department leads each."""

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, ledger_word, list_words, scope
from pictures import LampCell, LampColumn, LampRow, LampTable
from settings import settings
from words import N_, _, counted, numbers

PLACES = 3


@exhibit(N_("Among the first three"))
@needs("county_indicators")
def county_top_three(filters: Filters) -> Exhibit:
    """Where the county stands by every indicator, whether among the first three, and which department leads it."""
    departments = settings().assessment.departments
    compared = [row for row in filters.for_all_regions().ask("county_comparison") if row["count_ranked"] > PLACES]
    rows = tuple(
        {**row, "department": departments.get(row["indicator"]), "is_among_first": row["rank"] <= PLACES}
        for row in compared  # of three counties all are
        if row["is_own"] and row["rank"] is not None
    )
    first = [row for row in rows if row["is_among_first"]]
    headline = _("No indicator compares more than three counties")
    if compared:
        headline = _("{county} itself has no figure to compare").format(county=scope(filters.for_all_regions()))
    if rows:
        headline = counted(
            "Among the first three by {first} of {count} indicator",
            "Among the first three by {first} of {count} indicators",
            "count",
            first=len(first),
            count=len(rows),
        )
    missing = [ledger_word(row["indicator"]) for row in rows if not row["is_among_first"]]
    if missing:
        headline = _("{headline}; not by {missing}").format(headline=headline, missing=list_words(missing, 2))
    return Exhibit(
        headline=headline,
        picture=LampTable(
            (
                LampColumn(_("Rank")),
                LampColumn(_("Change")),
                LampColumn(_("Next ahead")),
                LampColumn(_("Department")),
            ),
            tuple(_row(row) for row in rows),
        ),
        columns=(
            Column("indicator", _("Indicator")),
            Column("rank", _("Rank"), "rank"),
            Column("count_ranked", _("Counties"), "number"),
            Column("rank_change", _("Change"), "change"),
            Column("ahead", _("Next ahead")),
            Column("department", _("Department")),
            Column("month", _("Month"), "month"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("place among the counties of the prefecture, more is better; departments as the settings name them"),
            _("places"),
            "county_indicators",
        ),
    )


def _row(row: Row) -> LampRow:
    change = row["rank_change"]
    moved = numbers.NOTHING if not change else f"↑{change}" if change > 0 else f"↓{-change}"
    return LampRow(
        None,
        ledger_word(row["indicator"]),
        (
            LampCell(f"{row['rank']}/{row['count_ranked']}", None if row["is_among_first"] else "黄"),
            LampCell(moved),
            LampCell(row["ahead"] or numbers.NOTHING),
            LampCell(row["department"] or numbers.NOTHING),
        ),
    )
