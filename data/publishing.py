"""From checked rows to the published file: built beside the old one, kept as a version, swapped in by one rename.

A crash at any point leaves the published file whole. What it leaves behind is cleared at the next publishing.
"""

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from data.bounded import brings_in
from data.findings import Finding
from data.place import CannotPublish, Place, flush, flush_folder, quoted, user
from data.reading.ledger import Ledger
from data.staging import ENOUGH, MORE, give, published_tables, schema
from data.tables import TABLES
from words import _, file_faults
from words.file_in_force import point_at, pointer_of

SUMMED = ("yuan",)


def publish(
    ledger: Ledger,
    staged: duckdb.DuckDBPyConnection,
    findings: list[Finding],
    target: Path,
    published_by: str | None,
    note: str | None,
    may_replace: Callable[[], None] = lambda: None,
    only_there: Iterable[str] = (),
) -> int:
    """Build a new version out of staged rows that passed the checks, and put it in force; returns its number.

    `may_replace` is asked when nobody else can publish any more; it raises what keeps the version from being built.
    """
    place = Place(target)
    with place.being_changed():
        may_replace()
        number = place.next_number
        try:
            version = (number, datetime.now(), published_by or user(), note)
            build(ledger, staged, findings, place.building, version, place.in_force, only_there)
        except duckdb.Error as problem:
            raise CannotPublish(why_not(problem)) from problem
        bring_in(place, number)
    return number


def why_not(problem: duckdb.Error) -> str:
    """Why nothing was published, in words: a full disk above all."""
    return _("Nothing was published: {problem}").format(problem=file_faults.passed_on(problem))


def bring_in(place: Place, number: int) -> None:
    """The file that was built becomes a version that is kept, by one rename, and the one in force, by another.

    Where there is no room for both it becomes neither.
    """
    flush(place.building)
    brings_in(number)
    os.replace(place.building, place.version_file(number))
    flush_folder(place.versions)
    try:
        put_in_force(place, number)
    except OSError:
        place.version_file(number).unlink(missing_ok=True)
        raise


def rollback(target: Path, number: int, rolled_back_by: str | None = None, before: int | None = None) -> None:
    """Put a version that is kept back in force, and write that down. CannotPublish when there is no such version.

    A file in force that no version can be read from (before is None) is kept beside it, for whoever wants to look.
    """
    place = Place(target)
    if number not in place.version_files():
        known = "、".join(str(each) for each in place.version_files()) or "—"
        raise CannotPublish(_("There is no version {number}; kept are: {known}").format(number=number, known=known))
    with place.being_changed():
        if before is None and target.exists() and place.in_force in (None, target):
            os.replace(target, place.set_aside())
        put_in_force(place, number)
        place.write_down(place.rollbacks, {"version": number, "before": before}, rolled_back_by or user())


def put_in_force(place: Place, number: int) -> None:
    """Swap a copy of a kept version in for the published file, by one rename.

    Where the system does not let it be replaced while a dashboard has it open, a pointer names the version instead.
    """
    shutil.copyfile(place.version_file(number), place.incoming)
    flush(place.incoming)
    try:
        os.replace(place.incoming, place.target)
        pointer_of(place.target).unlink(missing_ok=True)
    except PermissionError:
        point_at(place.target, place.version_file(number))
    flush_folder(place.target.parent)


def build(
    ledger: Ledger,
    staged: duckdb.DuckDBPyConnection,
    findings: list[Finding],
    into: Path,
    version: tuple[int, datetime, str, str | None],
    in_force: Path | None,
    only_there: Iterable[str] = (),
) -> None:
    """Write the new database file: every table with its constraints, in an order that does not depend on chance.

    in_force is the published file that it is to replace: what that one says is kept in the new one as `previous`.
    only_there are staged tables that are no part of the schema.
    """
    for memory in (ENOUGH, MORE):  # keys do not go to the disk: those of very many rows need more
        try:
            give(staged, memory)
            _write(ledger, staged, findings, into, version, in_force, only_there)
            return
        except duckdb.OutOfMemoryException:
            if memory == MORE:
                raise
            into.unlink(missing_ok=True)


def _write(
    ledger: Ledger,
    staged: duckdb.DuckDBPyConnection,
    findings: list[Finding],
    into: Path,
    version: tuple[int, datetime, str, str | None],
    in_force: Path | None,
    only_there: Iterable[str],
) -> None:
    staged.execute(f"attach {quoted(into)} as target")
    staged.execute("use target")
    try:
        staged.execute("begin")
        staged.execute(schema())
        filled = {*TABLES, "declared_totals", "county"}
        for table in published_tables():
            if table in filled:
                staged.execute(f"insert into {table} by name select * from memory.{table} order by all")
        for table in only_there:
            staged.execute(f"create table {table} as from memory.{table} order by all")
        staged.execute("insert into version values ($1, $2, $3, $4)", list(version))
        _insert(staged, "source_files", ledger.sources())
        _insert(staged, "findings", [_finding_row(finding) for finding in findings])
        staged.execute(_totals())
        if in_force:
            _keep_previous(staged, in_force)
        staged.execute("commit")
        staged.execute("checkpoint target")
    finally:
        with suppress(duckdb.Error):
            staged.execute("rollback")
        staged.execute("use memory")
        staged.execute("detach target")
        staged.execute("detach database if exists in_force")


def _keep_previous(staged: duckdb.DuckDBPyConnection, in_force: Path) -> None:
    """Copy what the published file says; a column that it did not have yet stays empty."""
    staged.execute(f"attach {quoted(in_force)} as in_force (read_only)")
    shared = staged.execute(_SHARED_COLUMNS).fetchall()
    for table, columns in shared:
        staged.execute(f"insert into previous.{table} ({columns}) select {columns} from in_force.{table} order by all")


_SHARED_COLUMNS = """
select table_name, string_agg(column_name, ', ' order by column_index)
from duckdb_columns() as kept
where
    database_name = 'target'
    and schema_name = 'previous'
    and (table_name, column_name) in (
        select (table_name, column_name)
        from duckdb_columns()
        where database_name = 'in_force' and schema_name = 'main'
    )
group by table_name
order by table_name
"""


def _finding_row(finding: Finding) -> dict[str, Any]:
    return {
        "check_name": finding.check,
        "message": finding.message,
        "arguments": finding.arguments_as_json(),
        "source_file": finding.file,
        "source_sheet": finding.sheet,
        "source_row": finding.row,
        "column_name": finding.column,
        "value": finding.value,
    }


def _insert(staged: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    staged.register("incoming", pa.Table.from_pylist(rows))
    staged.execute(f"insert into {table} by name select * from incoming order by all")
    staged.unregister("incoming")


def _totals() -> str:
    """One row per table and column of money, or one per table that holds none."""
    parts = []
    for table in TABLES.values():
        summed = [column.name for column in table.columns if column.kind.name in SUMMED and column.name[:5] != "plan_"]
        measures: list[str | None] = [*summed]
        for name in measures or [None]:
            measure = f"'{name}', sum({name})" if name else "null, null"
            parts.append(f"select '{table.name}', count(*), {measure} from {table.name}")
    return "insert into version_totals " + " union all ".join(parts)
