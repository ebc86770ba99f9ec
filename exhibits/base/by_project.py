"""What of the completed investment is listed by project, where some regions tell only how much there is in all."""

from exhibits.base.filters import Filters
from exhibits.base.wording import scope
from words import _, numbers


def listed_by_project(filters: Filters) -> float | None:
    """What the projects completed, 万元, where that is not all that was; None where it is."""
    of_projects = filters.ask_one("funds_in_place")["completed_investment"]
    return None if of_projects == filters.ask_one("county_headline")["completed_investment"] else of_projects


def and_what_is_listed(filters: Filters, sentence: str) -> str:
    """A sentence about projects, and how much of all that was completed they are, where that is not all."""
    listed = listed_by_project(filters)
    if listed is None:
        return sentence
    if not listed:
        return _("{scope}: no work of {period} is listed by project").format(
            scope=scope(filters), period=numbers.period(filters.month)
        )
    return _("{sentence}; only of the {money} that are listed by project").format(
        sentence=sentence, money=numbers.money(listed)
    )
