"""What needs a leader: the matters that will not move by themselves, the worst first."""

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters
from exhibits.base.wording import definition, list_words, money_unit
from pictures import Listing, Matter
from words import N_, _, numbers

MATTERS = 7
RED_LAMP = "红灯"


@exhibit(N_("What needs a leader"))
def needs_attention(filters: Filters) -> Exhibit:
    """The matters that will not move by themselves: stopped, far behind, without progress, overdue."""
    rows = filters.ask("needs_attention")
    matters = tuple(matter_of(row) for row in rows[:MATTERS])
    kinds = list(dict.fromkeys(_(row["kind"]) for row in rows))
    headline = (
        _("{count} matters need a leader: {kinds}").format(count=len(rows), kinds=list_words(kinds, 2))
        if rows
        else _("Nothing waits for a leader")
    )
    return Exhibit(
        headline=headline,
        picture=Listing(matters, _("Nothing is stopped, overdue or without progress under these filters.")),
        columns=attention_columns(),
        rows=rows,
        definition=definition(
            filters,
            _("one matter a project or township, the worst first"),
            money_unit(),
            _("ledger sheets 项目 (projects), 投资 (investments), 问题 (obstacles), 任务 (commitments)"),
        ),
    )


def attention_columns() -> tuple[Column, ...]:
    """The columns of a table of matters that need a leader."""
    return (
        Column("kind", _("Matter")),
        Column("name", _("Name")),
        Column("region", _("Township or zone")),
        Column("amount", _("Money concerned"), "money"),
        Column("since", _("Since"), "day"),
        Column("days", _("Days"), "number"),
        Column("reason", _("Reason")),
        Column("responsible", _("Responsible")),
        Column("promised_on", _("Promised for"), "day"),
    )


def matter_of(row: dict) -> Matter:
    """One row of the query needs_attention as a line to read."""
    return Matter(_(row["kind"]), "bad", row["name"], _matter_text(row), row["project_code"])


def _matter_text(row: dict) -> str:
    facts = [row["region"]] if row["region"] and row["region"] != row["name"] else []
    if row["days"]:
        days = _("since {days} days") if row["days"] > 0 else _("in {days} days")
        facts.append(days.format(days=abs(row["days"])))
    if row["reason"]:
        facts.append(_("reason: {reason}").format(reason=_(row["reason"])))
    if row["amount"]:
        amount = _("{money} short of time progress") if row["kind"] == RED_LAMP else _("{money} to do")
        facts.append(amount.format(money=numbers.money(row["amount"])))
    if row["responsible"]:
        facts.append(row["responsible"])
    if row["promised_on"]:
        facts.append(_("promised for {date}").format(date=numbers.day(row["promised_on"])))
    return " · ".join(facts)
