"""Matters of several kinds: a card a kind, a line a matter."""

from collections.abc import Iterable

from exhibits.base.filters import Row, Rows
from exhibits.base.wording import ledger_word
from pictures import SEPARATOR, Card, Key, Matter


def in_one_line(facts: Iterable[str | None]) -> str:
    """What is known of a matter, one fact after the other."""
    return SEPARATOR.join(fact for fact in facts if fact)


def card_of_kind(kind: str, count: int, meaning: str) -> Card:
    """How many matters of a kind there are; the rows behind are those of that kind."""
    return Card(Key("matters", (("kind", kind),), count), ledger_word(kind), str(count), "", "neutral", meaning)


def matter_of_kind(row: Row, facts: Iterable[str | None]) -> Matter:
    """A matter, under its kind, with what is known of it."""
    return Matter(ledger_word(row["kind"]), "neutral", row["name"], in_one_line(facts), row["project_code"])


def one_of_each_kind_first(rows: Rows) -> list[Row]:
    """The rows so that the first of every kind comes before the second of any: a few lines show what there is."""
    seen: dict[str, int] = {}
    places = []
    for row in rows:
        seen[row["kind"]] = seen.get(row["kind"], 0) + 1
        places.append(seen[row["kind"]])
    return [row for _place, row in sorted(zip(places, rows, strict=True), key=lambda pair: pair[0])]
