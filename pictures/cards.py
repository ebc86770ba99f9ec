"""Cards: a row of single figures, each with what it is compared with. And listings: matters to read one by one."""

from dataclasses import dataclass
from typing import Literal

from pictures.key import Key, keys_of

SEPARATOR = " · "  # of the parts of a text
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
    region: str | None = None  # whose pages the line leads to, where it is about no project
    first: tuple[str, ...] = ()  # the parts of the text that are read first: who, how much, until when

    @property
    def rest(self) -> str:
        """What the text says beside the parts that are read first."""
        return SEPARATOR.join(part for part in self.text.split(SEPARATOR) if part not in self.first)


@dataclass(frozen=True)
class Listing:
    """Matters in the order given; empty says what to read where there is none, in_all how many there are.

    intro is a line above them: how many there are of each kind. in_brief is how many a page has room for that shows
    other things too.
    """

    matters: tuple[Matter, ...]
    empty: str
    in_all: int = 0
    intro: str = ""
    in_brief: int = 5

    def left_out(self, shown: int | None = None) -> int:
        """How many there are beside those in the listing, or beside so many of them."""
        count = len(self.matters) if shown is None else min(shown, len(self.matters))
        return max(self.in_all, len(self.matters)) - count

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
