"""Bar table: one row per township, one column per measure; in every cell a bar and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pictures.grid import Grid, GridCell, GridRow, part_of
from pictures.key import Key, keys_of


@dataclass(frozen=True)
class Measured:
    """One cell: how long its bar is, and what is written beside it."""

    key: Key | None  # what a click on the bar leads to
    row: str
    column: str
    value: float | None  # None draws no bar; its text still stands
    text: str
    subject: bool = True  # False: drawn pale, there for comparison


@dataclass(frozen=True)
class BarTable:
    """Cells by row and column, in the order given; ``one_scale`` makes bars of all columns comparable."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[Measured, ...]
    one_scale: bool = False

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        return keys_of(self.cells)

    def grid(self) -> Grid:
        """The rows of cells that a screen lays out."""
        return grid_of_measures("bars", self.rows, self.columns, self.cells, self.one_scale)


def grid_of_measures(
    kind: Literal["bars", "shares"],
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Measured],
    one_scale: bool,
) -> Grid:
    """Measures by row and column, each bar as long as its value against the longest of its column, or of all."""
    by_place = {(cell.row, cell.column): cell for cell in cells}
    longest = {
        column: max((cell.value or 0 for cell in cells if cell.column == column), default=0) for column in columns
    }
    if one_scale:
        longest = dict.fromkeys(columns, max(longest.values(), default=0))

    def drawn(row: str, column: str) -> GridCell | None:
        cell = by_place.get((row, column))
        if cell is None:
            return None
        return GridCell(cell.text, cell.key, part_of(cell.value, longest[column]), pale=not cell.subject)

    return Grid(
        kind,
        tuple(columns),
        tuple(GridRow(row, tuple(drawn(row, column) for column in columns)) for row in rows),
    )
