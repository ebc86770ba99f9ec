"""After the start: entry into the statistics of investment, and what has come of joint starts and joint signings."""

from exhibits.base.exhibit import Column, Definition, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.sheets import needs
from exhibits.base.wording import count_of_projects, definition, scope
from pictures import BarTable, Key, Listing, Measured
from words import N_, _, counted, numbers

LISTED, NOT_LISTED, WITHOUT_WORK = "listed", "not_listed", "listed_without_work"
MOST_ROWS = 14


def projects_listed(filters: Filters, key: Key) -> Exhibit:
    """The large projects of a region that are in the statistics, are not, or are there without work."""
    kept = {
        LISTED: lambda row: row["is_listed"],
        NOT_LISTED: lambda row: not row["is_listed"],
        WITHOUT_WORK: lambda row: row["is_without_work"],
    }[key.figure]
    rows = tuple(row for row in filters.ask("listed_projects") if kept(row) and key.matches(row))
    headline = f"{key['region']} · {_headings()[key.figure]} · {count_of_projects(len(rows))}"
    columns = (
        Column("name", _("Project")),
        Column("region", _("Township or zone")),
        Column("started_on", _("Started"), "day"),
        Column("listed_on", _("Entered on"), "day"),
        Column("days_since_start", _("Days since the start"), "number"),
        Column("planned_investment", _("Planned investment"), "money"),
        Column("completed_this_year", _("Completed this year"), "money"),
        Column("responsible_unit", _("Responsible unit")),
        Column("project_code", _("Code")),
    )
    return Exhibit(headline, Listing((), ""), columns, rows, _definition_of_listing(filters))


def _headings() -> dict[str, str]:
    return {
        LISTED: _("entered"),
        NOT_LISTED: _("started, not entered"),
        WITHOUT_WORK: _("entered, nothing completed"),
    }


@exhibit(N_("Entry into the statistics"), behind=projects_listed)
@needs("projects", column="listed_on")
def listing_by_region(filters: Filters) -> Exhibit:
    """Where large projects are started and not in the statistics, or there without any investment this year."""
    rows = filters.ask("listing_by_region")
    headings = _headings()
    return Exhibit(
        headline=_listing_headline(filters, rows),
        picture=BarTable(
            tuple(row["region"] for row in rows),
            tuple(headings.values()),
            tuple(
                Measured(
                    Key.of(row, figure, "region") if row[figure] else None,
                    row["region"],
                    heading,
                    row[figure] or None,
                    str(row[figure] or numbers.NOTHING),
                )
                for row in rows
                for figure, heading in headings.items()
            ),
            one_scale=True,
        ),
        columns=(
            Column("region", _("Township or zone")),
            Column("started", _("In hand"), "number"),
            *(Column(figure, heading, "number") for figure, heading in headings.items()),
            Column("listed_rate", _("Entered, part"), "percent"),
        ),
        rows=rows,
        definition=_definition_of_listing(filters),
    )


def _listing_headline(filters: Filters, rows: Rows) -> str:
    if not rows:
        return _("{scope}: no large project is in hand").format(scope=scope(filters))
    missing, idle = rows[0]["not_listed_in_all"], rows[0]["without_work_in_all"]
    return _("{scope}: {missing} started and not entered, {idle} entered without investment this year").format(
        scope=scope(filters), missing=missing, idle=idle
    )


def _definition_of_listing(filters: Filters) -> Definition:
    return definition(
        filters,
        _(
            "large projects in hand at the end of the month; entered: with a day of entry by then; without investment:"
            " no row above zero since January"
        ),
        _("projects"),
        "projects",
        "investments",
    )


def projects_of_batch(filters: Filters, key: Key) -> Exhibit:
    """The projects of one batch or event that have come as far as the key says."""
    kept = {"projects": "batch", "in_production": "is_in_production"}.get(key.figure, f"is_{key.figure}")
    rows = tuple(row for row in filters.ask("projects_by_batch") if row[kept] and key.matches(row))
    headline = f"{key['batch']} · {_of_batch()[key.figure]} · {count_of_projects(len(rows))}"
    columns = (
        Column("name", _("Project")),
        Column("region", _("Township or zone")),
        Column("planned_start_on", _("To start"), "day"),
        Column("started_on", _("Started"), "day"),
        Column("listed_on", _("Entered on"), "day"),
        Column("in_production_on", _("In production since"), "day"),
        Column("planned_investment", _("Planned investment"), "money"),
        Column("completed_investment", _("Completed since the beginning"), "money"),
        Column("responsible_unit", _("Responsible unit")),
        Column("project_code", _("Code")),
    )
    return Exhibit(headline, Listing((), ""), columns, rows, _definition_of_batches(filters))


def _of_batch() -> dict[str, str]:
    return {
        "projects": _("Projects"),
        "started": _("started"),
        "listed": _("entered"),
        "suspended": _("suspended"),
        "completed": _("completed"),
        "in_production": _("in production"),
    }


@exhibit(N_("Joint starts, what has come of them"), behind=projects_of_batch)
@needs("projects", column="start_batch")
def starts_by_batch(filters: Filters) -> Exhibit:
    """How many projects of every joint start have started, are in the statistics, are done."""
    return _batches(filters, "batch", _("Joint start"), _("{scope}: no joint start is recorded"))


@exhibit(N_("Joint signings, what has come of them"), behind=projects_of_batch)
@needs("projects", column="signing_event")
def signings_by_event(filters: Filters) -> Exhibit:
    """How many projects of every joint signing have started, are in the statistics, are done."""
    return _batches(filters, "event", _("Joint signing"), _("{scope}: no joint signing is recorded"))


def _batches(filters: Filters, grouped_by: str, heading: str, nothing: str) -> Exhibit:
    rows = tuple(row for row in filters.ask("starts_by_batch") if row["grouped_by"] == grouped_by)
    headings = _of_batch()
    headline = nothing.format(scope=scope(filters))
    if rows:
        latest = rows[0]
        headline = counted(
            "{batch}: {started} of {count} project started, {listed} entered",
            "{batch}: {started} of {count} projects started, {listed} entered",
            "count",
            batch=latest["batch"],
            started=latest["started"],
            count=latest["projects"],
            listed=latest["listed"],
        )
    if len(rows) > MOST_ROWS:
        headline = _("{headline} (and {count} more)").format(headline=headline, count=len(rows) - MOST_ROWS)
    return Exhibit(
        headline=headline,
        picture=BarTable(
            tuple(row["batch"] for row in rows[:MOST_ROWS]),
            tuple(headings.values()),
            tuple(_of_row(row, figure, words) for row in rows[:MOST_ROWS] for figure, words in headings.items()),
            one_scale=True,
        ),
        columns=(
            Column("batch", heading),
            *(Column(figure, words, "number") for figure, words in headings.items()),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("completed_investment", _("Completed since the beginning"), "money"),
            Column("progress", _("Progress"), "percent"),
        ),
        rows=rows,
        definition=_definition_of_batches(filters),
    )


def _of_row(row: Row, figure: str, words: str) -> Measured:
    count = row[figure]
    key = Key.of(row, figure, "grouped_by", "batch") if count else None
    return Measured(key, row["batch"], words, count or None, str(count or numbers.NOTHING))


def _definition_of_batches(filters: Filters) -> Definition:
    return definition(
        filters,
        _("projects that the ledger counts to a joint start or signing, of every size, known by the month's end"),
        _("projects"),
        "projects",
        "investments",
    )
