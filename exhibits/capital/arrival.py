"""Whether the money arrives: funds in place against completed, foreign capital paid in against contracted."""

from collections.abc import Callable
from dataclasses import replace

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import level_with_first, place_of, tied
from exhibits.base.sheets import needs
from exhibits.base.total import total_of
from exhibits.base.wording import definition, dollars_unit, scope
from exhibits.capital.sources import around_one_region, rows_of_money
from pictures import Bar, Key, Ranking, Reference
from words import N_, _, counted, numbers
from words.columns import dollars_said_alike, money_said_alike

LEVEL = 100.0  # percent: as much has arrived as was completed
LOWEST = 20  # projects that stand in the picture; the table has all


def rows_of_funds(filters: Filters, key: Key) -> Exhibit:
    """The projects behind the funds in place of one region."""
    rows = [
        row
        for row in filters.for_all_regions().ask("capital_by_project")
        if key.matches(row) and (row["completed_investment"] or row["funds_in_place"])
    ]
    exhibit_of_rows = rows_of_money(filters, rows, "completed_investment", key["region"], filters.month.year)
    recorded = [row for row in rows if row["funds_in_place"] is not None]
    headline = _("{sentence}; {funds} in place").format(
        sentence=exhibit_of_rows.headline,
        funds=numbers.money(total_of(recorded, "funds_in_place") if recorded else None),
    )
    return replace(exhibit_of_rows, headline=headline, sum_of="funds_in_place")


@exhibit(N_("Funds in place against completed"), behind=rows_of_funds)
@needs("investments")
def funds_in_place(filters: Filters) -> Exhibit:
    """Where work runs ahead of the money that has arrived, the lowest rate first; a chosen township among all."""
    rows = around_one_region(filters).ask("funds_in_place_by_region")
    said = money_said_alike(row["funds_in_place"] for row in rows)
    bars = tuple(
        Bar(
            key=Key.of(row, "funds_in_place", "region"),
            label=row["region"],
            value=row["in_place_rate"],
            text=_funds_text(row, said(row["funds_in_place"])),
            subject=filters.region in (None, row["region"]),
        )
        for row in rows
    )
    return Exhibit(
        headline=_funds_headline(filters, rows),
        picture=Ranking(bars, Reference(LEVEL, _("as much as completed"))),
        columns=(
            Column("region", _("Township or zone")),
            Column("funds_in_place", _("Funds in place"), "money"),
            Column("completed_investment", _("Completed"), "money"),
            Column("completed_recorded", _("Completed, funds recorded"), "money"),
            Column("in_place_rate", _("Funds in place / completed"), "percent"),
            Column("shortfall", _("Work ahead of the money by"), "money"),
            Column("rate_rank", _("Rank"), "rank"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _(
                "rate = funds in place / completed, both since January; work whose row in the ledger has no funds in"
                " place is left out"
            ),
            "%",
            "investments",
        ),
    )


def _funds_text(row: Row, amount: str) -> str:
    if row["in_place_rate"] is None:
        return _("not recorded")
    return f"{numbers.percent(row['in_place_rate'])}　{amount}"


def _funds_headline(filters: Filters, rows: Rows) -> str:
    county = filters.ask_one("funds_in_place")
    if county["in_place_rate"] is None:
        return _("The ledger holds no funds in place for {scope} in {period}").format(
            scope=scope(filters), period=numbers.period(filters.month)
        )
    parts = [
        _("{scope}: {funds} in place against {completed} completed, {rate}").format(
            scope=scope(filters),
            funds=numbers.money(county["funds_in_place"]),
            completed=numbers.money(county["completed_recorded"]),
            rate=numbers.percent(county["in_place_rate"]),
        )
    ]
    if county["unrecorded"]:
        parts.append(_("for another {money} no funds are recorded").format(money=numbers.money(county["unrecorded"])))
    if rows[0]["count_ranked"] > 1:
        parts.append(_among_units(filters, rows))
    return _("; ").join(parts)


def _among_units(filters: Filters, rows: Rows) -> str:
    """The place of the one chosen region among those with a rate; else who has the lowest."""
    if filters.region:
        row = next(row for row in rows if row["region"] == filters.region)
        return _("rank {rank} of {count}").format(rank=place_of(row, rows, "rate_rank"), count=row["count_ranked"])
    lowest = level_with_first(rows, "in_place_rate")
    if len(lowest) == rows[0]["count_ranked"]:
        return _("alike everywhere")
    return _("lowest in {region} with {rate}").format(
        region=tied([row["region"] for row in lowest]), rate=numbers.percent(rows[0]["in_place_rate"])
    )


@exhibit(N_("Foreign capital, project by project"), opens_project=True)
@needs("investments")
def foreign_capital(filters: Filters) -> Exhibit:
    """Contracted against paid in by project, the lowest rate first; a bar opens the project."""
    rows = filters.ask("foreign_capital_by_project")
    lowest = [row for row in rows if row["paid_in_rate"] is not None][:LOWEST]
    said = dollars_said_alike(row[figure] for row in lowest for figure in ("paid_in_foreign", "contracted_foreign"))
    bars = tuple(
        Bar(
            key=Key.of(row, "paid_in_foreign", "project_code"),
            label=row["name"],
            value=row["paid_in_rate"],
            text=_paid_in_text(row, said),
        )
        for row in lowest
    )
    return Exhibit(
        headline=_foreign_headline(filters),
        picture=Ranking(bars),
        columns=(
            Column("name", _("Project")),
            Column("region", _("Township or zone")),
            Column("origin_place", _("Place of origin")),
            Column("contracted_foreign", _("Contracted"), "dollars"),
            Column("paid_in_foreign", _("Paid in"), "dollars"),
            Column("paid_in_rate", _("Paid-in rate"), "percent"),
            Column("outstanding_foreign", _("Not paid in yet"), "dollars"),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("completed_this_year", _("Completed this year"), "money"),
            Column("project_code", _("Code")),
        ),
        rows=rows,
        definition=definition(
            filters,
            foreign_definition(filters),
            dollars_unit(),
            "projects",
        ),
    )


def foreign_definition(filters: Filters) -> str:
    """What the paid-in rate is, and of which projects."""
    return _(
        "paid-in rate = paid in so far / contracted, of the foreign-invested projects in hand from {threshold};"
        " the picture shows the {count} lowest, the table all"
    ).format(threshold=numbers.money_limit(filters.threshold), count=LOWEST)


def _paid_in_text(row: Row, said: Callable[[numbers.Number], str]) -> str:
    return _("{rate}  {paid_in} of {contracted}").format(
        rate=numbers.percent(row["paid_in_rate"]),
        paid_in=said(row["paid_in_foreign"] or 0),
        contracted=said(row["contracted_foreign"]),
    )


def _foreign_headline(filters: Filters) -> str:
    foreign = filters.ask_one("foreign_capital")
    if not foreign["projects"]:
        return _("{scope} has no large foreign-invested project in hand").format(scope=scope(filters))
    if foreign["paid_in_rate"] is None:
        return counted(
            "{scope}: {count} large foreign-invested project, none with foreign capital contracted",
            "{scope}: {count} large foreign-invested projects, none with foreign capital contracted",
            "count",
            scope=scope(filters),
            count=foreign["projects"],
        )
    template = _("{scope}: {contracted} of foreign capital contracted, {paid_in} paid in, {rate}; all is there")
    if foreign["outstanding_foreign"]:
        template = _(
            "{scope}: {contracted} of foreign capital contracted, {paid_in} paid in, {rate};"
            " {outstanding} are still to come"
        )
        if foreign["outstanding_foreign"] > foreign["contracted_foreign"] - (foreign["paid_in_foreign"] or 0):
            template = _(
                "{scope}: {contracted} of foreign capital contracted, {paid_in} paid in, {rate};"
                " {outstanding} are still to come of projects that have not paid in all"
            )
    sentence = template.format(
        scope=scope(filters),
        contracted=numbers.dollars(foreign["contracted_foreign"]),
        paid_in=numbers.dollars(foreign["paid_in_foreign"] or 0),
        rate=numbers.percent(foreign["paid_in_rate"]),
        outstanding=numbers.dollars(foreign["outstanding_foreign"]),
    )
    if not foreign["projects_without_any"]:
        return sentence
    return counted(
        "{sentence}; nothing at all by {count} project",
        "{sentence}; nothing at all by {count} projects",
        "count",
        sentence=sentence,
        count=foreign["projects_without_any"],
    )
