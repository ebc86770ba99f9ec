"""The steps of large projects from signing to completion: how many take each, and how long it lasts."""

from calendar import monthrange
from collections.abc import Sequence

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, scope
from exhibits.large_projects.in_short import large_projects_of
from pictures import Bar, Key, Ranking
from words import N_, _, counted, numbers, pgettext

SIGNED, APPROVED, STARTED, COMPLETED = STAGES = ("签约", "批准", "开工", "竣工")
WAITING_FOR = {SIGNED: N_("to be approved"), APPROVED: N_("to start"), STARTED: N_("to be completed")}


def projects_at_stage(filters: Filters, key: Key) -> Exhibit:
    """The large projects that have reached a stage and were not completed before this year."""
    stage = key["stage"]
    rows = [row for row in filters.ask("projects") if STAGES.index(stage) <= _last_stage(row, filters)]
    dates = (
        ("signed_on", pgettext("day", "Signed")),
        ("approved_on", pgettext("day", "Approved")),
        ("started_on", _("Started")),
    )
    what = _("{scope} · {stage} or further").format(scope=scope(filters), stage=_(stage))
    return large_projects_of(filters, what, rows, *(Column(name, label, "day") for name, label in dates))


def _last_stage(row: Row, filters: Filters) -> int:
    """The place of the last stage that a project has reached; -1 for none, and for those of the years before."""
    month = filters.month
    last_day = month.replace(day=monthrange(month.year, month.month)[1])
    if row["class"]:
        return STAGES.index(COMPLETED if row["status"] == COMPLETED else STARTED)
    if row["status"] == COMPLETED:
        return -1
    for stage, column in ((APPROVED, "approved_on"), (SIGNED, "signed_on")):
        if row[column] and row[column] <= last_day:
            return STAGES.index(stage)
    return -1


@exhibit(N_("From signing to completion"), behind=projects_at_stage)
@needs("projects")
def large_projects_funnel(filters: Filters) -> Exhibit:
    """How many have come how far from signing to completion, the days that each step takes, and who waits."""
    rows = filters.ask("large_projects_funnel")
    return Exhibit(
        headline=_funnel_headline(filters, rows),
        picture=Ranking(
            tuple(
                Bar(Key.of(row, "projects", "stage"), _(row["stage"]), row["projects"], _stage_text(row))
                for row in rows
            )
        ),
        columns=(
            Column("stage", _("Stage")),
            Column("projects", _("Large projects"), "number"),
            Column("stage_share", _("Of the signed ones"), "percent"),
            Column("days", _("Days from the stage before, median"), "number"),
            Column("days_projects", _("Median over projects"), "number"),
            Column("waiting", _("Waiting for the next stage"), "number"),
            Column("waiting_days", _("Days waited, median"), "number"),
            Column("planned_investment", _("Planned investment"), "money"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _(
                "projects signed, and not completed before this year, by the stages they have reached;"
                " days: the median over projects with both dates"
            ),
            _("count"),
            "projects",
        ),
    )


def _stage_text(row: Row) -> str:
    parts = [numbers.plain(row["projects"])]
    if row["days"] is not None:
        parts.append(counted("step of {days} day", "step of {days} days", "days", days=numbers.plain(row["days"], 0)))
    if row["waiting"]:
        parts.append(
            _("{count} still {waiting_for}").format(count=row["waiting"], waiting_for=_(WAITING_FOR[row["stage"]]))
        )
    return " · ".join(parts)


def _funnel_headline(filters: Filters, rows: Sequence[Row]) -> str:
    if not rows[0]["projects"]:
        return _("{scope} has no large project that is signed").format(scope=scope(filters))
    steps = [
        counted(
            "{stage} {days} day",
            "{stage} {days} days",
            "days",
            stage=_(row["stage"]),
            days=numbers.plain(row["days"], 0),
        )
        for row in rows
        if row["days"] is not None
    ]
    approved = next(row for row in rows if row["stage"] == APPROVED)
    parts = []
    if steps:
        parts.append(_("Median days of each step, from the one before: {steps}").format(steps=_(", ").join(steps)))
    if approved["waiting_days"] is not None:
        parts.append(
            counted(
                "approved and not started: {count}, waiting for {days} day (median)",
                "approved and not started: {count}, waiting for {days} days (median)",
                "days",
                count=approved["waiting"],
                days=numbers.plain(approved["waiting_days"], 0),
            )
        )
    return (
        _("; ").join(parts)
        if parts
        else counted(
            "{count} large project is signed", "{count} large projects are signed", "count", count=rows[0]["projects"]
        )
    )
