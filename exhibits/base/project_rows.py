"""Projects: the rows behind the figures."""

from collections.abc import Sequence
from dataclasses import replace

from exhibits.base.exhibit import Column, Exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.lamp_words import WORST_FIRST, worst_first
from exhibits.base.sheets import is_filled
from exhibits.base.total import total_of
from exhibits.base.wording import definition, money_unit, scope
from pictures import Key, Listing
from words import _, counted, numbers

EVERY_SIZE = 0  # 万元; completed investment counts projects of every size


def projects_of_region(filters: Filters, key: Key) -> Exhibit:
    """The projects of one region, up to the month that the key may name: what they completed, and why it is no more.

    Red ones stand first, then yellow ones, also those that completed nothing.
    """
    of_region = replace(filters, regions=(key["region"],), month=key.get("month") or filters.month)
    if not is_filled("projects"):
        return months_so_far(of_region)
    rows = [row for row in of_region.ask("projects", threshold=EVERY_SIZE) if row["completed_this_year"] or row["lamp"]]
    lamps = _(", ").join(
        _("{lamp} {count}").format(lamp=_(lamp), count=count)
        for lamp in WORST_FIRST
        if (count := len([row for row in rows if row["lamp"] == lamp]))
    )
    said = _completed_in_words(of_region, [row for row in rows if row["completed_this_year"]])
    return rows_of_projects(
        of_region,
        _("{sentence}; lamps of its projects in hand: {lamps}").format(sentence=said, lamps=lamps) if lamps else said,
        worst_first(sorted(rows, key=lambda row: -row["completed_this_year"])),
        sum_of="completed_this_year",
        is_asking_why=True,
    )


def projects_up_to_month(filters: Filters, key: Key) -> Exhibit:
    """The projects that make up what was completed from January to the month of the key."""
    return projects_completing(replace(filters, month=key["month"]), EVERY_SIZE)


def projects_completing(filters: Filters, threshold: float) -> Exhibit:
    """The projects from a planned investment on that completed something this year, the largest part first.

    Where the ledger lists no projects, the months of which what is completed is made.
    """
    if not is_filled("projects"):
        return months_so_far(filters)
    rows = tuple(row for row in filters.ask("projects", threshold=threshold) if row["completed_this_year"])
    return rows_of_projects(
        filters,
        _completed_in_words(filters, rows),
        sorted(rows, key=lambda row: -row["completed_this_year"]),
        sum_of="completed_this_year",
    )


def _completed_in_words(filters: Filters, rows: Sequence[Row]) -> str:
    return counted(
        "{scope}: {count} project completed {money} in {period}",
        "{scope}: {count} projects completed {money} in {period}",
        "count",
        scope=scope(filters),
        count=len(rows),
        money=numbers.money(total_of(rows, "completed_this_year")),
        period=numbers.period(filters.month),
    )


def months_so_far(filters: Filters) -> Exhibit:
    """What was completed month by month from January on, as regions report it."""
    rows = tuple(row for row in filters.ask("completion_by_month") if row["cumulative"] is not None)
    return Exhibit(
        headline=_("{scope} completed {money} in {period}").format(
            scope=scope(filters),
            money=numbers.money(total_of(rows, "completed_investment")),
            period=numbers.period(filters.month),
        ),
        picture=Listing((), ""),
        columns=(
            Column("month", _("Month"), "day"),
            Column("completed_investment", _("Completed in the month"), "money"),
            Column("cumulative", _("Completed since January"), "money"),
            Column("completed_last_year", _("The year before"), "money"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("the rows of the ledger that the figure is made of; the sum in the headline is theirs"),
            money_unit(),
            "region_progress",
        ),
        sum_of="completed_investment",
    )


def large_projects_in_hand(filters: Filters) -> Exhibit:
    """The large projects under way, or completed this year, the largest first."""
    rows = [row for row in filters.ask("projects") if row["class"]]
    return rows_of_projects(
        filters,
        counted(
            "{scope}: {count} large project in hand, {money} planned",
            "{scope}: {count} large projects in hand, {money} planned",
            "count",
            scope=scope(filters),
            count=len(rows),
            money=numbers.money(total_of(rows, "planned_investment")),
        ),
        sorted(rows, key=lambda row: -row["planned_investment"]),
    )


def rows_of_projects(
    filters: Filters,
    headline: str,
    rows: Sequence[Row],
    *amounts: Column,
    sum_of: str | None = None,
    is_asking_why: bool = False,
) -> Exhibit:
    """A table of projects: rows of the query projects, in the order given, under a headline that sums them up.

    ``amounts`` are columns to show first that are not among the usual ones; see Exhibit for ``sum_of``. Who asks why
    sees the lamps first, and the reasons where there are any.
    """
    lamp = Column("lamp", _("Lamp"))
    return Exhibit(
        headline=headline,
        picture=Listing((), ""),
        columns=(
            Column("name", _("Project")),
            *((lamp, *_reasons(rows)) if is_asking_why else ()),
            Column("region", _("Township or zone")),
            *amounts,
            Column("completed_this_year", _("Completed this year"), "money"),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("progress", _("Progress"), "percent"),
            Column("status", _("Status")),
            Column("class", _("Class")),
            *(() if is_asking_why else (lamp,)),
            *words_on_the_site(rows),
            Column("owner", _("Owner")),
            Column("lead_official", _("Leader in charge")),
            Column("project_code", _("Code")),
        ),
        rows=tuple(rows),
        definition=definition(
            filters,
            _("the rows of the ledger that the figure is made of; the sum in the headline is theirs"),
            money_unit(),
            "projects",
            "investments",
        ),
        sum_of=sum_of,
    )


def _reasons(rows: Sequence[Row]) -> tuple[Column, ...]:
    """What holds projects up, who answers for them, what was promised: of these what any project tells."""
    columns = (
        Column("obstacle", _("Reason")),
        Column("responsible_unit", _("Responsible unit")),
        Column("promised_on", _("Promised for"), "day"),
    )
    return tuple(column for column in columns if any(row[column.name] for row in rows))


def words_on_the_site(rows: Sequence[Row]) -> tuple[Column, ...]:
    """The column of the office's latest words on a site, where any project has some."""
    return (Column("progress_note", _("On the site")),) if any(row.get("progress_note") for row in rows) else ()
