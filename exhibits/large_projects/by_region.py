"""Large projects by township: where they are, of what class and state."""

from collections.abc import Sequence
from dataclasses import replace

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, scope
from exhibits.large_projects.in_short import PARTS, projects_of_part
from pictures import BarTable, Key, Measured
from words import N_, _, counted, numbers, pgettext

NAMED = 3  # regions in the headline


def part_of_region(filters: Filters, key: Key) -> Exhibit:
    """The projects of one region that one cell counts."""
    return projects_of_part(replace(filters, regions=(key["region"],)), PARTS[key.figure])


@exhibit(N_("Large projects by township"), behind=part_of_region)
@needs("projects")
def large_projects_by_region(filters: Filters) -> Exhibit:
    """Where they are: all, carried over and newly started; under way, completed, suspended."""
    rows = filters.ask("large_projects_by_region")
    subject = filters.region if rows else None
    if subject:
        rows = filters.for_all_regions().ask("large_projects_by_region")
    columns = {name: _(part) if part else _("all") for name, part in PARTS.items()}
    cells = tuple(
        Measured(
            key=Key.of(row, name, "region"),
            row=row["region"],
            column=heading,
            value=row[name],
            text=numbers.plain(row[name]),
            subject=subject in (None, row["region"]),
        )
        for row in rows
        for name, heading in columns.items()
    )
    return Exhibit(
        headline=_by_region_headline(filters, rows, subject),
        picture=BarTable(
            tuple(row["region"] for row in rows),
            tuple(columns.values()),
            cells,
            one_scale=True,
        ),
        columns=(
            Column("region", _("Township or zone")),
            Column("projects", _("Large projects"), "number"),
            Column("projects_rank", _("Rank"), "rank"),
            Column("carried_over", _("Carried over"), "number"),
            Column("newly_started", _("Newly started"), "number"),
            Column("under_way", _("Under way"), "number"),
            Column("completed", _("Completed, projects"), "number"),
            Column("suspended", pgettext("count", "Suspended"), "number"),
            Column("finish_rate", _("Finish rate"), "percent"),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("completed_investment", _("Completed this year"), "money"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("all = carried over + newly started = under way + completed this year + suspended"),
            _("count"),
            "projects",
        ),
    )


def _most(rows: Sequence[Row]) -> list[str]:
    """Up to three regions with most of them; not one of several that have as many as each other."""
    counts = [row["projects"] for row in rows]
    named = [
        row
        for row in rows[:NAMED]
        if row["projects"] and counts.index(row["projects"]) + counts.count(row["projects"]) <= NAMED
    ]
    return [_("{region} {count}").format(region=row["region"], count=row["projects"]) for row in named]


def _by_region_headline(filters: Filters, rows: Sequence[Row], subject: str | None) -> str:
    row = next((row for row in rows if row["region"] == subject), None)
    if subject and row is None:
        return _("{scope} has no large project in hand").format(scope=scope(filters))
    if row and not row["projects"]:
        return _("{scope} has no large project in hand").format(scope=row["region"])
    if row:
        return _(
            "{region} has {count}: {carried_over} carried over, {newly_started} newly started;"
            " {completed} completed, {suspended} suspended"
        ).format(
            region=row["region"],
            count=row["projects"],
            carried_over=row["carried_over"],
            newly_started=row["newly_started"],
            completed=row["completed"],
            suspended=row["suspended"],
        )
    if not rows or not rows[0]["projects"]:
        return _("{scope} has no large project in hand").format(scope=scope(filters))
    large = filters.ask_one("large_projects_headline")
    parts = [
        _("{carried_over} carried over, {newly_started} newly started").format(
            carried_over=large["carried_over"], newly_started=large["newly_started"]
        ),
        _("{suspended} suspended").format(suspended=large["suspended"]),
    ]
    with_some = [row for row in rows if row["projects"]]
    if len(with_some) == 1 and len(rows) > 1:
        parts.append(_("all in {region}").format(region=with_some[0]["region"]))
    elif with_some[0]["projects"] != with_some[-1]["projects"] and (most := _most(rows)):
        parts.append(_("most in {most}").format(most=_(", ").join(most)))
    if blanks := large["regions_without"]:
        parts.append(
            counted(
                "{blanks} township or zone has none", "{blanks} townships or zones have none", "blanks", blanks=blanks
            )
        )
    return _("; ").join(parts)
