"""Finds the heads of the tables in a sheet: rows of words over columns, in one to three lines."""

import itertools
import re
from collections.abc import Iterator
from datetime import date

from data.reading.cells import Sheet
from data.reading.layout import Head, HeadColumn
from data.reading.naming import words_of
from data.reading.values import Cell, compact, is_nothing

MOST_LINES = 3
DAY_HINT = re.compile(r"\(?年[./-]?月(?:[./-]?日)?\)?")  # how days are to be written, below the name of a column
FIGURE = re.compile(r"[+-]?(?!20\d\d\.?\d{0,2}$)\d[\d,]*(?:\.\d+)?%?")


def head_of(sheet: Sheet, first: int, lines: int) -> Head:
    """The head that begins in a row and has so many lines; merged areas speak for all their columns."""
    rows = [[header_text(cell) for cell in row] for row in sheet.rows[first : first + lines]]
    width = max((len(row) for row in rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    shared = [[False] * width for _row in rows]
    is_merged = False
    for top, left, bottom, right in sheet.merged:
        if first <= top < first + len(rows):
            is_merged = is_merged or top < first + lines - 1 or bottom > top
            for line in range(top - first, min(bottom - first, len(rows) - 1) + 1):
                for column in range(left, min(right, width - 1) + 1):
                    rows[line][column] = rows[top - first][left]
                    shared[line][column] = right > left
    if not is_merged and lines > 1:
        _spread(rows, shared)
    columns = []
    for column in range(width):
        texts = [row[column] for row in rows]
        parts = tuple(dict.fromkeys(filter(None, texts)))
        is_shared = any(
            shared[line][column] for line in range(len(rows) - 1) if texts[line] and texts[line] != parts[-1]
        )
        if parts:
            columns.append(HeadColumn(column, parts, is_shared))
    return Head(first, first + len(rows) - 1, tuple(columns))


def header_text(cell: Cell) -> str:
    """A cell of a head as text; a day stands for its month."""
    if isinstance(cell, date):
        return f"{cell.year}年{cell.month}月"
    return compact(cell)


def _spread(rows: list[list[str]], shared: list[list[bool]]) -> None:
    """Without merged areas (CSV), a blank in the upper line over a filled lower one belongs to its left neighbour."""
    for line, (upper, lower) in enumerate(itertools.pairwise(rows)):
        for column in range(1, len(upper)):
            is_unit = words_of(lower[column]).is_unit_only if lower[column] else True
            if not upper[column] and lower[column] and not is_unit and upper[column - 1]:
                upper[column] = upper[column - 1]
                shared[line][column] = shared[line][column - 1] = True


def head_lines(sheet: Sheet, first: int) -> Iterator[int]:
    """How many lines a head that begins in this row may have: as many as its cells reach down, or more."""
    reach = [bottom for top, _left, bottom, _right in sheet.merged if top == first and bottom > top]
    least = min(max(reach) - first + 1, MOST_LINES) if reach else 1
    for lines in range(least, max(least, MOST_LINES) + 1):
        if lines > 1 and not is_words(sheet.rows[first + lines - 1] if first + lines <= len(sheet.rows) else []):
            return
        yield lines


def is_words(row: list[Cell]) -> bool:
    """Whether a row holds words, and no figures: dates may stand over months."""
    filled = [cell for cell in row if not is_nothing(cell)]
    return bool(filled) and not any(
        isinstance(cell, int | float) or (isinstance(cell, str) and FIGURE.fullmatch(compact(cell))) for cell in filled
    )


def is_below_head(row: list[Cell]) -> bool:
    """Whether every cell of a row is a unit or a qualifier (本月, 累计, 1-5月): a further line of the head."""
    texts = [header_text(cell) for cell in row if not is_nothing(cell)]
    filled = [words_of(text) for text in texts if not DAY_HINT.fullmatch(text)]
    return bool(filled) and all(
        words.is_unit_only or words.is_period_only or words.qualifier is not None for words in filled
    )
