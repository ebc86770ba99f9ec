"""Sheets that the ledger does not have: one friendly line on the page in place of everything that needs one."""

from exhibits import EXHIBITS
from exhibits.base.sheets import lacks_column, missing_in_words, missing_sheet
from screen import html, visit


def begin_page() -> None:
    """Nothing has been said on this page yet."""
    visit.missing_sheets().clear()


def is_missing(name: str) -> bool:
    """Whether the exhibit of that name lacks its sheet or its column.

    A missing sheet is said where it is first met on the page; a column that no office has to fill in is not.
    """
    sheet = missing_sheet(EXHIBITS[name].make)
    if sheet is None:
        return lacks_column(EXHIBITS[name].make)
    if sheet not in visit.missing_sheets():
        visit.missing_sheets().add(sheet)
        html.note(missing_in_words(sheet))
    return True
