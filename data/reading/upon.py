"""A version that was published: what a return of one month is read upon, each row with the cell it came from."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from data.kinds import PROVENANCE
from data.reading.totals import DeclaredTotal
from data.tables import TABLES
from words import _

OF_A_TOTAL = "table_name, column_name, label, first_row, last_row, declared, source_file, source_sheet, source_row"


class NotAVersion(Exception):
    """The file that was named is no published version; the message says which."""


@dataclass(frozen=True)
class Upon:
    """What a version holds: rows by table, its totals, its files, and what it says of itself."""

    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    totals: list[DeclaredTotal] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)
    county: str | None = None
    main_indicator: str | None = None
    is_demo: bool = False


def read_upon(path: Path) -> Upon:
    """The version in a file. NotAVersion when it is none."""
    try:
        return _read_once(path, path.stat().st_mtime_ns)
    except OSError as problem:
        raise NotAVersion(_("There is no file or folder {path}").format(path=path)) from problem


@lru_cache(maxsize=1)
def _read_once(path: Path, _changed_at: int) -> Upon:
    try:
        with duckdb.connect() as connection:
            connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as published (read_only)")
            connection.execute("use published")
            return _read(connection)
    except duckdb.Error as problem:
        raise NotAVersion(_("{file} is not a published file; move it away").format(file=path)) from problem


def _read(connection: duckdb.DuckDBPyConnection) -> Upon:
    known: dict[str, set[str]] = {}
    for table, column in connection.execute(
        "select table_name, column_name from duckdb_columns()"
        " where database_name = 'published' and schema_name = 'main'"
    ).fetchall():
        known.setdefault(table, set()).add(column)
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for table in TABLES.values():
        names = [*(column.name for column in table.columns), *PROVENANCE]
        if table.name in known:
            listed = ", ".join(name if name in known[table.name] else "null" for name in names)
            rows[table.name] = connection.execute(f"select {listed} from {table.name}").fetchall()
    tolerance = "tolerance" if "tolerance" in known["declared_totals"] else "0"
    totals = connection.execute(f"select {OF_A_TOTAL}, {tolerance} from declared_totals").fetchall()
    files = connection.execute("select file, sha256, bytes, count_rows from source_files order by file").fetchall()
    county = connection.execute("select name, main_indicator, is_demo from county").fetchone() or (None, None, False)
    names = ["file", "sha256", "bytes", "count_rows"]
    kept = [dict(zip(names, row, strict=True)) for row in files]
    return Upon(rows, [DeclaredTotal(*row) for row in totals], kept, *county)
