"""Orders (督办单): which the rules ask for, which went out, which were answered and closed."""

from exhibits.base.exhibit import Column, Definition, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.kinds import in_one_line, one_of_each_kind_first
from exhibits.base.reporting import with_unreported
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, ledger_word, scope
from exhibits.orders.rules import addressee, fact_of, notice_rule_in_words
from pictures import Card, Key, Listing, Matter, Profile, Tone
from words import N_, _, counted, numbers

RED, YELLOW, BLUE = "红", "黄", "蓝"
LATE, WAITING, ANSWERED, CLOSED = "逾期未回复", "待回复", "已回复", "已销号"
STATES = {"late": LATE, "waiting": WAITING, "answered": ANSWERED, "closed": CLOSED}
MOST_MATTERS = 8


def notices_of_kind(filters: Filters, key: Key) -> Exhibit:
    """The notices of one colour that the rules ask for."""
    rows = tuple(row for row in _due(filters) if key.matches(row))
    headline = counted(
        "{what}: {count} notice",
        "{what}: {count} notices",
        "count",
        what=f"{scope(filters)} · {ledger_word(key['kind'])}",
        count=len(rows),
    )
    return Exhibit(headline, Listing((), ""), _columns_due(), rows, _definition_due(filters))


def _due(filters: Filters) -> Rows:
    return tuple({**row, "addressed_to": addressee(row), "fact": fact_of(row)} for row in filters.ask("notices_due"))


@exhibit(N_("Notices that are due"), behind=notices_of_kind)
@needs("projects")
def notices_due(filters: Filters) -> Exhibit:
    """Which notices the rules ask for: red, yellow, blue; the most urgent of each matter by name."""
    rows = _due(filters)
    counts = {kind: len([row for row in rows if row["kind"] == kind]) for kind in (RED, YELLOW, BLUE)}
    shown = one_of_each_kind_first(tuple({**row, "colour": row["kind"], "kind": row["matter_kind"]} for row in rows))
    headline = _("{scope}: no notice is due").format(scope=scope(filters))
    if rows:
        headline = counted(
            "{scope}: {count} notice is due, {red} of them red",
            "{scope}: {count} notices are due, {red} of them red",
            "count",
            scope=scope(filters),
            count=len(rows),
            red=counts[RED],
        )
    tones: dict[str, Tone] = {RED: "bad"}
    return Exhibit(
        headline=with_unreported(filters, headline),
        picture=Profile(
            tuple(
                Card(
                    Key("notices", (("kind", kind),), count),
                    ledger_word(kind),
                    str(count),
                    _meaning(kind),
                    tones.get(kind, "neutral") if count else "neutral",
                    notice_rule_in_words(),
                )
                for kind, count in counts.items()
            ),
            Listing(
                tuple(_matter_due(row) for row in shown[:MOST_MATTERS]), _("The rules ask for no notice."), len(rows)
            ),
        ),
        columns=_columns_due(),
        rows=rows,
        definition=_definition_due(filters),
    )


def _meaning(kind: str) -> str:
    return {
        RED: _("red, long late or named again"),
        YELLOW: _("behind or late"),
        BLUE: _("due soon"),
    }[kind]


def _matter_due(row: Row) -> Matter:
    again = counted("named {count} month before", "named {count} months before", "count", count=row["months_named"])
    facts = [
        row["region"],
        row["fact"],
        _("to {whom}").format(whom=row["addressed_to"]),
        again if row["months_named"] else "",
        _("{number} is still open").format(number=row["last_number"]) if row["last_number"] else "",
    ]
    return Matter(
        tag=f"{ledger_word(row['colour'])} · {ledger_word(row['matter_kind'])}",
        tone="bad" if row["colour"] == RED else "neutral",
        title=row["subject"],
        text=in_one_line(facts),
        project_code=row["project_code"],
    )


def _columns_due() -> tuple[Column, ...]:
    return (
        Column("kind", _("Colour")),
        Column("matter_kind", _("Matter")),
        Column("subject", _("Subject")),
        Column("region", _("Township or zone")),
        Column("fact", _("Fact")),
        Column("addressed_to", _("Addressed to")),
        Column("responsible_unit", _("Responsible unit")),
        Column("lead_official", _("Leader in charge")),
        Column("due_on", _("Due"), "day"),
        Column("days_late", _("Days late"), "number"),
        Column("months_named", _("Months named before"), "number"),
        Column("last_number", _("Open notice")),
        Column("project_code", _("Code")),
    )


def _definition_due(filters: Filters) -> Definition:
    return definition(
        filters,
        notice_rule_in_words(),
        _("notices"),
        "projects",
        "investments",
        "milestones",
        "commitments",
        "decisions",
        "notices",
    )


def notices_of_state(filters: Filters, key: Key) -> Exhibit:
    """The notices of one state, under their count."""
    rows = tuple(row for row in filters.ask("notices_issued") if row["status"] == STATES[key.figure])
    headline = counted(
        "{what}: {count} notice",
        "{what}: {count} notices",
        "count",
        what=f"{scope(filters)} · {ledger_word(STATES[key.figure])}",
        count=len(rows),
    )
    return Exhibit(headline, Listing((), ""), _columns_issued(), rows, _definition_issued(filters))


@exhibit(N_("Notices and their answers"), behind=notices_of_state)
@needs("notices")
def notices_issued(filters: Filters) -> Exhibit:
    """Which notices went out, which were answered and closed, and whose answer is late."""
    counts = filters.ask_one("notices_in_short")
    rows = filters.ask("notices_issued")
    waiting = [row for row in rows if row["status"] != CLOSED]
    return Exhibit(
        headline=_headline_issued(filters, counts),
        picture=Profile(
            tuple(_card(counts, figure) for figure in STATES),
            Listing(
                tuple(_matter_issued(row) for row in waiting[:MOST_MATTERS]), _("Every notice is closed."), len(waiting)
            ),
        )
        if rows
        else Listing((), _("There is nothing to draw under these filters.")),
        columns=_columns_issued(),
        rows=rows,
        definition=_definition_issued(filters),
    )


def _headline_issued(filters: Filters, counts: Row) -> str:
    if not counts["issued"]:
        return _("{scope}: no notice has gone out").format(scope=scope(filters))
    return counted(
        "{scope}: {count} notice went out, {closed} closed, {late} late with the answer",
        "{scope}: {count} notices went out, {closed} closed, {late} late with the answer",
        "count",
        scope=scope(filters),
        count=counts["issued"],
        closed=counts["closed"],
        late=counts["late"],
    )


def _card(counts: Row, figure: str) -> Card:
    state = STATES[figure]
    note = ""
    if figure == "late" and counts["days_late"]:
        note = counted("longest {days} day", "longest {days} days", "days", days=counts["days_late"])
    elif figure == "closed":
        note = _("of {count} that went out").format(count=counts["issued"])
    tones: dict[str, Tone] = {"late": "bad", "closed": "good"}
    meanings = {
        "late": _("past the day of the answer, none received"),
        "waiting": _("no answer yet, its day still to come or not set"),
        "answered": _("answered and not closed"),
        "closed": _("closed by the supervision office"),
    }
    tone = tones.get(figure, "neutral") if counts[figure] else "neutral"
    return Card(Key.of(counts, figure), ledger_word(state), str(counts[figure]), note, tone, meanings[figure])


def _matter_issued(row: Row) -> Matter:
    facts = [
        row["number"],
        _("issued on {day}").format(day=numbers.day(row["issued_on"])),
        _("answer due on {day}").format(day=numbers.day(row["due_on"])) if row["due_on"] else "",
        counted("{days} day late", "{days} days late", "days", days=row["days_late"]) if row["days_late"] else "",
        row["answer"],
    ]
    return Matter(
        tag=f"{ledger_word(row['kind'])} · {ledger_word(row['status'])}",
        tone="bad" if row["status"] == LATE else "neutral",
        title=row["project"] or row["region"] or row["number"],
        text=in_one_line(facts),
        project_code=row["project_code"],
    )


def _columns_issued() -> tuple[Column, ...]:
    return (
        Column("status", _("Status")),
        Column("number", _("Number")),
        Column("kind", _("Colour")),
        Column("project", _("Project")),
        Column("region", _("Township or zone")),
        Column("issued_on", _("Issued on"), "day"),
        Column("due_on", _("Answer due"), "day"),
        Column("answered_on", _("Answered on"), "day"),
        Column("closed_on", _("Closed on"), "day"),
        Column("answer", _("Answer")),
        Column("project_code", _("Code")),
    )


def _definition_issued(filters: Filters) -> Definition:
    return definition(
        filters,
        _("issued by the end of the month; late: the day of the answer has passed without one"),
        _("notices"),
        "notices",
    )
