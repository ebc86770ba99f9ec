"""First and last of a ranking in words: ties are said as such, a single one is neither first nor last."""

from collections.abc import Sequence

from exhibits.base.filters import Row
from words import _

MOST_NAMES = 2


def names_of(names: Sequence[str]) -> str:
    """Up to three names; of more the first two and how many there are in all: 甲、乙等 5 个."""
    if len(names) <= MOST_NAMES + 1:
        return _(", ").join(names)
    return _("{names} and others, {count} in all").format(names=_(", ").join(names[:MOST_NAMES]), count=len(names))


def level_with_first(rows: Sequence[Row], column: str) -> list[Row]:
    """The first of the rows, which are in the order of the column, and all that share its value."""
    return [row for row in rows if row[column] == rows[0][column]]


def tied(names: Sequence[str]) -> str:
    """Who is first, largest or last: of several that they are so together, 甲、乙（并列）."""
    return names_of(names) if len(names) == 1 else _("{names} (tied)").format(names=names_of(names))


def of_each(names: Sequence[str], figure: str) -> str:
    """The figure that goes with the names: of several it is the figure of each, 各 3 个."""
    return figure if len(names) == 1 else _("{figure} each").format(figure=figure)


def first_of(ranked: Sequence[Row], rank: str, name: str = "region") -> list[str]:
    """Who shares the first place among these, whatever place that is among all."""
    highest = min(row[rank] for row in ranked)
    return [row[name] for row in ranked if row[rank] == highest]


def last_of(ranked: Sequence[Row], rank: str, name: str = "region") -> list[str]:
    """Who shares the last place."""
    lowest = max(row[rank] for row in ranked)
    return [row[name] for row in ranked if row[rank] == lowest]


def are_alike(rows: Sequence[Row], column: str) -> bool:
    """Whether all that have something in the column have the same: nobody is first or last then."""
    return len({row[column] for row in rows if row[column] is not None}) == 1


def place_of(row: Row, rows: Sequence[Row], rank: str) -> str:
    """The row's place among all rows; one that it shares with others is said as shared: 3（并列）."""
    is_shared = [other[rank] for other in rows].count(row[rank]) > 1
    return _("{rank} (tied)").format(rank=row[rank]) if is_shared else str(row[rank])


def in_first_place(names: Sequence[str], figure: str) -> str:
    """汇龙镇居首，完成率 57.55%; of ties 甲镇、乙镇并列首位."""
    template = _("{names} is first with {figure}") if len(names) == 1 else _("{names} share the first place, {figure}")
    return template.format(names=names_of(names), figure=figure)


def in_last_place(names: Sequence[str], figure: str) -> str:
    """启隆乡列末位，完成率 22.35%; of ties 甲镇、乙镇并列末位."""
    template = _("{names} is last with {figure}") if len(names) == 1 else _("{names} share the last place, {figure}")
    return template.format(names=names_of(names), figure=figure)
