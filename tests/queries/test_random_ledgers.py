"""The random ledgers that tests compare figures and sentences over."""

from pathlib import Path

import queries
from tests import random_traits
from tests.random_ledgers import publish, random_ledger
from tests.random_traits import NUMBERS


def test_every_trait_comes_up() -> None:
    """A trait that no ledger has would be compared by nobody."""
    ledgers = [random_ledger(number) for number in NUMBERS]
    for trait, kinds in {
        "size": random_traits.SIZES,
        "year before": random_traits.BEFORES,
        "targets": random_traits.TARGETS,
        "plan": random_traits.PLANS,
        "amounts": random_traits.AMOUNTS,
        "late": random_traits.LATES,
        "parents": random_traits.PARENTS,
        "missing": (*random_traits.OPTIONAL_SHEETS, "nothing", "all"),
    }.items():
        assert {ledger.traits[trait] for ledger in ledgers} == set(kinds), trait


def test_a_number_is_always_the_same_ledger(tmp_path: Path) -> None:
    """What one test finds, another finds again."""
    assert random_ledger(4) == random_ledger(4)
    database = publish(random_ledger(4), tmp_path / "county.duckdb")
    assert {row["region"] for row in queries.run("completion_by_region", database, month="2024-12")} == set(
        random_ledger(4).regions
    )
