"""Every query ends in an order, and that order leaves nothing to chance: rows stored otherwise come out the same."""

from pathlib import Path

import duckdb
import pytest

import queries
from tests.queries.test_queries_files import file_of

Copies = dict[Path, Path]  # a published file, and its rows in another order


@pytest.fixture(scope="session")
def shuffled(fixture_database: Path, wushan_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Copies:
    """Published files, each with a copy in which the rows of every table lie in another order."""
    folder = tmp_path_factory.mktemp("shuffled")
    copies = {file: folder / f"{number}.duckdb" for number, file in enumerate((fixture_database, wushan_database))}
    for file, copy in copies.items():
        _copy_shuffled(file, copy)
    return copies


def _copy_shuffled(file: Path, copy: Path) -> None:
    with duckdb.connect(str(copy)) as connection:
        connection.execute(f"attach '{file}' as stored (read_only)")
        tables = connection.execute(
            "select schema_name, table_name from duckdb_tables() where database_name = 'stored'"
        ).fetchall()
        for schema, table in tables:
            connection.execute(f'create schema if not exists "{schema}"')
            name = f'"{schema}"."{table}"'
            connection.execute(f"create table {name} as from stored.{name} as row order by hash(row) desc")


@pytest.mark.parametrize("name", queries.names())
def test_the_last_clause_of_a_query_is_its_order(name):
    """At the left margin, where no window and no list inside an aggregate can stand."""
    last_select = ("\n" + file_of(name).read_text("utf-8")).rsplit("\nselect", 1)[1]
    assert "\norder by" in last_select


@pytest.mark.parametrize("name", queries.names())
def test_rows_come_in_one_order_however_they_are_stored(name, shuffled):
    for file, copy in shuffled.items():
        assert queries.run(name, copy) == queries.run(name, file)
