"""The nodes of projects (节点): which are late, which fall due next, which were done and nobody went to see."""

from exhibits.base.exhibit import Column, Definition, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.kinds import in_one_line, one_of_each_kind_first
from exhibits.base.places import names_of
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, ledger_word, scope
from pictures import BarTable, Card, Key, Listing, Matter, Measured, Profile, Tone
from words import N_, _, counted, numbers

OVERDUE, SOON, ON_TIME, DONE, UNDATED = "超期", "临期", "按期", "完成", "无期限"
COUNTS = {OVERDUE: "overdue", SOON: "due_soon", ON_TIME: "on_time", UNDATED: "undated", DONE: "done"}
UNVERIFIED = "unverified"
TONES: dict[str, Tone] = {OVERDUE: "bad", UNVERIFIED: "bad", DONE: "good"}
MEANINGS = {
    OVERDUE: N_("past its planned day and not done by the end of the month"),
    SOON: N_("not done, planned within 30 days after the end of the month"),
    UNVERIFIED: N_("done, and the ledger names no day on which somebody went to see"),
    DONE: N_("done by the end of the month, on time or late"),
}
MOST_MATTERS, MOST_ROWS = 8, 22
UNIT, NODE = "unit", "node"
COLUMN_OF = {UNIT: "responsible_unit", NODE: "node"}


def nodes_counted(filters: Filters, key: Key) -> Exhibit:
    """The nodes of one state, and of whoever or whatever the key names, under their count."""
    state = next((status for status, count in COUNTS.items() if count == key.figure), UNVERIFIED)
    rows = tuple(row for row in filters.ask("milestones") if _is_in(row, state) and key.matches(row))
    holders = [ledger_word(None if value is None else str(value)) or _("not recorded") for _column, value in key.values]
    headline = counted(
        "{what}: {count} node",
        "{what}: {count} nodes",
        "count",
        what=" · ".join([scope(filters), *holders, _state(state)]),
        count=len(rows),
    )
    return Exhibit(headline, Listing((), ""), columns_of_nodes(), rows, definition_of_nodes(filters))


def _is_in(row: Row, state: str) -> bool:
    return row["is_unverified"] if state == UNVERIFIED else row["status"] == state


def _state(state: str) -> str:
    return _("done, not verified") if state == UNVERIFIED else ledger_word(state)


@exhibit(N_("Nodes in short"), behind=nodes_counted)
@needs("milestones")
def milestones_in_short(filters: Filters) -> Exhibit:
    """How many nodes are late, due in 30 days, done without verification; the most urgent of each by name."""
    counts = filters.ask_one("milestones_in_short")
    rows = filters.ask("milestones")
    urgent = [
        dict(row) | {"kind": state} for state in (OVERDUE, SOON, UNVERIFIED) for row in rows if _is_in(row, state)
    ]
    shown = one_of_each_kind_first(tuple(urgent))[:MOST_MATTERS]
    return Exhibit(
        headline=_finding(filters, counts),
        picture=Profile(
            tuple(_card(state, counts) for state in (OVERDUE, SOON, UNVERIFIED, DONE)),
            Listing(
                tuple(_matter(row) for row in shown),
                _("No node is late, due within 30 days, or done without verification."),
                len(urgent),
            ),
        ),
        columns=columns_of_nodes(),
        rows=rows,
        definition=definition_of_nodes(filters),
    )


def _finding(filters: Filters, counts: Row) -> str:
    if not counts["nodes"]:
        return _("{scope}: no node is recorded").format(scope=scope(filters))
    parts = [
        counted(
            "{scope}: {overdue} of {count} node late",
            "{scope}: {overdue} of {count} nodes late",
            "count",
            scope=scope(filters),
            overdue=counts["overdue"],
            count=counts["nodes"],
        ),
        counted("{soon} is due within 30 days", "{soon} are due within 30 days", "soon", soon=counts["due_soon"]),
        counted(
            "{unverified} is done and not verified",
            "{unverified} are done and not verified",
            "unverified",
            unverified=counts["unverified"],
        ),
    ]
    return _("; ").join(parts)


def _card(state: str, counts: Row) -> Card:
    count = counts[COUNTS.get(state, UNVERIFIED)]
    note = ""
    if state == OVERDUE and count:
        note = counted("longest {days} day", "longest {days} days", "days", days=counts["days_late"])
    elif state == SOON:
        note = _("within 30 days")
    elif state == UNVERIFIED and counts["done"]:
        note = _("of {count} that are done").format(count=counts["done"])
    elif state == DONE and counts["done"]:
        note = _("{late} of them late").format(late=counts["done_late"])
    tone = TONES.get(state, "neutral") if count else "neutral"
    key = Key.of(counts, COUNTS.get(state, UNVERIFIED))
    return Card(key, _state(state), str(count), note, tone, _(MEANINGS[state]))


def _matter(row: Row) -> Matter:
    """One node as a line: of which project, by when, how late, who answers."""
    facts = [row["region"], day_of_node(row), row["responsible_unit"], in_charge(row)]
    return Matter(
        tag=_state(row["kind"]),
        tone=TONES.get(row["kind"], "neutral"),
        title=_("{project}: {node}").format(project=row["name"], node=ledger_word(row["node"])),
        text=in_one_line(facts),
        project_code=row["project_code"],
    )


def in_charge(row: Row) -> str:
    """The leader in charge, called so; nothing where the ledger names none."""
    return _("in charge: {who}").format(who=row["lead_official"]) if row["lead_official"] else ""


def day_of_node(row: Row) -> str:
    """When a node was done or is due, and how late that is."""
    if row["done_on"]:
        day = _("done on {day}").format(day=numbers.day(row["done_on"]))
        if not row["days_late"]:
            return day
        late = counted("done {days} day late", "done {days} days late", "days", days=row["days_late"])
        return _("{day}, {late}").format(day=day, late=late)
    if row["due_on"] is None:
        return _("no deadline")
    day = numbers.day(row["due_on"])
    if row["days_late"]:
        return counted(
            "due {day}, {days} day over", "due {day}, {days} days over", "days", day=day, days=row["days_late"]
        )
    return counted("due {day}, {days} day left", "due {day}, {days} days left", "days", day=day, days=row["days_left"])


@exhibit(N_("Nodes by unit"), behind=nodes_counted)
@needs("milestones")
def milestones_by_unit(filters: Filters) -> Exhibit:
    """Which responsible units are late with the nodes of their projects."""
    return _by_holder(filters, UNIT, _("Responsible unit"))


@exhibit(N_("Nodes by kind"), behind=nodes_counted)
@needs("milestones")
def milestones_by_node(filters: Filters) -> Exhibit:
    """At which node projects are late: in the procedures or on the site."""
    return _by_holder(filters, NODE, _("Node"))


def _by_holder(filters: Filters, grouped_by: str, heading: str) -> Exhibit:
    rows = tuple(row for row in filters.ask("milestones_by_holder") if row["grouped_by"] == grouped_by)
    most = max((row["overdue"] for row in rows if row["holder"]), default=0)
    first = [row for row in rows if row["holder"] and row["overdue"] == most]
    headline = _("{scope}: no node is late").format(scope=scope(filters))
    if most and len(first) == 1:
        headline = counted(
            "Most late: {first}, {overdue} node, longest {days}",
            "Most late: {first}, {overdue} nodes, longest {days}",
            "overdue",
            first=_name(first[0]),
            overdue=most,
            days=numbers.days(first[0]["days_late"]),
        )
    elif most:
        names = names_of([_name(row) for row in first])
        headline = _("Most late: {names}, {overdue} each").format(names=names, overdue=most)
    elif any(row["overdue"] for row in rows):
        headline = counted(
            "{scope}: {overdue} is late, of whom is not recorded",
            "{scope}: {overdue} are late, of whom is not recorded",
            "overdue",
            scope=scope(filters),
            overdue=rows[0]["overdue"],
        )
    elif not rows:
        headline = _("{scope}: no node is recorded").format(scope=scope(filters))
    if len(rows) > MOST_ROWS:
        headline = _("{headline} (and {count} more)").format(headline=headline, count=len(rows) - MOST_ROWS)
    states = (OVERDUE, SOON, ON_TIME, DONE, UNVERIFIED)
    return Exhibit(
        headline=headline,
        picture=BarTable(
            tuple(_name(row) for row in rows[:MOST_ROWS]),
            tuple(_state(state) for state in states),
            tuple(_measured(row, state) for row in rows[:MOST_ROWS] for state in states),
            one_scale=True,
        ),
        columns=(
            Column("holder", heading),
            Column("nodes", _("Nodes"), "number"),
            *(Column(COUNTS.get(state, UNVERIFIED), _state(state), "number") for state in states),
            Column("undated", ledger_word(UNDATED), "number"),
            Column("days_late", _("Longest overdue, days"), "number"),
        ),
        rows=rows,
        definition=definition_of_nodes(filters),
    )


def _measured(row: Row, state: str) -> Measured:
    count = COUNTS.get(state, UNVERIFIED)
    key = Key(count, ((COLUMN_OF[row["grouped_by"]], row["holder"]),), row[count])
    return Measured(
        key if row[count] else None, _name(row), _state(state), row[count] or None, str(row[count] or numbers.NOTHING)
    )


def _name(row: Row) -> str:
    return ledger_word(row["holder"]) or _("not recorded")


def columns_of_nodes() -> tuple[Column, ...]:
    """The columns of a table of nodes."""
    return (
        Column("status", _("Status")),
        Column("name", _("Project")),
        Column("node", _("Node")),
        Column("region", _("Township or zone")),
        Column("due_on", _("Due"), "day"),
        Column("done_on", _("Done on"), "day"),
        Column("days_late", _("Days late"), "number"),
        Column("verified_by", _("Verified by")),
        Column("verified_on", _("Verified on"), "day"),
        Column("responsible_unit", _("Responsible unit")),
        Column("lead_official", _("Leader in charge")),
        Column("node_group", _("Kind")),
        Column("project_code", _("Code")),
    )


def definition_of_nodes(filters: Filters) -> Definition:
    """What the states of a node mean."""
    return definition(
        filters,
        _(
            "late: past its planned day and not done; due soon: within 30 days after the end of the month; verified:"
            " with the day on which somebody went to see; projects that were not completed before this year"
        ),
        _("count"),
        "milestones",
    )


def rows_of_nodes(filters: Filters, headline: str, rows: Rows) -> Exhibit:
    """A table of nodes under a headline."""
    return Exhibit(headline, Listing((), ""), columns_of_nodes(), rows, definition_of_nodes(filters))
