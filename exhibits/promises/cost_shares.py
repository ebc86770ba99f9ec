"""Shared costs: who owes what for which project, who has paid in, what was passed on, what is still missing."""

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, ledger_word, money_unit, scope
from pictures import Done, Key, Listing, ProgressTable, Subject
from words import N_, _, numbers
from words.columns import MoneyColumn

COUNTY, ELSEWHERE = "county", "elsewhere"
MOST_SHARES = 10
ALL_OF_IT = 100.0
SHARES = ("owed", "paid_in", "disbursed")


def share_of_payer(filters: Filters, key: Key) -> Exhibit:
    """What one payer owes of the costs of one project, and has paid."""
    rows = tuple(row for row in filters.ask("cost_shares") if key.matches(row))
    return Exhibit(
        headline=_("; ").join(_finding(_name(row), row) for row in rows),
        picture=Listing((), ""),
        columns=_columns(),
        rows=rows,
        definition=definition(filters, _("missing = owed - paid in"), money_unit(), "cost_shares"),
        sum_of=key.figure,
    )


@exhibit(N_("Shared costs"), behind=share_of_payer)
@needs("cost_shares")
def cost_shares(filters: Filters) -> Exhibit:
    """Who still owes a share of the costs of the county's projects, the largest sum missing first."""
    headline = _("{scope}: no shared cost is recorded").format(scope=scope(filters))
    for area in filters.ask("cost_shares_by_area", area=COUNTY):
        headline = _finding(scope(filters), area)
        if area["largest_debtor"]:
            headline = _("{finding}; {payer} owes most, {money}").format(
                finding=headline, payer=ledger_word(area["largest_debtor"]), money=numbers.money(area["largest_debt"])
            )
    return _exhibit(filters, headline, filters.ask("cost_shares", area=COUNTY))


@exhibit(N_("Shared costs elsewhere"), behind=share_of_payer)
@needs("cost_shares")
def cost_shares_elsewhere(filters: Filters) -> Exhibit:
    """Who still owes a share in other areas of the ledger; never added to the county's."""
    county = scope(filters.for_all_regions())
    parts = [_finding(area["area_of"], area) for area in filters.ask("cost_shares_by_area", area=ELSEWHERE)]
    headline = _("No shared cost outside {county} under these filters").format(county=county)
    if parts:
        headline = _("{areas} (listed apart, not part of {county})").format(areas=_("; ").join(parts), county=county)
    return _exhibit(filters, headline, filters.ask("cost_shares", area=ELSEWHERE))


def _finding(name: str, sums: Row) -> str:
    if not sums["owed"]:
        return _("{name}: nothing is owed").format(name=name)
    if not sums["still_owed"]:
        return _("{name}: all of {owed} is paid in").format(name=name, owed=numbers.money(sums["owed"]))
    template = _("{name}: {paid_in} of {owed} paid in ({rate}), {missing} missing")
    if sums["still_owed"] > sums["owed"] - (sums["paid_in"] or 0):
        template = _(
            "{name}: {paid_in} of {owed} paid in ({rate}); {missing} missing of those that have not paid in all"
        )
    return template.format(
        name=name,
        paid_in=numbers.money(sums["paid_in"]),
        owed=numbers.money(sums["owed"]),
        rate=numbers.percent(sums["paid_in_rate"]),
        missing=numbers.money(sums["still_owed"]),
    )


def _exhibit(filters: Filters, headline: str, rows: Rows) -> Exhibit:
    if len(rows) > MOST_SHARES:
        headline = _("{headline}; drawn are the {shown} largest sums missing, {count} more in the table").format(
            headline=headline, shown=MOST_SHARES, count=len(rows) - MOST_SHARES
        )
    shown = rows[:MOST_SHARES]
    money = MoneyColumn.of((row[figure] for row in shown for figure in SHARES), in_table_unit=True)
    return Exhibit(
        headline=headline,
        picture=ProgressTable(
            subjects=tuple(_subject(row) for row in shown),
            columns=tuple(map(money.heading, (_("Owed"), _("Received"), _("Passed on")))),
            cells=tuple(cell for place, row in enumerate(shown) for cell in _cells(place, row, money)),
        ),
        columns=_columns(),
        rows=rows,
        definition=definition(
            filters,
            _("missing = owed - paid in; what is not recorded as paid counts as owed; bars are parts of what is owed"),
            money_unit(),
            "cost_shares",
        ),
    )


def _subject(row: Row) -> Subject:
    note = _("all paid in")
    if row["still_owed"] > 0:
        note = _("{money} missing").format(money=numbers.money(row["still_owed"]))
    return Subject(_name(row), note, bad=row["still_owed"] > 0)


def _name(row: Row) -> str:
    return f"{ledger_word(row['payer'])} · {row['project']}"


def _cells(place: int, row: Row, money: MoneyColumn) -> list[Done]:
    parts = (ALL_OF_IT, row["paid_in_rate"], row["disbursed_rate"])
    return [
        Done(
            key=Key.of(row, figure, "area_of", "project_code", "payer"),
            row=place,
            column=column,
            part=part,
            text=money.cell(row[figure]),
            brief=money.cell(row[figure]),
        )
        for column, (figure, part) in enumerate(zip(SHARES, parts, strict=True))
    ]


def _columns() -> tuple[Column, ...]:
    return (
        Column("area_of", _("Area")),
        Column("project", _("Project")),
        Column("payer", _("Payer")),
        Column("owed", _("Owed"), "money"),
        Column("paid_in", _("Received"), "money"),
        Column("disbursed", _("Passed on"), "money"),
        Column("still_owed", _("Missing"), "money"),
        Column("paid_in_rate", _("Paid in, part"), "percent"),
        Column("region", _("Township, zone or county")),
        Column("project_code", _("Code")),
    )
