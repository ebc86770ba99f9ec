"""What a sheet prints beside the figures it reports: rates, gaps, growths and ranks, and how exactly it prints them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from data.kinds import YUAN, Column
from data.reading.layout import HeadColumn
from data.reading.naming import GAP, GROWTH, ORDINAL, RANK, RATE
from data.reading.seen import seen
from data.reading.sheet import Sheet
from data.reading.table import Reading
from data.reading.units import unit_of
from data.reading.values import UNITS, Cell, NotUnderstood, compact, is_nothing, read_number

OTHER_SPAN = re.compile(r"全省|全市|全国|全州|环比|上月|上期|较上|变化|升降|变动|进退")
KINDS = {
    RANK: re.compile(r".*(?:位次|名次|排名|排位).*"),
    GROWTH: re.compile(r"(?!.*(?:目标|计划|任务)).*(?:增幅|增速|同比|增长).*"),
    GAP: re.compile(r".*(?:差额|差距|缺口|尚差|还差|差序时|超序时|距.*(?:目标|序时)|差目标|超欠|差值).*"),
    RATE: re.compile(r"(?!.*形象).*(?:率|占比|比重|比例|进度|%)|占(?!地|用|补).+|完成(?:年度?)?(?:计划|目标|任务)"),
}
NO_FIGURES = {ORDINAL, "number", "unit", "progress", "problem", "next_step", "contact", "span", "content"}
MONEY = Column("money", YUAN, ())
READ_DECIMALS = 6
MOST_HALF = 0.5  # of a percentage: one that is printed without decimals


@dataclass(frozen=True)
class Figure:
    """A number with half of the last digit that is printed."""

    value: float
    half: float = 0.0


@dataclass
class Row:
    """One row that prints figures: the amounts it reports and the readings of those it prints, by column."""

    index: int
    is_total: bool
    amounts: dict[int, Figure] = field(default_factory=dict)
    printed: dict[int, Cell] = field(default_factory=dict)
    percents: dict[int, list[Figure]] = field(default_factory=dict)  # 0.364 may be 0.364% or 36.4%
    money: dict[int, Figure] = field(default_factory=dict)


def printed_kinds(reading: Reading) -> dict[int, str]:
    """The columns that print what others give: rate, rank, gap or growth, by index."""
    fed = reading.layout.indices
    columns = [column for column in reading.layout.head.columns if column.index not in fed]
    found = {column.index: _kind(column, reading.layout.roles.get(column.index)) for column in columns}
    return {index: kind for index, kind in found.items() if kind}


def _kind(column: HeadColumn, role: str | None) -> str | None:
    texts = [compact(part) for part in column.parts]
    if OTHER_SPAN.search("".join(texts)) or role in NO_FIGURES - {"progress"}:
        return None
    if any(KINDS[RANK].fullmatch(text) for text in texts):
        return RANK
    names = [words.name for words in column.words][::-1] or texts[:1]
    for text in (names[0], "".join(names[::-1])):
        kind = next((kind for kind, pattern in KINDS.items() if pattern.fullmatch(text)), None)
        if kind:
            return kind
    return role if role in KINDS else None


def rows_of(reading: Reading, kinds: dict[int, str]) -> list[Row]:
    """The rows of data and the totals, from top to bottom, with what they report and print."""
    sheet, found = reading.about.sheet, reading.result.kinds
    totals = {total.row - 1 for total in found.totals}
    merged = _merged_down(reading)
    names = {s.index for feed in reading.layout.feeds for key in ("name", "project_code") if (s := feed.read.get(key))}
    rows = []
    for index in sorted({*found.data, *totals}):
        if any((index, name) in merged for name in names):
            continue
        row = Row(index, index in totals)
        for place, cell in enumerate(found.cells(sheet, index)):
            if place in kinds and not is_nothing(cell) and (index, place) not in merged:
                row.printed[place] = cell
        rows.append(row)
    _read_amounts(reading, rows, kinds, merged)
    for place in kinds:
        _read_printed(reading, [row for row in rows if place in row.printed], place)
    return rows


def _merged_down(reading: Reading) -> set[tuple[int, int]]:
    """Cells of merged areas that cover several rows: what they hold is of no one row."""
    areas = (area for area in reading.about.sheet.merged if area[2] > area[0])
    return {
        (row, column)
        for top, left, bottom, right in areas
        for row in range(top, min(bottom, len(reading.about.sheet.rows)) + 1)
        for column in range(left, right + 1)
    }


def _read_amounts(reading: Reading, rows: list[Row], kinds: dict[int, str], merged: set[tuple[int, int]]) -> None:
    sheet, fed = reading.about.sheet, reading.layout.indices
    for column in reading.layout.head.columns:
        place, source = column.index, fed.get(column.index)
        if place in kinds or reading.layout.roles.get(place) in NO_FIGURES:
            continue
        if source is not None and not source.column.kind.is_amount:
            continue
        unit, target = (source.unit, source.column) if source else (_unit(reading, column), MONEY)
        cells = [(row, _cell(reading, row.index, place)) for row in rows if (row.index, place) not in merged]
        read = [(row, cell, number) for row, cell in cells if (number := _number(sheet, row.index, place, cell))]
        finest = max((_decimals(cell) for _row, cell, number in read if not number[1]), default=0)
        is_given = source is not None and source.column.name in ("target", "annual_plan", "planned_investment", "owed")
        for row, cell, (value, own) in read:
            factor = float(UNITS.get(target.kind.name, {}).get(own or unit or "", Decimal(1)))
            half = 0.5 * 10.0 ** -(_decimals(cell) if own else finest) * factor
            row.amounts[place] = Figure(value * factor, 0.0 if is_given and not finest else half)


def _read_printed(reading: Reading, rows: list[Row], place: int) -> None:
    sheet, column = reading.about.sheet, reading.layout.head.column(place)
    factor = float(UNITS["yuan"].get((column and _unit(reading, column)) or "", Decimal(1)))
    finest = max((_decimals(row.printed[place]) for row in rows), default=0)
    for row in rows:
        cell = row.printed[place]
        is_share = "%" in sheet.formats.get((row.index, place), "")
        text = compact(cell) if isinstance(cell, str) else ""
        is_percent = text.endswith(("%", "百分点", "个百分点"))
        bare = re.sub(r"(?:%|个?百分点)$", "", text) if is_percent else cell
        number = _number(sheet, row.index, place, bare)
        if number is None:
            continue
        value, own = number
        half = 0.5 * 10.0 ** -max(_decimals(cell), finest - 1)
        plain, share = Figure(value, min(half, MOST_HALF)), Figure(100 * value, min(100 * half, MOST_HALF))
        row.percents[place] = [plain] if is_percent else [share] if is_share else [plain, share]
        unit = float(UNITS["yuan"][own]) if own in UNITS["yuan"] else factor
        row.money[place] = Figure(value * unit, half * unit)


def _unit(reading: Reading, column: HeadColumn) -> str | None:
    return unit_of(MONEY, column.unit, reading.about.titles, reading.about.said.unit or reading.about.unit)


def _cell(reading: Reading, index: int, place: int) -> Cell:
    cells = reading.result.kinds.cells(reading.about.sheet, index)
    return cells[place] if place < len(cells) else None


def _number(sheet: Sheet, index: int, place: int, cell: Cell) -> tuple[float, str | None] | None:
    """The number of a cell and the unit that stands behind it; None for nothing and for words."""
    if is_nothing(cell):
        return None
    try:
        cell, unit = seen(sheet, index, place, cell)
        found = re.fullmatch(r"[^一-鿿]*([一-鿿]*)", compact(cell)) if isinstance(cell, str) else None
        unit = None if unit == "%" else unit
        unit = unit or (found[1] if found and found[1] in UNITS["yuan"] else None)
        bare = compact(cell).removesuffix(unit) if unit and isinstance(cell, str) else cell
        number = read_number(bare, {}, None)
    except NotUnderstood:
        return None
    return None if number is None else (float(number), unit)


def _decimals(cell: Cell) -> int:
    """How many digits are printed behind the point, of those that are read."""
    text = compact(cell) if isinstance(cell, str) else f"{cell:.15g}" if isinstance(cell, int | float) else ""
    found = re.match(r"[+-]?[\d,]*\.(\d+)", text)
    return min(len(found[1]), READ_DECIMALS) if found else 0


def columns_named(reading: Reading, kinds: Iterable[str]) -> dict[str, list[int]]:
    """What feeds what, by the name of the column of the ledger, and by the role of columns that feed nothing."""
    found: dict[str, list[int]] = {}
    for feed in reading.layout.feeds:
        for name, source in feed.read.items():
            if source.index is not None:
                found.setdefault(name, []).append(source.index)
    for index, role in reading.layout.roles.items():
        if role not in kinds:
            found.setdefault(role, []).append(index)
    return found
