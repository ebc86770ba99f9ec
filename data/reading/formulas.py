"""What a printed figure may have been computed from: formulas over the columns of its row, told by header or tried."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import permutations

from data.reading.layout import Head
from data.reading.naming import GAP, GROWTH, LAST_YEAR, RATE
from data.reading.printed import Figure, Row

Span = tuple[float, float]
# done and due of a row, by the names of their columns: what a rate of that name divides, the most usual first
PAIRS = (
    ("cumulative", "target"),
    ("year_to_date", "annual_plan"),
    ("cumulative", "annual_plan"),
    ("since_start", "planned_investment"),
    ("quantity_done", "quantity_due"),
)
FUNDS = (
    ("paid_in", "owed"),
    ("in_place", "planned_investment"),
    ("in_place", "approved"),
    ("paid", "in_place"),
    ("disbursed", "paid_in"),
    ("paid", "planned_investment"),
)
TOLD_RATE = re.compile(
    r"(?:年度?|全年|累计|投资|目标|任务|计划)*(?:完成率|完成比例|完成进度|进度|完成%|进度%)"
    r"|占(?:全?年度?)?(?:计划|目标|任务).*|完成(?:全?年度?)?(?:计划|目标|任务)(?:的?比例|%)?"
)
TOLD_FUNDS = re.compile(r".*(?:到位率|支付率|拨付率)")
EARLIER = re.compile(r".*(?:同期|上年|去年).*")
MOST_COLUMNS = 16


@dataclass(frozen=True)
class Formula:
    """What a column may print: in words, the spans within which it may lie in a row; `told` if the headers say so."""

    text: str
    spans: Callable[[Row], list[Span]]
    told: bool = False
    in_percent: bool = True

    def readings(self, row: Row, place: int) -> list[Figure]:
        """How the printed cell may be read where this formula holds."""
        return row.percents.get(place, []) if self.in_percent else [row.money[place]] if place in row.money else []

    def exact(self, row: Row) -> float:
        """What the figures give as they stand, without the digits that they leave out."""
        figures = {place: Figure(figure.value) for place, figure in row.amounts.items()}
        spans = self.spans(replace(row, amounts=figures))
        return sum(spans[0]) / 2


def agrees(reading: Figure, spans: list[Span]) -> bool:
    """Whether a printed figure lies in one of the spans, but for the digits that are not printed."""
    slack = reading.half + 1e-6 * max(1.0, abs(reading.value))
    return any(low - slack <= reading.value <= high + slack for low, high in spans)


def quotient(done: Figure | None, due: Figure | None, less: float = 0.0) -> list[Span]:
    """done / due in percent, with the digits that both leave out; nothing where due is not above 0."""
    if done is None or due is None or due.value <= 0 or due.value <= due.half:
        return []
    tops, bottoms = (done.value - done.half, done.value + done.half), (due.value - due.half, due.value + due.half)
    found = [100 * top / bottom - less for top in tops for bottom in bottoms]
    return [(min(found), max(found))]


def difference(done: Figure | None, due: Figure | None, share: float = 1.0) -> list[Span]:
    """due - done and done - due; nothing is left where more is done than due."""
    if done is None or due is None:
        return []
    value, half = due.value * share - done.value, due.half * share + done.half
    spans = [(value - half, value + half), (-value - half, -value + half)]
    return [*spans, (0.0, 0.0)] if value < 0 else spans


@dataclass(frozen=True)
class Columns:
    """The columns of a table that reports figures: their head, what they hold, and the month of the table."""

    head: Head
    named: dict[str, list[int]]
    amounts: list[int]
    month: int | None

    def header(self, index: int) -> str:
        """How the sheet calls a column."""
        column = self.head.column(index)
        return column.text if column else str(index + 1)

    def pairs(self, names: tuple[tuple[str, str], ...], place: int) -> list[tuple[int, int]]:
        """The columns of these names, those nearest to the printed one first."""
        found = [(a, b) for x, y in names for a in self.named.get(x, ()) for b in self.named.get(y, ())]
        return sorted(found, key=lambda pair: abs(pair[0] - place) + abs(pair[1] - place))

    def formulas(self, kind: str, place: int, totals: Callable[[Row, int], Figure | None]) -> Iterator[Formula]:
        """What a column of this kind may print, what its header says first."""
        column = self.head.column(place)
        name = "".join(words.name for words in column.words[-1:]) if column else ""
        if kind == RATE:
            yield from self._rates(name, place, totals)
        elif kind == GAP:
            yield from self._gaps("".join(column.parts) if column else "", place)
        elif kind == GROWTH:
            yield from self._growths(place)

    def _rates(self, name: str, place: int, totals: Callable[[Row, int], Figure | None]) -> Iterator[Formula]:
        names = PAIRS if TOLD_RATE.fullmatch(name) else FUNDS if TOLD_FUNDS.fullmatch(name) else ()
        told = [pair for pair in self.pairs(names, place) if not self._is_of_other_span(pair, name)]
        tried = [pair for pair in permutations(self.amounts[:MOST_COLUMNS], 2) if pair not in told]
        for done, due in (*told, *tried):
            yield Formula(
                f"{self.header(done)} ÷ {self.header(due)}",
                lambda row, a=done, b=due: quotient(row.amounts.get(a), row.amounts.get(b)),
                (done, due) in told,
            )
        for whole in self.amounts[:MOST_COLUMNS]:
            yield Formula(
                f"{self.header(whole)} ÷ ∑",
                lambda row, a=whole: quotient(row.amounts.get(a), totals(row, a)),
                bool(re.search("占比|比重", name)) and len(self.amounts) == 1,
            )

    def _is_of_other_span(self, pair: tuple[int, int], name: str) -> bool:
        """Whether the pair is of the whole investment and the rate of the year, as name or plan beside it say."""
        is_of_whole = pair[1] in self.named.get("planned_investment", ())
        is_named = bool(re.search("总投资|概算", name))
        return is_of_whole and not is_named and ("annual_plan" in self.named or bool(re.search("年", name)))

    def _gaps(self, name: str, place: int) -> Iterator[Formula]:
        is_paced = "序时" in name
        months = [self.month] if self.month else list(range(1, 12))
        for done, due in self.pairs(PAIRS[:3] + PAIRS[5:] + FUNDS[:2], place):
            words = f"{self.header(due)} − {self.header(done)}"
            yield Formula(
                words,
                lambda row, a=done, b=due: difference(row.amounts.get(a), row.amounts.get(b)),
                not is_paced,
                False,
            )
            yield Formula(
                f"{self.header(done)} ÷ {self.header(due)} − 100%",
                lambda row, a=done, b=due: quotient(row.amounts.get(a), row.amounts.get(b), 100.0),
            )
            for month in months:
                is_told = is_paced and self.month is not None
                yield Formula(
                    f"{self.header(due)} × {month}/12 − {self.header(done)}",
                    lambda row, a=done, b=due, m=month: difference(row.amounts.get(a), row.amounts.get(b), m / 12),
                    is_told,
                    False,
                )
                yield Formula(
                    f"{self.header(done)} ÷ {self.header(due)} − {month}/12",
                    lambda row, a=done, b=due, m=month: _either(
                        quotient(row.amounts.get(a), row.amounts.get(b), 100 * m / 12)
                    ),
                    is_told,
                )

    def _growths(self, place: int) -> Iterator[Formula]:
        is_earlier = {index for index in self.amounts if EARLIER.fullmatch(self.header(index))}
        is_earlier |= {*self.named.get(LAST_YEAR, ())}
        current = [index for name in ("cumulative", "year_to_date") for index in self.named.get(name, ())]
        for before in sorted(is_earlier, key=lambda index: abs(index - place)):
            for now in (each for each in self.amounts[:MOST_COLUMNS] if each not in is_earlier):
                is_told = now in current and len(is_earlier) == 1
                yield Formula(
                    f"{self.header(now)} ÷ {self.header(before)} − 1",
                    lambda row, a=now, b=before: quotient(row.amounts.get(a), row.amounts.get(b), 100.0),
                    is_told,
                )
                yield Formula(
                    f"{self.header(now)} − {self.header(before)}",
                    lambda row, a=now, b=before: difference(row.amounts.get(a), row.amounts.get(b))[:2],
                    is_told,
                    False,
                )


def _either(spans: list[Span]) -> list[Span]:
    return [*spans, *((-high, -low) for low, high in spans)]
