"""How does this project stand, and what holds it up?"""

from exhibits import Filters
from screen.project import project_file


def draw(filters: Filters) -> None:
    """Draw the page."""
    project_file(filters)
