"""The list of projects: those that a search and the filters have found, and what they come to."""

from exhibits.base.exhibit import Exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.project_rows import EVERY_SIZE, rows_of_projects
from exhibits.base.total import total_of
from exhibits.base.wording import scope
from words import _, counted, numbers


def projects_to_search(filters: Filters, large_only: bool) -> tuple[Row, ...]:
    """The projects of the chosen regions, of every size or only the large ones, most completed this year first."""
    return filters.ask("projects", threshold=filters.threshold if large_only else EVERY_SIZE)


def list_of_projects(filters: Filters, rows: list[Row]) -> Exhibit:
    """The projects found, with their sums in the headline."""
    headline = counted(
        "{scope}: {count} project found, {planned} planned, {completed} completed in {period}",
        "{scope}: {count} projects found, {planned} planned, {completed} completed in {period}",
        "count",
        scope=scope(filters),
        count=len(rows),
        planned=numbers.money(total_of(rows, "planned_investment")),
        completed=numbers.money(total_of(rows, "completed_this_year")),
        period=numbers.period(filters.month),
    )
    if not rows:
        headline = _("{scope}: no project is found").format(scope=scope(filters))
    return rows_of_projects(filters, headline, rows)
