"""Grid: what pictures that are tables at heart have in common, as rows of cells for the screen to lay out."""

from dataclasses import dataclass
from typing import Literal

from pictures.key import Key

FULL = 100.0


@dataclass(frozen=True)
class GridCell:
    """One cell: its text, what a click leads to, and how it is drawn.

    ``part`` is how much of the cell's width its bar takes, in percent; ``heat`` from -1 (far behind) to 1 (far ahead)
    colours its ground; ``lamp`` (绿, 黄, 红) puts its sign in its colour before the text.
    """

    text: str
    key: Key | None = None
    part: float | None = None
    heat: float | None = None
    lamp: str | None = None
    strong: bool = False
    pale: bool = False  # there for comparison
    hover: str = ""


@dataclass(frozen=True)
class GridRow:
    """One row: its name, what is to be known of it, what a click on its name leads to, a cell for every column."""

    label: str
    cells: tuple[GridCell | None, ...]
    key: Key | None = None
    note: str = ""
    bad: bool = False  # the note stands out
    pale: bool = False

    def at(self, column: int) -> GridCell | None:
        """The cell of a column; None where there is nothing to tell."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True)
class Grid:
    """Rows in the order given, under the headings of their columns; ``kind`` says to the stylesheet how it looks."""

    kind: Literal["bars", "shares", "progress", "lamps", "league", "heat"]
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


def part_of(value: float | None, longest: float) -> float | None:
    """How long a bar is, in percent of the longest; None without a value."""
    return None if value is None else round(FULL * min(max(value, 0) / (longest or 1), 1), 1)
