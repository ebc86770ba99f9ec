"""Sheets of the ledger that an exhibit needs, and what it says where one is missing."""

from collections.abc import Callable, Sequence
from functools import wraps

import queries
from exhibits.base.exhibit import Exhibit, Make
from exhibits.base.filters import Filters
from exhibits.base.wording import SHEETS, definition, list_words
from pictures import Listing
from words import N_, _, is_of_prefecture

COLUMNS = {  # of the sheet 项目, by their names in the queries
    "listed_on": N_("入库纳统日期 (entry into the statistics)"),
    "start_batch": N_("开工批次 (joint start)"),
    "signing_event": N_("签约活动 (joint signing)"),
    "lead_official": N_("包抓领导 (leader in charge)"),
    "deputy_leader": N_("分管领导 (leader of the field)"),
    "responsible_unit": N_("责任单位 (responsible unit)"),
}
NEEDED_COLUMN = "needed_column"
NEEDED = "needed_sheet"  # how the function of an exhibit says which sheet it lives on


def is_filled(sheet: str) -> bool:
    """Whether the published ledger has a row of that sheet, called by its table."""
    return any(row["rows"] for row in queries.run("sheets_of_ledger") if row["sheet"] == sheet)


def lacks(sheet: str) -> str:
    """That the ledger has no such sheet; of a prefecture, that nothing of it comes out of its counties' files."""
    if is_of_prefecture():
        return _("The counties' files give the whole nothing of the sheet {sheet}").format(sheet=_(SHEETS[sheet]))
    return _("The ledger has no sheet {sheet} yet").format(sheet=_(SHEETS[sheet]))


def without_sheet(filters: Filters, sheet: str) -> Exhibit:
    """What an exhibit shows whose sheet is not in the ledger: what to add, and where it is described."""
    return Exhibit(
        headline=lacks(sheet),
        picture=Listing((), _what_to_do(_(SHEETS[sheet]))),
        columns=(),
        rows=(),
        definition=definition(filters, _("The sheet's columns are described in data/README.md"), "", sheet),
    )


def _what_to_do(sheet: str) -> str:
    if is_of_prefecture():
        return _("Each county's own pages show what its own ledger has of it.")
    return _("Add the sheet {sheet} to the ledger and publish it again: this picture then fills itself.").format(
        sheet=sheet
    )


def missing_sheet(make: Callable[[Filters], Exhibit]) -> str | None:
    """The sheet that an exhibit needs and the ledger does not have; None where nothing is missing."""
    sheet = getattr(make, NEEDED, None)
    return sheet if sheet and not is_filled(sheet) else None


def lacks_column(make: Callable[[Filters], Exhibit]) -> bool:
    """Whether an exhibit lives on a column of the sheet 项目 in which no project has anything."""
    column = getattr(make, NEEDED_COLUMN, None)
    return bool(column) and not any(row["rows"] for row in queries.run("columns_of_projects") if row["name"] == column)


def without_column(filters: Filters, column: str) -> Exhibit:
    """What an exhibit shows whose column is empty: what to fill in, and where it is described."""
    name = _(COLUMNS[column])
    return Exhibit(
        headline=_("No project has anything in the column {column}").format(column=name),
        picture=Listing((), _("Fill in the column {column} and publish again.").format(column=name)),
        columns=(),
        rows=(),
        definition=definition(filters, _("The sheet's columns are described in data/README.md"), "", "projects"),
    )


def missing_in_words(sheets: Sequence[str]) -> str:
    """What a page says once in place of everything that needs these sheets, in an office's words."""
    names = [_(SHEETS[sheet]) for sheet in sheets]
    return _("Not reported yet: {topics}").format(topics=list_words(names, len(names)))


def needs(sheet: str, column: str | None = None) -> Callable[[Make], Make]:
    """Make an exhibit say what to add where its sheet, or its column of the sheet 项目, is empty.

    Stands under ``@exhibit``.
    """

    def guard(make: Make) -> Make:
        @wraps(make)
        def made(filters: Filters) -> Exhibit:
            if not is_filled(sheet):
                return without_sheet(filters, sheet)
            if column and lacks_column(made):
                return without_column(filters, column)
            return make(filters)

        setattr(made, NEEDED, sheet)
        setattr(made, NEEDED_COLUMN, column)
        return made

    return guard
