"""Who has handed in the month's return, what is wrong with it, and what would be published of it?"""

from exhibits import Filters
from screen import office


def draw(filters: Filters | None = None) -> None:
    """Draw the page; it needs no published data, and no filters."""
    office.draw()
