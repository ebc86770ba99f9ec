"""Rows behind a figure, added up: the one place where an exhibit adds."""

from collections.abc import Iterable

from exhibits.base.filters import Row


def total_of(rows: Iterable[Row], column: str) -> float:
    """What the rows behind a clicked figure, or those that a search has found, come to; what is unknown adds nothing.

    Every other number is a query's. This one is the rows' own sum on purpose: their headline says it, and so holds the
    figure above against them.
    """
    return sum(row[column] or 0 for row in rows)
