"""What proves that parts add up to the whole: the same questions under random filters, sums, and when two are equal."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

import queries

FILTERS = 8
Rows = Iterable[Mapping[str, Any]]


def random_filters(database: Path, seed: int) -> Iterator[dict[str, Any]]:
    """The default filter, then random ones: month, regions, threshold, with or without separate projects."""
    random = Random(seed)
    months = [row["month"] for row in queries.run("months", database)]
    regions = [row["region"] for row in queries.run("regions_of_county", database)]
    yield {}
    for _number in range(FILTERS):
        yield {
            "month": random.choice(months),
            "regions": random.sample(regions, random.randint(0, min(4, len(regions)))),
            "threshold": random.choice([0, 300, 500, 1000, 5000, 10000]),
            "with_separate": random.random() < 0.5,
        }


def asking(database: Path, filters: Mapping[str, Any]) -> Callable[..., Rows]:
    """What asks a query of a published file under filters; the query gets those that it has."""

    def ask(name: str, **changed: Any) -> Rows:
        taken = queries.describe(name).parameters
        return queries.run(name, database, **{k: v for k, v in (filters | changed).items() if k in taken})

    return ask


def total(rows: Rows, column: str) -> float:
    """The sum of a column."""
    return sum(row[column] for row in rows)


def same(value: float) -> Any:
    """The value, but for what floating point numbers lose."""
    return pytest.approx(value, rel=1e-9, abs=1e-6)
