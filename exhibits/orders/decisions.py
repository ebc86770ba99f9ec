"""What the last meetings decided, and whether it was done: the first thing that the next meeting sees."""

from exhibits.base.exhibit import Column, Definition, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.kinds import in_one_line
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, ledger_word, scope
from pictures import Card, Key, Listing, Matter, Profile, Tone
from words import N_, _, counted, numbers

OVERDUE, SOON, ON_TIME, UNDATED, DONE = "超期", "临期", "按期", "无期限", "完成"
FIGURES = {"done": (DONE,), "overdue": (OVERDUE,), "due_soon": (SOON,), "open": (ON_TIME, UNDATED)}
TONES: dict[str, Tone] = {OVERDUE: "bad", DONE: "good"}
MOST_MATTERS = 8


def decisions_counted(filters: Filters, key: Key) -> Exhibit:
    """The decisions of one state, under their count."""
    rows = tuple(row for row in filters.ask("decisions") if row["status"] in FIGURES[key.figure])
    headline = counted(
        "{what}: {count} decision",
        "{what}: {count} decisions",
        "count",
        what=f"{scope(filters)} · {_labels()[key.figure]}",
        count=len(rows),
    )
    return Exhibit(headline, Listing((), ""), _columns(), rows, _definition(filters))


def _labels() -> dict[str, str]:
    return {
        "done": ledger_word(DONE),
        "overdue": ledger_word(OVERDUE),
        "due_soon": ledger_word(SOON),
        "open": _("open"),
    }


@exhibit(N_("What was decided"), behind=decisions_counted)
@needs("decisions")
def decisions_in_short(filters: Filters) -> Exhibit:
    """How many decisions of the meetings are done, late, open; those that are not done, the latest first."""
    counts = filters.ask_one("decisions_in_short")
    rows = filters.ask("decisions")
    waiting = [row for row in rows if row["status"] != DONE]
    labels = _labels()
    return Exhibit(
        headline=_headline(filters, counts),
        picture=Profile(
            tuple(_card(counts, figure, labels[figure]) for figure in ("overdue", "due_soon", "open", "done")),
            Listing(
                tuple(_matter(row) for row in waiting[:MOST_MATTERS]),
                _("Everything that was decided is done."),
                len(waiting),
            ),
        )
        if rows
        else Listing((), _("There is nothing to draw under these filters.")),
        columns=_columns(),
        rows=rows,
        definition=_definition(filters),
    )


def _headline(filters: Filters, counts: Row) -> str:
    if not counts["decisions"]:
        return _("{scope}: no decision of a meeting is recorded").format(scope=scope(filters))
    text = counted(
        "The meeting of {day} decided {count} matter, {done} done",
        "The meeting of {day} decided {count} matters, {done} done",
        "count",
        day=numbers.day(counts["last_met_on"]),
        count=counts["of_last"],
        done=counts["of_last_done"],
    )
    if counts["earlier_open"]:
        text = counted(
            "{text}; {count} of earlier meetings is not done",
            "{text}; {count} of earlier meetings are not done",
            "count",
            text=text,
            count=counts["earlier_open"],
        )
    return _("{scope}: {text}").format(scope=scope(filters), text=text) if filters.regions else text


def _card(counts: Row, figure: str, label: str) -> Card:
    note = ""
    if figure == "overdue" and counts["days_late"]:
        note = counted("longest {days} day", "longest {days} days", "days", days=counts["days_late"])
    elif figure == "done":
        note = _("of {count}").format(count=counts["decisions"])
    elif figure == "due_soon":
        note = _("within 30 days")
    tones: dict[str, Tone] = {"overdue": "bad", "done": "good"}
    tone = tones.get(figure, "neutral") if counts[figure] else "neutral"
    return Card(Key.of(counts, figure), label, str(counts[figure]), note, tone, _("decisions of that state"))


def _matter(row: Row) -> Matter:
    day = _("decided on {day}").format(day=numbers.day(row["met_on"]))
    facts = [day, _due(row), row["region"], row["project"], row["responsible_unit"]]
    return Matter(
        tag=ledger_word(row["status"]),
        tone=TONES.get(row["status"], "neutral"),
        title=row["matter"],
        text=in_one_line(facts),
        project_code=row["project_code"],
    )


def _due(row: Row) -> str:
    if row["due_on"] is None:
        return _("no deadline")
    day = numbers.day(row["due_on"])
    if row["days_left"] < 0:
        return counted(
            "due {day}, {days} day over", "due {day}, {days} days over", "days", day=day, days=-row["days_left"]
        )
    return counted("due {day}, {days} day left", "due {day}, {days} days left", "days", day=day, days=row["days_left"])


def _columns() -> tuple[Column, ...]:
    return (
        Column("status", _("Status")),
        Column("matter", _("Decided")),
        Column("met_on", _("Meeting"), "day"),
        Column("region", _("Township or zone")),
        Column("project", _("Project")),
        Column("responsible_unit", _("Responsible unit")),
        Column("due_on", _("Due"), "day"),
        Column("days_left", _("Days left"), "number"),
        Column("done_on", _("Done on"), "day"),
        Column("project_code", _("Code")),
    )


def _definition(filters: Filters) -> Definition:
    return definition(
        filters,
        _("late: past its deadline and not done; due soon: within 30 days after the end of the month"),
        _("count"),
        "decisions",
    )
