"""What a person sees in a cell: without what is struck out, in the unit and scale that its number format shows."""

from decimal import Decimal

from data.findings import N_
from data.reading.formats import is_day, shown_by
from data.reading.naming import STRANGE_UNIT
from data.reading.sheet import Sheet
from data.reading.units import is_unit
from data.reading.values import Cell, NotUnderstood


def seen(sheet: Sheet, row: int, column: int, cell: Cell) -> tuple[Cell, str | None]:
    """The cell as it is shown, and the unit that its number format writes behind it.

    NotUnderstood where it cannot be told what counts: a formula without a result, an error, text struck out whole.
    A percentage stays the fraction that the cell holds, with %.
    """
    place = row, column
    if cell is None and place in sheet.broken:
        raise NotUnderstood(N_("the formula of this cell gives an error; correct it"))
    if cell is None and place in sheet.without_result:
        raise NotUnderstood(N_("the formula has no result; open the workbook, let it calculate, and save it"))
    if place in sheet.struck:
        is_whole, kept = sheet.struck[place]
        if is_whole:
            raise NotUnderstood(N_("this is struck out: delete it if it does not count, or take the line away"))
        return kept.strip(), None
    code = sheet.formats.get(place)
    if code is None or isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell, None
    if is_day(code):
        raise NotUnderstood(N_("the cell is shown as a day, but its number is none"))
    shown = shown_by(code)
    if shown.words == "%":
        return cell, "%"
    value = cell if shown.factor == 1 else float(Decimal(str(cell)) * shown.factor)
    return value, shown.words if is_unit(shown.words) or STRANGE_UNIT.fullmatch(shown.words) else None
