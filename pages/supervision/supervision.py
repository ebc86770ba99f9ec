"""Where is a lamp red, and who answers for it?"""

from exhibits import Filters
from screen.parts import parts_of_supervision
from screen.show import show


def draw(filters: Filters) -> None:
    """Draw the page."""
    parts_of_supervision()
    show("lamps_in_short", filters, level=2, brief=True)
    show("red_projects", filters, height=620)
    show("lamps_of_regions", filters, height=680)
