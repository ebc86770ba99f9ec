"""The totals of a table: what each declares, over which rows; and which rows are parts of the row above them."""

import re
from array import array
from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from data.findings import ERROR, N_, WARNING
from data.reading.convert import read_cell
from data.reading.layout import Source
from data.reading.naming import words_of
from data.reading.printed_counts import compare_counts
from data.reading.rows import RowKinds, TotalRow
from data.reading.rowwords import FURTHER_PART, section_level, text_of, total_kind
from data.reading.table import Reading
from data.reading.totals import ZERO, Coverages, Declared, DeclaredTotal, Span, in_decimals
from data.reading.unit_column import counts_by_row, unit_of_row
from data.reading.values import UNITS, Cell, NotUnderstood, compact, is_nothing, plain_text

KEPT_ROWS = 100_000  # whose words are kept


def read_totals(reading: Reading) -> None:
    """Keep what every total row declares; rows that only might be totals must agree with the sum of rows."""
    kinds, sheet = reading.result.kinds, reading.about.sheet
    data = array("q", (index + 1 for index in kinds.data))

    @lru_cache(KEPT_ROWS)
    def words(row: int) -> list[str]:
        return [text for cell in kinds.cells(sheet, row - 1) if (text := text_of(cell))]

    levels = [(index + 1, section_level(words(index + 1))) for index in kinds.headings]
    headings = [TotalRow(row, "", "section", level) for row, level in levels if level]
    coverages = Coverages(kinds.totals, data, reading.amounts, words, headings)
    for total in list(kinds.totals):
        declared = _declared(reading, total)
        if total.row - 1 in reading.parents:
            span, is_right = _of_leaves(reading, total, data), True
        else:
            span, is_right = coverages.of(declared)
        if total.kind == "guess" and not is_right:
            kinds.totals.remove(total)
            kinds.strays.append(total.row - 1)
            continue
        if span[0] < span[1]:
            _keep(reading, declared, coverages, span, data)
    compare_counts(reading, coverages, headings, words)


def _of_leaves(reading: Reading, total: TotalRow, data: "array[int]") -> Span:
    """The rows below a coded parent: c001-1 and c001-2 below c001."""
    leaves = [index + 1 for index in reading.parents[total.row - 1] if index not in reading.parents]
    places = [place for place, row in enumerate(data) if min(leaves) <= row <= max(leaves)] if leaves else []
    return (places[0], places[-1] + 1) if places else (0, 0)


def _declared(reading: Reading, total: TotalRow) -> Declared:
    cells = reading.result.kinds.cells(reading.about.sheet, total.row - 1)
    figures, halves = {}, {}
    own_unit = next((words_of(word).unit for word in map(text_of, cells) if word == total.label), None)
    for index, source in reading.layout.indices.items():
        cell = cells[index] if index < len(cells) else None
        if not source.column.kind.is_amount or is_nothing(cell):
            continue
        try:
            unit = own_unit or (unit_of_row(reading.layout, cells) if counts_by_row(reading.layout, source) else None)
            is_own = unit in UNITS.get(source.column.kind.name, {})
            source = replace(source, unit=unit) if is_own else source
            figure = read_cell(source.column, cell, source.unit, reading.about.is_roc)
        except NotUnderstood as problem:
            reading.report(
                "total_not_understood", WARNING, problem.expected, total.row - 1, source, cell, **problem.arguments
            )
            continue
        if figure is not None:
            figures[index], halves[index] = figure, _half_digit(cell, source)
    return Declared(total, figures, halves, _keys(reading, total, cells))


def _keys(reading: Reading, total: TotalRow, cells: list[Cell]) -> tuple[str, ...]:
    """What stands in the columns by which rows are told apart, but for the total's own word."""
    sources = [source for source in reading.layout.indices.values() if source.column.is_required]
    told_by = [source.at for source in sources if not source.column.kind.is_amount and source.at < len(cells)]
    words = [text_of(cells[index]) for index in told_by]
    return tuple(word for word in words if word and word != total.label and not total_kind(word))


def _half_digit(cell: Cell, source: Source) -> Decimal:
    """Half of the last digit that is printed, in the unit that is kept: 500 for 1.4亿元."""
    text = compact(cell) if isinstance(cell, str) else f"{cell:.15g}"
    found = re.match(r"[+-]?[\d,]*(?:\.(\d+))?(?:e[+-]?\d+)?(.*)", text)
    units = UNITS.get(source.column.kind.name, {})
    unit = found[2] if found and found[2] in units else source.unit
    decimals = len(found[1] or "") if found else 0
    return Decimal(1).scaleb(-decimals) * units.get(unit or "", Decimal(1)) / 2


def _keep(reading: Reading, declared: Declared, coverages: Coverages, span: Span, data: "array[int]") -> None:
    sheet, total = reading.about.sheet, declared.total
    found: dict[tuple[str, str], list[tuple[Decimal, Decimal, Decimal]]] = {}
    for feed in reading.layout.feeds:
        for source in feed.read.values():
            if source.at in declared.figures:
                tolerance = coverages.tolerance(declared, source.at)
                typed = _typed(reading, declared, source, span, data)
                found.setdefault((feed.table.name, source.column.name), []).append(
                    (declared.figures[source.at], tolerance, typed)
                )
    for (table, column), figures in found.items():
        figure, tolerance, typed = (sum(each, ZERO) for each in zip(*figures, strict=True))
        first, last = data[span[0]], data[span[1] - 1]
        label = plain_label(reading, total)
        reading.result.totals.append(
            DeclaredTotal(
                table, column, label, first, last, figure, sheet.file, sheet.name, total.row, tolerance, typed
            )
        )


def _typed(reading: Reading, declared: Declared, source: Source, span: Span, data: "array[int]") -> Decimal:
    """What stands as text in the rows of a total that is a number, where the total is short by just that."""
    sheet, kinds = reading.about.sheet, reading.result.kinds
    values = in_decimals(reading.amounts.get(source.at, ())[span[0] : span[1]])
    own, *_rest = [*kinds.cells(sheet, declared.total.row - 1)[source.at :], None]
    if isinstance(own, str):
        return ZERO
    typed = whole = ZERO
    for value, row in zip(values, data[span[0] : span[1]], strict=False):
        cells = kinds.cells(sheet, row - 1) if value else []
        typed += value if source.at < len(cells) and isinstance(cells[source.at], str) else ZERO
        whole += value
    is_short = typed and abs(declared.figures[source.at] + typed - whole) <= declared.half_digits[source.at]
    return typed if is_short else ZERO


def plain_label(reading: Reading, total: TotalRow) -> str:
    """The words of a total as the sheet writes them."""
    cells = reading.result.kinds.cells(reading.about.sheet, total.row - 1)
    return next((plain_text(cell) for cell in cells if text_of(cell) == total.label), total.label)


def set_parts_apart(reading: Reading) -> None:
    """Rows that follow a row 其中 and complete the sum of the row above it are parts of that row too."""
    kinds = reading.result.kinds
    if not kinds.parts:
        return
    data = set(kinds.data)
    wholes = {total.row - 1 for total in kinds.totals if total.kind in ("whole", "plain")}
    unclear = {total.row - 1 for total in kinds.totals if total.kind == "guess"} | set(kinds.strays)
    for first in list(kinds.parts):
        place = bisect_left(kinds.data, first)
        if not place and first - 1 not in wholes:
            continue
        whole = first - 1 if first - 1 in wholes else kinds.data[place - 1]
        parts, index = [first], first + 1
        while index in unclear or (index in data and _is_further(reading, first, index)):
            parts.append(index)
            if _adds_up(reading, whole, parts):
                _set_apart(kinds, set(parts[1:]))
                break
            index += 1
    kinds.parts.sort()


def _set_apart(kinds: RowKinds, parts: set[int]) -> None:
    kinds.data = array("q", (index for index in kinds.data if index not in parts))
    kinds.strays = [index for index in kinds.strays if index not in parts]
    kinds.totals = [total for total in kinds.totals if total.row - 1 not in parts]
    kinds.parts += sorted(parts)


def _is_further(reading: Reading, first: int, index: int) -> bool:
    """Whether a row may continue the parts: it has the same keys, or its name says that it is a part."""
    sheet, kinds = reading.about.sheet, reading.result.kinds
    left, right = kinds.cells(sheet, first), kinds.cells(sheet, index)
    keys = [i for i, source in reading.layout.indices.items() if source.column.is_required]
    keys = [i for i in keys if not reading.layout.indices[i].column.kind.is_amount]
    differing = 0
    for key in keys:
        pair = [cells[key] if key < len(cells) else None for cells in (left, right)]
        if not is_nothing(pair[1]) and compact(pair[0]) != compact(pair[1]):
            differing += 1
    return differing <= 1 or any(FURTHER_PART.fullmatch(text_of(cell)) for cell in right if text_of(cell))


def _adds_up(reading: Reading, whole: int, parts: list[int]) -> bool:
    compared = 0
    for source in reading.layout.indices.values():
        if not source.column.kind.is_amount:
            continue
        figures = [_figure(reading, row, source) for row in (whole, *parts)]
        if figures[0] is None or all(each is None for each in figures[1:]):
            continue
        compared += 1
        if sum((each or ZERO for each in figures[1:]), ZERO) != figures[0]:
            return False
    return compared > 0


def _figure(reading: Reading, row: int, source: Source) -> Decimal | None:
    cells = reading.result.kinds.cells(reading.about.sheet, row)
    try:
        unit = unit_of_row(reading.layout, cells) if counts_by_row(reading.layout, source) else None
        return (
            read_cell(source.column, cells[source.at], unit or source.unit, False) if source.at < len(cells) else None
        )
    except NotUnderstood:
        return None


def report_strays(reading: Reading) -> None:
    """Rows with figures that are neither data nor a total are errors."""
    sheet, kinds = reading.about.sheet, reading.result.kinds
    needed = {c.headers[0]: None for feed in reading.layout.feeds for c in feed.table.columns if c.is_required}
    message = N_("this row was not understood; a row needs at least {columns}")
    for index in sorted(kinds.strays):
        cells = kinds.cells(sheet, index)
        fed = reading.layout.indices
        known = [i for i in sorted(fed) if i < len(cells) and not is_nothing(cells[i])]
        source = fed[known[0]] if known else None
        cell = cells[known[0]] if known else next((each for each in cells if not is_nothing(each)), None)
        level = ERROR if known else WARNING
        reading.report("stray_row", level, message, index, source, cell, columns="、".join(needed))
