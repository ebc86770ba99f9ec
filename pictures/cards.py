"""Cards: a row of single figures, each with what it is compared with. And listings: matters to read one by one."""

from dataclasses import dataclass
from typing import Literal

from pictures.key import Key, keys_of

Tone = Literal["good", "bad", "neutral"]


@dataclass(frozen=True)
class Card:
    """One figure: what it is, how much, against what."""

    key: Key | None  # what leads to the rows behind the figure
    label: str
    value: str
    note: str
    tone: Tone
    definition: str


@dataclass(frozen=True)
class Cards:
    """Figures side by side, the most important first."""

    cards: tuple[Card, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """The figures that have rows behind them."""
        return keys_of(self.cards)


@dataclass(frozen=True)
class Matter:
    """One line of a listing: its kind, what it is about, and the fact in words."""

    tag: str
    tone: Tone
    title: str
    text: str
    project_code: str | None = None  # of the project whose file the line leads to


@dataclass(frozen=True)
class Listing:
    """Matters in the order given; empty says what to read where there is none."""

    matters: tuple[Matter, ...]
    empty: str

    @property
    def keys(self) -> tuple[Key, ...]:
        """None: a line leads to the file of its project."""
        return ()


@dataclass(frozen=True)
class Profile:
    """One subject on one screen: its figures, then its matters."""

    cards: tuple[Card, ...]
    listing: Listing

    @property
    def keys(self) -> tuple[Key, ...]:
        """The figures that have rows behind them."""
        return keys_of(self.cards)
