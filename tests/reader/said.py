"""What an exhibit says under filters, with every answer of a query that it asked for on the way."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import queries
from exhibits import EXHIBITS, Exhibit, Filters
from exhibits.base.printed import as_printed
from pictures import Listing
from tests.reader.sources import Answer

HAS_A_DIGIT_AND_MORE = re.compile(r"\d.*[^\d.\- ]|[^\d.\- ].*\d")  # a name; no number and no day of a correction


@dataclass(frozen=True)
class Said:
    """The sentences of one exhibit by where they stand, and what they rest on."""

    name: str
    exhibit: Exhibit
    sentences: dict[str, str]
    answers: tuple[Answer, ...]

    def words(self) -> set[str]:
        """The words of the ledger that hold digits: names, codes, remarks."""
        values = (value for rows in (self.exhibit.rows, *self.answers) for row in rows for value in row.values())
        return {value for value in values if isinstance(value, str) and HAS_A_DIGIT_AND_MORE.search(value)}


@contextmanager
def listening() -> Iterator[list[Answer]]:
    """Hear every answer that the queries give meanwhile, with differences of rates as they are printed."""
    heard: list[Answer] = []
    run = queries.run

    def overheard(*names: str, **parameters: Any) -> Answer:
        rows = run(*names, **parameters)
        heard.append(tuple(map(as_printed, rows)))
        return rows

    queries.run = overheard
    try:
        yield heard
    finally:
        queries.run = run


def said_by(name: str, filters: Filters) -> Said:
    """The headline, the cards and the matters of an exhibit."""
    with listening() as answers:
        exhibit = EXHIBITS[name].make(filters)
    return Said(name, exhibit, dict(sentences_of(exhibit)), tuple(answers))


def sentences_of(exhibit: Exhibit) -> Iterator[tuple[str, str]]:
    yield "headline", exhibit.headline
    for place, card in enumerate(getattr(exhibit.picture, "cards", ())):
        yield f"card {place} label", card.label
        yield f"card {place} value", card.value
        yield f"card {place} note", card.note
    listing = exhibit.picture if isinstance(exhibit.picture, Listing) else getattr(exhibit.picture, "listing", None)
    if listing and listing.intro:
        yield "intro", listing.intro
    for place, matter in enumerate(listing.matters if listing else ()):
        yield f"matter {place}", matter.text
