"""What falls due by the end of the quarter: completions, nodes, commitments, promised days, decisions."""

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.kinds import card_of_kind, matter_of_kind
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, ledger_word, scope
from pictures import Key, Listing, Matter, Profile
from words import N_, _, counted, numbers

KINDS = ("竣工", "节点", "任务", "承诺", "议定")
MOST_MATTERS = 8


def due_of_kind(filters: Filters, key: Key) -> Exhibit:
    """The matters of one kind, under their count."""
    rows = tuple(row for row in filters.ask("due_this_quarter") if key.matches(row))
    headline = _("{kind}: {count} due by the end of the quarter").format(kind=ledger_word(key["kind"]), count=len(rows))
    return _exhibit(filters, headline, Listing((), ""), rows)


@exhibit(N_("Due this quarter"), behind=due_of_kind)
@needs("projects")
def due_this_quarter(filters: Filters) -> Exhibit:
    """How much falls due by the end of the quarter, of which kind; what comes next by name."""
    rows = filters.ask("due_this_quarter")
    headline = _("{scope}: nothing is still due this quarter").format(scope=scope(filters))
    if rows:
        headline = counted(
            "{scope}: {count} matter is due by {day}",
            "{scope}: {count} matters are due by {day}",
            "count",
            scope=scope(filters),
            count=len(rows),
            day=numbers.day(rows[0]["quarter_ends_on"]),
        )
    counts = {kind: len([row for row in rows if row["kind"] == kind]) for kind in KINDS}
    picture = Profile(
        tuple(
            card_of_kind(kind, count, _("due after the end of the month, by the end of its quarter"))
            for kind, count in counts.items()
        ),
        Listing(tuple(_matter(row) for row in rows[:MOST_MATTERS]), "", len(rows)),
    )
    nothing = Listing((), _("There is nothing to draw under these filters."))
    return _exhibit(filters, headline, picture if rows else nothing, rows)


def _matter(row: Row) -> Matter:
    left = counted("{days} day left", "{days} days left", "days", days=row["days_left"])
    facts = [ledger_word(row["detail"]), numbers.day(row["due_on"]), left, row["region"], row["responsible_unit"]]
    return matter_of_kind(row, facts)


def _exhibit(filters: Filters, headline: str, picture: Listing | Profile, rows: tuple[Row, ...]) -> Exhibit:
    return Exhibit(
        headline=headline,
        picture=picture,
        columns=(
            Column("kind", _("Kind")),
            Column("name", _("Name")),
            Column("detail", _("Detail")),
            Column("region", _("Township or zone")),
            Column("due_on", _("Due"), "day"),
            Column("days_left", _("Days left"), "number"),
            Column("responsible_unit", _("Responsible unit")),
            Column("project_code", _("Code")),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("planned completions, nodes, commitments, promised days, decisions, from month's end to quarter's end"),
            _("count"),
            "projects",
            "milestones",
            "commitments",
            "obstacles",
            "decisions",
        ),
    )
