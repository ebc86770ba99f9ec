"""Looks for the heads of tables: which row begins one, and in how many lines."""

from dataclasses import dataclass
from functools import lru_cache

from data.reading.cells import Sheet
from data.reading.headers import head_lines, head_of, header_text, is_below_head, is_words
from data.reading.kinds import best_layout
from data.reading.layout import About, Head, Layout
from data.reading.naming import words_of
from data.reading.values import Cell, compact, is_nothing
from data.reading.wide.roles import meaning
from data.tables import TABLES

SEARCHED_ROWS = 40
MOST_FURTHER_LINES = 2


@lru_cache(1)
def known_names() -> frozenset[str]:
    """Every header that some table knows, in the one form of names."""
    headers = (header for table in TABLES.values() for column in table.columns for header in column.headers)
    return frozenset(form for header in headers if (form := words_of(header).form))


def is_known(text: str) -> bool:
    """Whether a text may stand over a column of some table: a name, a unit, a qualifier, a period."""
    words = words_of(text)
    return (
        words.form in known_names()
        or words.raw in known_names()
        or words.is_unit_only
        or words.qualifier is not None
        or words.months is not None
        or meaning((text,)) is not None
    )


@dataclass(frozen=True)
class Vocabulary:
    """The words of heads: to see at once whether a row may begin a table."""

    raw: frozenset[Cell]
    head: tuple[tuple[str, ...], ...]

    def is_head(self, row: list[Cell]) -> bool:
        """Whether a row holds words over columns, two at least and mostly such words."""
        if not is_words(row):
            return False
        texts = [header_text(cell) for cell in row if not is_nothing(cell)]
        known = sum(map(is_known, texts))
        return known >= 2 and 2 * known > len(texts)

    def is_same(self, row: list[Cell]) -> bool:
        """Whether the row repeats a line of the head."""
        return _texts(row) in self.head


def vocabulary_of(sheet: Sheet, head: Head) -> Vocabulary:
    """The words of all tables, and those of the head as they stand in the sheet."""
    lines = sheet.rows[head.first : head.last + 1]
    own = {cell for row in lines for cell in row if isinstance(cell, str) and compact(cell)}
    return Vocabulary(frozenset(own | _raw_headers()), tuple(_texts(row) for row in lines))


@lru_cache(1)
def _raw_headers() -> frozenset[str]:
    return frozenset(
        header for table in TABLES.values() for column in table.columns for header in column.headers if len(header) > 1
    )


def _texts(row: list[Cell]) -> tuple[str, ...]:
    texts = [header_text(cell) for cell in row]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def next_head(about: About, start: int, searched: int = SEARCHED_ROWS) -> Layout | None:
    """The first head from a row on that a layout explains whole, else the one that is explained best."""
    sheet, said = about.sheet, about.said
    if said.header_row is not None:
        first = said.header_row - 1
        if first >= len(sheet.rows):
            return None
        lines = said.header_lines or next(head_lines(sheet, first))
        return candidate(head_of(sheet, first, lines), about)
    best: Layout | None = None
    for first in range(start, min(start + searched, len(sheet.rows))):
        if best is not None and best.is_complete and first - best.head.last > 2:
            break
        found = _best_from(about, first)
        if found is not None and (best is None or _worth(found) > _worth(best)):
            best = found
    return best


def _worth(layout: Layout) -> tuple[bool, float, int, int]:
    head = layout.head
    return layout.is_complete, layout.score, -(head.last - head.first), -head.first


def candidate(head: Head, about: About) -> Layout | None:
    """What the kinds of layout make of a head."""
    return best_layout(head, about) if len(head.columns) > 1 or about.said.columns else None


def _best_from(about: About, first: int) -> Layout | None:
    sheet = about.sheet
    if not is_words(sheet.rows[first]):
        return None
    best: Layout | None = None
    for lines in head_lines(sheet, first):
        if not _may_be_head(about, first, lines):
            continue
        found = candidate(head_of(sheet, first, lines), about)
        if found is not None and (best is None or _worth(found) > _worth(best)):
            best = found
    return _with_further_lines(about, best) if best else None


def _may_be_head(about: About, first: int, lines: int) -> bool:
    """At least two cells are words of heads; so is at least half of every line below the first."""
    if _cuts_merged(about.sheet, first, lines):
        return False
    rows = about.sheet.rows[first : first + lines]
    counts = []
    for row in rows:
        texts = [header_text(cell) for cell in row if not is_nothing(cell)]
        counts.append((sum(map(is_known, texts)), len(texts)))
    if about.said.columns:
        return True
    reach = next(head_lines(about.sheet, first))
    below = counts[reach:]
    return sum(known for known, _all in counts) >= 2 and all(2 * known >= count for known, count in below)


def _cuts_merged(sheet: Sheet, first: int, lines: int) -> bool:
    """Whether a merged cell that begins below the first line reaches beyond the last: the head begins there."""
    return any(first < top < first + lines <= bottom for top, _left, bottom, _right in sheet.merged)


def _with_further_lines(about: About, layout: Layout) -> Layout:
    """Lines below that hold nothing but units and qualifiers belong to the head."""
    rows, head = about.sheet.rows, layout.head
    for _further in range(MOST_FURTHER_LINES):
        after = head.last + 1
        if after >= len(rows) or not (is_below_head(rows[after]) or _splits_columns(head, rows[after])):
            break
        head = head_of(about.sheet, head.first, after - head.first + 1)
    if head is layout.head:
        return layout
    return candidate(head, about) or layout


def _splits_columns(head: Head, row: list[Cell]) -> bool:
    """Whether a row of words stands under few headers and over columns that have none yet: the parts of 总投资."""
    filled = [index for index, cell in enumerate(row) if not is_nothing(cell)]
    if len(filled) < 2 or not is_words(row):
        return False
    headed = {column.index for column in head.columns}
    bare = [index for index in filled if index not in headed]
    above = {max((left for left in headed if left <= index), default=-1) for index in filled}
    return bool(bare) and min(filled) in headed and min(headed) not in above and len(above) < len(filled)
