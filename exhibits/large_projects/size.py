"""How large the large projects are: by class of size, the twenty largest, and what new ones have in common."""

from collections.abc import Sequence

from exhibits.base.comparison import count_against_last_year
from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.places import level_with_first, tied
from exhibits.base.sheets import needs
from exhibits.base.time_words import is_closed
from exhibits.base.wording import definition, list_words, scope
from exhibits.large_projects.in_short import (
    NEWLY_STARTED,
    large_projects_of,
)
from pictures import Bar, Key, Ranking, Reference
from words import N_, _, counted, numbers, pgettext
from words.columns import money_said_alike

ALL_OF_IT = 100.0


def projects_of_size(filters: Filters, key: Key) -> Exhibit:
    """The projects of one class of size, which its lower bound names."""
    size = next(row for row in filters.ask("large_projects_by_size") if key.matches(row))
    below = size["below_investment"] or float("inf")
    rows = [
        row
        for row in filters.ask("projects", threshold=size["from_investment"])
        if row["class"] and row["planned_investment"] < below
    ]
    return large_projects_of(filters, f"{scope(filters)} · {_size(size)}", rows)


def _size(row: Row) -> str:
    return numbers.money_range(row["from_investment"], row["below_investment"])


@exhibit(N_("Large projects by size"), behind=projects_of_size)
@needs("projects")
def large_projects_by_size(filters: Filters) -> Exhibit:
    """How many are of which size, against a year before."""
    rows = filters.ask("large_projects_by_size")
    said = money_said_alike(row["planned_investment"] for row in rows)
    bars = tuple(
        Bar(
            key=Key.of(row, "projects", "from_investment"),
            label=_size(row),
            value=row["projects"],
            text=_size_text(row, said(row["planned_investment"])),
            mark=row["projects_last_year"],
        )
        for row in rows
    )
    return Exhibit(
        headline=_size_headline(filters, rows),
        picture=Ranking(bars, mark_label=_("the year before")),
        columns=(
            Column("from_investment", pgettext("money", "From"), "money"),
            Column("below_investment", _("Below"), "money"),
            Column("projects", _("Large projects"), "number"),
            Column("project_share", _("Share of projects"), "percent"),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("planned_share", _("Share of the planned investment"), "percent"),
            Column("projects_last_year", _("The year before"), "number"),
            Column("projects_and_larger", _("This size and larger"), "number"),
            Column("completed", _("Completed, projects"), "number"),
            *(
                ()
                if is_closed(filters.month)
                else (Column("forecast", _("Completed by the end of the year"), "number"),)
            ),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("large projects in hand by planned investment; the tick is the year before; % of all large projects"),
            _("count"),
            "projects",
        ),
    )


def _size_text(row: Row, amount: str) -> str:
    count = _("{count} ({share})").format(count=row["projects"], share=numbers.percent(row["project_share"], 1))
    return f"{count} · {amount}"


def _size_headline(filters: Filters, rows: Sequence[Row]) -> str:
    large = filters.ask_one("large_projects_headline")
    if not large["projects"]:
        return _("{scope} has no large project in hand").format(scope=scope(filters))
    most = level_with_first(sorted(rows, key=lambda row: -row["projects"]), "projects")
    said = {"size": tied([_size(row) for row in most]), "count": most[0]["projects"]}
    change = count_against_last_year(most[0]["projects_change"])
    if len(most) > 1:
        sentence = _("Most are of {size}, {count} each").format(**said)
    elif most[0]["projects"] == large["projects"]:
        sentence = _("All are of {size}: {count}, {change}").format(**said, change=change)
    else:
        sentence = _("Most are of {size}: {count}, {change}").format(**said, change=change)
    mean = _("mean size, with those listed separately, {mean}") if large["separate_projects"] else _("mean size {mean}")
    return _("; ").join((sentence, mean.format(mean=numbers.money(large["mean_project_size"]))))


@exhibit(N_("The twenty largest projects"), opens_project=True)
@needs("projects")
def largest_projects(filters: Filters) -> Exhibit:
    """The twenty largest in order, each with how much of it is done."""
    rows = filters.ask("largest_projects")
    said = money_said_alike(row["planned_investment"] for row in rows)
    bars = tuple(
        Bar(
            key=Key.of(row, "completed_investment", "project_code"),
            label=f"{row['rank']}  {row['name']}",
            value=row["progress"],
            text=_largest_text(row, said(row["planned_investment"])),
        )
        for row in rows
    )
    headline = _("{scope} has no large project in hand").format(scope=scope(filters))
    if rows:
        headline = _largest_headline(rows)
    return Exhibit(
        headline=headline,
        picture=Ranking(bars, Reference(ALL_OF_IT, _("all done")) if bars else None),
        columns=(
            Column("rank", _("Rank"), "rank"),
            Column("name", _("Project")),
            Column("region", _("Township or zone")),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("planned_share", _("Share of the planned investment"), "percent"),
            Column("completed_investment", _("Completed since the start"), "money"),
            Column("completed_this_year", _("Completed this year"), "money"),
            Column("progress", _("Progress"), "percent"),
            Column("status", _("Status")),
            Column("class", _("Class")),
            Column("planned_completion_on", _("Planned completion"), "day"),
            Column("lead_official", _("Leader in charge")),
            Column("project_code", _("Code")),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("in order of planned investment; the bar is progress = completed since the start / planned investment"),
            "%",
            "projects",
            "investments",
        ),
    )


def _largest_headline(rows: Sequence[Row]) -> str:
    """What the largest cost together, which part of all that is, and which is the largest of all."""
    if len(rows) == 1:
        return _("{name} costs {money}").format(
            name=rows[0]["name"], money=numbers.money(rows[0]["planned_investment"])
        )
    return _("The {count} largest are {money}, {share} of what all large projects cost; the largest is {name}").format(
        count=len(rows),
        money=numbers.money(rows[-1]["planned_and_larger"]),
        share=numbers.percent(rows[-1]["share_and_larger"]),
        name=tied([row["name"] for row in level_with_first(rows, "planned_investment")]),
    )


def _largest_text(row: Row, amount: str) -> str:
    progress = numbers.percent(row["progress"], 0)
    return f"{amount} · {progress} {_(row['status'])}"


def new_projects_with_remark(filters: Filters, key: Key) -> Exhibit:
    """The newly started large projects of one remark."""
    rows = [row for row in filters.ask("projects") if row["class"] == NEWLY_STARTED and key.matches(row)]
    return large_projects_of(filters, f"{scope(filters)} · {key['remark']}", rows)


@exhibit(N_("What new projects have in common"), behind=new_projects_with_remark)
@needs("projects")
def large_projects_by_remark(filters: Filters) -> Exhibit:
    """Which remark several newly started projects share, and how many of them townships brought."""
    rows = filters.ask("large_projects_by_remark")
    bars = tuple(
        Bar(
            key=Key.of(row, "projects", "remark"),
            label=row["remark"],
            value=row["projects"],
            text=_("{count}, {townships} of them from townships").format(
                count=row["projects"], townships=row["in_townships"]
            ),
        )
        for row in rows
    )
    headline = _("No two new large projects share a remark")
    if rows:
        first = level_with_first(rows, "projects")
        headline = counted(
            "{count} new large project with the remark “{remark}”",
            "{count} new large projects with the remark “{remark}”",
            "count",
            count=rows[0]["projects"],
            remark=rows[0]["remark"],
        )
        headline = _("{headline}, {townships} of them from townships").format(
            headline=headline, townships=rows[0]["in_townships"]
        )
        if len(first) > 1:
            headline = _("{headline}; as many have {remarks}").format(
                headline=headline, remarks=list_words([f"“{row['remark']}”" for row in first[1:]])
            )
    return Exhibit(
        headline=headline,
        picture=Ranking(bars[:10]),
        columns=(
            Column("remark", _("Remark")),
            Column("projects", _("Large projects"), "number"),
            Column("in_townships", _("From townships"), "number"),
            Column("in_zones", _("From zones"), "number"),
            Column("planned_investment", _("Planned investment"), "money"),
        ),
        rows=rows,
        definition=definition(
            filters, _("large projects started this year by the remark of the ledger"), _("count"), "projects"
        ),
    )
