"""Large projects that stand still: suspended, late, not started though due, without investment for months."""

from exhibits.base.exhibit import Column, Definition, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import level_with_first, tied
from exhibits.base.reporting import with_unreported
from exhibits.base.sheets import needs
from exhibits.base.wording import count_of_projects, definition, money_unit, scope
from pictures import Bar, Card, Cards, Key, Listing, Ranking
from words import N_, _, counted, numbers

MOST_BARS = 20
MEANINGS = {
    "停工": N_("suspended and not completed; days since it was suspended"),
    "逾期未竣工": N_("past its planned completion, be it under way, suspended or not started; days since then"),
    "应开未开": N_("approved, to be completed this year, not started; days since it was approved"),
    "久无投入": N_(
        "under way, two months or more known in which nothing was completed; days since the last month with an"
        " investment, or that its township has not reported"
    ),
}


def standing_of_kind(filters: Filters, key: Key) -> Exhibit:
    """The large projects that stand still in one way, longest first, headed by the money that waits in them."""
    if key.figure == "projects_in_all":
        return _standing_at_all(filters)
    kind = key["kind"]
    rows = tuple(row for row in filters.ask("no_progress") if row["kind"] == kind)
    (of_kind,) = [row for row in filters.ask("no_progress_by_kind") if row["kind"] == kind]
    return Exhibit(
        headline=counted(
            "{scope}, {kind}: {count} large project, {money} still to be completed",
            "{scope}, {kind}: {count} large projects, {money} still to be completed",
            "count",
            scope=scope(filters),
            kind=_(kind),
            count=of_kind["projects"],
            money=numbers.money(of_kind["amount"]),
        ),
        picture=Listing((), ""),
        columns=_columns(),
        rows=rows,
        definition=_definition(filters, _(MEANINGS[kind])),
    )


def _standing_at_all(filters: Filters) -> Exhibit:
    """Every project that stands still, once, by the way in which it has stood longest."""
    return Exhibit(
        headline=_finding(filters, filters.ask("no_progress_by_kind")[0]),
        picture=Listing((), ""),
        columns=_columns(),
        rows=tuple(row for row in filters.ask("no_progress") if row["is_first_of_project"]),
        definition=_definition(filters, _("each project once, by the way in which it has stood longest")),
    )


@exhibit(N_("Without progress in short"), behind=standing_of_kind)
@needs("projects")
def no_progress_in_short(filters: Filters) -> Exhibit:
    """How many large projects stand still, in which way, for how long, and how much money waits in them."""
    rows = filters.ask("no_progress_by_kind")
    return Exhibit(
        headline=with_unreported(filters, _finding(filters, rows[0])),
        picture=Cards((_card_of_all(rows[0]), *(_card(row) for row in rows))),
        columns=(
            Column("kind", _("How it stands still")),
            Column("projects", _("Large projects"), "number"),
            Column("amount", _("Still to be completed"), "money"),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("longest_days", _("Longest, days"), "number"),
            Column("median_days", _("Median, days"), "value"),
        ),
        rows=rows,
        definition=_definition(
            filters,
            _("still to be completed = planned investment - completed; a project that stands in two ways counts once"),
        ),
    )


def _finding(filters: Filters, in_all: Row) -> str:
    if not in_all["projects_in_all"]:
        return _("{scope}: no large project stands still").format(scope=scope(filters))
    finding = counted(
        "{scope}: {count} large project stands still, {money} of them still to be completed",
        "{scope}: {count} large projects stand still, {money} of them still to be completed",
        "count",
        scope=scope(filters),
        count=in_all["projects_in_all"],
        money=numbers.money(in_all["amount_in_all"]),
    )
    if not filters.regions:
        return finding
    county = filters.for_all_regions()
    return _("{finding}; {county} as a whole {count}").format(
        finding=finding, county=scope(county), count=county.ask("no_progress_by_kind")[0]["projects_in_all"]
    )


def _card_of_all(in_all: Row) -> Card:
    return Card(
        key=Key.of(in_all, "projects_in_all"),
        label=_("Standing still"),
        value=count_of_projects(in_all["projects_in_all"]),
        note=_("{money} to do").format(money=numbers.money(in_all["amount_in_all"])),
        tone="bad" if in_all["projects_in_all"] else "neutral",
        definition=_("each project once, by the way in which it has stood longest"),
    )


def _card(row: Row) -> Card:
    note = _("no such project")
    if row["projects"]:
        note = counted(
            "{money} to do, longest {days} day",
            "{money} to do, longest {days} days",
            "days",
            money=numbers.money(row["amount"]),
            days=row["longest_days"],
        )
    return Card(
        key=Key.of(row, "projects", "kind"),
        label=_(row["kind"]),
        value=count_of_projects(row["projects"]),
        note=note,
        tone="bad" if row["projects"] else "neutral",
        definition=_(MEANINGS[row["kind"]]),
    )


@exhibit(N_("Without progress, longest first"), opens_project=True)
@needs("projects")
def no_progress(filters: Filters) -> Exhibit:
    """Which large projects stand still longest, in which way, and what is still to be completed."""
    rows = filters.ask("no_progress")
    bars = tuple(
        Bar(
            key=Key.of(row, "days", "project_code"),
            label=row["name"],
            value=row["days"],
            text=_text(row),
            lamp="红" if row["kind"] == "停工" else None,
        )
        for row in rows
    )
    headline = _longest(rows) if rows else _("{scope}: no large project stands still").format(scope=scope(filters))
    if len(rows) > MOST_BARS:
        headline = _("{headline} (and {count} more)").format(headline=headline, count=len(rows) - MOST_BARS)
    return Exhibit(
        headline=with_unreported(filters, headline),
        picture=Ranking(bars[:MOST_BARS]),
        columns=_columns(),
        rows=rows,
        definition=_definition(
            filters,
            _(
                "days since suspended, due to be completed, approved, or last known to be worked on; the twenty longest"
                " are drawn"
            ),
            _("days"),
        ),
    )


def _longest(rows: Rows) -> str:
    """Which project has stood still longest, and in which way; of several alike since when alone."""
    longest = level_with_first(rows, "days")
    names = list(dict.fromkeys(row["name"] for row in longest))
    if len(longest) > 1:
        return counted(
            "{names} have stood still longest, for {days} day",
            "{names} have stood still longest, for {days} days",
            "days",
            names=tied(names),
            days=rows[0]["days"],
        )
    sentence = counted(
        "{name} has stood still longest: {kind} for {days} day",
        "{name} has stood still longest: {kind} for {days} days",
        "days",
        name=names[0],
        kind=_(rows[0]["kind"]),
        days=rows[0]["days"],
    )
    if len({row["project_code"] for row in rows}) > 1:
        return sentence
    return counted(
        "{name} stands still: {kind} for {days} day",
        "{name} stands still: {kind} for {days} days",
        "days",
        name=names[0],
        kind=_(rows[0]["kind"]),
        days=rows[0]["days"],
    )


def _text(row: Row) -> str:
    return " · ".join([counted("{days} day", "{days} days", "days", days=row["days"]), _(row["kind"])])


def _columns() -> tuple[Column, ...]:
    return (
        Column("kind", _("How it stands still")),
        Column("name", _("Project")),
        Column("region", _("Township or zone")),
        Column("since", _("Since"), "day"),
        Column("days", _("Days"), "number"),
        Column("amount", _("Still to be completed"), "money"),
        Column("planned_investment", _("Planned investment"), "money"),
        Column("completed_investment", _("Completed since the beginning"), "money"),
        Column("obstacle", _("Obstacle")),
        Column("next_step", _("Next step")),
        Column("promised_on", _("Promised for"), "day"),
        Column("responsible", _("Responsible unit and person")),
        Column("lead_official", _("Leader in charge")),
        Column("project_code", _("Code")),
    )


def _definition(filters: Filters, formula: str, unit: str | None = None) -> Definition:
    return definition(filters, formula, unit or money_unit(), "projects", "investments", "obstacles")
