"""Sheets that the ledger does not have: one line on the page in place of all that needs them, in an office's words."""

from exhibits import EXHIBITS
from exhibits.base.sheets import lacks_column, missing_in_words, missing_sheet
from screen import html, visit


def is_missing(name: str) -> bool:
    """Whether the exhibit of that name lacks its sheet, see say; or its column, which no office has to fill in."""
    sheet = missing_sheet(EXHIBITS[name].make)
    if sheet is None:
        return lacks_column(EXHIBITS[name].make)
    if sheet not in visit.missing_sheets():
        visit.missing_sheets().append(sheet)
    return True


def say() -> None:
    """What the page has nothing to say of yet, in one line."""
    if sheets := visit.missing_sheets():
        html.note(missing_in_words(sheets))
