"""Commitments with a day (双向承诺): which are kept, which are due, which are late; the next ones to fall due."""

from dataclasses import replace

from exhibits.base.exhibit import Column, Definition, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.kinds import in_one_line
from exhibits.base.places import level_with_first
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, ledger_word, scope
from pictures import Card, Cards, Key, Listing, Matter, Profile, Tone
from words import N_, _, counted, numbers

COUNTY = "county"  # the area: regions of the county alone
OVERDUE, SOON, ON_TIME, UNDATED, DONE = "超期", "临期", "按期", "无期限", "完成"
COUNTS = {OVERDUE: "overdue", SOON: "due_soon", ON_TIME: "on_time", UNDATED: "undated", DONE: "done"}
TONES: dict[str, Tone] = {OVERDUE: "bad", SOON: "neutral", ON_TIME: "neutral", DONE: "good"}
MEANINGS = {
    OVERDUE: N_("past its day and not done by the end of the month"),
    SOON: N_("not done, due within 30 days after the end of the month"),
    ON_TIME: N_("not done, due later than that"),
    UNDATED: N_("not done and without a day: neither on time nor late"),
    DONE: N_("done on its day of completion, or with its whole quantity"),
}
MOST_MATTERS = 6
NEXT = 6


def commitments_counted(filters: Filters, key: Key) -> Exhibit:
    """The commitments of the county of one status, and of whoever the key names, under their count."""
    (status,) = [status for status, count in COUNTS.items() if count == key.figure]
    rows = tuple(row for row in filters.ask("commitments", area=COUNTY) if row["status"] == status and key.matches(row))
    holders = [ledger_word(key[column]) or _("not recorded") for column, _holder in key.values]
    words = [scope(filters), *holders, ledger_word(status)]
    return rows_of_commitments(
        filters,
        counted(
            "{what}: {count} commitment",
            "{what}: {count} commitments",
            "count",
            what=" · ".join(words),
            count=len(rows),
        ),
        rows,
    )


def rows_of_commitments(filters: Filters, headline: str, rows: Rows) -> Exhibit:
    """A table of commitments under a headline."""
    return Exhibit(headline, Listing((), ""), columns_of_commitments(), rows, definition_of_commitments(filters))


@exhibit(N_("Commitments in short"), behind=commitments_counted)
@needs("commitments")
def commitments_in_short(filters: Filters) -> Exhibit:
    """How many commitments are kept, due and late; the late ones, and all of them where one township is chosen."""
    counts = filters.ask_one("commitments_in_short", area=COUNTY)
    rows = filters.ask("commitments", area=COUNTY)
    shown = [row for row in rows if filters.region or row["status"] in (OVERDUE, SOON)]
    return Exhibit(
        headline=_finding(filters, counts),
        picture=Profile(
            tuple(_card(status, counts) for status in COUNTS),
            Listing(
                tuple(matter_of_commitment(row) for row in shown[:MOST_MATTERS]),
                _("No commitment is overdue or due within 30 days."),
                len(shown),
            ),
        ),
        columns=columns_of_commitments(),
        rows=rows,
        definition=definition_of_commitments(filters),
    )


def _finding(filters: Filters, counts: Row) -> str:
    if not counts["commitments"]:
        return _("{scope}: no commitment is recorded").format(scope=scope(filters))
    parts = [
        counted(
            "{scope}: {done} of {count} commitment done",
            "{scope}: {done} of {count} commitments done",
            "count",
            scope=scope(filters),
            done=counts["done"],
            count=counts["commitments"],
        ),
        counted("{overdue} is overdue", "{overdue} are overdue", "overdue", overdue=counts["overdue"]),
        counted("{soon} is due within 30 days", "{soon} are due within 30 days", "soon", soon=counts["due_soon"]),
    ]
    if counts["undated"]:
        parts.append(counted("{undated} has no day", "{undated} have no day", "undated", undated=counts["undated"]))
    if counts["days_late"]:
        parts.append(
            counted("longest overdue {days} day", "longest overdue {days} days", "days", days=counts["days_late"])
        )
    return _("; ").join(parts)


def _card(status: str, counts: Row) -> Card:
    note = ""
    if status == OVERDUE and counts["days_late"]:
        note = counted("longest {days} day", "longest {days} days", "days", days=counts["days_late"])
    elif status == SOON:
        note = _("within 30 days")
    elif status == DONE:
        note = numbers.percent(counts["done_rate"])
    count = counts[COUNTS[status]]
    tone = TONES.get(status, "neutral") if count else "neutral"
    return Card(Key.of(counts, COUNTS[status]), ledger_word(status), str(count), note, tone, _(MEANINGS[status]))


def matter_of_commitment(row: Row) -> Matter:
    """One commitment as a line to read: what, where, how far, by when, who answers."""
    facts = [
        row["region"],
        ledger_word(row["kind"]),
        quantity_in_words(row),
        day_in_words(row),
        ledger_word(row["party"]),
        row["responsible_unit"],
        row["responsible_person"],
    ]
    return Matter(
        tag=ledger_word(row["status"]),
        tone=TONES.get(row["status"], "neutral"),
        title=row["name"],
        text=in_one_line(facts),
        project_code=row["project_code"],
    )


def quantity_in_words(row: Row) -> str:
    """How much of it is done: 48/128 户; nothing where it is not counted."""
    if row["quantity_due"] is None:
        return ""
    if row["unit"] == "万元":
        return f"{numbers.money(row['quantity_done'])} / {numbers.money(row['quantity_due'])}"
    done, due = numbers.plain(row["quantity_done"]), numbers.plain(row["quantity_due"])
    return f"{done}/{due} {ledger_word(row['unit'])}".strip()


def day_in_words(row: Row) -> str:
    """The deadline and what is left of it; a commitment without a day has none."""
    if row["due_on"] is None:
        return _("no deadline")
    day = numbers.day(row["due_on"])
    if row["days_left"] is None:
        return _("due {day}, done").format(day=day)
    if row["days_left"] < 0:
        return counted(
            "due {day}, {days} day over", "due {day}, {days} days over", "days", day=day, days=-row["days_left"]
        )
    return counted("due {day}, {days} day left", "due {day}, {days} days left", "days", day=day, days=row["days_left"])


def commitment_to_come(filters: Filters, key: Key) -> Exhibit:
    """The commitment behind one card of the countdown."""
    rows = tuple(row for row in _next_ones(filters) if key.matches(row))
    headline = _("; ").join(f"{row['name']} · {day_in_words(row)}" for row in rows)
    return replace(rows_of_commitments(filters, headline, rows), sum_of="days_left")


@exhibit(N_("The next commitments"), behind=commitment_to_come)
@needs("commitments")
def commitments_countdown(filters: Filters) -> Exhibit:
    """How many days are left for the commitments that fall due next."""
    rows = _next_ones(filters)
    headline = _("{scope}: no deadline is still to come").format(scope=scope(filters))
    if rows:
        alike = level_with_first(rows, "days_left")
        headline = counted(
            "Next: {name} of {region}, {days} day left",
            "Next: {name} of {region}, {days} days left",
            "days",
            name=rows[0]["name"],
            region=rows[0]["region"],
            days=rows[0]["days_left"],
        )
        if len(alike) > 1:
            headline = _("{headline}; {count} more on the same day").format(headline=headline, count=len(alike) - 1)
    cards = tuple(_countdown(row) for row in rows[:NEXT])
    return Exhibit(
        headline=headline,
        picture=Cards(cards or (_nothing_to_come(),)),
        columns=columns_of_commitments(),
        rows=rows,
        definition=definition_of_commitments(filters),
    )


def _nothing_to_come() -> Card:
    meaning = _("Every commitment is done, overdue, or without a day.")
    return Card(None, _("Next deadline"), numbers.NOTHING, meaning, "neutral", meaning)


def _next_ones(filters: Filters) -> Rows:
    """The commitments whose day is still to come, the next first: they stand in that order after the overdue ones."""
    return tuple(row for row in filters.ask("commitments", area=COUNTY) if row["status"] in (SOON, ON_TIME))


def _countdown(row: Row) -> Card:
    return Card(
        key=Key.of(row, "days_left", "name", "region", "project_code", "kind", "party", "responsible_unit", "due_on"),
        label=row["name"],
        value=counted("{days} day left", "{days} days left", "days", days=row["days_left"]),
        note=" · ".join(fact for fact in (numbers.day(row["due_on"]), row["region"], row["responsible_unit"]) if fact),
        tone="neutral",
        definition=_("days from the end of the month to the deadline; {status}").format(
            status=ledger_word(row["status"])
        ),
    )


def columns_of_commitments() -> tuple[Column, ...]:
    """The columns of a table of commitments."""
    return (
        Column("status", _("Status")),
        Column("name", _("Commitment")),
        Column("region", _("Township or zone")),
        Column("project", _("Project")),
        Column("kind", _("Kind")),
        Column("party", _("Party")),
        Column("responsible_unit", _("Responsible unit")),
        Column("responsible_person", _("Responsible")),
        Column("quantity_due", _("Promised quantity"), "value"),
        Column("quantity_done", _("Done"), "value"),
        Column("unit", _("Unit")),
        Column("done_rate", _("Done, part"), "percent"),
        Column("due_on", _("Due"), "day"),
        Column("days_left", _("Days left"), "number"),
        Column("done_on", _("Done on"), "day"),
        Column("project_code", _("Code")),
    )


def definition_of_commitments(filters: Filters) -> Definition:
    """What the five states of a commitment mean."""
    return definition(
        filters,
        _(
            "overdue: past its day and not done; due soon: within 30 days after the end of the month;"
            " without a day: neither on time nor late; the county's own regions"
        ),
        _("count"),
        "commitments",
    )
