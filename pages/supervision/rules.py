"""How many lamps would change under another rule?"""

from exhibits import Filters
from screen.parts import parts_of_supervision
from screen.show import show


def draw(filters: Filters) -> None:
    """Draw the page."""
    parts_of_supervision()
    show("lamps_under_other_rules", filters, height=420, level=2)
