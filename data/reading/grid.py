"""The cells of a sheet; of a long one all but the rows that are being looked at are kept compressed."""

import pickle
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise, repeat
from typing import overload

from data.findings import N_
from data.reading.sheet import Place, Unreadable, is_blank
from data.reading.values import Cell

MOST_LAID_OUT = 5_000_000  # cells and blanks before them
MOST_CELLS = 16_000_000  # where at least a quarter of them are filled
IN_A_BLOCK = 5_000  # rows


@dataclass(slots=True)
class _Block:
    """Cells end to end, and where each row ends."""

    cells: list[Cell] = field(default_factory=list)
    ends: "array[int]" = field(default_factory=lambda: array("q", [0]))


class _Blocks:
    """Rows that are only added to; whole blocks of them are compressed, and the one asked for last is at hand."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._open = _Block()
        self._at, self._block = -1, self._open

    def __len__(self) -> int:
        return len(self._packed) * IN_A_BLOCK + len(self._open.ends) - 1

    def add(self, line: list[Cell]) -> None:
        """Add a row."""
        self._open.cells += line
        self._open.ends.append(len(self._open.cells))
        if len(self._open.ends) > IN_A_BLOCK:
            self._packed.append(zlib.compress(pickle.dumps(self._open, pickle.HIGHEST_PROTOCOL), 1))
            self._open = _Block()

    def line(self, index: int) -> list[Cell]:
        """A row by its place."""
        number, place = divmod(index, IN_A_BLOCK)
        block = self.block(number)
        return block.cells[block.ends[place] : block.ends[place + 1]]

    def block(self, number: int) -> _Block:
        """A block by its number."""
        if number == len(self._packed):
            return self._open
        if number != self._at:
            self._at, self._block = number, pickle.loads(zlib.decompress(self._packed[number]))
        return self._block

    def lines(self, first: int, last: int) -> Iterator[list[Cell]]:
        """The rows from one place to another."""
        for number in range(first // IN_A_BLOCK, (last + IN_A_BLOCK - 1) // IN_A_BLOCK):
            start, block = number * IN_A_BLOCK, self.block(number)
            ends = block.ends[max(first - start, 0) : min(last - start, IN_A_BLOCK) + 1]
            yield from (block.cells[begin:end] for begin, end in pairwise(ends))


class Lines(Sequence[list[Cell]]):
    """The rows of a sheet, or some of them one after the other: a slice is another view of the same."""

    def __init__(self, blocks: _Blocks, first: int, last: int) -> None:
        self._blocks, self._first, self._last = blocks, first, last

    def __len__(self) -> int:
        return self._last - self._first

    @overload
    def __getitem__(self, index: int) -> list[Cell]: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[list[Cell]]: ...

    def __getitem__(self, index: int | slice) -> list[Cell] | Sequence[list[Cell]]:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            if step != 1:
                return [self[each] for each in range(start, stop, step)]
            return Lines(self._blocks, self._first + start, self._first + max(start, stop))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._blocks.line(index + (self._first if index >= 0 else self._last))

    def __iter__(self) -> Iterator[list[Cell]]:
        return self._blocks.lines(self._first, self._last)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(mine == its for mine, its in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # as a list has none

    def __repr__(self) -> str:
        return repr(list(self))


class Grid:
    """Collects cells, best row by row; refuses a sheet that would be too large when it is laid out."""

    def __init__(self) -> None:
        self._blocks = _Blocks()
        self._row, self._line = -1, list[Cell]()
        self._late: dict[int, list[Cell]] = {}  # rows that were gone back to
        self._size = self._filled = 0
        self._last = -1  # row that is not blank

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Keep a cell that is not blank."""
        if row != self._row:
            self._turn_to(row)
        line = self._line
        missing = column + 1 - len(line)
        if missing > 0:
            self._grow(missing, row, column)
            line.extend(repeat(None, missing))
        self._filled += 1
        line[column] = cell

    def _grow(self, count: int, row: int, column: int) -> None:
        self._size += count
        if self._size > MOST_LAID_OUT and self._size > 4 * self._filled:
            message = N_("reaches to row {row} and column {column}: delete what stands far outside the table")
            raise Unreadable(message, row=str(row + 1), column=str(column + 1))
        if self._size > MOST_CELLS:
            message = N_("holds more than {count} million cells up to row {row}: divide it into several files")
            raise Unreadable(message, count=str(MOST_CELLS // 1_000_000), row=str(row + 1))

    def _turn_to(self, row: int) -> None:
        self._end_line()
        ended = len(self._blocks)
        if row >= ended:
            self._pad(row)
            self._line = []
        else:
            self._line = self._late.setdefault(row, [*self._blocks.line(row)])
        self._row = row

    def _pad(self, row: int) -> None:
        """Blank rows up to this one."""
        missing = max(row - len(self._blocks), 0)
        self._grow(missing, row, 0)
        for _each in range(missing):
            self._blocks.add([])

    def _end_line(self) -> None:
        while self._line and is_blank(self._line[-1]):
            self._line.pop()
        if self._line:
            self._last = max(self._last, self._row)
        if self._row == len(self._blocks):
            self._blocks.add(self._line)

    def rows(self, *told: Iterable[Place]) -> Lines:
        """All rows, each up to its last cell that is not blank, up to the last row that has one or is told of."""
        self._end_line()
        if self._late:
            before, self._blocks = self._blocks, _Blocks()
            for row in range(len(before)):
                self._blocks.add(self._late.get(row) or before.line(row))
        last = max(chain([self._last], (row for places in told for row, _column in places)))
        self._pad(last + 1)
        return Lines(self._blocks, 0, last + 1)
