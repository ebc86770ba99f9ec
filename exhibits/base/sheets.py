"""Sheets of the ledger that an exhibit needs, and what it says where one is missing."""

from collections.abc import Callable
from functools import wraps

import queries
from exhibits.base.exhibit import Exhibit, Make
from exhibits.base.filters import Filters
from exhibits.base.wording import SHEETS, definition
from pictures import Listing
from words import _

NEEDED = "needed_sheet"  # how the function of an exhibit says which sheet it lives on


def is_filled(sheet: str) -> bool:
    """Whether the published ledger has a row of that sheet, called by its table."""
    return any(row["rows"] for row in queries.run("sheets_of_ledger") if row["sheet"] == sheet)


def lacks(sheet: str) -> str:
    """That the ledger has no such sheet."""
    return _("The ledger has no sheet {sheet} yet").format(sheet=_(SHEETS[sheet]))


def without_sheet(filters: Filters, sheet: str) -> Exhibit:
    """What an exhibit shows whose sheet is not in the ledger: what to add, and where it is described."""
    return Exhibit(
        headline=lacks(sheet),
        picture=Listing(
            (),
            _("Add the sheet {sheet} to the ledger and publish it again: this picture then fills itself.").format(
                sheet=_(SHEETS[sheet])
            ),
        ),
        columns=(),
        rows=(),
        definition=definition(filters, _("The sheet's columns are described in data/README.md"), "", sheet),
    )


def missing_sheet(make: Callable[[Filters], Exhibit]) -> str | None:
    """The sheet that an exhibit needs and the ledger does not have; None where nothing is missing."""
    sheet = getattr(make, NEEDED, None)
    return sheet if sheet and not is_filled(sheet) else None


def missing_in_words(sheet: str) -> str:
    """What a page says once in place of everything that needs a sheet."""
    return _("The ledger has no {sheet} yet: add it and publish again, and what it holds appears here").format(
        sheet=_(SHEETS[sheet])
    )


def needs(sheet: str) -> Callable[[Make], Make]:
    """Make an exhibit say what to add where its sheet is empty. Stands under ``@exhibit``."""

    def guard(make: Make) -> Make:
        @wraps(make)
        def made(filters: Filters) -> Exhibit:
            return make(filters) if is_filled(sheet) else without_sheet(filters, sheet)

        setattr(made, NEEDED, sheet)
        return made

    return guard
