"""What does the ledger say of tasks and shares of other regions?"""

from exhibits import Filters
from screen.parts import parts_of_supervision
from screen.show import show


def draw(filters: Filters) -> None:
    """Draw the page."""
    parts_of_supervision()
    show("land_tasks_elsewhere", filters, height=560, level=2)
    show("cost_shares_elsewhere", filters, height=420)
