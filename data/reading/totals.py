"""Which rows a total covers, and what it declares: figures that are compared with the sum of those rows."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from data.reading.rows import TotalRow
from data.reading.rowwords import REGION_END, stem_of_total

Span = tuple[int, int]  # from and to (excluded), places in the list of the rows of data
ZERO = Decimal(0)
MILLION = 1_000_000
NOT_THERE = -(2**63)  # in place of an amount that does not stand in its row


@dataclass(frozen=True)
class DeclaredTotal:
    """One figure of a total row: what the office says that the rows from first_row to last_row add up to.

    `tolerance` is half of the last digit of a total that is printed in fewer digits than its rows. `typed` is what
    stands as text among the rows, where just that is missing in the total: Excel adds no text.
    """

    table_name: str
    column_name: str
    label: str
    first_row: int
    last_row: int
    declared: Decimal
    source_file: str
    source_sheet: str
    source_row: int
    tolerance: Decimal = ZERO
    typed: Decimal = ZERO

    @property
    def place(self) -> tuple[str, str, int]:
        """The file, the sheet and the row in which it stands."""
        return self.source_file, self.source_sheet, self.source_row


@dataclass(frozen=True)
class Declared:
    """A total with its figures by column of the sheet, and half of the last digit that is printed of each.

    `keys` are the words of its row that tell rows apart: the code of the project whose sources 小计 adds up.
    """

    total: TotalRow
    figures: dict[int, Decimal]
    half_digits: dict[int, Decimal]
    keys: tuple[str, ...] = ()


class Coverages:
    """Finds the rows that each total of a table covers.

    `data` are the rows of data as Excel counts, `amounts` their figures by column of the sheet, `words` the words of a
    row, by its number. `headings` are sections without figures: they end the sections above them.
    """

    def __init__(
        self,
        totals: list[TotalRow],
        data: Sequence[int],
        amounts: dict[int, "array[int]"],
        words: Callable[[int], list[str]],
        headings: Sequence[TotalRow] = (),
    ) -> None:
        self.headings = headings
        self.totals, self.data, self.words, self.amounts = totals, data, words, amounts
        self.sums = {index: _sums(values) for index, values in amounts.items()}
        self.finest: dict[int, int | None] = {}  # the place of the last digit in a column
        plain = [total for total in totals if total.kind == "plain"]
        self.parts = [t for t in totals if t.kind in ("part", "section") or (t.kind == "plain" and len(plain) > 1)]
        self.part_rows = {total.row for total in self.parts}
        self.is_above = bool(self.parts and data) and self.parts[0].row < data[0]

    def of(self, declared: Declared) -> tuple[Span, bool]:
        """The rows that a total covers, and whether all its figures agree: the reading that fits most of them."""
        keyed = self._keyed(declared) if declared.keys else (0, 0)
        ways = [span for span in (keyed, *self.ways(declared.total)) if span[0] < span[1]]
        if not ways:
            return (0, 0), False
        fits = [(self._agreeing(declared, span), -order) for order, span in enumerate(ways)]
        count, order = max(fits)
        return ways[-order], bool(declared.figures) and count == len(declared.figures)

    def tolerance(self, declared: Declared, index: int) -> Decimal:
        """Half of the last digit of a figure where the rows of its column have finer digits, else nothing."""
        half = declared.half_digits.get(index, ZERO)
        if not half:
            return ZERO
        if index not in self.finest:
            values = set(self.amounts.get(index, ())) - {0, NOT_THERE}
            self.finest[index] = min((last_digit(Decimal(value)) - 6 for value in values), default=None)
        finest = self.finest[index]
        return half if finest is not None and half * 2 > Decimal(1).scaleb(finest) else ZERO

    def _agreeing(self, declared: Declared, span: Span) -> int:
        count = 0
        for index, figure in declared.figures.items():
            sums = self.sums.get(index)
            difference = abs(figure - (Decimal(sums[span[1]] - sums[span[0]]).scaleb(-6) if sums else ZERO))
            count += not difference or difference <= self.tolerance(declared, index)
        return count

    def ways(self, total: TotalRow) -> list[Span]:
        """The rows that a total may cover, the most usual first."""
        everything = (0, len(self.data))
        if total.kind == "whole" or (total.kind == "plain" and total.row not in self.part_rows):
            return [everything]
        above, below = self._above(total), self._below(total)
        if total.kind == "region":
            named = self._run([place for place, row in enumerate(self.data) if total.label in self.words(row)])
            return [named] if named != (0, 0) else [below, above, everything]
        if total.kind == "guess":
            region = [place for place, row in enumerate(self.data) if self._is_of_region(total.label, row)]
            if 0 < len(region) < len(self.data):
                return [self._run(region)]
            return [everything, above, below, self._near(total)]
        sections = [below, above] if self.is_above or total.kind == "section" else [above, below]
        stem = stem_of_total(total.label)
        named = self._named(stem, total.row) if stem else (0, 0)
        return [named, *sections, everything]

    def _keyed(self, declared: Declared) -> Span:
        """The rows right above a total, else right below it, that have all its keys."""
        place = first = bisect_left(self.data, declared.total.row)
        keys = set(declared.keys)
        while first and keys <= set(self.words(self.data[first - 1])):
            first -= 1
        last = place
        while first == place and last < len(self.data) and keys <= set(self.words(self.data[last])):
            last += 1
        return first, last if first == place else place

    def _is_of_region(self, label: str, row: int) -> bool:
        """Whether the label and a word of the row are one region, in its short or its long form."""
        words = [word for word in self.words(row) if REGION_END.fullmatch(word)]
        return bool(label) and any(label in word or word in label for word in words)

    def _near(self, total: TotalRow) -> Span:
        """The rows from a row that may be a total to the next such row."""
        start = bisect_right(self.data, total.row)
        ends = [other.row for other in self.totals if other.row > total.row]
        return start, bisect_left(self.data, min(ends)) if ends else len(self.data)

    def _above(self, total: TotalRow) -> Span:
        """The rows since the total before it."""
        start = max((other.row for other in self.parts if other.row < total.row), default=0)
        return bisect_right(self.data, start), bisect_left(self.data, total.row)

    def _below(self, total: TotalRow) -> Span:
        """The rows up to the next total of the same kind; （一） ends at 一, and not the other way round."""
        ends = [each.row for each in (*self.totals, *self.headings) if each.row > total.row and self._ends(total, each)]
        start = bisect_right(self.data, total.row)
        return start, bisect_left(self.data, min(ends)) if ends else len(self.data)

    def _ends(self, total: TotalRow, other: TotalRow) -> bool:
        if total.kind == "section" and other.kind == "section":
            return other.level <= total.level
        return other.row in self.part_rows or other.kind in ("whole", "plain", "region")

    def _named(self, stem: str, row: int) -> Span:
        """The rows right above a total, else right below it, that bear its name: …结余资金 over 结余资金共计."""
        place = first = bisect_left(self.data, row)
        while first and self._bears(first - 1, stem):
            first -= 1
        if first < place:
            return first, place
        last = place
        while last < len(self.data) and self._bears(last, stem):
            last += 1
        return place, last

    def _bears(self, place: int, stem: str) -> bool:
        return any(stem in word for word in self.words(self.data[place]))

    def _run(self, places: list[int]) -> Span:
        """The rows at these places, if no other row of data stands between them."""
        if not places or places[-1] - places[0] != len(places) - 1:
            return (0, 0)
        return places[0], places[-1] + 1


def last_digit(value: Decimal) -> int:
    """The place of the last digit that is not zero: -2 for 0.25, 3 for 6000."""
    return int(value.normalize().as_tuple().exponent)


def in_millionths(values: Iterable[Decimal | None]) -> "array[int]":
    """Amounts of a column, row by row, as whole numbers of millionths: eight bytes each."""
    return array("q", (NOT_THERE if value is None else int(value * MILLION) for value in values))


def in_decimals(values: Iterable[int]) -> Iterable[Decimal]:
    """The amounts again; nothing is 0."""
    return (ZERO if value == NOT_THERE else Decimal(value).scaleb(-6) for value in values)


def _sums(values: "array[int]") -> Sequence[int]:
    """What the rows before each row, and all, add up to."""
    sums = accumulate((0 if value == NOT_THERE else value for value in values), initial=0)
    try:
        return array("q", sums)
    except OverflowError:
        return list(accumulate((0 if value == NOT_THERE else value for value in values), initial=0))
