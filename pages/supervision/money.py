"""Who owes a share of the costs, what has changed in the ledger, and do its totals agree?"""

from exhibits import Filters
from screen.parts import parts_of_supervision
from screen.show import show


def draw(filters: Filters) -> None:
    """Draw the page."""
    parts_of_supervision()
    show("cost_shares", filters, height=420, level=2)
    show("reconciliation", filters)
    show("changes_since_last_version", filters)
