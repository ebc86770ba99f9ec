"""The rows as they were read, in a DuckDB database in memory: what the checks ask and publishing copies.

Its tables have the columns of schema.sql and none of the constraints, so that whatever was read can be looked at.
"""

import os
import re
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from data.kinds import MONEY, Table
from data.reading.filed import FiledRows
from data.reading.ledger import Ledger
from data.tables import TABLES

SUFFIXES = ("街道办事处", "街道", "镇", "乡", "市", "县", "区", "鎮", "鄉", "縣", "區")
WHOLE_COUNTY = re.compile(r"全[市县区旗](?:\(.*\))?")  # 全县（含开发区） as well
LITTLE, ENOUGH, MORE = "120MB", "250MB", "1GB"  # of memory: what needs more goes to the disk, where it can
TOTALS = pa.schema(
    {
        "table_name": pa.string(),
        "column_name": pa.string(),
        "label": pa.string(),
        "first_row": pa.int32(),
        "last_row": pa.int32(),
        "declared": MONEY,
        "source_file": pa.string(),
        "source_sheet": pa.string(),
        "source_row": pa.int32(),
        "tolerance": MONEY,
    }
)


def stage(ledger: Ledger) -> duckdb.DuckDBPyConnection:
    """All tables of schema.sql that a ledger fills, a `county` row where it can be told, and the view `amounts`."""
    connection = duckdb.connect(config={"memory_limit": LITTLE, "temp_directory": _overflow(), "threads": 1})
    county = county_of(ledger)
    resolve = _Resolver(ledger, county)
    county = resolve.name(county)
    for table in TABLES.values():
        batches = (resolve.batch(table, each) for each in ledger.rows[table.name].batches(table.arrow_schema))
        _create(connection, table.name, batches, table.arrow_schema)
    totals = [tuple(vars(total).values())[: len(TOTALS)] for total in ledger.totals]
    _create(connection, "declared_totals", FiledRows(totals).batches(TOTALS), TOTALS)
    connection.execute("create table county (name varchar, main_indicator varchar, is_demo boolean)")
    if county is not None:
        connection.execute("insert into county values ($1, $2, $3)", [county, None, ledger.mapping.demo])
        indicator = ledger.mapping.main_indicator or _main_indicator(connection)
        connection.execute("update county set main_indicator = $1", [indicator])
    connection.execute(_amounts())
    return connection


def asked(staged: duckdb.DuckDBPyConnection, sql: str, parameters: Any = None) -> duckdb.DuckDBPyConnection:
    """Run a statement in little memory; in more where it cannot do with that."""
    for memory in (ENOUGH, MORE):
        with suppress(duckdb.OutOfMemoryException):
            return staged.execute(sql, parameters)
        give(staged, memory)
    return staged.execute(sql, parameters)


def give(staged: duckdb.DuckDBPyConnection, memory: str) -> None:
    """Let the database have so much memory."""
    staged.execute(f"set memory_limit = '{memory}'")


def _overflow() -> str:
    """A folder, not made yet, for what has no room in memory; DuckDB makes it when it needs it, and takes it away."""
    return str(Path(tempfile.gettempdir(), f"ledger-{os.getpid()}-{time.monotonic_ns()}"))


def _create(
    connection: duckdb.DuckDBPyConnection, name: str, rows: Iterable[pa.RecordBatch], schema: pa.Schema
) -> None:
    """A table of these rows, batch by batch: DuckDB would hold on to all of a stream."""
    for number, batch in enumerate(chain([schema.empty_table()], map(_as_table, rows))):
        connection.register("incoming", batch)
        connection.execute(f"insert into {name} from incoming" if number else f"create table {name} as from incoming")
        connection.unregister("incoming")


def _as_table(batch: pa.RecordBatch) -> pa.Table:
    return pa.Table.from_batches([batch])


def county_of(ledger: Ledger) -> str | None:
    """The county that the ledger is about: the one that is named, or the only 县市 with townships or zones below it."""
    if ledger.mapping.county is not None:
        return ledger.mapping.county
    regions = [dict(zip(("name", "level", "parent"), row, strict=False)) for row in ledger.rows["regions"]]
    parents = {each["parent"] for each in regions if each["level"] in ("镇乡", "园区")}
    counties = {each["name"] for each in regions if each["level"] == "县市" and each["name"]}
    stems = {_stem(parent) for parent in parents if parent}
    fits = {name for name in counties if name in parents or _stem(name) in stems} or (set() if parents else counties)
    return fits.pop() if len(fits) == 1 else None


class _Resolver:
    """Gives a region the name that the sheet 区域 gives it: 汇龙 is 汇龙镇 where only one region can be meant."""

    def __init__(self, ledger: Ledger, county: str | None) -> None:
        self.names = {row[0] for row in ledger.rows["regions"] if row[0]}
        self.county = county
        stems: dict[str, list[str]] = {}
        for name in self.names:
            stems.setdefault(_stem(name), []).append(name)
        self.by_stem = {stem: names[0] for stem, names in stems.items() if len(names) == 1}

    def batch(self, table: Table, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Rows with their regions resolved; a name that fits none, or several, stays as it is."""
        for index, column in enumerate(table.columns):
            if column.is_region:
                said = batch.column(index).dictionary_encode()
                names = pa.array(map(self.name, said.dictionary.to_pylist()), type=pa.string())
                batch = batch.set_column(index, column.name, names.take(said.indices))
        return batch

    def name(self, name: str | None) -> str | None:
        """The name that the sheet 区域 gives this region."""
        if name is None or name in self.names:
            return name
        if self.county and WHOLE_COUNTY.fullmatch(name):
            return self.county
        return self.by_stem.get(_stem(name), name)


def _stem(name: str) -> str:
    for suffix in SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            return name.removesuffix(suffix)
    return name


def _main_indicator(connection: duckdb.DuckDBPyConnection) -> str | None:
    """The indicator for which most townships and zones have a target in the latest year.

    Without any target, it is the one of which most of them report what they have completed.
    """
    found = connection.execute(
        """
        with told as (
            select region, indicator, year, target from targets
            union all
            select region, indicator, year(month), target from region_progress
        ),

        by_region as (
            select told.region, told.indicator, max(told.target) as target
            from told
            join regions on regions.name = told.region and regions.level in ('镇乡', '园区')
            where told.year = (select max(year) from told)
            group by all
        )

        select indicator
        from by_region
        where indicator is not null
        group by indicator
        order by count(target) desc, count(*) desc, sum(target) desc nulls last, indicator
        limit 1
        """
    ).fetchone()
    return found[0] if found else None


def _amounts() -> str:
    """A view with one row per figure: table_name, column_name, where it stands, value."""
    parts = [
        f"select '{table.name}' as table_name, '{column.name}' as column_name, source_file, source_sheet, source_row,"
        f" {column.name} as value from {table.name} where {column.name} is not null"
        for table in TABLES.values()
        for column in table.columns
        if column.kind.is_amount
    ]
    return "create view amounts as " + " union all ".join(parts)


def published_tables() -> list[str]:
    """The names of the tables of the schema, in its order: each after those that it refers to."""
    return re.findall(r"create table (\w+) ", schema())


def schema() -> str:
    """The text of schema.sql and schema_of_version.sql: all tables of a published file."""
    names = ("schema.sql", "schema_of_version.sql")
    return "\n".join((Path(__file__).parent / name).read_text(encoding="utf-8") for name in names)
