"""What is added up once for a published file is what its rows add up to, in every month."""

from collections.abc import Callable
from pathlib import Path

import pytest

import queries
from queries import database as door
from queries.damaged_file import signature_of
from queries.database import cursor

BY_PROJECT = """
select
    project_code,
    sum(completed_investment) as completed_investment,
    sum(completed_investment) filter (in_period(month, $month)) as completed_this_year,
    sum(completed_investment) filter (month = $month) as new_this_period,
    sum(funds_in_place) as funds_in_place,
    max(month) filter (completed_investment <> 0) as last_invested_month,
from own_work
where month <= $month
group by project_code
order by project_code
"""
BY_REGION = """
select
    region,
    capital_source,
    listed_separately,
    sum(completed_investment) as completed_investment,
    sum(completed_investment) filter (funds_in_place is not null) as completed_recorded,
    sum(funds_in_place) as funds_in_place,
    count(*)::bigint as count_rows,
from own_work
where month = $month
group by all
order by all
"""
UNDER_WAY = """
select
    region,
    count(*)::bigint as projects,
from own_projects
where
    has_happened(started_on, $month)
    and not has_happened(completed_on, $month)
    and not has_happened(suspended_on, $month)
group by region
order by region
"""
SUMS = {
    BY_PROJECT: "from work_up_to($month) order by project_code",
    BY_REGION: "select region, capital_source, listed_separately, completed_investment, completed_recorded,"
    " funds_in_place, count_rows from work_of_regions where month = $month order by all",
    UNDER_WAY: "select region, sum(change)::bigint as projects from projects_under_way where month <= $month"
    " group by region having projects > 0 order by region",
}


@pytest.fixture(params=["fixture_database", 10])
def database(request: pytest.FixtureRequest, published_at_random: Callable[[int], Path]) -> Path:
    """The small county, and a ledger with negative amounts, projects that stand still, and gaps between months."""
    return published_at_random(10) if request.param == 10 else request.getfixturevalue(request.param)


@pytest.mark.parametrize("rows", SUMS, ids=["projects", "regions", "under way"])
def test_sums_are_those_of_the_rows(database: Path, rows: str) -> None:
    ask = cursor(database, signature_of(database))
    months = ask.execute(
        "select unnest(generate_series(first_month - interval 1 month, last_month + interval 1 month,"
        " interval 1 month))::date from span"
    ).fetchall()
    assert len(months) > 6
    found = 0
    for (month,) in months:
        of_the_rows = ask.execute(rows, {"month": month}).fetchall()
        assert ask.execute(SUMS[rows], {"month": month}).fetchall() == of_the_rows, month
        found += len(of_the_rows)
    assert found > len(months)


def test_the_first_answers_of_a_large_file_are_those_of_later_ones(
    published_at_random: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    small = published_at_random(10)
    large = tmp_path / "large.duckdb"
    large.write_bytes(small.read_bytes())
    monkeypatch.setattr(door, "LARGE", 0)
    ask = cursor(large, signature_of(large))
    tables = "select count(*) from duckdb_tables() where table_name like '%_made'"
    for name in ("months", "county_headline", "completion_by_region"):
        assert queries.run(name, large) == queries.run(name, small)
        assert ask.execute(tables).fetchall() == [(0,)], name
    of_leaders = "from leaders order by all"
    first = ask.execute(of_leaders).fetchall()
    for name in ("projects", "project_file", "by_leader"):
        assert queries.run(name, large) == queries.run(name, small)
        assert ask.execute(tables).fetchall() == [(len(door.LATER),)], name
    assert ask.execute(of_leaders).fetchall() == first != []
