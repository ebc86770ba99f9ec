"""The nodes of one project, planned against done, and what its site looked like month by month."""

from exhibits.base.exhibit import Column, Exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.wording import definition, ledger_word
from pictures import Listing, Matter, Step, Timeline
from words import _, counted, numbers

MONTHS_SHOWN = 8


def project_nodes(filters: Filters, project: Row) -> Exhibit:
    """Every node: the day that was planned, the day that it was done, how late that is, who went to see."""
    code = project["project_code"]
    rows = filters.ask("project_milestones", code=code)
    return Exhibit(
        headline=_headline(rows),
        picture=Timeline(
            tuple(_step(row) for row in rows), project["reported_on"], numbers.day(project["reported_on"])
        ),
        columns=(
            Column("node", _("Node")),
            Column("status", _("Status")),
            Column("due_on", _("Due"), "day"),
            Column("done_on", _("Done on"), "day"),
            Column("days_late", _("Days late"), "number"),
            Column("verified_by", _("Verified by")),
            Column("verified_on", _("Verified on"), "day"),
        ),
        rows=rows,
        definition=definition(
            filters, _("filled: done on that day; hollow: planned; late in the second colour"), _("days"), "milestones"
        ),
    )


def _headline(rows: Rows) -> str:
    done = len([row for row in rows if row["status"] == "完成"])
    late = [row for row in rows if row["status"] == "超期"]
    if late:
        longest = max(late, key=lambda row: row["days_late"])
        return counted(
            "{done} of {count} nodes done; {node} is {days} day late",
            "{done} of {count} nodes done; {node} is {days} days late",
            "days",
            done=done,
            count=len(rows),
            node=ledger_word(longest["node"]),
            days=longest["days_late"],
        )
    if done_late := len([row for row in rows if row["status"] == "完成" and row["days_late"]]):
        said = _("nodes done: {done} of {count}, {late} of them after their day")
        if done < len(rows):
            said = _("nodes done: {done} of {count}, {late} of them after their day; none of the others is late")
        return said.format(done=done, count=len(rows), late=done_late)
    return counted(
        "{done} of {count} node done, none late",
        "{done} of {count} nodes done, none late",
        "count",
        done=done,
        count=len(rows),
    )


def _step(row: Row) -> Step:
    return Step(
        label=ledger_word(row["node"]),
        day=row["done_on"] or row["due_on"],
        text=_text(row),
        planned=row["done_on"] is None,
        bad=row["status"] == "超期",
        due=row["due_on"] if row["done_on"] else None,
    )


def _text(row: Row) -> str:
    if row["done_on"] is None and row["due_on"] is None:
        return _("no deadline")
    day = numbers.day_in_cell(row["done_on"] or row["due_on"])
    notes = []
    if row["days_late"] and row["done_on"]:
        notes.append(counted("done {days} day late", "done {days} days late", "days", days=row["days_late"]))
    elif row["days_late"]:
        notes.append(counted("{days} day late", "{days} days late", "days", days=row["days_late"]))
    if row["is_unverified"]:
        notes.append(_("not verified"))
    return _(", ").join([day, *notes])


def project_progress(filters: Filters, project: Row) -> Exhibit:
    """What the site looked like month by month, the latest first, in the office's words."""
    rows = filters.ask("project_progress_notes", code=project["project_code"])
    headline = _("The ledger has no words on the site")
    if rows:
        headline = _("{month}: {progress}").format(
            month=numbers.month_name(rows[0]["month"]), progress=rows[0]["progress"]
        )
    return Exhibit(
        headline=headline,
        picture=Listing(tuple(_matter(row) for row in rows[:MONTHS_SHOWN]), "", len(rows)),
        columns=(
            Column("month", _("Month"), "month"),
            Column("progress", _("On the site")),
            Column("next_step", _("Next step")),
        ),
        rows=rows,
        definition=definition(filters, _("as the office wrote it for the month"), "", "progress_notes"),
    )


def _matter(row: Row) -> Matter:
    next_step = _("next: {step}").format(step=row["next_step"]) if row["next_step"] else ""
    return Matter(numbers.month_name(row["month"]), "neutral", row["progress"], next_step)
