"""Which project is it about?"""

from exhibits import Filters
from screen.project_list import project_list


def draw(filters: Filters) -> None:
    """Draw the page."""
    project_list(filters)
