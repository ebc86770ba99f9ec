"""Table of progress: one row per matter with a note below its name, in every cell a bar, full when all is done."""

from dataclasses import dataclass

from pictures.grid import FULL, Grid, GridCell, GridRow, part_of
from pictures.key import Key, keys_of


@dataclass(frozen=True)
class Subject:
    """One row: its name, and what is to be known of it, such as a deadline; ``bad`` makes the note stand out."""

    label: str
    note: str
    bad: bool = False


@dataclass(frozen=True)
class Done:
    """One cell: percent of it that is done, what is written above its bar, and the same in few words."""

    key: Key | None  # what a click on the cell leads to
    row: int  # place of its subject, from 0
    column: int
    part: float | None  # percent; None draws no bar, its text still stands
    text: str
    brief: str


@dataclass(frozen=True)
class ProgressTable:
    """Subjects in the order given, columns by their headings, and cells where there is something to tell."""

    subjects: tuple[Subject, ...]
    columns: tuple[str, ...]
    cells: tuple[Done, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        return keys_of(self.cells)

    def grid(self) -> Grid:
        """The rows of cells that a screen lays out; a bar ends where its cell ends."""
        cells = {(cell.row, cell.column): cell for cell in self.cells}

        def drawn(row: int, column: int) -> GridCell | None:
            cell = cells.get((row, column))
            return GridCell(cell.text, cell.key, part_of(cell.part, FULL)) if cell else None

        return Grid(
            "progress",
            self.columns,
            tuple(
                GridRow(
                    subject.label,
                    tuple(drawn(row, column) for column in range(len(self.columns))),
                    note=subject.note,
                    bad=subject.bad,
                )
                for row, subject in enumerate(self.subjects)
            ),
        )
