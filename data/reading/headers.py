"""Finds the header of a sheet by its meaning: which row, which column is which, in which unit.

A title, a 单位 line and merged or two-line headers are what offices write; columns may stand in any order.
"""

import itertools
import re
from dataclasses import dataclass, field

from data.kinds import Column, Table
from data.mapping import SheetMapping
from data.reading.cells import Sheet
from data.reading.values import STANDARD_UNIT, UNITS, Cell, compact
from data.tables import RATES

SEARCHED_ROWS = 40
MOST_LINES = 3
BRACKETS = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
UNIT_LINE = re.compile(r"(?:^|[\s,;。(])(?:金额|计量|货币|数额|资金)?单位:?([^\s;)]+)")
UNIT_WORDS = sorted((unit for family in UNITS.values() for unit in family), key=len, reverse=True)


@dataclass(frozen=True)
class Field:
    """One column of the sheet that was recognised: where it stands, what is written over it, its unit."""

    column: Column
    index: int
    header: str
    unit: str | None


@dataclass(frozen=True)
class Header:
    """Where the header stands (rows from 0), the columns recognised by name, and the headers that were not."""

    first: int
    last: int
    fields: dict[str, Field]
    unknown: list[str] = field(default_factory=list)
    rates: list[int] = field(default_factory=list)  # columns of printed completion rates, which are compared, not kept
    doubled: list[str] = field(default_factory=list)  # headers that say the same as the one that was read
    wrong_units: list[tuple[str, str]] = field(default_factory=list)  # (header, unit) that cannot be converted


def find_header(sheet: Sheet, table: Table, mapping: SheetMapping, default_unit: str | None) -> Header | None:
    """The header that explains most columns of the table, in the fewest lines; None when no row holds two of them."""
    names = _names(table, mapping)
    if mapping.header_row is not None:
        first = min(mapping.header_row - 1, max(len(sheet.rows) - 1, 0))
        lines = mapping.header_lines or _merged_lines(sheet, first)
        return _header(sheet, table, names, first, lines, mapping, default_unit)
    best: tuple[int, int, int] | None = None
    for first in range(min(SEARCHED_ROWS, len(sheet.rows))):
        least = _merged_lines(sheet, first)
        for lines in range(least, max(least, MOST_LINES) + 1):
            count = len(_recognised(_texts(sheet, first, lines), names))
            fit = (count, -lines, -first)
            if count >= 2 and (best is None or fit > best) and _is_header_text(sheet, first, lines):
                best = fit
    return _header(sheet, table, names, -best[2], -best[1], mapping, default_unit) if best else None


def same_header(row: list[Cell], sheet: Sheet, header: Header) -> bool:
    """Whether the row repeats the header, as printed pages do."""
    for line in range(header.first, header.last + 1):
        texts = [compact(cell) for cell in row]
        if any(texts) and texts == [compact(cell) for cell in sheet.rows[line]]:
            return True
    return False


def _names(table: Table, mapping: SheetMapping) -> dict[str, tuple[int, Column]]:
    """What may be written over a column -> (how usual that is, 0 first; the column). The mapping's words go first."""
    names = {
        _bare(header): (rank, column)
        for column in table.columns
        if column.name not in mapping.columns
        for rank, header in enumerate(column.headers)
    }
    said = {header: table.column(name) for name, headers in mapping.columns.items() for header in headers}
    return names | {_bare(header): (0, column) for header, column in said.items()}


def _bare(header: Cell) -> str:
    """A header without its unit, explanations in brackets, stars and colons."""
    text = BRACKETS.sub("", compact(header)).strip("*:： ")
    for unit in UNIT_WORDS:
        text = text.removesuffix(f"/{unit}").removesuffix(f"单位:{unit}").removesuffix(f",{unit}")
    return text or compact(header)


def _merged_lines(sheet: Sheet, first: int) -> int:
    """How many lines a header has that begins in this row, by the cells merged downward."""
    reach = [bottom for top, _left, bottom, _right in sheet.merged if top == first and bottom > top]
    return min(max(reach) - first + 1, MOST_LINES) if reach else 1


def _is_header_text(sheet: Sheet, first: int, lines: int) -> bool:
    return not any(
        isinstance(cell, float | int) and not isinstance(cell, bool)
        for row in sheet.rows[first : first + lines]
        for cell in row
    )


def _texts(sheet: Sheet, first: int, lines: int) -> list[list[str]]:
    """Per column, what its header lines say, top first; merged areas speak for all their columns."""
    rows = [[compact(cell) for cell in row] for row in sheet.rows[first : first + lines]]
    width = max((len(row) for row in rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    for top, left, bottom, right in sheet.merged:
        if first <= top < first + len(rows):
            for column in range(left, min(right, width - 1) + 1):
                for line in range(top, min(bottom, first + len(rows) - 1) + 1):
                    rows[line - first][column] = rows[top - first][left]
    if not sheet.merged and lines > 1:
        _spread(rows)
    return [list(dict.fromkeys(row[column] for row in rows if row[column])) for column in range(width)]


def _spread(rows: list[list[str]]) -> None:
    """Without merged areas (CSV), a blank in the upper line over a filled lower one belongs to its left neighbour."""
    for upper, lower in itertools.pairwise(rows):
        for column in range(1, len(upper)):
            if not upper[column] and lower[column]:
                upper[column] = upper[column - 1]


def _recognised(texts: list[list[str]], names: dict[str, tuple[int, Column]]) -> dict[str, list[tuple[int, int]]]:
    """Column name -> (how usual its header is, index) of each header that speaks of it, the best first."""
    found: dict[str, list[tuple[int, int]]] = {}
    for index, lines in enumerate(texts):
        fit = _column_of(lines, names)
        if fit is not None:
            rank, column = fit
            found.setdefault(column.name, []).append((rank, index))
    return {name: sorted(places) for name, places in found.items()}


def _column_of(lines: list[str], names: dict[str, tuple[int, Column]]) -> tuple[int, Column] | None:
    """The lowest line decides; 计划 over 竣工日期 is also tried as 计划竣工日期."""
    if not lines:
        return None
    whole = _bare("".join(_bare(line) for line in lines))
    for text in (whole, *(_bare(line) for line in reversed(lines))):
        if text in names:
            return names[text]
    return None


def _header(
    sheet: Sheet,
    table: Table,
    names: dict[str, tuple[int, Column]],
    first: int,
    lines: int,
    mapping: SheetMapping,
    default_unit: str | None,
) -> Header:
    texts = _texts(sheet, first, lines)
    header = Header(first, first + lines - 1, {})
    said = _unit_lines(sheet.rows[:first])
    recognised = _recognised(texts, names)
    for name, places in recognised.items():
        places = sorted(places, key=lambda place: (place[1] in sheet.hidden_columns, *place))
        column, (best, index) = table.column(name), places[0]
        unit, wrong = _unit(column, texts[index], said, mapping.unit or default_unit)
        if wrong:
            header.wrong_units.append((" ".join(texts[index]), wrong))
        header.fields[name] = Field(column, index, " ".join(texts[index]), unit)
        header.doubled.extend(" ".join(texts[other]) for rank, other in places[1:] if rank == best)
    read = {each.index for each in header.fields.values()}
    for index, parts in enumerate(texts):
        if parts and index not in read:
            is_rate = _bare(parts[-1]) in RATES.get(table.name, ())
            header.rates.append(index) if is_rate else header.unknown.append(" ".join(parts))
    return header


def _unit(column: Column, parts: list[str], said: str, default: str | None) -> tuple[str | None, str | None]:
    """The column's unit, and a unit in its header that cannot be converted into what the column keeps."""
    family = UNITS.get(column.kind.name)
    if family is None:
        return None, None
    own = "".join(BRACKETS.findall("".join(reversed(parts))) or re.findall(r"/([^/]+)$", parts[-1]))
    named = _unit_in(own, list(family))
    if named:
        return named, None
    other = _unit_in(own, UNIT_WORDS)
    if other:
        return None, other
    sheet_unit = _unit_in(said, list(family))
    standard = compact(default) if default and column.kind.name == "yuan" else STANDARD_UNIT[column.kind.name]
    return sheet_unit or standard, None


def _unit_in(text: str, units: list[str]) -> str | None:
    """The unit that stands in the text; 万美元 is not 元, so longer words go first, over all families."""
    for word in UNIT_WORDS:
        if len(word) > 1 or text == word or word in ("元", "亩"):
            if word in text and word in units:
                return word
            text = text.replace(word, " ")
    return None


def _unit_lines(rows: list[list[Cell]]) -> str:
    """What the 单位 lines above the table say; 编制单位：… and the like name an office, not a unit."""
    found = [match[1] for row in rows for cell in row for match in UNIT_LINE.finditer(_line(cell))]
    return " ".join(found)


def _line(cell: Cell) -> str:
    """Spaces are kept here: they part 编制单位 from 单位."""
    return " ".join(compact(word) for word in str(cell).replace("單位", "单位").split()) if cell else ""
