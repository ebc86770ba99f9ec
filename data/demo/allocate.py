"""Whole numbers that add up exactly: shares of a total, shares under caps, tables with given margins."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

ROUNDS = 400
Key = TypeVar("Key")
Margin = tuple[list[Key], Mapping[Key, float]]


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """The total split in proportion to the weights by largest remainder; the parts add up to it exactly."""
    scale = total / sum(weights)
    parts = [int(weight * scale) for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (parts[i] - weights[i] * scale, i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts


def shares_under_caps(total: int, weights: Sequence[float], caps: list[int]) -> list[int]:
    """Like shares, with no part above its cap; what a capped part cannot take goes to the others.

    Raises ValueError when all caps together are below the total.
    """
    if total > sum(caps):
        raise ValueError(f"{total} does not fit under caps of {sum(caps)}")
    parts = [0] * len(weights)
    while rest := total - sum(parts):
        open_parts = [i for i, cap in enumerate(caps) if parts[i] < cap]
        more = shares(rest, [weights[i] for i in open_parts])
        for i, amount in zip(open_parts, more, strict=True):
            parts[i] = min(parts[i] + amount, caps[i])
    return parts


def balanced(weights: list[float], margins: Sequence[Margin[Any]]) -> list[float]:
    """Weights scaled again and again until their sums by every key come near the margins.

    Each margin is (the key of every weight, the wanted sum of every key). The last margin fits best.
    """
    values = list(weights)
    for _ in range(ROUNDS):
        for keys, wanted in margins:
            sums = dict.fromkeys(wanted, 0.0)
            for key, value in zip(keys, values, strict=True):
                sums[key] += value
            values = [
                value * wanted[key] / sums[key] if sums[key] else 0.0 for key, value in zip(keys, values, strict=True)
            ]
    return values


def table(row_totals: list[int], column_totals: list[int], weights: list[list[float]]) -> list[list[int]]:
    """A table of whole numbers with exactly these row and column totals, zero where the weight is zero.

    Raises ValueError when the cells that are not zero leave no room for the column totals.
    """
    cells = [(i, j) for i, row in enumerate(weights) for j, weight in enumerate(row) if weight and row_totals[i]]
    fitted = balanced(
        [weights[i][j] for i, j in cells],
        [
            ([j for _, j in cells], dict(enumerate(column_totals))),
            ([i for i, _ in cells], {i: total for i, total in enumerate(row_totals) if total}),
        ],
    )
    raw = [[0.0] * len(column_totals) for _ in row_totals]
    for (i, j), value in zip(cells, fitted, strict=True):
        raw[i][j] = value
    rounded = [shares(total, row) if total else [0] * len(row) for total, row in zip(row_totals, raw, strict=True)]
    _repair_columns(rounded, column_totals, weights)
    return rounded


def _repair_columns(cells: list[list[int]], column_totals: list[int], weights: list[list[float]]) -> None:
    """Move single units along rows until every column has its total."""
    for _ in range(100_000):
        gaps = [wanted - sum(row[j] for row in cells) for j, wanted in enumerate(column_totals)]
        if not any(gaps):
            return
        over, under = gaps.index(min(gaps)), gaps.index(max(gaps))
        row = next((i for i, row in enumerate(cells) if row[over] > 1 and weights[i][under]), None)
        if row is None:
            raise ValueError(f"no row can move a unit from column {over} to column {under}")
        cells[row][over] -= 1
        cells[row][under] += 1
    raise ValueError(f"columns stay off their totals by {gaps}")
