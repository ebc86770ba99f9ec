"""Projects: the rows behind the figures."""

from exhibits.exhibit import Column, Exhibit
from exhibits.filters import Filters
from exhibits.wording import definition, money_unit, scope
from pictures import Listing
from words import _, numbers

EVERY_SIZE = 0  # 万元; completed investment counts projects of every size


def projects_of_region(filters: Filters) -> Exhibit:
    """The projects that make up the completed investment of the chosen regions, the largest part first."""
    rows = tuple(row for row in filters.ask("projects", threshold=EVERY_SIZE) if row["completed_this_year"])
    total = filters.ask_one("county_headline")["completed_investment"]
    return Exhibit(
        headline=_("{scope}: {count} projects completed {money} in {period}").format(
            scope=scope(filters),
            count=len(rows),
            money=numbers.money(total),
            period=numbers.period(filters.month),
        ),
        picture=Listing((), ""),
        columns=(
            Column("name", _("Project")),
            Column("region", _("Township or zone")),
            Column("completed_this_year", _("Completed this year"), "money"),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("progress", _("Progress"), "percent"),
            Column("status", _("Status")),
            Column("class", _("Class")),
            Column("lamp", _("Lamp")),
            Column("owner", _("Owner")),
            Column("lead_official", _("Leader in charge")),
            Column("project_code", _("Code")),
        ),
        rows=tuple(sorted(rows, key=lambda row: -row["completed_this_year"])),
        definition=definition(
            filters,
            _("the column “completed this year” adds up to the figure that was clicked"),
            money_unit(),
            _("ledger sheets 项目 (projects) and 投资 (investments)"),
        ),
    )
