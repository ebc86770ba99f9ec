"""Where the numbers of a sentence come from: the rows behind it, and the few rules that derive one from them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from exhibits import Exhibit, Filters
from exhibits.counties.county_words import TEN_THOUSAND_YUAN
from settings import settings
from tests.reader.text import Figure, figures_in

ON_LAND = ("land_intensity", "land_floor")
LAMPS = ("red", "yellow", "green")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SMALLEST = 0.01  # that is printed: what is less is said to be less
Row = dict[str, Any]
Answer = Sequence[Row]


def is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def numbers_of(row: Row) -> Iterator[float]:
    """The numbers of a row; of an indicator that is money also in 万元, of land also in the millions of English."""
    scale = TEN_THOUSAND_YUAN.get(row.get("unit"), 1)
    for name, value in row.items():
        if is_number(value):
            yield value
            if scale != 1:
                yield value * scale
            if name in ON_LAND:
                yield value / 100


def days_of(answers: Iterable[Answer]) -> set[date]:
    """The days in the rows, those that a correction writes as text among them."""
    values = [value for rows in answers for row in rows for value in row.values()]
    written = {date.fromisoformat(value) for value in values if isinstance(value, str) and ISO_DAY.fullmatch(value)}
    return written | {v.date() if isinstance(v, datetime) else v for v in values if isinstance(v, date)}


def of_the_rows(rows: Answer) -> Iterator[float]:
    """A figure of a row as it is."""
    return (number for row in rows for number in numbers_of(row))


def how_many(rows: Answer) -> Iterator[float]:
    """How many rows there are."""
    yield len(rows)


def how_many_of_a_kind(rows: Answer) -> Iterator[float]:
    """How many rows have the same word in a column, and how many words there are."""
    for column in rows[0] if rows else ():
        words = Counter(
            row.get(column) for row in rows if row.get(column) is None or isinstance(row[column], str | bool)
        )
        yield from words.values()
        yield len(words)
        yield len([word for word in words if word is not None])


def how_many_on_a_side(rows: Answer) -> Iterator[float]:
    """How many rows have a number above, at or below nothing, or none; all of them, or those of one word alone."""
    for column in rows[0] if rows else ():
        values = [row.get(column) for row in rows]
        numbers = [value for value in values if is_number(value)]
        if numbers or any(value is None for value in values):
            yield from (sum(value < 0 for value in numbers), sum(value > 0 for value in numbers))
            yield from (sum(value >= 0 for value in numbers), sum(not value for value in numbers), len(numbers))


def added_up(rows: Answer) -> Iterator[float]:
    """The sum of a column, or of what is below nothing in it."""
    for column in rows[0] if rows else ():
        numbers = [row[column] for row in rows if is_number(row.get(column))]
        if numbers:
            yield from (sum(numbers), sum(number for number in numbers if number < 0))


def how_many_were_always_behind(rows: Answer) -> Iterator[float]:
    """How many regions were behind in every one of their rows, a row a month."""
    leads: dict[str, list[Any]] = {}
    for row in rows:
        if "lead" in row and "region" in row:
            leads.setdefault(row["region"], []).append(row["lead"])
    yield sum(all(lead is not None and lead < 0 for lead in of_region) for of_region in leads.values())


def how_many_have_a_lamp(rows: Answer) -> Iterator[float]:
    """How many townships and zones are lit in any colour."""
    yield from (sum(row[f"regions_{lamp}"] for lamp in LAMPS) for row in rows if "regions_yellow" in row)


Rule = Callable[[Answer], Iterator[float]]
RULES: tuple[Rule, ...] = (
    of_the_rows,
    how_many,
    how_many_of_a_kind,
    added_up,
    how_many_on_a_side,
    how_many_were_always_behind,
    how_many_have_a_lamp,
)


def rule_for(figure: Figure, exhibit: Exhibit | None, answers: Sequence[Answer], filters: Filters) -> str | None:
    """The rule by which the figure comes from the exhibit's rows, or from a query that it asks; None if there is none.

    The exhibit's own rows come first. Counts of townships are counted among those alone, whatever else is in the rows.
    """
    own = [exhibit.rows] if exhibit else []
    split = [[row for row in rows if is_in(row.get(name))] for rows in answers for name, is_in in PARTS.items()]
    for rule in RULES:
        for rows in (*own, *answers, *split):
            if any(figure.says(value) for value in rule(rows)):
                return rule.__name__
    if any(figure.says(value) for value in chosen_by(filters)):
        return "chosen"
    if exhibit and any(figure == other for other in figures_in(exhibit.definition.formula)):
        return "a limit that the definition names"
    if exhibit and any(figure.says(value) for value in left_out(exhibit)):
        return "left out of the picture"
    return None


# Parts of the rows that a sentence may count: townships alone, our own, the open ones, those that can be judged.
PARTS: dict[str, Callable[[Any], bool]] = {
    "level": lambda level: level == "镇乡",
    "is_own": bool,
    "is_open": bool,
    "floor_rate": lambda rate: rate is not None,
}


def chosen_by(filters: Filters) -> Iterator[float]:
    """What the filters and the settings say: the threshold, the months of the year, the limits of the rules."""
    yield from (filters.month.year, filters.month.year - 1)
    yield from (filters.threshold, filters.month.month, 12, len(filters.regions), SMALLEST)
    for rule in settings().lamp_rules.values():
        yield from (rule.yellow, rule.red)


def left_out(exhibit: Exhibit) -> Iterator[float]:
    """How many rows the picture has, and how many it leaves to the table."""
    drawn = {len(part) for part in vars(exhibit.picture).values() if isinstance(part, tuple)}
    for count in drawn:
        yield count
        yield len(exhibit.rows) - count
    listing = getattr(exhibit.picture, "listing", exhibit.picture)
    yield getattr(listing, "in_all", 0) - len(getattr(listing, "matters", ()))
