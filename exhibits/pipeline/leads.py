"""Leads: the rows behind the figures of investment attraction."""

from exhibits.base.exhibit import Column, Exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.total import total_of
from exhibits.base.wording import definition, money_unit
from pictures import Listing
from words import _, counted, numbers

STAGES = {"在谈": "in_talks", "意向": "intent", "签约": "signed", "报批": "in_approval", "开工": "started"}


def rows_of_leads(filters: Filters, what: str, rows: list[Row] | Rows, sum_of: str | None = None) -> Exhibit:
    """A table of leads: rows of the query leads, under a headline that counts them and adds them up."""
    return Exhibit(
        headline=counted(
            "{what}: {count} lead, {planned} planned, {in_place} in place",
            "{what}: {count} leads, {planned} planned, {in_place} in place",
            "count",
            what=what,
            count=len(rows),
            planned=numbers.money(total_of(rows, "planned_investment")),
            in_place=numbers.money(total_of(rows, "funds_in_place")),
        ),
        picture=Listing((), ""),
        columns=lead_columns(),
        rows=tuple(rows),
        definition=definition(filters, leads_as_they_stand(), money_unit(), "leads"),
        sum_of=sum_of,
    )


def lead_columns() -> tuple[Column, ...]:
    """The columns of a table of leads."""
    return (
        Column("name", _("Lead")),
        Column("region", _("Township, zone or department")),
        Column("stage", _("Stage")),
        Column("days_still", _("Days without movement"), "number"),
        Column("planned_investment", _("Planned investment"), "money"),
        Column("funds_in_place", _("Funds in place"), "money"),
        Column("origin_place", _("Place of origin")),
        Column("registered_on", _("Registered on"), "day"),
        Column("updated_on", _("Last moved on"), "day"),
    )


def leads_as_they_stand() -> str:
    """Which leads are counted; the ledger keeps no past stages."""
    return _("leads registered by the end of the month, with stage and money as the ledger has them today")


def stages_in_words(row: Row) -> str:
    """How many leads are at each stage, stages without any left out: 在谈 33、意向 40."""
    return _(", ").join(
        _("{kind} {count}").format(kind=_(stage), count=row[column]) for stage, column in STAGES.items() if row[column]
    )
