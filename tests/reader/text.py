"""The numbers of a sentence: how each is written, with its unit and its decimals; and the days and months it names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

UNITS = {  # what one of it is in the unit of the queries: money in 万元, foreign capital in 万美元
    "亿元": Decimal(10_000),
    "万元": Decimal(1),
    "万美元": Decimal(1),
    "bn": Decimal(100_000),
    "m": Decimal(100),
    "m US dollars": Decimal(100),
}
TEN_THOUSAND = "× ¥10,000"  # the unit of an amount that an office wrote
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
TIMES = re.compile(
    r"\d{4}年第\d季度|\d{4}年\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}—\d{1,2}月|\d{4}年\d{1,2}月|\d{4}年|\d{1,2}—\d{1,2}月"
    r"|(?<![\d.])\d{1,2}月"
    rf"|\d{{4}} Q\d|\d{{1,2}} (?:{MONTHS}) \d{{4}}|(?:(?:{MONTHS})–)?(?:{MONTHS}) \d{{4}}|\b(?:in|of|for) 20\d{{2}}\b"
    r"|(?<!\d)\d{2}-\d{2}(?!\d)"
)
NUMBER = r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
RANGE = re.compile(rf"(¥?)({NUMBER})[—–]({NUMBER}) ?(亿元|万元|bn|m)")
FIGURE = re.compile(rf"({NUMBER}) ?(亿元|万美元|万元|m US dollars|bn\b|m\b|%|个百分点|points)?")


@dataclass(frozen=True)
class Figure:
    """A number as it is written: its size without sign, its decimals, and its unit; "" for none."""

    size: Decimal
    decimals: int
    unit: str

    def says(self, value: float | int | Decimal) -> bool:
        """Whether it is the value at the precision that is printed, the sign being said in words."""
        try:
            exact = abs(Decimal(str(value))) / UNITS.get(self.unit, Decimal(1))
            return abs(exact - self.size) * 2 <= Decimal(1).scaleb(-self.decimals)
        except ArithmeticError:
            return False


def without_names(text: str, names: Iterable[str]) -> str:
    """The text without the names of a ledger that hold digits."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "※")
    return text


def times_in(text: str) -> list[str]:
    """The days, months, quarters and years that a sentence names."""
    return TIMES.findall(text)


def figures_in(text: str) -> list[Figure]:
    """The numbers of a sentence that are no days and no months."""
    text = TIMES.sub("※", text.replace(TEN_THOUSAND, "※")).replace("−", "-")
    figures = []

    def both(match: re.Match) -> str:
        figures.extend(_figure(match[number], match[4]) for number in (2, 3))
        return "※"

    text = RANGE.sub(both, text)
    return figures + [_figure(match[1], (match[2] or "").strip()) for match in FIGURE.finditer(text)]


def _figure(written: str, unit: str) -> Figure:
    number = Decimal(written.lstrip("+-").replace(",", ""))
    return Figure(number, max(0, -number.as_tuple().exponent), unit)
