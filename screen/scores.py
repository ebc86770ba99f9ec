"""Whether there is a score to show: the scheme and the red and black list are choices of the county."""

from exhibits.assessment.rules import scheme_in_force
from screen import html
from settings import settings
from words import _


def is_scored() -> bool:
    """Whether a scheme is in force; where none is, the page says so in one line."""
    if scheme_in_force() is not None:
        return True
    html.note(_("No scheme of assessment is chosen: name one in settings.toml, under [assessment]."))
    return False


def says_red_and_black() -> bool:
    """Whether the county has switched the red and black list on."""
    return settings().assessment.red_and_black
