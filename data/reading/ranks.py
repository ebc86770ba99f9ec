"""Printed ranks against the order of the rows: by a printed rate, by the computed one, by an amount."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from data.reading.formulas import PAIRS, Columns, Formula, quotient
from data.reading.naming import GAP, GROWTH, RANK, RATE
from data.reading.printed import Row

Order = Callable[[Row], float | None]
WORDS = {RATE: "率|进度|占", GROWTH: "增|同比"}


@dataclass(frozen=True)
class Ranking:
    """One way to rank: by what, and for each row whether its rank fits, and what it should be."""

    text: str
    told: bool
    outcome: list[tuple[Row, bool, int]]

    @property
    def fits(self) -> int:
        """How many rows bear the rank that this way gives."""
        return sum(is_right for _row, is_right, _rank in self.outcome)


def rankings(
    columns: Columns,
    kinds: dict[int, str],
    rows: list[Row],
    place: int,
    chosen: dict[int, Formula],
    groups: dict[int, tuple[str, ...]],
) -> Iterator[Ranking]:
    """Every way in which the ranks of a column may have come about."""
    ranked = [row for row in rows if not row.is_total and _rank(row, place) is not None]
    if len(ranked) < 2:
        return
    told = _told(columns, kinds, place)
    others = [index for index, kind in kinds.items() if kind != RANK]
    ways = [
        (columns.header(index), index in told, order, kinds.get(index) == GAP)
        for index in sorted({*others, *columns.amounts}, key=lambda index: (index not in told, abs(index - place)))
        for order in _orders(index, chosen.get(index))
    ]
    if RATE not in kinds.values():  # a rate that is ranked by and not printed
        ways += [
            (f"{columns.header(done)} ÷ {columns.header(due)}", not told & {*others}, _rate(done, due), False)
            for done, due in columns.pairs(PAIRS, place)
        ]
    for text, is_told, order, is_gap in ways:
        for is_in_runs in (False, True):
            parts = _parts(rows, ranked, groups, is_in_runs)
            for sign in (1, -1) if is_gap else (1,):
                outcome = [each for part in parts for each in _outcome(part, place, order, sign)]
                if len(outcome) > 1:
                    yield Ranking(text, is_told, outcome)


def _told(columns: Columns, kinds: dict[int, str], place: int) -> set[int]:
    """What the header ranks by (增幅位次), else the nearest rate before it, else what was completed."""
    name = columns.header(place)
    for kind, words in WORDS.items():
        if re.search(words, name):
            return {index for index, each in kinds.items() if each == kind}
    rates = [index for index, kind in kinds.items() if kind == RATE]
    before = [index for index in rates if index < place] or rates
    if before and not re.search("总量|完成额|投资额|数额", name):
        return {max(before)}
    return {index for key in ("cumulative", "year_to_date") for index in columns.named.get(key, ())}


def _orders(index: int, formula: Formula | None) -> Iterator[Order]:
    if formula is not None:
        yield lambda row: formula.exact(row) if formula.spans(row) else None
    yield lambda row: _figure(row, index)


def _rate(done: int, due: int) -> Order:
    def order(row: Row) -> float | None:
        spans = quotient(row.amounts.get(done), row.amounts.get(due))
        return sum(spans[0]) / 2 if spans else None

    return order


def _figure(row: Row, index: int) -> float | None:
    if index in row.percents:
        return row.percents[index][0].value
    return row.amounts[index].value if index in row.amounts else None


def _rank(row: Row, place: int) -> int | None:
    cell = row.printed.get(place)
    found = (
        re.fullmatch(r"(?:并列)?第?(\d{1,6})(?:\.0)?(?:名|位)?(?:[(（]?并列[)）]?)?", str(cell).strip())
        if cell is not None
        else None
    )
    return int(found[1]) if found else None


def _parts(rows: list[Row], ranked: list[Row], groups: dict[int, tuple[str, ...]], is_in_runs: bool) -> list[list[Row]]:
    """Rows that are ranked among each other: those of one month and indicator; in runs, those between two totals."""
    totals = [row.index for row in rows if row.is_total] if is_in_runs else []
    parts: dict[tuple[tuple[str, ...], int], list[Row]] = defaultdict(list)
    for row in ranked:
        parts[groups[row.index], sum(total < row.index for total in totals)].append(row)
    return list(parts.values())


def _outcome(part: list[Row], place: int, order: Order, sign: int) -> Iterator[tuple[Row, bool, int]]:
    """Rows of the same figure may share a rank, 1, 1, 3 or 1, 1, 2, or follow each other."""
    valued = [(row, sign * value) for row in part if (value := order(row)) is not None]
    values = [round(value, 6) for _row, value in valued]
    if len(valued) < len(part) or (len(part) > 1 and len(set(values)) == 1):
        return
    for row, value in valued:
        mine = round(value, 6)
        first = 1 + sum(other > mine for other in values)
        last = sum(other >= mine for other in values)
        dense = 1 + len({other for other in values if other > mine})
        rank = _rank(row, place) or 0
        yield row, first <= rank <= last or rank == dense, first
