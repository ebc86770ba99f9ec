"""Lamp table: one row per township or project, words in columns, lamps by sign and word in their colour."""

from dataclasses import dataclass

from pictures.grid import Grid, GridCell, GridRow
from pictures.key import Key, keys_of


@dataclass(frozen=True)
class LampColumn:
    """A column: its heading, and whether what stands in it is among the largest on the projector."""

    heading: str
    is_large: bool = False


@dataclass(frozen=True)
class LampCell:
    """What stands in a cell; ``lamp`` (绿, 黄 or 红) puts its sign in its colour before the text."""

    text: str
    lamp: str | None = None
    strong: bool = False


@dataclass(frozen=True)
class LampRow:
    """One row: what a click on it leads to, its name, a cell for every column."""

    key: Key | None
    label: str
    cells: tuple[LampCell, ...]
    subject: bool = True  # False: drawn faint, there for comparison


@dataclass(frozen=True)
class LampTable:
    """Rows in the order given."""

    columns: tuple[LampColumn, ...]
    rows: tuple[LampRow, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        return keys_of(self.rows)

    def grid(self) -> Grid:
        """The rows of cells that a screen lays out."""
        return Grid(
            "lamps",
            tuple(column.heading for column in self.columns),
            tuple(
                GridRow(
                    row.label,
                    tuple(
                        GridCell(cell.text, lamp=cell.lamp, strong=cell.strong or column.is_large)
                        for column, cell in zip(self.columns, row.cells, strict=True)
                    ),
                    row.key,
                    pale=not row.subject,
                )
                for row in self.rows
            ),
        )
