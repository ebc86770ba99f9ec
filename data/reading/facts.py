"""The rows of a table as facts: exact values in the columns of the tables that they feed."""

from array import array
from collections.abc import Callable
from typing import Any

from data.findings import ERROR, N_, WARNING
from data.kinds import FLAG, QUANTITY, Column
from data.reading.convert import read_cell
from data.reading.filed import FiledRows
from data.reading.layout import Feed, Source
from data.reading.sections import categories, regions
from data.reading.seen import seen
from data.reading.table import Reading
from data.reading.totals import in_millionths
from data.reading.unit_column import counts_by_row, unit_of_row
from data.reading.values import UNITS, Cell, NotUnderstood, compact, exact_of_about, is_nothing, plain_text
from data.reading.wide.tables import WIDE_TABLES
from data.tables import TABLES

AT_ONCE = 5_000  # rows
MOST_KNOWN = 10_000  # values
Convert = Callable[[Cell, str | None], Any]


def read_facts(reading: Reading) -> None:
    """Give every row of data to every feed; of a long table some rows at a time, which are packed at once."""
    kinds, sheet = reading.result.kinds, reading.about.sheet
    readers = _Readers(reading)
    for start in range(0, max(len(kinds.data), 1), AT_ONCE):
        indices = kinds.data[start : start + AT_ONCE]
        _read_rows(reading, readers, [(index, kinds.cells(sheet, index)) for index in indices])
        readers.count += len(indices)


def _read_rows(reading: Reading, readers: "_Readers", rows: list[tuple[int, list[Cell]]]) -> None:
    units = _units_of_rows(reading, rows)
    sheet, whole = reading.about.sheet, list[tuple[Any, ...]]()  # what the first table is told of every row
    numbers = [index + 1 for index, _cells in rows]
    told: set[int] = set()
    for place, feed in enumerate(reading.layout.feeds):
        columns = [_column(readers, feed, column, rows, units) for column in feed.table.columns]
        _fill_regions(reading, feed, columns, [index for index, _cells in rows])
        columns += [[sheet.file] * len(rows), [sheet.name] * len(rows), numbers]
        filed = reading.result.rows.setdefault(feed.table.name, FiledRows())
        if len(reading.result.kinds.data) > AT_ONCE and not feed.skip_blank and feed.table.name in TABLES:
            filed.pack(columns, feed.table.arrow_schema)
            continue
        found = list(zip(*columns, strict=True))
        whole = found if place == 0 else whole
        if feed.skip_blank:
            names = [column.name for column in feed.table.columns]
            places = [names.index(name) for name in feed.skip_blank]
            found = [row for row in found if any(row[place] is not None for place in places)]
        told.update(row[-1] for row in found)
        filed.extend(found)
    if reading.layout.feeds and all(feed.skip_blank for feed in reading.layout.feeds):
        _keep_without_month(reading, [row for row in whole if row[-1] not in told])


def _keep_without_month(reading: Reading, left: list[tuple[Any, ...]]) -> None:
    """A project without a figure of any month is kept as a project; a region without one is told with its target."""
    table = reading.layout.feeds[0].table
    if table.name in WIDE_TABLES:
        reading.result.rows[table.name] += left
        return
    message = N_("no completed investment stands in this row: it counts as not reported, and its target is not read")
    source = next((each for each in reading.layout.indices.values() if each.column.name == "target"), None)
    for row in left if source else ():
        cells = reading.result.kinds.cells(reading.about.sheet, row[-1] - 1)
        if source and source.at < len(cells) and not is_nothing(cells[source.at]):
            reading.report("target_without_figure", WARNING, message, row[-1] - 1, source, cells[source.at])


def _fill_regions(reading: Reading, feed: Feed, columns: list[list[Any]], rows: list[int]) -> None:
    """In wide tables the heading above a row says the region that its own cell does not; a blank is told once."""
    place = next((place for place, column in enumerate(feed.table.columns) if column.name == "region"), None)
    if feed.table.name not in WIDE_TABLES or place is None:
        return
    source = feed.sources.get("region")
    for position, region in enumerate(regions(reading, rows)):
        if columns[place][position] is None:
            columns[place][position] = region
            if region is None and source is not None and feed is reading.layout.feeds[0]:
                message = N_("no region stands here; the project counts for the whole county")
                reading.report("no_region", WARNING, message, rows[position], source, None)


def _units_of_rows(reading: Reading, rows: list[tuple[int, list[Cell]]]) -> list[str | None] | None:
    """What a column 单位 says row by row."""
    if reading.layout.unit_index is None:
        return None
    units = [unit_of_row(reading.layout, cells) for _index, cells in rows]
    message = N_("no unit stands in this row; it was read as if there were no column of units")
    amounts = [source.at for source in reading.layout.indices.values() if counts_by_row(reading.layout, source)]
    for (index, cells), unit in zip(rows, units, strict=True):
        if unit is None and any(place < len(cells) and not is_nothing(cells[place]) for place in amounts):
            reading.report("no_unit", WARNING, message, index, None, None)
    return units


def _column(
    readers: "_Readers", feed: Feed, column: Column, rows: list[tuple[int, list[Cell]]], units: list[str | None] | None
) -> list[Any]:
    reading, source = readers.reading, feed.sources.get(column.name)
    if source is None:
        return _made(reading, feed, column, rows)
    if source.index is None:
        value = source.constant
        if isinstance(value, str | int | float | bool):
            value = read_cell(column, value, None, reading.about.is_roc)
        return [value] * len(rows)
    values = readers.of(feed, source).read(rows, units if counts_by_row(reading.layout, source) else None)
    if column.kind.is_amount and reading.result.kinds.totals:
        reading.amounts.setdefault(source.index, array("q"))[readers.count :] = in_millionths(values)
    return values


def _made(reading: Reading, feed: Feed, column: Column, rows: list[tuple[int, list[Cell]]]) -> list[Any]:
    """Where no column is read: codes out of row numbers or names, and no for yes or no."""
    names = feed.read.get("name")
    if column.name == "project_code" and reading.about.said.project_code == "name" and names:
        return [compact(cells[names.at]) if names.at < len(cells) else None for _index, cells in rows]
    if column.name == "project_code" and reading.about.said.project_code == "row":
        name = compact(reading.about.sheet.name)
        return [f"{name}-{index + 1}" for index, _cells in rows]
    if column.name == "category":
        return list(categories(reading, [index for index, _cells in rows]))
    return [False if column.kind is FLAG else None] * len(rows)


def _covered(reading: Reading, source: Source) -> set[int]:
    """Rows below the first of a merged cell of this column, where the code is merged over the same rows."""
    codes = [feed.read["project_code"].index for feed in reading.layout.feeds if "project_code" in feed.read]
    areas: dict[int | None, set[int]] = {}
    for top, left, bottom, right in reading.about.sheet.merged:
        if left == right:
            areas.setdefault(left, set()).update(range(top + 1, bottom + 1))
    return areas.get(source.index, set()) & areas.get(codes[0] if codes else None, set())


class _Readers:
    """The columns of a table while it is read, and how many rows of it were read before."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.count = reading, 0
        self._columns: dict[tuple[int, str], _ColumnReader] = {}

    def of(self, feed: Feed, source: Source) -> "_ColumnReader":
        """What reads a column for a feed."""
        key = id(feed), source.column.name
        if key not in self._columns:
            is_needed = source.column.is_required and source.column.name not in feed.skip_blank
            self._columns[key] = _ColumnReader(self.reading, source, is_needed)
        return self._columns[key]


class _ColumnReader:
    """Reads one column of the sheet from top to bottom; what a value was made of once is seldom made again."""

    def __init__(self, reading: Reading, source: Source, is_needed: bool) -> None:
        self.reading, self.source, self.is_needed = reading, source, is_needed
        self.units: list[str | None] | None = None  # of the rows that are being read
        self.known: dict[tuple[type, Cell], Any] = {}
        sheet = reading.about.sheet
        index = source.index
        told = (*sheet.broken, *sheet.without_result, *sheet.struck, *sheet.formats)
        self.special = {row for row, column in told if column == index}
        is_share = source.column.kind is QUANTITY
        self.percent = {
            row for (row, column), code in sheet.formats.items() if column == index and "%" in code and is_share
        }
        self.covered = _covered(reading, source)
        self.blank = None
        if source.fallback is not None:
            self.blank = read_cell(source.column, source.fallback, None, reading.about.is_roc)

    def read(self, rows: list[tuple[int, list[Cell]]], units: list[str | None] | None) -> list[Any]:
        """The values, None where there is none or it was not understood."""
        index, known, self.units = self.source.at, self.known, units
        if len(known) > MOST_KNOWN:
            known.clear()
        values: list[Any] = []
        for position, (row, cells) in enumerate(rows):
            cell = cells[index] if index < len(cells) else None
            if row in self.special or self.units is not None:
                values.append(self._special(row, cell, position))
                continue
            key = (cell.__class__, cell)
            if key not in known:
                known[key] = self._value(row, cell, self.source.unit)
            elif known[key] is _REFUSED:
                self._value(row, cell, self.source.unit)
            value = known[key]
            if value is None:
                value = self._missing(row)
            values.append(None if value is _REFUSED else value)
        return values

    def _special(self, row: int, cell: Cell, position: int) -> Any:
        """A cell of which its value does not say all: an error, text struck out, a number format with a unit."""
        sheet, index = self.reading.about.sheet, self.source.at
        try:
            cell, shown_unit = seen(sheet, row, index, cell)
        except NotUnderstood as problem:
            error = sheet.broken.get((row, index))
            check = "broken_formula" if cell is None else "not_understood"
            self.reading.report(check, ERROR, problem.expected, row, self.source, error or cell, **problem.arguments)
            return None
        if row in self.percent and isinstance(cell, int | float):
            cell *= 100
        own = self.units[position] if self.units else None
        family = UNITS.get(self.source.column.kind.name)
        wrong = next((each for each in (shown_unit, own) if each and family is not None and each not in family), None)
        if wrong is not None and not is_nothing(cell):
            message = N_("the unit {unit} cannot be converted for this column")
            self.reading.report("wrong_unit", ERROR, message, row, self.source, cell, unit=wrong)
            return None
        unit = shown_unit or own or self.source.unit
        value = self._value(row, cell, unit)
        return None if value is _REFUSED else self._missing(row) if value is None else value

    def _value(self, row: int, cell: Cell, unit: str | None) -> Any:
        try:
            return read_cell(self.source.column, cell, unit, self.reading.about.is_roc)
        except NotUnderstood as problem:
            about = exact_of_about(cell) if self.reading.about.said.approximate else None
            if about is not None and self.source.column.kind.is_amount:
                message = N_("about so much: read as {number}")
                self.reading.report("approximate", WARNING, message, row, self.source, cell, number=about)
                return self._value(row, about, unit)
            self.reading.report(
                "not_understood", ERROR, problem.expected, row, self.source, plain_text(cell), **problem.arguments
            )
            return _REFUSED

    def _missing(self, row: int) -> Any:
        if self.blank is not None:
            return self.blank
        if self.is_needed and row not in self.covered:
            self.reading.report("missing_value", ERROR, N_("this cell must be filled"), row, self.source, None)
        return None


_REFUSED: Any = object()
