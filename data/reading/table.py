"""One table of a sheet read to its end: the rows of the tables that it feeds, its totals, and what was left out."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from data.findings import AND_MORE, Finding, Unread
from data.kinds import Table
from data.reading.cells import Sheet
from data.reading.filed import FiledRows
from data.reading.layout import About, Layout, Source
from data.reading.rows import RowKinds
from data.reading.totals import DeclaredTotal
from data.reading.values import Cell, is_nothing, plain_text

Rows = Iterable[tuple[int, list[Cell]]]
Watch = Callable[[str, Rows, int], Rows]  # what is read, its rows, and how many they are
MOST_TOLD = 2_000  # findings of one kind and column, one by one


@dataclass
class TableRead:
    """What was made of one table of a sheet; one that was passed over has no layout."""

    file: str
    sheet: str
    is_hidden: bool = False
    layout: Layout | None = None
    cells: Sheet | None = None
    kinds: RowKinds = field(default_factory=RowKinds)
    rows: dict[str, FiledRows] = field(default_factory=dict)
    totals: list[DeclaredTotal] = field(default_factory=list)
    growths: list[Any] = field(default_factory=list)  # PrintedGrowth: compared when all sheets are read
    findings: list[Finding] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    is_ignored: bool = False
    first_row: int = 0  # from 0, the lines above its head included
    last_row: int = 0  # as Excel counts

    @property
    def tables(self) -> list[Table]:
        """The tables that it feeds, each once."""
        return list({feed.table.name: feed.table for feed in self.layout.feeds}.values()) if self.layout else []

    @property
    def count_rows(self) -> int:
        """How many rows of all tables come from it."""
        return sum(map(len, self.rows.values()))

    def source_of(self, column_name: str, row: int) -> Source | None:
        """The sheet's column that feeds a column, where the row (as Excel counts) is one of this table."""
        if self.layout is None or not self.layout.head.last + 1 < row <= self.last_row:
            return None
        for feed in self.layout.feeds:
            source = feed.read.get(column_name)
            if source is not None:
                return source
        return None


@dataclass
class Reading:
    """The state of reading one table."""

    about: About
    layout: Layout
    result: TableRead
    told: Counter[tuple[str, str, str | None]] = field(default_factory=Counter)
    parents: dict[int, list[int]] = field(default_factory=dict)  # coded rows that are totals -> the rows below them
    amounts: dict[int, "array[int]"] = field(default_factory=dict)  # by column, of the rows of data, in millionths

    def tell_the_rest(self) -> None:
        """Say how many findings were not kept one by one."""
        sheet = self.about.sheet
        for (check, level, column), count in self.told.items():
            if count > MOST_TOLD:
                said = {"count": str(count - MOST_TOLD)}
                rest = Finding(check, level, AND_MORE, said, sheet.file, sheet.name, column=column)
                self.result.findings.append(rest)

    def report(
        self, check: str, level: str, message: str, row: int, source: Source | None, cell: Cell, **more: str
    ) -> None:
        """Keep a finding about a cell (`row` from 0), or about a row; of very many of a column the first."""
        value = None if cell is None or (is_nothing(cell) and not more) else plain_text(cell)
        column = source.header if source else None
        place = (row, source.index) if source and source.index is not None else None
        sheet = self.about.sheet
        self.told[check, level, column] += 1
        if self.told[check, level, column] > MOST_TOLD:
            return
        self.result.findings.append(
            Finding(check, level, message, more, sheet.file, sheet.name, row + 1, column, value, place)
        )
