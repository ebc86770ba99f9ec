"""Applications upward, by level and quarter by quarter."""

from datetime import date

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Rows
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, list_words, money_unit, scope
from exhibits.pipeline.applications import (
    BEFORE,
    IN_PLACE,
    counted_applications,
    counts_in,
    measure_headings,
    money_cells,
    money_of_applications,
    nobody_applies,
    rows_of_applications,
)
from pictures import Key, ShareTable
from words import N_, _, counted, numbers, pgettext

MOST_LEVELS_NAMED = 3


def _applies(filters: Filters) -> bool:
    return bool(filters.ask_one("applications_headline")["count_departments"])


def applications_of_level(filters: Filters, key: Key) -> Exhibit:
    """The applications of one level that one sum is made of; no level is what the ledger leaves open."""
    rows = [row for row in filters.ask("applications") if key.matches(row) and counts_in(row, key.figure)]
    return rows_of_applications(filters, f"{scope(filters)} · {_level_name(key['level'])}", key.figure, rows)


def _level_name(level: str | None) -> str:
    return _(level) if level else _("level not said")


@exhibit(N_("Applications by level"), behind=applications_of_level)
@needs("applications")
def applications_by_level(filters: Filters) -> Exhibit:
    """Central, provincial and city level: applied for, approved, in place, and in place a year before."""
    rows = filters.ask("applications_by_level") if _applies(filters) else ()
    money = money_of_applications(rows)
    return Exhibit(
        headline=_level_headline(filters, rows),
        picture=ShareTable(
            tuple(_level_name(row["level"]) for row in rows),
            measure_headings(money),
            tuple(cell for row in rows for cell in money_cells(row, "level", _level_name(row["level"]), money)),
            one_scale=True,
        ),
        columns=(Column("level", _("Level")), *_sums_as_columns()),
        rows=rows,
        definition=definition(filters, counted_applications(), money_unit(), "applications"),
    )


def _sums_as_columns() -> tuple[Column, ...]:
    return (
        Column("applications", _("Applications"), "number"),
        Column("applied", _("Applied for"), "money"),
        Column("approved", pgettext("money", "Approved"), "money"),
        Column("in_place", _("In place"), "money"),
        Column("in_place_last_year", _("In place the year before"), "money"),
    )


def _level_headline(filters: Filters, rows: Rows) -> str:
    if not rows:
        return nobody_applies()
    won = [row for row in rows if row["in_place"]]
    if not won:
        return _("{scope}: nothing from above is in place yet").format(scope=scope(filters))
    levels = [
        f"{_level_name(row['level'])} {numbers.money(row['in_place'])}"
        for row in sorted(won, key=lambda row: -row["in_place"])
    ]
    return _("In place by level: {levels}").format(levels=list_words(levels, MOST_LEVELS_NAMED))


def applications_of_quarter(filters: Filters, key: Key) -> Exhibit:
    """The applications of one quarter, named by its first month, that one sum is made of."""
    measure, first = key.figure, key["quarter"]
    quarter = first.replace(year=first.year - 1) if measure == BEFORE else first
    column = "in_place_quarter" if measure in (IN_PLACE, BEFORE) else "applied_quarter"
    rows = [row for row in filters.ask("applications") if row[column] == quarter and counts_in(row, measure)]
    return rows_of_applications(filters, f"{scope(filters)} · {_quarter_name(quarter)}", measure, rows)


def _quarter_name(quarter: date) -> str:
    return _("{year} Q{number}").format(year=quarter.year, number=(quarter.month + 2) // 3)


@exhibit(N_("Applications quarter by quarter"), behind=applications_of_quarter)
@needs("applications")
def applications_by_quarter(filters: Filters) -> Exhibit:
    """Quarter by quarter of the year: applied for, approved, in place, and in place a year before."""
    rows = filters.ask("applications_by_quarter") if _applies(filters) else ()
    money = money_of_applications(rows)
    return Exhibit(
        headline=_quarter_headline(rows),
        picture=ShareTable(
            tuple(_quarter_name(row["quarter"]) for row in rows),
            measure_headings(money),
            tuple(cell for row in rows for cell in money_cells(row, "quarter", _quarter_name(row["quarter"]), money)),
            one_scale=True,
        ),
        columns=(
            Column("quarter", _("Quarter from"), "day"),
            Column("last_month", _("To"), "month_end"),
            *_sums_as_columns(),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("{counted}; the last quarter goes up to this month").format(counted=counted_applications()),
            money_unit(),
            "applications",
        ),
    )


def _quarter_headline(rows: Rows) -> str:
    if not rows:
        return nobody_applies()
    last = rows[-1]
    return counted(
        "{quarter}: {count} application for {applied}; {in_place} in place, {before} in the same months before",
        "{quarter}: {count} applications for {applied}; {in_place} in place, {before} in the same months before",
        "count",
        quarter=_quarter_name(last["quarter"]),
        count=last["applications"],
        applied=numbers.money(last["applied"]),
        in_place=numbers.money(last["in_place"]),
        before=numbers.money(last["in_place_last_year"]),
    )
