"""What a random ledger is like: it follows from its number alone."""

from collections.abc import Mapping

from tests.random_orders import OPTIONAL_SHEETS
from tests.random_told import TOLD_BY

NUMBERS = tuple(range(30))

SIZES = ("one township", "small", "large")
BEFORES = ("whole year", "whole year", "none", "from February")
TARGETS = (
    "all",
    "no target at all",
    "townships without the county",
    "county without townships",
    "some are zero or missing",
)
PLANS = ("monthly", "quarterly", "the county's alone", "none", "gaps", "falls")
AMOUNTS = ("money", "ties", "zeros", "negatives", "fractions")
LATES = ("nobody", "some regions", "the whole county since October")
PARENTS = ("county", "county", "one below the zone", "blank")


def traits_of(number: int) -> Mapping[str, str]:
    """By the name of each trait, what the ledger of that number has of it."""
    return {
        "size": SIZES[number % len(SIZES)],
        "year before": BEFORES[number % len(BEFORES)],
        "targets": TARGETS[number % len(TARGETS)],
        "plan": PLANS[(number // 2) % len(PLANS)],
        "amounts": AMOUNTS[(number // 3) % len(AMOUNTS)],
        "late": LATES[(number // 4) % len(LATES)],
        "parents": PARENTS[(number // 5) % len(PARENTS)],
        "told by": TOLD_BY[number % len(TOLD_BY)],
        "missing": (*OPTIONAL_SHEETS, "nothing", "all")[number % (len(OPTIONAL_SHEETS) + 2)],
    }
