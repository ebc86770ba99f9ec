"""Queries whose regions keep rows: what is kept of the answer for all is what the statement says of the regions."""

import random

import pytest

import queries
from queries.damaged_file import signature_of
from queries.database import cursor

pytestmark = pytest.mark.slow
KEEPING = [name for name in queries.names() if queries.describe(name).regions_keep_rows]


@pytest.fixture(scope="module")
def databases(fixture_database, demo_database, published_at_random):
    return [
        fixture_database,
        demo_database,
        *map(published_at_random, (3, 8, 14)),
    ]


def asked_directly(name, database, **given):
    """The statement's own answer, past the door."""
    description = queries.describe(name)
    values = {key: value for key, value in queries.chosen_by_the_county().items() if key in description.parameters}
    values |= {key: value for key, value in given.items() if key in description.parameters}
    values = {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
    (file,) = (file for file in queries.FOLDER.glob(f"*/{name}.sql") if file.parent.name != "shared")
    result = cursor(database, signature_of(database)).execute(file.read_text("utf-8"), values)
    columns = [column[0] for column in result.description]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


@pytest.mark.parametrize("name", KEEPING)
def test_kept_rows_are_the_statements_own(name, databases):
    choice = random.Random(name)
    for database in databases:
        months = [row["month"] for row in queries.run("months", database)]
        names = [row["region"] for row in queries.run("regions_of_county", database)]
        for _number in range(2):
            given = {
                "regions": choice.sample(names, choice.randint(1, min(4, len(names)))),
                "month": choice.choice(months),
            }
            given |= {"threshold": choice.choice([0.0, 500.0]), "with_separate": choice.random() < 0.5}
            taken = {key: value for key, value in given.items() if key in queries.describe(name).parameters}
            kept = queries.run(name, database, **taken)
            own = asked_directly(name, database, **given)
            assert [dict(row) for row in kept] == [
                {key: queries._plain(value) for key, value in row.items()} for row in own
            ], (database, given)
