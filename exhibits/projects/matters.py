"""What holds one project up, and what was promised for it: obstacles, commitments, shared costs."""

from exhibits.base.exhibit import Column, Exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.kinds import in_one_line
from exhibits.base.wording import definition, ledger_word
from exhibits.promises.commitments import quantity_in_words
from pictures import Listing, Matter, Tone
from words import _, counted, numbers

TONES: dict[str, Tone] = {"超期": "bad", "临期": "bad", "完成": "good"}


def project_obstacles(filters: Filters, project: Row) -> Exhibit:
    """What holds the project up, or did, who clears it away and by when."""
    rows = filters.ask("project_obstacles", code=project["project_code"])
    matters = filters.ask_one("project_matters", code=project["project_code"])
    count_open, overdue = matters["obstacles_open"], matters["obstacles_overdue"]
    if count_open and not overdue:
        headline = counted(
            "{count} obstacle is open, none past the promised day",
            "{count} obstacles are open, none past the promised day",
            "count",
            count=count_open,
        )
    elif count_open:
        headline = counted(
            "{count} obstacle is open, {overdue} of them past the promised day",
            "{count} obstacles are open, {overdue} of them past the promised day",
            "count",
            count=count_open,
            overdue=overdue,
        )
    else:
        headline = _("No obstacle is open")
    return Exhibit(
        headline=headline,
        picture=Listing(
            tuple(obstacle_in_words(row) for row in rows), _("The ledger names no obstacle of this project.")
        ),
        columns=(
            Column("obstacle", _("Obstacle")),
            Column("raised_on", _("Raised"), "day"),
            Column("description", _("Description")),
            Column("responsible_unit", _("Responsible unit")),
            Column("responsible_person", _("Responsible")),
            Column("next_step", _("Next step")),
            Column("promised_on", _("Promised for"), "day"),
            Column("resolved_on", _("Resolved"), "day"),
            Column("days_open", _("Days"), "number"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("open: raised and not resolved by the end of the month"),
            _("days"),
            "obstacles",
        ),
    )


def obstacle_in_words(row: Row) -> Matter:
    """An obstacle of the query project_obstacles as a line to read."""
    facts = [
        _state(row),
        counted("overdue by {days} day", "overdue by {days} days", "days", days=row["days_overdue"])
        if row["days_overdue"]
        else None,
        _("promised for {day}").format(day=numbers.day(row["promised_on"])) if row["promised_on"] else None,
        _("next: {step}").format(step=row["next_step"]) if row["next_step"] else None,
        row["responsible_unit"],
        row["responsible_person"],
    ]
    return Matter(
        tag=ledger_word(row["obstacle"]),
        tone="bad" if row["is_open"] else "good",
        title=row["description"] or ledger_word(row["obstacle"]),
        text=in_one_line(facts),
    )


def _state(row: Row) -> str:
    if row["is_open"]:
        return counted("open for {days} day", "open for {days} days", "days", days=row["days_open"])
    return counted("resolved after {days} day", "resolved after {days} days", "days", days=row["days_open"])


def project_commitments(filters: Filters, project: Row) -> Exhibit:
    """What was promised for the project, by whom and by when, and what each payer owes of its shared costs."""
    rows = filters.ask("project_commitments", code=project["project_code"])
    matters = filters.ask_one("project_matters", code=project["project_code"])
    if rows:
        headline = counted(
            "{count} commitment, {waiting} not yet kept, {overdue} overdue",
            "{count} commitments, {waiting} not yet kept, {overdue} overdue",
            "count",
            count=matters["commitments"],
            waiting=matters["commitments_waiting"],
            overdue=matters["commitments_overdue"],
        )
    else:
        headline = _("No commitment is recorded")
    shares = [row for row in filters.ask("cost_shares") if row["project_code"] == project["project_code"]]
    return Exhibit(
        headline=headline,
        picture=Listing(
            (*(_commitment(row) for row in rows), *(_share(row) for row in shares)),
            _("The ledger names no commitment for this project."),
        ),
        columns=(
            Column("name", _("Commitment")),
            Column("kind", _("Kind")),
            Column("party", _("Party")),
            Column("quantity_due", _("Promised quantity"), "value"),
            Column("quantity_done", _("Done"), "value"),
            Column("unit", _("Unit")),
            Column("due_on", _("Due"), "day"),
            Column("status", _("Status")),
            Column("responsible_unit", _("Responsible unit")),
            Column("responsible_person", _("Responsible")),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("overdue: past its day and not done by the end of the month; without a day neither on time nor late"),
            _("as written"),
            "commitments",
        ),
    )


def _commitment(row: Row) -> Matter:
    facts = [ledger_word(row["kind"])]
    if row["due_on"]:
        facts.append(_("due on {day}").format(day=numbers.day(row["due_on"])))
    if row["quantity_due"] is not None:
        facts.append(quantity_in_words(row))
    facts += [fact for fact in (row["party"] and ledger_word(row["party"]), row["responsible_unit"]) if fact]
    facts += [row["responsible_person"]] if row["responsible_person"] else []
    return Matter(ledger_word(row["status"]), TONES.get(row["status"], "neutral"), row["name"], " · ".join(facts))


def _share(row: Row) -> Matter:
    return Matter(
        tag=_("shared cost"),
        tone="neutral",
        title=ledger_word(row["payer"]),
        text=_("owes {owed}, paid in {paid_in} ({rate})").format(
            owed=numbers.money(row["owed"]),
            paid_in=numbers.money(row["paid_in"]),
            rate=numbers.percent(row["paid_in_rate"]),
        ),
    )
