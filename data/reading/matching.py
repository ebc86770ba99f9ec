"""Which column of a table a header speaks of: by its words, its unit, and the lines above it."""

import re
from dataclasses import dataclass

from data.kinds import CHOICE, DATE, LABEL, TEXT, Column, Table
from data.reading.in_brackets import PLANNED, with_brackets
from data.reading.layout import HeadColumn
from data.reading.naming import (
    CUMULATIVE,
    GROWTH,
    LAST_YEAR,
    MONTHLY,
    PART,
    RANK,
    RATE,
    SINCE_START,
    TOTAL,
    Words,
    words_of,
)
from data.reading.values import compact

OF_FORM, OF_PATTERN = 50, 100  # ranks: behind the headers that are listed
DONE = re.compile(r".*(?:完成|实际|实绩|到位|支付|拨付|同比|增长|上年|去年|同期).*")
OF_PLAN = re.compile(r".*(?:计划|目标|任务|序时|应完成).*")


@dataclass(frozen=True)
class Match:
    """A header that speaks of a column; the smaller the rank, the more usual the header."""

    column: Column
    rank: int
    index: int
    header: str
    unit: str | None
    qualifier: str | None = None


@dataclass(frozen=True)
class _Names:
    exact: dict[str, tuple[int, Column]]
    forms: dict[str, tuple[int, Column]]
    patterns: tuple[tuple[re.Pattern[str], Column], ...]

    def find(self, words: Words) -> tuple[int, Column] | None:
        """The column that one line of a header names."""
        for name in (words.raw, words.name):
            if name in self.exact:
                return self.exact[name]
        if words.months and words.form and words.name not in self.exact:
            return None
        if words.form in self.forms:
            rank, column = self.forms[words.form]
            return OF_FORM + rank, column
        for pattern, column in self.patterns:
            if words.form and pattern.fullmatch(words.form):
                return OF_PATTERN, column
        return None


_KNOWN: dict[int, tuple[Table, _Names]] = {}


def _names(table: Table) -> _Names:
    """The names of a table's columns, made once a table."""
    known = _KNOWN.get(id(table))
    if known is None:
        known = _KNOWN[id(table)] = (table, _made_names(table))
    return known[1]


def _made_names(table: Table) -> _Names:
    exact: dict[str, tuple[int, Column]] = {}
    forms: dict[str, tuple[int, Column]] = {}
    for column in table.columns:
        for rank, header in enumerate(column.headers):
            words = words_of(header)
            exact.setdefault(words.raw, (rank, column))
            if not words.months:
                forms.setdefault(words.form, (rank, column))
    patterns = tuple((re.compile(column.like), column) for column in table.columns if column.like)
    return _Names(exact, forms, patterns)


def explicit(table: Table, columns: dict[str, list[str]], head: tuple[HeadColumn, ...]) -> dict[str, list[Match]]:
    """The headers that the mapping names for columns: the whole header, else one line of it."""
    found: dict[str, list[Match]] = {}
    known = {column.name: column for column in table.columns}
    for name, said in columns.items():
        fits = list({each.index: each for given in said for each in _written(given, head)}.values())
        if fits and name in known:
            column = known[name]
            found[name] = [Match(column, 0, c.index, c.text, c.unit, _own_qualifier(c)) for c in fits]
    return found


def _written(given: str, head: tuple[HeadColumn, ...]) -> list[HeadColumn]:
    """The columns over which a header stands that the mapping names: all its lines, the lowest, or one of its own."""
    wanted = compact(given)
    name = words_of(given).name
    fits = [column for column in head if compact(column.text) == wanted]
    fits = fits or [c for c in head if "".join(words_of(part).name for part in c.parts) == name]
    fits = fits or [c for c in head if wanted in (compact(c.parts[-1]), words_of(c.parts[-1]).name)]
    return fits or [c for c in head if wanted in map(compact, c.parts) and not c.is_shared]


def _own_qualifier(column: HeadColumn) -> str | None:
    words = column.words
    return words[-1].qualifier if len(words) > 1 else None


def match(table: Table, head_column: HeadColumn) -> Match | None:
    """The column of the table that a header speaks of, None when it speaks of none."""
    words = head_column.words
    if not words:
        return None
    names = _names(table)
    low, above = words[-1], words[:-1]
    found, qualifier = None, None
    if above:
        found = names.find(words_of("".join(each.name for each in words)))
    if not found:
        found = _find_with_brackets(names, low)
        if found and not _may_stand_below(found[1], above):
            return None
        qualifier = _of_above(above) or (low.qualifier if low.said else None) if found else None
    if not found and above:
        found = names.find(above[-1])
        qualifier = low.qualifier or _of_period(low)
        if found and qualifier is None and head_column.is_shared:
            return None
    if not found or not _bears(found[1], qualifier, head_column):
        return None
    return Match(found[1], found[0], head_column.index, head_column.text, head_column.unit, qualifier)


def _find_with_brackets(names: _Names, low: Words) -> tuple[int, Column] | None:
    """The column that a line names, with what it says in brackets: 开工时间（计划） is the planned start."""
    if low.said is None:
        return names.find(low)
    found = names.find(words_of(with_brackets(low.raw)))
    if found is None:
        found = names.find(low)
        if found and not found[1].kind.is_amount and (low.said.kind == PLANNED or found[1].kind is DATE):
            return None
    return found


def _of_above(above: tuple[Words, ...]) -> str | None:
    """What the upper line makes of a name below it: 其中 over 中央, 上年 over 完成投资."""
    if any(each.name.startswith("其中") for each in above):
        return PART
    return next((each.qualifier for each in above if each.qualifier in (LAST_YEAR, GROWTH, RATE)), None)


def _of_period(low: Words) -> str | None:
    if low.months is None:
        return None
    return CUMULATIVE if low.is_until else MONTHLY


def _may_stand_below(column: Column, above: tuple[Words, ...]) -> bool:
    """1-5月 below 完成投资 is no phased plan."""
    if column.name.startswith("plan_"):
        return not any(DONE.fullmatch(each.name) and not OF_PLAN.fullmatch(each.name) for each in above)
    return True


def _bears(column: Column, qualifier: str | None, head_column: HeadColumn) -> bool:
    """Whether the column may have that qualifier, and its unit: a name has none."""
    if column.kind in (TEXT, LABEL, CHOICE) and head_column.unit is not None:
        return False
    if not column.kind.is_amount:
        return qualifier in (None, TOTAL) or head_column.words[-1].said is not None
    if column.is_flow:
        return qualifier in (None, MONTHLY, TOTAL)
    if qualifier in (PART, LAST_YEAR, GROWTH, RATE, RANK):
        return False
    return qualifier != MONTHLY and (qualifier != SINCE_START)
