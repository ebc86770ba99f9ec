"""Compares what rows print (rates, gaps, growths, ranks) with what the figures of the table give.

A header does not always say what was divided by what, so that every way that is usual is tried, as with totals: the
one that fits the rows best is the office's, and the rows that it does not fit are told. Where no way fits and the
headers do not say it, nothing is told.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from data.findings import N_, WARNING, Finding, Place
from data.reading.formulas import Columns, Formula, Span, agrees
from data.reading.growths import PrintedGrowth
from data.reading.naming import GAP, GROWTH, RANK, RATE
from data.reading.printed import Figure, Row, columns_named, printed_kinds, rows_of
from data.reading.ranks import Ranking, rankings
from data.reading.table import Reading
from data.reading.values import Cell, compact, is_nothing, plain_text
from data.tables import REGION_PROGRESS

KEYS = ("month", "indicator", "year")
MOST_TRIED = 60  # rows by which the ways are weighed

Outcome = list[tuple[Row, bool, list[Span]]]  # a row, whether it fits, within what it should lie


def compare_printed(reading: Reading) -> None:
    """Report every printed rate, gap, growth and rank that the figures of its table do not give."""
    kinds = printed_kinds(reading)
    if not kinds or not reading.result.kinds.data:
        return
    rows = rows_of(reading, kinds)
    amounts = sorted({place for row in rows for place in row.amounts})
    columns = Columns(reading.layout.head, columns_named(reading, kinds.values()), amounts, _month(reading))
    chosen: dict[int, Formula] = {}
    groups = _groups(reading, rows)
    sums = _sums(rows, groups)
    for place, kind in kinds.items():
        if kind in (RATE, GAP, GROWTH):
            ways = columns.formulas(kind, place, lambda row, index: sums.get((groups[row.index], index)))
            found = _chosen(list(ways), rows, place)
            if found is not None:
                chosen[place] = found
                reading.layout.roles.setdefault(place, kind)
                _report(reading, columns, found, rows, place)
            elif kind == GROWTH and any(feed.table is REGION_PROGRESS for feed in reading.layout.feeds):
                reading.result.growths += _growths(reading, columns, rows, place)
    for place, kind in kinds.items():
        if kind == RANK:
            ranked = list(rankings(columns, kinds, rows, place, chosen, groups))
            _report_ranks(reading, columns, ranked, place)
            if ranked:
                reading.layout.roles.setdefault(place, kind)


def _growths(reading: Reading, columns: Columns, rows: list[Row], place: int) -> Iterator[PrintedGrowth]:
    sheet = reading.about.sheet
    for row in rows:
        if readings := row.percents.get(place):
            value = _written(reading, row, place)
            header = columns.header(place)
            yield PrintedGrowth(sheet.file, sheet.name, (row.index, place), header, value, tuple(readings))


def _month(reading: Reading) -> int | None:
    constants = [feed.sources["month"].constant for feed in reading.layout.feeds if "month" in feed.sources]
    return constants[0].month if constants and isinstance(constants[0], date) else None


def _groups(reading: Reading, rows: list[Row]) -> dict[int, tuple[str, ...]]:
    """The month, year and indicator of each row, by its index: only rows of the same are ranked and added up."""
    places = [source.at for feed in reading.layout.feeds for key in KEYS if (source := feed.read.get(key))]
    return {row.index: tuple(compact(_cell(reading, row.index, place)) for place in places) for row in rows}


def _sums(rows: list[Row], groups: dict[int, tuple[str, ...]]) -> dict[tuple[tuple[str, ...], int], Figure]:
    sums: dict[tuple[tuple[str, ...], int], Figure] = defaultdict(lambda: Figure(0.0))
    for row in rows:
        for index, figure in row.amounts.items() if not row.is_total else ():
            so_far = sums[groups[row.index], index]
            sums[groups[row.index], index] = Figure(so_far.value + figure.value, so_far.half + figure.half)
    return dict(sums)


def _outcome(way: Formula, rows: list[Row], place: int) -> Outcome:
    found = []
    for row in rows:
        readings = way.readings(row, place)
        spans = way.spans(row) if readings else []
        if spans:
            found.append((row, any(agrees(each, spans) for each in readings), spans))
    return found


def _chosen(ways: list[Formula], rows: list[Row], place: int) -> Formula | None:
    """What the headers say where it fits as well as anything; else what fits at least two rows more, and most."""
    weighed = rows if len(rows) <= MOST_TRIED else rows[:: len(rows) // MOST_TRIED]
    fits = [(way, outcome) for way in ways if (outcome := _outcome(way, weighed, place))]
    counts = [(way, sum(is_right for _row, is_right, _spans in outcome), len(outcome)) for way, outcome in fits]
    told = max((each for each in counts if each[0].told), key=lambda each: each[1], default=None)
    tried = max((each for each in counts if not each[0].told), key=lambda each: each[1], default=None)
    if tried and tried[1] - (told[1] if told else 0) >= 2 and tried[1] >= 3 and 3 * tried[1] >= 2 * tried[2]:
        return tried[0]
    if told and tried and tried[1] == tried[2] and tried[1] > told[1] and told[1] == 0:
        return None  # what the header says fits nothing, and something else fits all
    if told and (told[1] or told[2] <= 2 or (" ÷ " in told[0].text and "− 1" not in told[0].text)):
        return told[0]
    return None


def _report(reading: Reading, columns: Columns, way: Formula, rows: list[Row], place: int) -> None:
    message = N_("{label} prints {printed}; its figures give {computed} ({formula})")
    for row, is_right, _spans in _outcome(way, rows, place):
        if not is_right:
            number = Decimal(f"{way.exact(row):.9f}").quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
            computed = f"{number:f}" + ("%" if way.in_percent else "万元")
            _tell(reading, columns, message, row, place, computed=computed, formula=way.text)


def _report_ranks(reading: Reading, columns: Columns, ways: list[Ranking], place: int) -> None:
    told = max((way for way in ways if way.told), key=lambda way: way.fits, default=None)
    best = max(ways, key=lambda way: (way.fits, way.told), default=None)
    if best and told and best.fits < told.fits + 2:
        best = told
    if best is None or best.fits == len(best.outcome):
        return
    count = len(best.outcome)
    is_sure = best.fits >= 2 and 2 * best.fits >= count if best.told else best.fits >= 3 and 3 * best.fits >= 2 * count
    if not is_sure and not (best.told and 1 < count <= 3):
        return
    message = N_("{label} prints rank {printed}; by {formula} it is {computed}")
    for row, is_right, rank in best.outcome:
        if not is_right:
            _tell(reading, columns, message, row, place, computed=str(rank), formula=best.text)


def _tell(reading: Reading, columns: Columns, message: str, row: Row, place: int, **said: str) -> None:
    sheet, cell = reading.about.sheet, row.printed[place]
    said |= {"label": label_of(reading, row), "printed": _written(reading, row, place)}
    where: Place = {"file": sheet.file, "sheet": sheet.name, "row": row.index + 1}
    reading.result.findings.append(
        Finding(
            "printed_differs",
            WARNING,
            message,
            said,
            **where,
            column=columns.header(place),
            value=plain_text(cell),
            cell=(row.index, place),
        )
    )


def _written(reading: Reading, row: Row, place: int) -> str:
    """The printed figure as a person sees it: 36.4% for 0.364 in a cell of percentages."""
    cell, code = row.printed[place], reading.about.sheet.formats.get((row.index, place), "")
    if "%" in code and isinstance(cell, int | float):
        return f"{100 * cell:.4f}".rstrip("0").rstrip(".") + "%"
    return plain_text(cell)


def label_of(reading: Reading, row: Row) -> str:
    """The project or region of the row, else its first words."""
    return next(_labels(reading, row), str(row.index + 1))


def _labels(reading: Reading, row: Row) -> Iterator[str]:
    for name in ("name", "region", "county"):
        for feed in reading.layout.feeds:
            source = feed.read.get(name)
            cell: Cell = _cell(reading, row.index, source.index) if source and source.index is not None else None
            if not is_nothing(cell):
                yield plain_text(cell)
    for cell in reading.result.kinds.cells(reading.about.sheet, row.index):
        if isinstance(cell, str) and not is_nothing(cell):
            yield plain_text(cell)


def _cell(reading: Reading, index: int, place: int) -> Cell:
    cells = reading.result.kinds.cells(reading.about.sheet, index)
    return cells[place] if place < len(cells) else None
