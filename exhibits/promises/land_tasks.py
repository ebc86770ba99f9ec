"""Land clearance (征地拆迁): what is to be done for which project, how far it is, by which day."""

from dataclasses import replace

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.sheets import needs
from exhibits.base.wording import count_of_projects, definition, ledger_word, list_words, scope
from exhibits.promises.commitments import day_in_words, matter_of_commitment, quantity_in_words, rows_of_commitments
from pictures import Done, Key, ProgressTable, Subject
from words import N_, _, counted, numbers

COUNTY, ELSEWHERE = "county", "elsewhere"
KINDS = ("征地", "协议签订", "补偿支付", "拆迁")
MOST_SITES = 10
Site = tuple[str | None, str, object]


def tasks_behind(filters: Filters, key: Key) -> Exhibit:
    """The tasks behind one cell, as the ledger writes them."""
    rows = tuple(row for row in filters.ask("commitments") if key.matches(row))
    matters = [f"{matter_of_commitment(row).title} {day_in_words(row)}" for row in rows]
    exhibit_of_rows = rows_of_commitments(filters, list_words(matters, 2), rows)
    return replace(exhibit_of_rows, sum_of=None if key.figure == "tasks" else key.figure)


@exhibit(N_("Land clearance"), behind=tasks_behind)
@needs("commitments")
def land_tasks(filters: Filters) -> Exhibit:
    """How far the county's land clearance is, project by project, the most urgent first."""
    rows = filters.ask("land_tasks", area=COUNTY)
    headline = _("{scope}: no task of land clearance is recorded").format(scope=scope(filters))
    for area in filters.ask("land_tasks_by_area", area=COUNTY):
        headline = _finding(scope(filters), area)
    return _exhibit(filters, headline, rows)


@exhibit(N_("Land clearance elsewhere"), behind=tasks_behind)
@needs("commitments")
def land_tasks_elsewhere(filters: Filters) -> Exhibit:
    """How far land clearance is in other areas of the ledger, such as along expressways; not part of the county's."""
    rows = filters.ask("land_tasks", area=ELSEWHERE)
    parts = [_finding(area["area_of"], area) for area in filters.ask("land_tasks_by_area", area=ELSEWHERE)]
    county = scope(filters.for_all_regions())
    headline = _("No land clearance outside {county} under these filters").format(county=county)
    if parts:
        headline = _("{areas} (listed apart, not part of {county})").format(areas=_("; ").join(parts), county=county)
    return _exhibit(filters, headline, rows)


def _finding(name: str, counts: Row) -> str:
    tasks = counted(
        "{name}: {count} task of land clearance",
        "{name}: {count} tasks of land clearance",
        "count",
        name=name,
        count=counts["tasks"],
    )
    if counts["projects"]:
        tasks = _("{tasks} at {projects}").format(tasks=tasks, projects=count_of_projects(counts["projects"]))
    parts = [
        tasks,
        _("{done} done").format(done=counts["done"]),
        _("{overdue} overdue").format(overdue=counts["overdue"]),
    ]
    if counts["next_due_on"]:
        parts.append(
            counted(
                "the next due on {day}, {days} day left",
                "the next due on {day}, {days} days left",
                "days",
                day=numbers.day(counts["next_due_on"]),
                days=counts["days_left"],
            )
        )
    if counts["undated"]:
        parts.append(_("{undated} without a deadline").format(undated=counts["undated"]))
    return _("; ").join(parts)


def _exhibit(filters: Filters, headline: str, rows: Rows) -> Exhibit:
    sites = _sites(rows)
    count = rows[0]["sites"] if rows else 0
    if count > MOST_SITES:
        headline = _("{headline}; drawn are the {shown} most urgent, {count} more in the table").format(
            headline=headline, shown=MOST_SITES, count=count - MOST_SITES
        )
    return Exhibit(
        headline=headline,
        picture=_table(dict(list(sites.items())[:MOST_SITES])),
        columns=(
            Column("area_of", _("Area")),
            Column("project", _("Project")),
            Column("region", _("Township, zone or county")),
            Column("kind", _("Kind")),
            Column("quantity_due", _("Promised quantity"), "value"),
            Column("quantity_done", _("Done"), "value"),
            Column("unit", _("Unit")),
            Column("done_rate", _("Done, part"), "percent"),
            Column("due_on", _("Due"), "day"),
            Column("days_left", _("Days left"), "number"),
            Column("status", _("Status")),
            Column("names", _("Task")),
        ),
        rows=rows,
        definition=definition(
            filters,
            _(
                "done / to be done in the task's unit; days from the end of the month to the deadline;"
                " a task without a date has no deadline: neither on time nor late"
            ),
            _("as written"),
            "commitments",
        ),
    )


def _sites(rows: Rows) -> dict[Site, list[Row]]:
    """The rows of each project, region and deadline, in the order of the query."""
    sites: dict[Site, list[Row]] = {}
    for row in rows:
        sites.setdefault((row["project_code"], row["region"], row["due_on"]), []).append(row)
    return sites


def _table(sites: dict[Site, list[Row]]) -> ProgressTable:
    kinds = [kind for kind in KINDS if any(row["kind"] == kind for rows in sites.values() for row in rows)]
    cells = tuple(
        Done(
            key=_key(row),
            row=place,
            column=kinds.index(row["kind"]),
            part=row["done_rate"],
            text=quantity_in_words(row) or ledger_word(row["status"]),
            brief=numbers.percent(row["done_rate"], 0),
        )
        for place, rows in enumerate(sites.values())
        for row in rows
    )
    return ProgressTable(
        subjects=tuple(_subject(rows) for rows in sites.values()),
        columns=tuple(ledger_word(kind) for kind in kinds),
        cells=cells,
    )


def _key(row: Row) -> Key:
    figure = "tasks" if row["quantity_due"] is None else "quantity_done"
    return Key.of(row, figure, "area_of", "project_code", "region", "kind", "unit", "due_on")


def _subject(rows: list[Row]) -> Subject:
    """A site by its region and project; below it the deadline, in the words of its most urgent task."""
    waiting = [row for row in rows if row["days_left"] is not None]
    row = waiting[0] if waiting else rows[0]
    name = " · ".join(part for part in (row["region"], row["project"]) if part)
    return Subject(name, _deadline(row), bad=any(row["status"] == "超期" for row in rows))


def _deadline(row: Row) -> str:
    if row["due_on"] is None:
        return ledger_word("无期限")
    day = f"{row['due_on']:%m-%d}"
    if row["days_left"] is None:
        return _("{day} done").format(day=day)
    if row["days_left"] < 0:
        return _("{day}, {days} d over").format(day=day, days=-row["days_left"])
    return _("{day}, {days} d left").format(day=day, days=row["days_left"])
