"""Rows among projects that bear a word and figures alone, the sums of the rows beside them: 甲县, A、产业项目."""

from array import array
from collections.abc import Iterator, Sequence

from data.reading.convert import read_cell
from data.reading.layout import Source
from data.reading.rows import TotalRow
from data.reading.rowwords import text_of
from data.reading.table import Reading
from data.reading.values import NotUnderstood, is_nothing
from data.reading.wide.roles import AMOUNTS

KINDS = ("monthly", "months", "sources")
LEAST_COLUMNS = 2  # of money in which a row must be the sum, so that it is none by chance
Figures = tuple[float | None, ...]


def set_sums_apart(reading: Reading) -> None:
    """Take such rows out of the data: each is the total of a section."""
    name = next((source for feed in reading.layout.feeds if (source := feed.read.get("name"))), None)
    if reading.layout.kind not in KINDS or name is None:
        return
    kinds = reading.result.kinds
    sources = [source for source in reading.layout.indices.values() if source.column.kind.is_amount]
    bare = [index for index in kinds.data if _is_bare(reading, index, name)]
    if not bare or 2 * len(bare) > len(kinds.data):
        return
    figures = {index: _figures(reading, index, sources) for index in kinds.data}
    found = [index for index in bare if any(_adds_up(figures, index, rows) for rows in _ways(kinds.data, bare, index))]
    kinds.data = array("q", (index for index in kinds.data if index not in found))
    for index in found:
        label = text_of(kinds.cells(reading.about.sheet, index)[name.at])
        kinds.totals.append(TotalRow(index + 1, label, "section", 1))
    kinds.totals.sort(key=lambda total: total.row)


def _is_bare(reading: Reading, index: int, name: Source) -> bool:
    """Whether nothing stands in the row but its name, money, and rates."""
    cells, layout = reading.result.kinds.cells(reading.about.sheet, index), reading.layout
    for column, cell in enumerate(cells):
        if column == name.at or is_nothing(cell):
            continue
        source = layout.indices.get(column)
        if not (source and source.column.kind.is_amount) and layout.roles.get(column) not in {"rate", *AMOUNTS}:
            return False
    return True


def _figures(reading: Reading, index: int, sources: list[Source]) -> Figures:
    cells = reading.result.kinds.cells(reading.about.sheet, index)
    found: list[float | None] = []
    for source in sources:
        try:
            value = read_cell(source.column, cells[source.at], source.unit, False) if source.at < len(cells) else None
        except NotUnderstood:
            value = None
        found.append(None if value is None else float(value))
    return tuple(found)


def _ways(data: Sequence[int], bare: list[int], index: int) -> Iterator[list[int]]:
    """The rows that it may add up: all others, those below and those above, up to the next such row."""
    yield [row for row in data if row not in bare]
    yield [row for row in data if index < row < min((each for each in bare if each > index), default=row + 1)]
    yield [row for row in data if max((each for each in bare if each < index), default=row - 1) < row < index]


def _adds_up(figures: dict[int, Figures], index: int, rows: list[int]) -> bool:
    compared = 0
    for column, whole in enumerate(figures[index]):
        if whole is None:
            continue
        computed = sum(figures[row][column] or 0.0 for row in rows)
        if abs(computed - whole) > 1e-6 * max(1.0, abs(whole)):
            return False
        compared += whole != 0
    return bool(rows) and compared >= LEAST_COLUMNS
