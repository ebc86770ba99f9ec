"""Tables that are turned: the names of columns stand below each other, and each project or region has a column."""

from data.findings import ERROR, N_, Finding
from data.reading.headers import FIGURE, header_text
from data.reading.heads import SEARCHED_ROWS, is_known
from data.reading.rowwords import text_of, total_kind
from data.reading.sheet import Sheet
from data.reading.values import compact, is_nothing
from data.reading.wide.roles import meaning
from data.reading.wide.whereabouts import PLACE

SEARCHED_COLUMNS = 3
LEAST_NAMES = 3
LEAST_ACROSS = 2  # columns of values
MANY_NAMES = 5  # of which one with figures suffices; of fewer, two


def turned(sheet: Sheet) -> Finding | None:
    """An error that says how to turn such a table; None where the sheet holds none."""
    for column in range(SEARCHED_COLUMNS):
        names = {
            index: text
            for index, row in enumerate(sheet.rows[:SEARCHED_ROWS])
            if len(row) > column + 1 and (text := header_text(row[column])) and not is_nothing(row[column])
        }
        known = [index for index, text in names.items() if is_known(text)]
        if len(known) < LEAST_NAMES or 2 * len(known) <= len(names):
            continue
        least = 1 if len(known) >= MANY_NAMES else 2
        if not _names_across(sheet, known, column) or _figures(sheet, known, column) < least:
            continue
        message = N_(
            "from row {row} on the names of columns stand below each other ({words}), with one project or region a"
            " column: copy the table, paste it transposed, so that each has a row, and send it again"
        )
        said = {"row": str(known[0] + 1), "words": "、".join(names[index] for index in known[:6])}
        return Finding("turned_table", ERROR, message, said, file=sheet.file, sheet=sheet.name)
    return None


def _names_across(sheet: Sheet, known: list[int], column: int) -> bool:
    """Whether a row tells projects apart, or regions stand above the values."""
    for index in range(max(known[0] - 1, 0), known[-1] + 1):
        row = sheet.rows[index]
        beside = [text for cell in row[column + 1 :] if (text := text_of(cell)) and not total_kind(text)]
        means = meaning((header_text(row[column]),)) if len(row) > column else None
        is_of_projects = means is not None and means.role in ("name", "code")
        places = sum(bool(PLACE.fullmatch(text)) for text in beside)
        if len(beside) >= LEAST_ACROSS and (is_of_projects or 2 * places > len(beside)):
            return not any(map(is_known, beside))
    return False


def _figures(sheet: Sheet, known: list[int], column: int) -> int:
    """How many of the rows hold figures in most of their columns."""
    found = 0
    for index in known:
        filled = [cell for cell in sheet.rows[index][column + 1 :] if not is_nothing(cell)]
        found += 2 * sum(bool(FIGURE.fullmatch(compact(cell))) for cell in filled) > len(filled)
    return found
