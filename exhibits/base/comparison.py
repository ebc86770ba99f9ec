"""Figures against a year before: more, fewer or as many, and whether that is good."""

from pictures import Tone
from words import _, numbers


def tone_of(change: float | None) -> Tone:
    """Good where there is more, bad where there is less, neither where nothing differs or nothing is known."""
    if not change:
        return "neutral"
    return "good" if change > 0 else "bad"


def count_against_last_year(change: int | None) -> str:
    """How many more or fewer than a year before."""
    if change is None:
        return _("no comparison with the year before")
    if change == 0:
        return _("as many as a year before")
    template = _("{count} more than a year before") if change > 0 else _("{count} fewer than a year before")
    return template.format(count=abs(change))


def money_against_last_year(change: float | None) -> str:
    """How much more or less money than a year before."""
    if change is None:
        return _("no comparison with the year before")
    if change == 0:
        return _("as much as a year before")
    template = _("{money} more than a year before") if change > 0 else _("{money} less than a year before")
    return template.format(money=numbers.money(abs(change)))
