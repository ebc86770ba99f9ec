"""What is known of the versions that are kept, and what changed from one to the next."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb

from data.place import Place, user
from data.tables import TABLES
from words import _


class NotPublished(Exception):
    """A file that is no published database stands where one belongs; the message says which."""


MEMORY = "250MB"  # of a database that versions are looked at with


@dataclass(frozen=True)
class SourceFile:
    """A ledger file that a version was made of."""

    file: str
    sha256: str
    count_rows: int


@dataclass(frozen=True)
class Total:
    """Rows of a table and the sum of one of its columns (万元); no measure where the table holds no money."""

    table: str
    count_rows: int
    measure: str | None
    total: Decimal | None


@dataclass(frozen=True)
class Version:
    """One published version."""

    number: int
    published_at: datetime
    published_by: str
    note: str | None
    files: tuple[SourceFile, ...]
    totals: tuple[Total, ...]


@dataclass(frozen=True)
class Rollback:
    """One time that a version was put back in force; `before` is the number of the one that it replaced."""

    number: int
    rolled_back_at: datetime
    rolled_back_by: str
    before: int | None


@dataclass(frozen=True)
class Changes:
    """What changed from one version to the next; projects as (code, name), months as (month, before, after) in 万元."""

    totals: tuple[tuple[Total | None, Total], ...]
    added: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    months_added: tuple[date, ...]
    months_changed: tuple[tuple[date, Decimal, Decimal], ...]


@contextmanager
def opened(**files: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the files attached under the names given, read-only, so that nobody's reading is disturbed."""
    with duckdb.connect(config={"memory_limit": MEMORY, "threads": 1}) as connection:
        for name, path in files.items():
            connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as {name} (read_only)")
        yield connection


def number_in_force(target: Path) -> int | None:
    """The number of the published version; None when nothing is published. NotPublished for a file that is not ours."""
    in_force = Place(target).in_force or (target if target.exists() else None)
    if in_force is None:
        return None
    try:
        with opened(published=in_force) as connection:
            [(number,)] = connection.execute("select version from published.version").fetchall()
            return number
    except duckdb.Error as problem:
        known = "、".join(str(each) for each in Place(target).version_files())
        if target.is_file() and not os.access(target, os.R_OK):
            said = _("{file} may not be read by {user}: give that right back")
            raise NotPublished(said.format(file=target, user=user())) from problem
        if known:
            said = _(
                "{file} is damaged, or is no published file; versions kept: {known}; python -m data rollback NUMBER"
                " puts one back, and keeps this file beside it"
            )
            raise NotPublished(said.format(file=target, known=known)) from problem
        raise NotPublished(_("{file} is not a published file; move it away").format(file=target)) from problem


def version_in_force(target: Path) -> Version | None:
    """The published version; None when nothing is published."""
    in_force = Place(target).in_force
    return _version(in_force) if in_force else None


def rollbacks(target: Path) -> list[Rollback]:
    """Every rollback that was made, oldest first."""
    kept = Place(target).rollbacks
    lines = kept.read_text(encoding="utf-8").splitlines() if kept.is_file() else []
    said = [json.loads(line) for line in lines]
    return [Rollback(each["version"], datetime.fromisoformat(each["at"]), each["by"], each["before"]) for each in said]


def versions(target: Path) -> list[Version]:
    """Every version that is kept beside the target and can be read, oldest first."""
    files = Place(target).version_files().values()
    return [version for path in files if (version := _version_or_none(path)) is not None]


def damaged_versions(target: Path) -> list[int]:
    """The numbers of the versions that are kept, and cannot be read."""
    return [number for number, path in Place(target).version_files().items() if _version_or_none(path) is None]


def _version_or_none(path: Path) -> Version | None:
    try:
        return _version(path)
    except duckdb.Error:
        return None


def _version(path: Path) -> Version:
    with opened(kept=path) as connection:
        [(number, at, by, note)] = connection.execute(
            "select version, published_at, published_by, note from kept.version"
        ).fetchall()
        files = connection.execute("select file, sha256, count_rows from kept.source_files order by file").fetchall()
        totals = connection.execute("select table_name, count_rows, measure, total from kept.version_totals").fetchall()
    totals.sort(key=lambda row: (list(TABLES).index(row[0]), row[2] or ""))
    return Version(number, at, by, note, tuple(SourceFile(*row) for row in files), tuple(Total(*row) for row in totals))


def changes(before: Path | None, after: Path) -> Changes:
    """What the file `after` says otherwise than `before`; without one, everything is new."""
    new = {(each.table, each.measure): each for each in _version(after).totals}
    old = {(each.table, each.measure): each for each in _version(before).totals} if before else {}
    totals = tuple((old.get(key), total) for key, total in new.items())
    if before is None:
        return Changes(totals, (), (), (), ())
    with opened(old=before, new=after) as connection:
        return Changes(
            totals,
            tuple(connection.execute(_PROJECTS.format(have="new", lack="old")).fetchall()),
            tuple(connection.execute(_PROJECTS.format(have="old", lack="new")).fetchall()),
            tuple(row[0] for row in connection.execute(_MONTHS_ADDED).fetchall()),
            tuple(connection.execute(_MONTHS_CHANGED).fetchall()),
        )


_PROJECTS = """
select project_code, name
from {have}.projects
where project_code not in (select project_code from {lack}.projects)
order by project_code
"""
_MONTHS_ADDED = """
select distinct month from new.investments where month not in (select month from old.investments) order by month
"""
_MONTHS_CHANGED = """
with
before as (select month, sum(completed_investment) as completed from old.investments group by month),
after as (select month, sum(completed_investment) as completed from new.investments group by month)
select before.month, before.completed, coalesce(after.completed, 0)
from before
left join after using (month)
where before.completed is distinct from after.completed
order by before.month
"""
