"""The queries that others build on, against a second computation, over random ledgers: equal to the last digit.

Every ledger is asked month by month, for the whole county and for something at random by turns. A query answers in
every fifth month of a ledger; over all ledgers every query answers for every month, both ways.
"""

from collections.abc import Callable, Mapping
from datetime import date
from math import isclose
from pathlib import Path
from random import Random
from typing import Any

import pytest

import queries
from tests.conftest import LONG
from tests.random_ledgers import RandomLedger, random_ledger
from tests.random_traits import NUMBERS
from tests.second import (
    assessment,
    capital,
    completion,
    counties,
    large_projects,
    leaders,
    orders,
    projects,
    promises,
    versions,
)
from tests.second.county import Asked, County

QUICK = (1, 9, 14)  # a small one, one with negatives, a large one with gaps in its targets
ASKED = NUMBERS if LONG else tuple(sorted({*NUMBERS[2::5], *QUICK}))
EVERY = 5  # a query answers in one of so many months of a ledger, so that all of them take seconds and not minutes
Second = Callable[[County, Asked], list[dict[str, Any]]]
# Query -> what computes it a second time, and what tells its rows apart.
SECOND: Mapping[str, tuple[Second, tuple[str, ...]]] = {
    "county_headline": (completion.county_headline, ()),
    "completion_by_region": (completion.completion_by_region, ("region",)),
    "completion_by_month": (completion.completion_by_month, ("month",)),
    "targets_of_county": (completion.targets_of_county, ("indicator",)),
    "reporting": (completion.reporting, ("region",)),
    "capital_by_source": (capital.capital_by_source, ("capital_source",)),
    "capital_by_region": (capital.capital_by_region, ("region", "capital_source")),
    "capital_by_investor_origin": (capital.capital_by_investor_origin, ("investor_origin",)),
    "capital_by_origin_place": (capital.capital_by_origin_place, ("origin_place",)),
    "foreign_capital": (capital.foreign_capital, ()),
    "large_projects_headline": (large_projects.large_projects_headline, ()),
    "large_projects_by_region": (large_projects.large_projects_by_region, ("region",)),
    "large_projects_forecast": (large_projects.large_projects_forecast, ()),
    "projects": (projects.projects, ("project_code",)),
    "lamps_by_project": (projects.lamps_by_project, ("project_code",)),
    "obstacles_by_kind": (projects.obstacles_by_kind, ("obstacle",)),
    "county_comparison": (counties.county_comparison, ("county", "indicator")),
    "commitments": (promises.commitments, ("name", "region", "kind", "due_on", "quantity_due", "quantity_done")),
    "cost_shares": (promises.cost_shares, ("project", "payer")),
    "applications_by_department": (promises.applications_by_department, ("department",)),
    "leads_by_region": (promises.leads_by_region, ("region",)),
    "milestones": (orders.milestones, ("project_code", "node")),
    "decisions": (orders.decisions, ("met_on", "matter", "due_on", "project_code", "region", "responsible_unit")),
    "notices_due": (
        orders.notices_due,
        ("matter_kind", "subject", "region", "project_code", "due_on", "detail", "responsible_unit", "days_late"),
    ),
    "by_leader": (leaders.by_leader, ("leader", "post")),
    "assessment": (assessment.assessment, ("region",)),
    "reconciliation": (versions.reconciliation, ("row", "what", "declared")),
    "changes_since_last_version": (
        versions.changes_since_last_version,
        ("kind", "project_code", "name", "region", "what", "detail", "month"),
    ),
}


@pytest.mark.parametrize(
    "number", [pytest.param(number, marks=() if number in QUICK else pytest.mark.slow) for number in ASKED]
)
def test_the_second_computation_agrees(
    number: int, published_at_random: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COUNTY_SETTINGS", raising=False)
    ledger = random_ledger(number)
    database = published_at_random(number)
    county = County(ledger.tables, ledger.before)
    random = Random(number)
    differences = []
    for month in ledger.months:
        asked = _question(random, ledger, month, is_whole=(number + month.month) % 2 == 0)
        for name, (compute, key) in list(SECOND.items())[(number // 2 + month.month) % EVERY :: EVERY]:
            said = queries.run(name, database, **_parameters(name, asked))
            differences += [
                f"{ledger}: {name} {asked}: {difference}" for difference in _compared(said, compute(county, asked), key)
            ]
    assert not differences, f"{len(differences)} differ\n" + "\n".join(differences[:20])


def _question(random: Random, ledger: RandomLedger, month: date, is_whole: bool) -> Asked:
    if is_whole:
        return Asked(month)
    regions = random.sample(ledger.regions, random.randint(1, len(ledger.regions)))
    choice = random.choice((None, tuple(sorted(regions)), tuple(sorted(ledger.regions))))
    return Asked(month, choice, random.choice((0, 500, 1000, 10000)), random.choice((True, False)))


def _parameters(name: str, asked: Asked) -> dict[str, Any]:
    given = {
        "month": asked.month,
        "regions": asked.regions,
        "threshold": asked.threshold,
        "with_separate": asked.with_separate,
    }
    return {key: value for key, value in given.items() if key in queries.describe(name).parameters}


def _compared(said: tuple[queries.Row, ...], computed: list[dict[str, Any]], key: tuple[str, ...]) -> list[str]:
    """What differs between the rows of a query and those of the second computation, each row told by its key."""
    rows_said, rows_computed = (
        sorted(rows, key=lambda row: tuple((row[column] is not None, _plain(row[column])) for column in key))
        for rows in (said, computed)
    )
    if len(rows_said) != len(rows_computed):
        return [f"{len(rows_said)} rows, and {len(rows_computed)} by the second computation"]
    return [
        f"{column} of {[one[part] for part in key]} is {one[column]}, and {_plain(value)} by the second computation"
        for one, other in zip(rows_said, rows_computed, strict=True)
        for column, value in other.items()
        if column in one and not _is_same(one[column], value)
    ]


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | date | bool) else float(value)


def _is_same(one: Any, other: Any) -> bool:
    if one is None or other is None or isinstance(one, str | date):
        return one == other
    return isclose(one, float(other), rel_tol=1e-9, abs_tol=1e-9)
