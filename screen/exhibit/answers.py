"""What a browser needs to draw an exhibit, as JSON: finding, picture, definition; kept for as long as the file stays.

An answer holds: headline, a short one; line, what the finding says beyond it; note (the definition); brief (its formula
alone); chips (what is filtered); html (cards, a listing, a table) or figure (a chart for Plotly, with its height in
pixels unless it fills its place); clicks (whether its parts can be clicked).
"""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

import queries
import settings
from exhibits import EXHIBITS, Exhibit, Filters
from exhibits.base.heading import heading_and_line
from exhibits.base.table import definition_in_words
from pictures import Canvas, Cards, Figure, Listing, Profile, Table
from queries.areas import within
from queries.language import use_language
from screen import html
from words import _

KEPT = 4000  # answers of some 1 to 6 kB
HIGHEST = 4000
SMALLEST_TYPE, LARGEST_TYPE = 8, 120


@dataclass(frozen=True)
class Place:
    """Where an exhibit is drawn: at most so many pixels high, None to fill its place; of a listing so many lines."""

    height: int | None = 420
    type_size: int | None = Canvas.type_size  # None: as the browser says; where it does not, that of a canvas
    dark: bool = False
    narrow: bool = False
    most: int | None = None

    def canvas(self, exhibit: Exhibit) -> Canvas:
        """The canvas that the exhibit's picture gets here: not higher than it looks well in."""
        height, type_size = self.height, self.type_size or Canvas.type_size
        if height is not None and isinstance(exhibit.picture, Figure):
            height = exhibit.picture.height(height, type_size)
        return Canvas(height=height, type_size=type_size, dark=self.dark, narrow=self.narrow)


Asked = tuple[str, Filters, str, Place]  # the exhibit's name, the filters, the language, where it is drawn
_kept: dict[tuple[Asked, object], bytes] = {}
_keeping = Lock()


def answer(name: str, filters: Filters, language: str, place: Place) -> bytes:
    """The answer of an exhibit under the filters, as JSON in UTF-8. Raises what its queries raise."""
    return gzip.decompress(packed((name, filters, language, place)))


def packed(asked: Asked) -> bytes:
    """The same as it is kept and sent, compressed by gzip."""
    content = ready(asked)
    if content is None:
        key = (asked, version(asked[1].area))
        content = _packed(*asked)
        with _keeping:
            _kept[key] = content
            while len(_kept) > KEPT:  # the oldest goes
                del _kept[next(iter(_kept))]
    return content


def ready(asked: Asked) -> bytes | None:
    """The same if it has been made already."""
    return _kept.get((asked, version(asked[1].area)))


def version(area: str | None = None) -> tuple[object, ...]:
    """What tells the answers of today from others: the published file, or an area's own, and the county's settings."""
    with within(area):
        return *queries.signature(), *settings.signature()


def as_data(content: bytes) -> dict[str, Any]:
    """An answer as Python's values."""
    return json.loads(content)


def _packed(name: str, filters: Filters, language: str, place: Place) -> bytes:
    with within(filters.area):
        use_language(language)
        entry = EXHIBITS[name]
        clicks = bool(entry.behind or entry.opens_project)
        content = answer_of(entry.make(filters), place, clicks, filters.in_words())
    return gzip.compress(content, compresslevel=5, mtime=0)


def answer_of(exhibit: Exhibit, place: Place, clicks: bool = False, chips: Sequence[str] = ()) -> bytes:
    """The answer that shows an exhibit which has been made."""
    headline, line = heading_and_line(exhibit)
    said = {
        "headline": headline,
        "line": line,
        "note": definition_in_words(exhibit.definition),
        "brief": exhibit.definition.formula,
        "chips": chips,
        "html": _html(exhibit, place.most, clicks),
        "clicks": clicks,
    }
    parts = [f'"{key}":{json.dumps(value, ensure_ascii=False)}' for key, value in said.items()]
    if isinstance(exhibit.picture, Figure) and exhibit.rows:
        figure = exhibit.picture.figure(place.canvas(exhibit))
        parts.append(f'"figure":{json.dumps(figure, ensure_ascii=False, allow_nan=False, default=date.isoformat)}')
    return f"{{{','.join(parts)}}}".encode()


def _html(exhibit: Exhibit, most: int | None, clicks: bool) -> str:
    match exhibit.picture:
        case Cards(cards):
            return html.cards_of(cards, alone=True, clicks=clicks)
        case Profile(cards, listing):
            return html.cards_of(cards, clicks=clicks) + html.listing_of(listing, most)
        case Listing():
            return html.listing_of(exhibit.picture, most)
        case picture if isinstance(picture, Table) and picture.grid().rows:
            return html.grid_of(picture.grid(), clicks)
        case picture if isinstance(picture, Figure) and exhibit.rows:
            return ""
        case _:
            return html.note_of(_("There is nothing to draw under these filters."))
