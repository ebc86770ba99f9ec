"""Table of shares: one row per name, one column per measure, each number above a bar of its size."""

from dataclasses import dataclass

from pictures.bar_table import Measured, grid_of_measures
from pictures.grid import Grid
from pictures.key import Key, keys_of


@dataclass(frozen=True)
class ShareTable:
    """Cells by row and column, in the order given.

    A text may have two lines, with a line feed between. A bar is as long as its value against the longest of its
    column, or of all columns where they share one scale.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[Measured, ...]
    one_scale: bool = False
    lines: int = 1  # of text in a cell

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        return keys_of(self.cells)

    def grid(self) -> Grid:
        """The rows of cells that a screen lays out."""
        return grid_of_measures("shares", self.rows, self.columns, self.cells, self.one_scale)
