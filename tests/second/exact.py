"""Days, sums, rates and ranks, exact to the last digit."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

Row = Mapping[str, Any]
Exact = Fraction | None
HUNDRED = Fraction(100)


def last_day(month: date) -> date:
    """The last day of a month."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def month_before(month: date) -> date:
    """The first day of the month before."""
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)


def total(rows: Iterable[Row], column: str) -> Fraction:
    """The sum of a column, blanks being nothing."""
    return sum((Fraction(row[column]) for row in rows if row[column] is not None), Fraction(0))


def total_or_none(rows: Iterable[Row], column: str) -> Exact:
    """The sum of a column; None when every row is blank."""
    known = [row for row in rows if row[column] is not None]
    return total(known, column) if known else None


def percent(part: Fraction | int | None, whole: Fraction | int | None) -> Exact:
    """A rate or a share; None where there is nothing to divide by."""
    return None if part is None or not whole else HUNDRED * Fraction(part) / Fraction(whole)


def growth(now: Exact, before: Exact) -> Exact:
    """Growth in percent; None without a year before, and where it held nothing, or less."""
    return None if now is None or before is None or before <= 0 else HUNDRED * (now - before) / before


def minus(one: Fraction | int | None, other: Fraction | int | None) -> Exact:
    """A difference; None where either is not known."""
    return None if one is None or other is None else Fraction(one) - Fraction(other)


def rank_of(value: Exact, others: Iterable[Exact]) -> int | None:
    """The place of a value among others, the largest first; ties share it. None for what is not known."""
    return None if value is None else 1 + sum(other > value for other in others if other is not None)
