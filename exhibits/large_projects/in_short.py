"""Large projects: how many, where, of what class and size, how many are completed."""

from collections.abc import Sequence
from dataclasses import replace

from exhibits.base.by_project import listed_by_project
from exhibits.base.comparison import count_against_last_year, money_against_last_year, tone_of
from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.places import place_of
from exhibits.base.project_rows import large_projects_in_hand, projects_completing, rows_of_projects
from exhibits.base.sheets import needs
from exhibits.base.time_words import is_closed
from exhibits.base.total import total_of
from exhibits.base.wording import count_of_projects, definition, scope
from pictures import Card, Cards, Key
from words import N_, _, counted, numbers, pgettext

ALL_OF_IT = 100.0
CARRIED_OVER, NEWLY_STARTED = "结转", "新开工"
UNDER_WAY, COMPLETED, SUSPENDED = "在建", "竣工", "停工"
PARTS = {  # the class or status that each count of the queries is of
    "projects": None,
    "carried_over": CARRIED_OVER,
    "newly_started": NEWLY_STARTED,
    "under_way": UNDER_WAY,
    "completed": COMPLETED,
    "suspended": SUSPENDED,
}


def large_projects_of(filters: Filters, what: str, rows: Sequence[Row], *amounts: Column) -> Exhibit:
    """Projects as rows, the largest first, under a headline that counts them and adds them up."""
    return rows_of_projects(
        filters,
        counted(
            "{what}: {count} large project, {money} planned",
            "{what}: {count} large projects, {money} planned",
            "count",
            what=what,
            count=len(rows),
            money=numbers.money(total_of(rows, "planned_investment")),
        ),
        sorted(rows, key=lambda row: -row["planned_investment"]),
        *amounts,
    )


def projects_of_part(filters: Filters, *parts: str | None) -> Exhibit:
    """The large projects in hand that are of every class or status named; None names all of them."""
    wanted = [part for part in parts if part]
    rows = [
        row
        for row in filters.ask("projects")
        if row["class"] and all(part in (row["class"], row["status"]) for part in wanted)
    ]
    what = " · ".join([scope(filters), *(_(part) for part in wanted)])
    return large_projects_of(filters, what, rows)


def figure_of_large_projects(filters: Filters, key: Key) -> Exhibit:
    """The rows behind one of the figures on top of the page."""
    if key.figure == "completed_investment":
        return projects_completing(filters, filters.threshold)
    if key.figure == "planned_investment":
        kept = replace(filters, with_separate=bool(key["with_separate"]))
        return replace(large_projects_in_hand(kept), sum_of="planned_investment")
    return projects_of_part(filters, PARTS[key.figure])


@exhibit(N_("Large projects in short"), behind=figure_of_large_projects)
@needs("projects")
def large_projects_in_short(filters: Filters) -> Exhibit:
    """How many, how much, against a year before; how many are completed and what is under way."""
    large = filters.ask_one("large_projects_headline")
    cards = [
        Card(
            Key.of(large, "projects"),
            _("Large projects"),
            count_of_projects(large["projects"]),
            count_against_last_year(large["projects_change"]),
            tone_of(large["projects_change"]),
            _("projects from {threshold} under way, or completed this year").format(
                threshold=numbers.money_limit(filters.threshold)
            ),
        ),
        Card(
            _planned_key(large, filters),
            _("Planned investment"),
            numbers.money(large["planned_investment"]),
            money_against_last_year(large["planned_investment_change"]),
            tone_of(large["planned_investment_change"]),
            _("planned investment of the large projects in hand"),
        ),
    ]
    if large["separate_projects"]:
        cards.append(_without_separate(filters))
    cards += [
        Card(
            Key.of(large, "completed"),
            _("Completed this year, projects"),
            count_of_projects(large["completed"]),
            _("finish rate {rate}").format(rate=rate_of(large["finish_rate"], large["completed"], large["projects"])),
            "neutral",
            _("finish rate = completed this year / large projects in hand"),
        ),
        Card(
            Key.of(large, "completed_investment"),
            _("Completed by large projects"),
            numbers.money(large["completed_investment"]),
            _share_of_all(filters, large),
            "neutral",
            _("completed since January by projects from {threshold} / completed by all projects").format(
                threshold=numbers.money_limit(filters.threshold)
            ),
        ),
    ]
    return Exhibit(
        headline=_finding(filters, large),
        picture=Cards(tuple(cards)),
        columns=(
            Column("projects", _("Large projects"), "number"),
            Column("projects_last_year", _("The year before"), "number"),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("planned_investment_last_year", _("Planned the year before"), "money"),
            Column("completed_investment", _("Completed by large projects"), "money"),
            Column("completed_share", _("Share of all completed"), "percent"),
            Column("carried_over", _("Carried over"), "number"),
            Column("newly_started", _("Newly started"), "number"),
            Column("under_way", _("Under way"), "number"),
            Column("completed", _("Completed, projects"), "number"),
            Column("suspended", pgettext("count", "Suspended"), "number"),
            Column("finish_rate", _("Finish rate"), "percent"),
            Column("mean_project_size", _("Mean size"), "money"),
        ),
        rows=(large,),
        definition=definition(
            filters,
            _("projects from {threshold} that are under way, suspended, or completed this year").format(
                threshold=numbers.money_limit(filters.threshold)
            ),
            _("count"),
            "projects",
            "investments",
        ),
    )


def _share_of_all(filters: Filters, large: Row) -> str:
    """The part of all completed investment; none where corrections below nothing make it more than all, or less."""
    share = large["completed_share"]
    if share is None or not 0 <= share <= ALL_OF_IT or listed_by_project(filters) is not None:
        return _("no share of all completed investment")
    return _("{share} of all completed investment").format(share=numbers.percent(share))


def _finding(filters: Filters, large: Row) -> str:
    parts = [
        counted(
            "{scope}: {count} large project from {threshold}, {change}",
            "{scope}: {count} large projects from {threshold}, {change}",
            "count",
            scope=scope(filters),
            count=large["projects"],
            threshold=numbers.money_limit(filters.threshold),
            change=count_against_last_year(large["projects_change"]),
        )
    ]
    if filters.region and large["projects"] and (rank := _rank(filters)):
        parts.append(rank)
    if large["projects"]:
        parts.append(
            _("{count} completed, finish rate {rate}").format(
                count=large["completed"], rate=numbers.percent(large["finish_rate"])
            )
        )
    due = filters.ask_one("large_projects_forecast")["still_planned"]
    if due and not is_closed(filters.month):
        parts.append(_("{count} more to be completed this year as planned").format(count=due))
    return _("; ").join(parts)


def _rank(filters: Filters) -> str | None:
    rows = filters.for_all_regions().ask("large_projects_by_region")
    row = next((row for row in rows if row["region"] == filters.region and row["projects_rank"]), None)
    if row is None or row["count_ranked"] == 1:
        return None
    return counted(
        "no. {rank} of {count} township or zone",
        "no. {rank} of {count} townships and zones",
        "count",
        rank=place_of(row, rows, "projects_rank"),
        count=row["count_ranked"],
    )


def rate_of(rate: float | None, part: int, whole: int) -> str:
    """A rate with its denominator: 28.46%（35/123）; words where there is nothing to divide by."""
    if rate is None:
        return _("no project")
    return _("{rate} ({part}/{whole})").format(rate=numbers.percent(rate), part=part, whole=whole)


def _without_separate(filters: Filters) -> Card:
    kept = replace(filters, with_separate=False)
    others = kept.ask_one("large_projects_headline")
    return Card(
        _planned_key(others, kept),
        _("Without those listed separately"),
        numbers.money(others["planned_investment"]),
        _("{projects}, {change}").format(
            projects=count_of_projects(others["projects"]),
            change=money_against_last_year(others["planned_investment_change"]),
        ),
        tone_of(others["planned_investment_change"]),
        _("planned investment of the large projects in hand that the ledger does not list separately"),
    )


def _planned_key(large: Row, filters: Filters) -> Key:
    return Key("planned_investment", (("with_separate", filters.with_separate),), large["planned_investment"])
