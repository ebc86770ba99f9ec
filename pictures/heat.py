"""Heat table: one row per township, one column per month, the number in every cell; the colour says ahead or behind."""

from dataclasses import dataclass

from pictures.grid import Grid, GridCell, GridRow
from pictures.key import Key, keys_of


@dataclass(frozen=True)
class Cell:
    """One cell: how far from the plan (its colour), and the number written in it."""

    row: str
    column: str
    value: float | None  # 0 is level; None leaves the cell pale
    text: str
    hover: str
    key: Key | None  # what a click on it leads to


@dataclass(frozen=True)
class HeatTable:
    """Cells by row and column, in the order given."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        return keys_of(self.cells)

    def grid(self) -> Grid:
        """The rows of cells that a screen lays out; the value farthest from the plan has the strongest colour."""
        cells = {(cell.row, cell.column): cell for cell in self.cells}
        widest = max((abs(cell.value) for cell in self.cells if cell.value is not None), default=1) or 1

        def drawn(row: str, column: str) -> GridCell | None:
            cell = cells.get((row, column))
            if cell is None:
                return None
            heat = None if cell.value is None else round(cell.value / widest, 3)
            return GridCell(cell.text, cell.key, heat=heat, hover=cell.hover)

        return Grid(
            "heat",
            self.columns,
            tuple(GridRow(row, tuple(drawn(row, column) for column in self.columns)) for row in self.rows),
        )
