"""Money of one column: in one unit, with the same decimals, thousands apart, so that it compares at a glance."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from words import _, language
from words.numbers import NOTHING, Number, rounded

MOST_DECIMALS = 2
WHOLE_FROM = 1000  # in the unit of the column: from here on decimals say nothing
UNITS = {  # by language: the unit that tables have and the one above it, what one of it is in 万元
    "zh": (("万元", 1), ("亿元", 10_000)),
    "en": (("¥ m", 100), ("¥ bn", 100_000)),
}
DOLLARS = {"zh": ("万美元", 1), "en": ("m US dollars", 100)}  # the same of foreign capital


@dataclass(frozen=True)
class MoneyColumn:
    """How the amounts of a column are said, all alike; ``by`` is what one of the unit is in 万元."""

    unit: str
    by: int
    decimals: int

    @classmethod
    def of(cls, amounts: Iterable[Number], in_table_unit: bool = False) -> "MoneyColumn":
        """The larger unit where most amounts have one of it and none is nothing in it, else that of tables.

        With ``in_table_unit`` it is that of tables: several columns under one unit.
        """
        sizes = sorted(abs(_exact(amount)) for amount in amounts if amount)
        (small, of_small), (large, of_large) = UNITS[language()]
        is_large = not in_table_unit and bool(sizes) and _suits(sizes, of_large)
        unit, by = (large, of_large) if is_large else (small, of_small)
        return cls(unit, by, _decimals([size / by for size in sizes]))

    def cell(self, amount: Number) -> str:
        """An amount under a heading that names the unit: 10,117."""
        return NOTHING if amount is None else f"{rounded(_exact(amount) / self.by, self.decimals):,}"

    def said(self, amount: Number) -> str:
        """An amount beside its bar, where no heading stands: 10,117 万元."""
        if amount is None:
            return NOTHING
        return f"{self.cell(amount)} {self.unit}" if language() == "zh" else _before(self.cell(amount), self.unit)

    def heading(self, label: str) -> str:
        """The heading of the column with its unit: 完成投资（万元）."""
        return _("{heading} ({unit})").format(heading=label, unit=self.unit)


def money_said_alike(amounts: Iterable[Number]) -> Callable[[Number], str]:
    """How the amounts of a column are said beside their bars."""
    return MoneyColumn.of(amounts).said


def dollars_said_alike(amounts: Iterable[Number]) -> Callable[[Number], str]:
    """How the foreign capital of a column, given in 万美元, is said beside its bars."""
    unit, by = DOLLARS[language()]
    column = MoneyColumn(unit, by, _decimals([abs(_exact(amount)) / by for amount in amounts if amount]))
    return lambda amount: NOTHING if amount is None else f"{column.cell(amount)} {unit}"


def said_alike(values: Iterable[Number]) -> Callable[[Number], str]:
    """How the numbers of a column that has no unit are said: whole where all are, else with two decimals."""
    decimals = 0 if all(float(value).is_integer() for value in values if value is not None) else MOST_DECIMALS
    return lambda value: NOTHING if value is None else f"{rounded(value, decimals)}"


def _suits(sizes: list[Decimal], unit: int) -> bool:
    """Whether more than half of the sizes, which are in order, have one of the unit, and the least is printed in it."""
    return sizes[(len(sizes) - 1) // 2] >= unit and bool(rounded(sizes[0] / unit, MOST_DECIMALS))


def _exact(amount: float | int | Decimal) -> Decimal:
    return amount if isinstance(amount, Decimal) else Decimal(str(amount))


def _decimals(sizes: list[Decimal]) -> int:
    """None for large ones, unless one of them would be printed as nothing; else what none loses anything by."""
    if not sizes:
        return 0
    most = [rounded(size, MOST_DECIMALS) for size in sizes]
    is_whole = max(sizes) >= WHOLE_FROM
    for decimals in range(MOST_DECIMALS):
        told = [rounded(size, decimals) for size in sizes]
        if all(told) if is_whole else told == most:
            return decimals
    return MOST_DECIMALS


def _before(number: str, unit: str) -> str:
    """The sign of the money before its number: ¥101.17 m, -¥3 m."""
    sign, size = ("-", number[1:]) if number.startswith("-") else ("", number)
    return f"{sign}¥{size} {unit.removeprefix('¥ ')}"
