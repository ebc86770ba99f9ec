"""A document that must stand on one page: what is left out of it, and how that is said."""

import re
from collections.abc import Iterable
from dataclasses import replace

from papers import template
from papers.contents import REST, Content, rest
from papers.official.document import NOTE_CHARACTERS, TITLE_CHARACTERS
from papers.official.layout import LINE, TABLE_LINE
from papers.official.measure import CHARACTERS, LINES, lines_of, wrapped
from papers.official.tables import height_in_all
from papers.tables import shortened_to

SPARE_LINES = 0.5  # that a page keeps free
INDENT = "　　"
FEW_ITEMS, FEW_ROWS = 1, 12  # that a page keeps for as long as it can


def on_one_page(contents: list[Content]) -> list[Content]:
    """The contents without what would begin a second page: items but two, then rows of the table but some, then all.

    SPARE_LINES are kept free.
    """
    for most_items, most_rows in ((FEW_ITEMS, FEW_ROWS), (0, 1)):
        while not fits(contents):
            items = [place for place, content in enumerate(contents) if content.keyword == template.ITEMS]
            tables = [place for place, one in enumerate(contents) if one.table and len(one.table.grid.rows) > most_rows]
            if len(items) > most_items:
                _leave_out_item(contents, items[-1])
            elif tables and (table := contents[tables[-1]].table):
                shorter = shortened_to(table, len(table.grid.rows) - 1)
                contents[tables[-1]] = replace(contents[tables[-1]], table=shorter)
            else:
                break
    return contents


def fits(contents: Iterable[Content]) -> bool:
    """Whether the contents stand on one page, SPARE_LINES free."""
    return sum(map(_lines, contents)) <= LINES - SPARE_LINES


def _leave_out_item(contents: list[Content], place: int) -> None:
    """Leave the last item of a list out, and count it among the rest; not where the sentence above does."""
    del contents[place]
    count = 1
    if place < len(contents) and contents[place].keyword == REST:
        count += contents.pop(place).count
    above = contents[place - 1] if place else None
    is_listed = above is not None and above.keyword == template.ITEMS
    if is_listed or above is None or not re.search(rf"(?<!\d){count}项", above.text):
        contents.insert(place, rest(count, is_listed))


def _lines(content: Content) -> float:
    """How many lines of the page a piece takes; a title has an empty line below, a signature one above."""
    if content.keyword == template.TITLE:
        return lines_of(content.text, 0, TITLE_CHARACTERS) + 1
    if content.keyword == template.SIGNATURE:
        return 3
    if content.table:
        notes = sum(lines_of(note, 0, NOTE_CHARACTERS) for note in content.table.notes)
        return (height_in_all(content.table.grid) + notes * TABLE_LINE) / LINE.pt + bool(content.text)
    return 0 if content.keyword == template.ONE_PAGE else wrapped(f"{INDENT}{content.text}", CHARACTERS)
