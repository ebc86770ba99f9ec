"""Whose data it is, of when, and whether it is a demonstration: said alike on pages, projector and papers."""

import queries
from words import _, numbers


def county() -> str:
    """The name of the county."""
    return queries.one("version_of_data")["county"]


def title() -> str:
    """What the pages are about: the projects of the county."""
    return _("{county} project construction").format(county=county())


def demo_mark() -> str:
    """The mark of a demonstration; nothing on a county's own data."""
    return _("demo data") if queries.one("version_of_data")["is_demo"] else ""


def reach() -> str:
    """Up to which month the data goes."""
    last = queries.one("version_of_data")["last_month"]
    return _("data to the end of {month}").format(month=numbers.month_name(last))


def version() -> str:
    """The number of the version and the day on which it was published."""
    data = queries.one("version_of_data")
    return _("version {version} of {date}").format(version=data["version"], date=numbers.day(data["published_at"]))


def version_in_short() -> str:
    """The number of the version alone."""
    return _("version {version}").format(version=queries.one("version_of_data")["version"])
