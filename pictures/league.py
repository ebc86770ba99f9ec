"""League: one row per indicator, the counties in the order of their places, ours in full colour so that it is found."""

from dataclasses import dataclass

from pictures.grid import Grid, GridCell, GridRow
from pictures.key import Key, keys_of


@dataclass(frozen=True)
class Place:
    """One competitor at its place: its name and its value in words."""

    key: Key | None  # what a click on it leads to
    name: str
    text: str
    hover: str
    own: bool


@dataclass(frozen=True)
class Contest:
    """One row: what is compared, how ours stands in words (two short lines), the competitors from the first on."""

    label: str
    notes: tuple[str, str]
    places: tuple[Place, ...]


@dataclass(frozen=True)
class League:
    """Contests one below the other under the names of the places (1st, 2nd …)."""

    headings: tuple[str, ...]
    contests: tuple[Contest, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        return keys_of(place for contest in self.contests for place in contest.places)

    def grid(self) -> Grid:
        """The rows of cells that a screen lays out."""
        return Grid(
            "league",
            self.headings,
            tuple(
                GridRow(
                    contest.label,
                    tuple(
                        GridCell(f"{place.name}\n{place.text}", place.key, strong=place.own, hover=place.hover)
                        for place in contest.places
                    ),
                    note=" · ".join(note for note in contest.notes if note),
                )
                for contest in self.contests
            ),
        )
