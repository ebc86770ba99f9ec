"""One sheet as it stands in a file: its cells, and what a cell's value alone does not say."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from data.findings import N_, Finding, Unread
from data.reading.values import Cell

MOST_CELLS = 5_000_000
TOO_LARGE = N_("unpacks to more than {size} MB; no ledger needs that: delete what is not needed")
PROTECTED = N_("is protected by a password: save it without one")
LOCKED = ("encrypted", "password")  # what libraries say of files that are protected
Place = tuple[int, int]


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet, row 1 first, blanks in front kept and blanks behind cut; places as (row, column) from 0.

    A cell that holds an error, or a formula without a result, is None in `rows` and named in `broken` or
    `without_result`. `formats` has number formats that say more than how many digits to show.
    """

    file: str
    name: str
    rows: list[list[Cell]]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()  # (top, left, bottom, right)
    broken: dict[Place, str] = field(default_factory=dict)  # -> #REF! and the like
    formats: dict[Place, str] = field(default_factory=dict)  # -> 0.00"亿元", 0%, 0!.0,
    struck: dict[Place, tuple[bool, str]] = field(default_factory=dict)  # -> (struck as a whole, text without the rest)
    without_result: frozenset[Place] = frozenset()


@dataclass(frozen=True)
class Cells:
    """What a file holds: its sheets in their order, what is wrong with the file, and what was passed over."""

    sheets: list[Sheet] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


class Unreadable(Exception):
    """A file, or one sheet of it, that cannot be read; the message is one of the catalogue."""

    def __init__(self, message: str, **arguments: str) -> None:
        super().__init__(message)
        self.message = message
        self.arguments = arguments


def is_locked(said: str) -> bool:
    """Whether a library gave a file up because it is protected by a password."""
    return any(word in said.lower() for word in LOCKED)


def is_blank(cell: object) -> bool:
    """Whether nothing can be seen in the cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


class Grid:
    """Collects cells in any order; refuses a sheet that would be too large when it is laid out."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Cell]] = {}
        self._size = 0

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Keep a cell that is not blank."""
        line = self._rows.get(row)
        if line is None:
            line = self._rows[row] = []
        missing = column + 1 - len(line)
        if missing > 0:
            self._size += missing
            if self._size > MOST_CELLS:
                message = N_("reaches to row {row} and column {column}: delete what stands far outside the table")
                raise Unreadable(message, row=str(row + 1), column=str(column + 1))
            line.extend([None] * missing)
        line[column] = cell

    def rows(self, *told: Iterable[Place]) -> list[list[Cell]]:
        """All rows, each up to its last cell that is not blank, up to the last row that has one or is told of."""
        for line in self._rows.values():
            while line and is_blank(line[-1]):
                line.pop()
        filled = (row for row, line in self._rows.items() if line)
        last = max(chain(filled, (row for places in told for row, _column in places)), default=-1)
        return [self._rows.get(row) or [] for row in range(last + 1)]
