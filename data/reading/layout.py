"""What a sheet's table is: which of its columns feed which tables, and what the other columns are.

A layout is told by the columns that are found. A kind of layout is a function that is shown a head and answers with a
Layout or None; kinds.py lists them, and the one that explains most of the head reads the table. One layout may feed
several tables (a monthly list feeds projects, investments and progress notes) or one table several times (months side
by side feed investments once a month).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from data.findings import ERROR
from data.kinds import Column, Table
from data.mapping import SheetMapping
from data.reading.cells import Sheet
from data.reading.naming import Words, words_of


@dataclass(frozen=True)
class HeadColumn:
    """What stands over one column: its header lines from top to bottom, and whether the upper ones span others too."""

    index: int
    parts: tuple[str, ...]
    is_shared: bool = False

    @property
    def text(self) -> str:
        """All lines in one, as findings name the column."""
        return " ".join(self.parts)

    @property
    def words(self) -> tuple[Words, ...]:
        """What each line says; lines that are a unit and nothing else are left out."""
        return tuple(words for words in map(words_of, self.parts) if not words.is_unit_only)

    @property
    def unit(self) -> str | None:
        """The unit that a line names, the lowest one first."""
        return next((words.unit for words in map(words_of, reversed(self.parts)) if words.unit), None)


@dataclass(frozen=True)
class Head:
    """The header of a table: its rows (from 0), and what stands over each column that has a header."""

    first: int
    last: int
    columns: tuple[HeadColumn, ...]

    def column(self, index: int) -> HeadColumn | None:
        """What stands over the column at that index."""
        return next((column for column in self.columns if column.index == index), None)

    def over(self, index: int) -> HeadColumn:
        """What stands over a column that is known to have a header. KeyError where it has none."""
        column = self.column(index)
        if column is None:
            raise KeyError(index)
        return column


@dataclass(frozen=True)
class About:
    """What is known of a sheet before its header is looked at."""

    sheet: Sheet
    said: SheetMapping  # what the mapping says of this sheet
    titles: tuple[str, ...] = ()  # texts above the head, half-width and without spaces
    unit: str | None = None  # of money, where nothing nearer says otherwise
    is_roc: bool = False


@dataclass(frozen=True)
class Source:
    """Where one column of a table gets its values: a column of the sheet, or one value for every row."""

    column: Column
    index: int | None = None  # of the sheet's column, from 0
    header: str = ""
    unit: str | None = None
    constant: Any = None  # already a value of the column's kind: a month, a capital source
    fallback: Any = None  # what the mapping says for cells that are blank, as it is written there

    @property
    def at(self) -> int:
        """The index of the sheet's column. ValueError for a value of every row, which stands in none."""
        if self.index is None:
            raise ValueError(f"{self.column.name} is read from no column")
        return self.index


@dataclass(frozen=True)
class Feed:
    """One table that is fed: each row of data gives it one row.

    In `skip_blank` stand columns without whose value a row gives this feed nothing, and that is no fault. A feed of
    cumulative figures is differenced after all sheets are read.
    """

    table: Table
    sources: dict[str, Source]
    skip_blank: tuple[str, ...] = ()
    is_cumulative: bool = False

    @property
    def read(self) -> dict[str, Source]:
        """The sources that are columns of the sheet."""
        return {name: source for name, source in self.sources.items() if source.index is not None}


@dataclass(frozen=True)
class Problem:
    """What is wrong with a header: a message id, its arguments, the header it is about, the level."""

    check: str
    message: str
    arguments: dict[str, str] = field(default_factory=dict)
    header: str | None = None
    level: str = ERROR


@dataclass
class Layout:
    """One reading of a head.

    `roles` says what columns are that feed nothing (ordinal, rate, rank …), by index; `also` names headers that fit a
    column which another header feeds, by index.
    """

    kind: str
    head: Head
    feeds: list[Feed]
    roles: dict[int, str] = field(default_factory=dict)
    also: dict[int, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    missing: tuple[str, ...] = ()  # columns that a row must have and that nothing gives
    county: str | None = None  # that the titles name
    unit_index: int | None = None  # a column that names the unit of money row by row
    score: float = 0.0

    @property
    def indices(self) -> dict[int, Source]:
        """The columns that feed something, by index."""
        return {source.at: source for feed in self.feeds for source in feed.read.values()}

    @property
    def is_complete(self) -> bool:
        """Whether every column that a row must have is there."""
        return not self.missing


Kind = Callable[[Head, About], Layout | None]
