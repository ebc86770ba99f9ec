"""The sums of combining answered by Spark instead of DuckDB: the same statements, translated, and the same rows.

The counties' tables go to Spark as Parquet, and its answers come back so. Needs requirements-spark.txt and Java; what
it costs, and when it is worth it, is in benchmarks/README.md.
"""

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from data.place import CannotPublish, quoted
from words import _

NEEDED = ("pyspark", "sqlglot")
MEMORY = "4g"  # of the one process that does everything here; SPARK_DRIVER_MEMORY says otherwise
FINISHED = ("own", "combined", "regions")  # what DuckDB has answered before


def with_spark(staged: duckdb.DuckDBPyConnection, scripts: list[Path], values: dict[str, Any]) -> None:
    """Answer the scripts with Spark; their tables are in staged afterwards. CannotPublish where there is no Spark."""
    if any(find_spec(name) is None for name in NEEDED):
        raise CannotPublish(_("Spark is not installed: pip install -r requirements-spark.txt"))
    session = _session()
    with TemporaryDirectory(prefix="combine-") as name:
        folder = Path(name)
        try:
            columns = dict(_exported(staged, folder))
            for table in columns:
                session.read.parquet(str(folder / table)).createOrReplaceTempView(table)
            for script in scripts:
                for table, is_new, select in statements(script.read_text("utf-8"), columns, values):
                    place = folder / table if is_new else folder / "filled" / table
                    session.sql(select).write.mode("append").parquet(str(place))
                    rows = session.read.parquet(str(place))
                    rows.createOrReplaceTempView(table)
                    columns[table] = dict(rows.dtypes)
                    if is_new:
                        _brought_back(staged, f"create table {table} as", place)
            for place in (folder / "filled").iterdir():
                _brought_back(staged, f"insert into {place.name} by name", place)
        finally:
            session.stop()


def _session() -> Any:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[*]").appName("combine")
    said = {
        "spark.driver.memory": os.environ.get("SPARK_DRIVER_MEMORY", MEMORY),
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": str(2 * (os.cpu_count() or 1)),
        "spark.log.level": "ERROR",
    }
    for name, value in said.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _exported(staged: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Write every table of the counties, and what was answered before, as Parquet; its name for Spark, its columns."""
    tables = staged.execute(
        "select schema_name, table_name from duckdb_tables()"
        " where database_name = 'memory' and (schema_name = 'given' or table_name in $1) order by all",
        [list(FINISHED)],
    ).fetchall()
    for schema, table in tables:
        name = f"given_{table}" if schema == "given" else table
        (folder / name).mkdir()
        staged.execute(f"copy {schema}.{table} to {quoted(folder / name / 'rows.parquet')} (format parquet)")
        described = staged.execute(f"describe {schema}.{table}").fetchall()
        yield name, {column: kind for column, kind, *_rest in described}


def _brought_back(staged: duckdb.DuckDBPyConnection, into: str, place: Path) -> None:
    files = sorted(place.glob("*.parquet"))
    if files:
        named = ", ".join(map(quoted, files))
        staged.execute(f"{into} select * from read_parquet([{named}])")


def statements(
    text: str, columns: dict[str, dict[str, str]], values: dict[str, Any]
) -> Iterator[tuple[str, bool, str]]:
    """What the statements of a script fill: the table, whether it is new, and the select in Spark's words.

    columns has those of every table so far by its name, and is asked anew for every statement.
    """
    from sqlglot import exp, parse
    from sqlglot.optimizer.qualify import qualify

    for statement in parse(text, dialect="duckdb"):
        if statement is None:
            continue
        select = statement.expression
        for table in select.find_all(exp.Table):
            if table.db == "given":
                alias = table.alias or table.name
                table.replace(exp.alias_(exp.to_table(f"given_{table.name}"), alias, table=True))
        for asked in [*select.find_all(exp.Parameter), *select.find_all(exp.Placeholder)]:
            asked.replace(exp.Literal.string(values[asked.name]))
        whole = qualify(select, schema=columns, dialect="duckdb", validate_qualify_columns=False)
        yield statement.this.name, isinstance(statement, exp.Create), whole.sql("spark")
