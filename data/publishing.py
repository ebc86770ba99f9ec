"""From checked rows to the published file: built beside the old one, kept as a version, swapped in by one rename.

A crash at any point leaves the published file whole. What it leaves behind is cleared at the next publishing.
"""

import getpass
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from filelock import FileLock, Timeout

from data.findings import Finding
from data.reading.ledger import Ledger
from data.staging import published_tables, schema
from data.tables import TABLES
from words import _

SUMMED = ("yuan",)


class CannotPublish(Exception):
    """Publishing or rolling back is not possible now; the message says why and what to do."""


@dataclass(frozen=True)
class Place:
    """The published file and what belongs to it in the same folder."""

    target: Path

    @property
    def versions(self) -> Path:
        """Where every version is kept."""
        return self.target.parent / "versions"

    @property
    def building(self) -> Path:
        """The file that is being built."""
        return self.target.with_name(f"{self.target.name}.building")

    @property
    def incoming(self) -> Path:
        """The copy of a version that is about to replace the published file."""
        return self.target.with_name(f"{self.target.name}.incoming")

    @property
    def rollbacks(self) -> Path:
        """Where every rollback is written down, one JSON object a line."""
        return self.versions / f"{self.target.stem}-rollbacks.jsonl"

    def version_file(self, number: int) -> Path:
        """versions/county-0003.duckdb for version 3."""
        return self.versions / f"{self.target.stem}-{number:04}{self.target.suffix}"

    def version_files(self) -> dict[int, Path]:
        """The versions that are kept, by number, oldest first."""
        found = self.versions.glob(f"{self.target.stem}-*{self.target.suffix}")
        numbers = {path.stem.removeprefix(f"{self.target.stem}-"): path for path in found}
        return {int(number): numbers[number] for number in sorted(numbers, key=int) if number.isdecimal()}

    @contextmanager
    def being_changed(self) -> Iterator[None]:
        """Only one process may change what is published; leftovers of a crash are cleared first."""
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self.versions.mkdir(exist_ok=True)
        lock = FileLock(self.target.with_name(f"{self.target.name}.lock"), timeout=0, preserve_lock_file=True)
        try:
            lock.acquire()
        except Timeout as problem:
            said = _("Somebody else is publishing right now; wait until that is done")
            raise CannotPublish(said) from problem
        try:
            self._clear()
            yield
        finally:
            self._clear()
            lock.release()

    def _clear(self) -> None:
        for path in (self.building, self.incoming):
            path.unlink(missing_ok=True)
            path.with_name(f"{path.name}.wal").unlink(missing_ok=True)


def publish(
    ledger: Ledger,
    staged: duckdb.DuckDBPyConnection,
    findings: list[Finding],
    target: Path,
    published_by: str | None,
    note: str | None,
    may_replace: Callable[[], None] = lambda: None,
) -> int:
    """Build a new version out of staged rows that passed the checks, and put it in force; returns its number.

    `may_replace` is asked when nobody else can publish any more; it raises what keeps the version from being built.
    """
    place = Place(target)
    with place.being_changed():
        may_replace()
        number = max(place.version_files(), default=0) + 1
        try:
            version = (number, datetime.now(), published_by or user(), note)
            build(ledger, staged, findings, place.building, version, place.target if place.target.is_file() else None)
        except duckdb.Error as problem:
            raise CannotPublish(_("Nothing was published: {problem}").format(problem=problem)) from problem
        _flush(place.building)
        os.replace(place.building, place.version_file(number))
        _flush_folder(place.versions)
        put_in_force(place, number)
    return number


def rollback(target: Path, number: int, rolled_back_by: str | None = None, before: int | None = None) -> None:
    """Put a version that is kept back in force, and write that down. CannotPublish when there is no such version."""
    place = Place(target)
    if number not in place.version_files():
        known = "、".join(str(each) for each in place.version_files()) or "—"
        raise CannotPublish(_("There is no version {number}; kept are: {known}").format(number=number, known=known))
    said = {
        "version": number,
        "at": datetime.now().isoformat(),
        "by": rolled_back_by or user(),
        "before": before,
    }
    with place.being_changed():
        put_in_force(place, number)
        with place.rollbacks.open("a", encoding="utf-8") as file:
            file.write(json.dumps(said, ensure_ascii=False) + "\n")
        _flush(place.rollbacks)


def put_in_force(place: Place, number: int) -> None:
    """Swap a copy of a kept version in for the published file, by one rename."""
    shutil.copyfile(place.version_file(number), place.incoming)
    _flush(place.incoming)
    try:
        os.replace(place.incoming, place.target)
    except PermissionError as problem:
        raise CannotPublish(
            _(
                "{file} is in use, and this system does not let it be replaced: close the dashboard, then run "
                "python -m data rollback {number}"
            ).format(file=place.target.name, number=number)
        ) from problem
    _flush_folder(place.target.parent)


def user() -> str:
    """The name of the person at the keyboard, as the system knows it."""
    with suppress(OSError, KeyError):
        return getpass.getuser()
    return "—"


def build(
    ledger: Ledger,
    staged: duckdb.DuckDBPyConnection,
    findings: list[Finding],
    into: Path,
    version: tuple[int, datetime, str, str | None],
    in_force: Path | None,
) -> None:
    """Write the new database file: every table with its constraints, in an order that does not depend on chance.

    in_force is the published file that it is to replace: what that one says is kept in the new one as `previous`.
    """
    staged.execute(f"attach {_quoted(into)} as target")
    staged.execute("use target")
    try:
        staged.execute("begin")
        staged.execute(schema())
        filled = {*TABLES, "declared_totals", "county"}
        for table in published_tables():
            if table in filled:
                staged.execute(f"insert into {table} by name select * from memory.{table} order by all")
        staged.execute("insert into version values ($1, $2, $3, $4)", list(version))
        _insert(staged, "source_files", _source_files(ledger))
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
    staged.execute(f"attach {_quoted(in_force)} as in_force (read_only)")
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


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _source_files(ledger: Ledger) -> list[dict[str, Any]]:
    return [
        {
            "file": file.label,
            "sha256": file.sha256,
            "bytes": len(file.content),
            "count_rows": ledger.rows_of_file(file.label),
        }
        for file in ledger.files
    ]


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


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make a rename durable; systems without folder handles do that by themselves."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
