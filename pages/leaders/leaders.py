"""Whose projects are they, whose keep up, and what is each leader to be asked?"""

from exhibits import Filters
from screen.leader_choice import brief, choose_leader
from screen.show import show


def draw(filters: Filters) -> None:
    """Draw the page."""
    show("leaders_ranking", filters, height=480, level=2, brief=True)
    chosen = choose_leader(filters)
    show("leader_profile", chosen, brief=True)
    brief(chosen)
    show("township_leaders_ranking", filters, height=340, brief=True)
    show("deputies_ranking", filters, height=240, brief=True)
    show("units_ranking", filters, height=560, brief=True)
