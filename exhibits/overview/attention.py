"""What needs a leader: the matters that will not move by themselves, the worst first."""

from collections.abc import Callable
from datetime import date

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.reporting import with_unreported
from exhibits.base.sheets import is_filled, without_sheet
from exhibits.base.time_words import is_closed
from exhibits.base.total import total_of
from exhibits.base.wording import definition, money_unit
from pictures import SEPARATOR, Listing, Matter
from words import N_, _, as_sentence, counted, ngettext, numbers

MATTERS = 7
RED_LAMPS = ("红灯", "项目红灯")
TASK = "任务"  # how the kinds of commitments begin
DEADLINES: dict[str, Callable[[], str]] = {  # of what kinds the day since when is a deadline
    "任务超期": lambda: _("due on {day}"),
    "任务临期": lambda: _("due on {day}"),
    "逾期未竣工": lambda: _("to be completed by {day}"),
}
KINDS = {"红灯": N_("red townships and zones"), "项目红灯": N_("red projects")}


@exhibit(N_("What needs a leader"))
def needs_attention(filters: Filters) -> Exhibit:
    """The matters that will not move by themselves: stopped, far behind, without progress, overdue."""
    rows = filters.ask("needs_attention")
    if not rows and not is_filled("projects"):
        return without_sheet(filters, "projects")
    matters = tuple(matter_of(row, filters.month) for row in rows[:MATTERS])
    return Exhibit(
        headline=with_unreported(filters, attention_in_words(len(rows))),
        picture=Listing(
            matters,
            _("Nothing is stopped, red, overdue or without progress under these filters."),
            len(rows),
            kinds_in_words(filters),
            in_brief=3,
        ),
        columns=attention_columns(),
        rows=rows,
        definition=definition(
            filters,
            _("every project is listed once, but counts in each of its kinds"),
            money_unit(),
            "projects",
            "investments",
            "obstacles",
            "commitments",
        ),
    )


def attention_in_words(listed: int) -> str:
    """How many matters there are."""
    if not listed:
        return _("Nothing waits for a leader")
    return counted("{count} matter needs a leader", "{count} matters need a leader", "count", count=listed)


def kinds_in_words(filters: Filters) -> str:
    """How many matters there are of each kind: the same counts as on the pages of those kinds."""
    rows = filters.ask("needs_attention_by_kind")
    counts = as_sentence(
        _(", ").join(
            _("{kind} {count}").format(kind=_(KINDS.get(row["kind"]) or row["kind"]), count=row["matters"])
            for row in rows
        )
    )
    if total_of(rows, "matters") > len(filters.ask("needs_attention")):
        return _("{counts} (a project may be of several kinds)").format(counts=counts)
    return counts


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
        Column("responsible", _("Responsible unit and person")),
        Column("lead_official", _("Leader in charge")),
        Column("promised_on", _("Promised for"), "day"),
    )


def matter_of(row: Row, month: date) -> Matter:
    """One row of the query needs_attention as a line to read."""
    kind = RED_LAMPS[0] if row["kind"] in RED_LAMPS else row["kind"]
    facts, first = _facts(row, month)
    region = row["region"] if row["region"] == row["name"] else None
    return Matter(_(kind), "bad", row["name"], SEPARATOR.join(facts), row["project_code"], region, first)


def _facts(row: Row, month: date) -> tuple[list[str], tuple[str, ...]]:
    """What is to be said of a matter; and of that what is read first: how much, who, until when."""
    facts = [row["region"]] if row["region"] and row["region"] != row["name"] else []
    first = []
    if row["days"]:
        facts.append(_days(row["kind"], row["days"]))
    if row["reason"]:
        said = _("task: {reason}") if row["kind"].startswith(TASK) else _("reason: {reason}")
        facts.append(said.format(reason=_(row["reason"])))
    if row["amount"]:
        first.append(_amount(row["kind"], month).format(money=numbers.money(row["amount"])))
    if row["responsible"]:
        first.append(_("responsible: {who}").format(who=row["responsible"]))
    if row["lead_official"]:
        first.append(_("in charge: {who}").format(who=row["lead_official"]))
    if row["promised_on"]:
        first.append(_("promised for {date}").format(date=numbers.day(row["promised_on"])))
    if row["since"] and row["kind"] in DEADLINES:
        first.append(DEADLINES[row["kind"]]().format(day=numbers.day(row["since"])))
    return [*facts, *first], tuple(first)


def _amount(kind: str, month: date) -> str:
    """What the money of a matter is: missing to time progress, in December to what was set for the year; or to do."""
    if kind not in RED_LAMPS:
        return _("{money} to do")
    if not is_closed(month):
        return _("{money} short of time progress")
    return _("{money} short of the target") if kind == RED_LAMPS[0] else _("{money} short of the year's plan")


def _days(kind: str, days: int) -> str:
    """For how long what lasts, or how long it is until the deadline."""
    if days < 0:
        return ngettext("in {days} day", "in {days} days", -days).format(days=-days)
    said = {
        "停工": ngettext("suspended for {days} day", "suspended for {days} days", days),
        "应开未开": ngettext("approved {days} day ago", "approved {days} days ago", days),
        "久无投入": ngettext("without investment for {days} day", "without investment for {days} days", days),
    }
    return said.get(kind, ngettext("overdue by {days} day", "overdue by {days} days", days)).format(days=days)
