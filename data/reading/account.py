"""What of a table was left out: columns with data that feed nothing, and rows that are notes, with their sums."""

from data.findings import ERROR, N_, WARNING, Unread
from data.kinds import YUAN
from data.reading.layout import HeadColumn
from data.reading.naming import CUMULATIVE, GAP, GROWTH, LAST_YEAR, ORDINAL, PART, RANK, RATE, SINCE_START, TOTAL
from data.reading.rowwords import text_of
from data.reading.table import MOST_TOLD, Reading
from data.reading.units import unit_above
from data.reading.values import UNITS, Cell, NotUnderstood, is_nothing, plain_text, read_number

KNOWN_ROLES = {ORDINAL, RATE, RANK, GROWTH, GAP, "unit", "of the project"}
WHY = {
    PART: N_("parts of another column; cells filled: {count}, their numbers add up to {sum}"),
    TOTAL: N_("a total of other columns; cells filled: {count}, their numbers add up to {sum}"),
    CUMULATIVE: N_("a sum of several months; cells filled: {count}, their numbers add up to {sum}"),
    SINCE_START: N_("a sum of several months; cells filled: {count}, their numbers add up to {sum}"),
    LAST_YEAR: N_("figures of an earlier year; cells filled: {count}, their numbers add up to {sum}"),
    "earlier": N_("figures of an earlier year; cells filled: {count}, their numbers add up to {sum}"),
    **dict.fromkeys(
        ("contact", "in_place", "paid", "subtotal"),
        N_("the ledger has no column for this; cells filled: {count}, their numbers add up to {sum}"),
    ),
}


def leftovers(reading: Reading) -> None:
    """Name every column with data that was not read, and every note."""
    sheet, kinds = reading.about.sheet, reading.result.kinds
    fed = set(reading.layout.indices)
    heads = {column.index: column for column in reading.layout.head.columns}
    width = max((len(kinds.cells(sheet, index)) for index in kinds.data), default=0)
    for index in range(width):
        if index in fed or reading.layout.roles.get(index) in KNOWN_ROLES:
            continue
        cells = [cell for row in kinds.data if not is_nothing(cell := _cell(kinds.cells(sheet, row), index))]
        if cells:
            reading.result.unread.append(_column(reading, index, heads.get(index), cells))
    unread = reading.result.unread
    unread += [Unread(sheet.file, N_("a note"), {}, sheet.name, index + 1) for index in kinds.notes[:MOST_TOLD]]
    if (more := len(kinds.notes) - MOST_TOLD) > 0:
        message = N_("{count} more notes are not listed one by one")
        unread.append(Unread(sheet.file, message, {"count": str(more)}, sheet.name))
    for index in kinds.notes:
        _report_figures(reading, index)
        _report_unit(reading, index)


def _column(reading: Reading, index: int, head: HeadColumn | None, cells: list[Cell]) -> Unread:
    sheet = reading.about.sheet
    name = head.text if head else _letters(index)
    figures = [figure for cell in cells if (figure := _figure(cell)) is not None]
    arguments = {"count": str(len(cells)), "sum": plain_text(float(sum(figures)))}
    role = reading.layout.roles.get(index)
    message = N_("this column is not known; cells filled: {count}")
    if role in WHY:
        message = WHY[role]
    elif index in reading.layout.also:
        arguments["other"] = reading.layout.also[index]
        message = N_("the column {other} was read in its place; cells filled: {count}, their numbers add up to {sum}")
    elif figures:
        message = N_("this column is not known; cells filled: {count}, their numbers add up to {sum}")
    return Unread(sheet.file, message, arguments, sheet.name, None, name)


def _figure(cell: Cell) -> float | None:
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return None
    if isinstance(cell, int | float):
        return cell
    try:
        number = read_number(cell, UNITS["yuan"], None)
    except NotUnderstood:
        return None
    return None if number is None else float(number)


def _letters(index: int) -> str:
    letters = ""
    while index >= 0:
        letters, index = chr(ord("A") + index % 26) + letters, index // 26 - 1
    return letters


def _cell(cells: list[Cell], index: int) -> Cell:
    return cells[index] if index < len(cells) else None


def _report_unit(reading: Reading, index: int) -> None:
    """A unit below the table is an error where the figures were read in another one."""
    about = reading.about
    if about.said.unit or about.unit:
        return
    texts = tuple(text for cell in reading.result.kinds.cells(about.sheet, index) if "单位" in (text := text_of(cell)))
    below = unit_above(texts, UNITS["yuan"])
    for source in reading.layout.indices.values() if below else ():
        if source.column.kind is YUAN and reading.layout.head.over(source.at).unit is None and source.unit != below:
            message = N_(
                "the unit {unit} stands below the table, whose figures were read as {read}: write it above the header"
            )
            said = {"unit": below or "", "read": source.unit or ""}
            reading.report("unit_below", ERROR, message, index, source, None, **said)


def _report_figures(reading: Reading, index: int) -> None:
    cells = reading.result.kinds.cells(reading.about.sheet, index)
    for source in reading.layout.indices.values():
        cell = _cell(cells, source.at)
        if source.column.kind.is_amount and isinstance(cell, float | int):
            message = N_("this row was taken for a note and not read, though it holds a number")
            reading.report("number_in_note", WARNING, message, index, source, cell)
