"""An exhibit: one answer to one question of a leader, defined once and shown everywhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from exhibits.base.filters import Filters, Rows
from pictures import Key, Picture
from words import as_sentence

Kind = Literal[
    "text", "number", "money", "dollars", "money_on_land", "percent", "points", "rank", "value", "change",
    "day", "month", "month_end",  # a month is kept as its first day; month_end shows the last
]  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column of the table behind a picture: its name in the query, its heading, what kind of value it holds."""

    name: str
    label: str
    kind: Kind = "text"


@dataclass(frozen=True)
class Definition:
    """What a figure means: how it is computed, in what unit, over what, from which ledger, up to which day."""

    formula: str
    unit: str
    source: str
    as_of: str


@dataclass(frozen=True)
class Exhibit:
    """The finding in one sentence, the picture, the rows behind it, and the definition of its figures.

    Of the rows behind one figure, ``sum_of`` is the column whose sum the figure is; None where it is their count.
    ``answer`` is the finding in at most thirty letters, where the sentence does not begin with it.
    """

    headline: str
    picture: Picture
    columns: tuple[Column, ...]
    rows: Rows
    definition: Definition
    sum_of: str | None = None
    answer: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "headline", as_sentence(self.headline))
        object.__setattr__(self, "answer", as_sentence(self.answer))


Make = Callable[[Filters], Exhibit]
Behind = Callable[[Filters, Key], Exhibit]


@dataclass(frozen=True)
class Entry:
    """An exhibit as it is listed: its name in addresses, its topic, its title, and the function that makes it.

    ``behind`` makes the rows behind one bar, cell or card of it, given that part's key; they come to its figure.
    ``opens_project`` says that a key names a project by its code, whose file opens instead.
    """

    name: str
    topic: str
    title: str  # a message id: translate it with words._ when it is shown
    make: Make
    behind: Behind | None
    opens_project: bool


EXHIBITS: dict[str, Entry] = {}


def exhibit(title: str, behind: Behind | None = None, opens_project: bool = False) -> Callable[[Make], Make]:
    """Enter a function that makes an exhibit into the list, under the function's own name; see Entry.

    Its topic is the folder that it stands in. ValueError when the name is taken.
    """

    def enter(make: Make) -> Make:
        name, topic = make.__name__, make.__module__.split(".")[-2]
        if name in EXHIBITS:
            raise ValueError(f"two exhibits are called {name}: one of {EXHIBITS[name].topic}, one of {topic}")
        EXHIBITS[name] = Entry(name, topic, title, make, behind, opens_project)
        return make

    return enter
