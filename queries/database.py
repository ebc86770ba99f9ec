"""The published file, opened read-only and locked down.

An in-memory database holds the shared definitions and attaches the published file. It is kept for as long as the
file's signature stays the same; a newly published file gets a new one, and the old one is dropped, not closed,
since other threads may still be reading from it.
"""

import re
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from threading import Lock

import duckdb

from queries.damaged_file import Signature, damaged, signature_of
from queries.errors import Newer
from words import _

SHARED = Path(__file__).parent / "shared"
# "What counts when", written once, a file a matter, each after those that it rests on; made in the in-memory base when
# a published file is attached, where the file's tables stand beside them under their own names.
MATTERS = (
    *("days_and_rates", "lamps", "states", "filters", "own_regions", "own_tables", "sums"),
    *("progress", "targets", "reporting"),
    *("regions", "lit_projects", "large_projects", "promises", "milestones", "people", "leaders", "orders"),
    *("attention", "applications", "assessment_measures", "assessment", "versions"),
)
# What takes longest to make. In a large file it is a view until a query that rests on it is asked: others do not wait.
LATER = ("work_of_projects", "work_of_projects_before", "leaders")
MOST_OPEN = 4  # published files, 25 MB each: a prefecture's and some of its counties' own
LARGE = 200_000  # rows of investments
# What the version before said; files that were published before it was kept there have none of it.
PREVIOUS = ("regions", "projects", "investments", "targets", "county", "version")
# Sheets and columns that files published before they were known do not have.
PLACE = "source_file varchar, source_sheet varchar, source_row integer"
ADDED_LATER = {
    "region_progress": "region varchar, month date, indicator varchar, target decimal(18, 6),"
    f" cumulative decimal(18, 6), of_the_month decimal(18, 6), {PLACE}",
    "progress_notes": f"project_code varchar, month date, progress varchar, next_step varchar, {PLACE}",
    "milestones": "project_code varchar, node varchar, due_on date, done_on date, verified_by varchar,"
    f" verified_on date, description varchar, {PLACE}",
    "officials": f"name varchar, post varchar, sort_order integer, region varchar, field varchar, {PLACE}",
    "decisions": "met_on date, matter varchar, project_code varchar, region varchar, responsible_unit varchar,"
    f" due_on date, done_on date, {PLACE}",
    "notices": "number varchar, project_code varchar, region varchar, kind varchar, issued_on date, due_on date,"
    f" answered_on date, closed_on date, answer varchar, {PLACE}",
    "combined": "county varchar, place integer, version integer, published_at timestamp, published_by varchar,"
    " last_month date, file varchar, sha256 varchar",
    "assessment_scores": "year integer, period varchar, region varchar, indicator varchar, score decimal(18, 6),"
    f" {PLACE}",
}
COLUMNS_ADDED_LATER = {  # and what stands in them for such a file
    "projects": {
        "planned_start_on": "null::date",
        "listed_on": "null::date",
        "in_production_on": "null::date",
        "start_batch": "null::varchar",
        "signing_event": "null::varchar",
        "deputy_leader": "null::varchar",
    },
    "declared_totals": {"tolerance": "0::decimal(18, 6)"},
}
SCHEMA_VERSION = (
    8  # the newest that is known here: data/schema_of_version.sql; a file that does not say its own has an older one
)
LOCKS = (
    "set enable_external_access = false",
    "set autoinstall_known_extensions = false",
    "set autoload_known_extensions = false",
    "set allow_community_extensions = false",
    "set memory_limit = '1GB'",
    "set lock_configuration = true",
)
OF_A_DAMAGED_FILE = (duckdb.IOException, duckdb.FatalException)  # a file that is cut, or whose blocks were changed
_looking, _settling = Lock(), Lock()
_held: ContextVar[dict[tuple[Path, Signature], duckdb.DuckDBPyConnection] | None] = ContextVar("held", default=None)
_bases: dict[tuple[Path, Signature], Future[duckdb.DuckDBPyConnection]] = {}  # who was asked last stands last
_settled: set[tuple[Path, Signature]] = set()


class Replaced(Exception):
    """Another file was published while this one was being opened."""


def cursor(path: Path, signature: Signature) -> duckdb.DuckDBPyConnection:
    """A cursor of its own for one query. Raises NoDatabase, or Replaced when the file is not that one any more."""
    held = _held.get()
    if held is None or (path, signature) not in held:
        base = _base(path, signature)
        with _looking:
            found = base.cursor()
        if held is None:
            return found
        held[path, signature] = found
    return held[path, signature].cursor()


@contextmanager
def one_question() -> Iterator[None]:
    """What this thread asks here it asks to the end of the file it began with, however often another is published."""
    token = _held.set({})
    try:
        yield
    finally:
        _held.reset(token)


def settle(path: Path, signature: Signature) -> None:
    """Make the tables that a large file's first answers did not wait for."""
    with _settling:
        if (path, signature) in _settled:
            return
        settling = cursor(path, signature)
        views = settling.execute("select view_name from duckdb_views() where not internal").fetchall()
        for name in LATER:
            if (name,) in views:
                settling.execute(f"create table {name}_made as from {name}")
                settling.execute(f"create or replace view {name} as from {name}_made")
        _settled.add((path, signature))


@cache
def rests_on_later(sql: str) -> bool:
    """Whether a query, or a definition that it uses, names what is made later."""
    names, seen = _words(sql), set[str]()
    while names:
        name = names.pop()
        seen.add(name)
        names |= _definitions().get(name, set()) - seen
    return not seen.isdisjoint(LATER)


@cache
def _definitions() -> dict[str, set[str]]:
    """The words of every shared definition, by its name."""
    text = "".join((SHARED / f"{matter}.sql").read_text("utf-8") for matter in MATTERS)
    _head, *parts = re.split(r"^create (?:macro|table) (\w+)", text, flags=re.MULTILINE)
    return {name: _words(body) for name, body in zip(parts[::2], parts[1::2], strict=True)}


def _words(sql: str) -> set[str]:
    return set(re.findall(r"\w+", re.sub(r"--.*", "", sql)))


def _base(path: Path, signature: Signature) -> duckdb.DuckDBPyConnection:
    """Opened by who asks first, while whoever asks for the same waits for that and for nothing else."""
    with _looking:
        found = _bases.pop((path, signature), None)
        is_first = found is None
        if found is None:
            if signature_of(path) != signature:
                raise Replaced
            for key in [key for key in _bases if key[0] == path][:-1]:  # somebody may just begin to ask the last one
                _forget(key)
            found = Future[duckdb.DuckDBPyConnection]()
        _bases[path, signature] = found
        while len(_bases) > MOST_OPEN:
            _forget(next(iter(_bases)))
    if is_first:
        try:
            found.set_result(_opened(path, signature))
        except BaseException as error:
            with _looking:
                _bases.pop((path, signature), None)
            found.set_exception(error)
    try:
        return found.result()
    except duckdb.Error as error:
        raise damaged(path) from error


def _forget(key: tuple[Path, Signature]) -> None:
    del _bases[key]
    _settled.discard(key)


def _opened(path: Path, signature: Signature) -> duckdb.DuckDBPyConnection:
    base = duckdb.connect(":memory:")
    base.execute("set enable_progress_bar = false")  # it would stand among what a command prints
    quoted = str(path).replace("'", "''")
    base.execute(f"attach '{quoted}' as published (read_only)")
    if signature_of(path) != signature:  # which of the two was opened is not known; what follows asks the one opened
        raise Replaced
    columns = {
        (schema, table): names
        for schema, table, names in base.execute(
            "select schema_name, table_name, list(column_name) from duckdb_columns()"
            " where database_name = 'published' group by all order by all"
        ).fetchall()
    }
    if ("main", "schema_version") in columns:
        _refuse_newer(path, base.execute("select max(number) from published.schema_version").fetchall()[0][0])
    base.execute("create schema previous")
    for schema, table in columns:
        source = f'published."{schema}"."{table}"'
        missing = {
            name: value
            for name, value in COLUMNS_ADDED_LATER.get(table, {}).items()
            if name not in columns[schema, table]
        }
        added = "".join(f", {value} as {name}" for name, value in missing.items())
        base.execute(f'create view "{schema}"."{table}" as select *{added} from {source}')
    for table in PREVIOUS if ("previous", "version") not in columns else ():
        base.execute(f"create view previous.{table} as from main.{table} limit 0")
    for table, described in ADDED_LATER.items():
        if ("main", table) not in columns:
            base.execute(f"create table {table} ({described})")
    is_large = base.execute("select count(*) from published.investments").fetchall()[0][0] > LARGE
    for matter in MATTERS:
        definitions = (SHARED / f"{matter}.sql").read_text("utf-8")
        for name in LATER if is_large else ():
            definitions = definitions.replace(f"create table {name} as", f"create view {name} as")
        base.execute(definitions)
    for lock in LOCKS:
        base.execute(lock)
    return base


def _refuse_newer(path: Path, number: int) -> None:
    """What this dashboard does not know yet it could only show in part."""
    if number > SCHEMA_VERSION:
        message = _("{file} was published by a newer dashboard: update this one, or publish the ledger again with it")
        raise Newer(message.format(file=path))
