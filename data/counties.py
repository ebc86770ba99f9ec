"""The counties' own published files, kept beside their prefecture's, and their rows, each with the county of its file.

Every version of the prefecture's file names the files that it was put together from by what is in them: two versions
share those that did not change, and a version that is put back brings its own along.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from pathlib import Path

import duckdb

from data.place import CannotPublish, Place, flush, flush_folder, quoted
from words import _
from words.file_in_force import file_in_force


@dataclass(frozen=True)
class County:
    """A county's file as it was taken: the county, its last month, and the copy that is kept once all is well."""

    name: str
    last_month: date | None
    label: str
    copy: Path
    sha256: str


@contextmanager
def copied(files: tuple[Path, ...], into: Path) -> Iterator[list[tuple[Path, Path]]]:
    """Copies beside the prefecture's file of the counties' files, which may change meanwhile; gone again afterwards.

    CannotPublish for what is no file.
    """
    folder = Place(into).counties
    folder.mkdir(parents=True, exist_ok=True)
    copies = [(file, folder / f"incoming-{os.getpid()}-{place}") for place, file in enumerate(files)]
    try:
        for file, copy in copies:
            if not file.is_file():
                raise CannotPublish(not_published(file))
            shutil.copyfile(file_in_force(file), copy)
        yield copies
    finally:
        for _file, copy in copies:
            copy.unlink(missing_ok=True)


def keep(counties: list[County], into: Path) -> None:
    """Keep the copies for the screens of the counties; a file that is kept already stays."""
    place = Place(into)
    for county in counties:
        kept = place.county_file(county.sha256)
        if not kept.is_file():
            flush(county.copy)
            os.replace(county.copy, kept)
    flush_folder(place.counties)


def forget(into: Path) -> int:
    """Delete the files of counties that no version in the folder names any more; how many bytes that frees.

    Where one of the versions cannot be read, nothing is deleted.
    """
    place, named = Place(into), set[str]()
    try:
        for file in (*place.target.parent.glob("*.duckdb"), *place.versions.glob("*.duckdb")):
            named |= _named_in(file)
    except duckdb.Error:
        return 0
    gone = [file for file in place.counties.glob("*.duckdb") if file.stem not in named]
    freed = sum(file.stat().st_size for file in gone)
    for file in gone:
        file.unlink()
    return freed


def _named_in(file: Path) -> set[str]:
    with duckdb.connect() as connection:
        connection.execute(f"attach {quoted(file)} as kept (read_only)")
        tables = "select count(*) from duckdb_tables() where database_name = 'kept' and table_name = 'combined'"
        if connection.execute(tables).fetchall() == [(0,)]:
            return set()
        return {sha256 for (sha256,) in connection.execute("select sha256 from kept.main.combined").fetchall()}


def take(staged: duckdb.DuckDBPyConnection, file: Path, copy: Path, place: int) -> County:
    """Copy a county's rows into given.TABLE. CannotPublish when the file is none of a county."""
    try:
        staged.execute(f"attach {quoted(copy)} as county_file (read_only)")
        (name, is_combined, has_number) = staged.execute(_OF_FILE).fetchall()[0]
        if has_number and staged.execute(_IS_NEWER).fetchall() == [(True,)]:
            said = _("{file} was published by a newer dashboard: update this one, or publish the ledger again with it")
            raise CannotPublish(said.format(file=file))
        if is_combined:
            said = _("{file} is a prefecture's: give the files of its counties, which are kept in {folder}")
            raise CannotPublish(said.format(file=file, folder=file.parent / Place(file).counties.name))
        for table, names in staged.execute(_SHARED_COLUMNS).fetchall():
            rows = f"insert into given.{table} by name select $1 as of_county, {names} from county_file.main.{table}"
            staged.execute(rows, [name])
        [(last,)] = staged.execute(_LAST_MONTH, [name]).fetchall()
        [(is_above,)] = staged.execute(_IS_ABOVE, [name]).fetchall()
    except (duckdb.Error, IndexError) as problem:
        raise CannotPublish(not_published(file)) from problem
    finally:
        with suppress(duckdb.Error):  # a damaged file may have taken the connection with it
            staged.execute("detach database if exists county_file")
    if is_above:
        raise CannotPublish(_("{file} is of {county}, which is no county").format(file=file, county=name))
    with copy.open("rb") as content:
        digest = file_digest(content, "sha256").hexdigest()
    county = County(name, last, f"{name}/{file.name}", copy, digest)
    staged.execute(
        "insert into combined by name select $1 as county, $2 as place, version, published_at, published_by,"
        " $3 as last_month, $4 as file, $5 as sha256 from given.version where of_county = $1",
        [name, place, last, county.label, digest],
    )
    return county


def not_published(file: Path) -> str:
    """What is said of a file that is no county's."""
    return _("{file} is not data published by this dashboard.").format(file=file)


_OF_FILE = """
with tables as (
    select table_name
    from duckdb_tables()
    where database_name = 'county_file' and schema_name = 'main'
)

select
    county.name,
    exists (from tables where table_name = 'combined'),
    exists (from tables where table_name = 'schema_version'),
from county_file.main.county
"""
_IS_NEWER = """
select (select max(number) from county_file.main.schema_version) > (select max(number) from shape.schema_version)
"""
_LAST_MONTH = """
select max(month)
from (
    select month from given.investments where of_county = $1
    union all
    select month from given.region_progress where of_county = $1
)
"""
_IS_ABOVE = "select count(*) > 0 from given.regions where of_county = $1 and name = $1 and level <> '县市'"
_SHARED_COLUMNS = """
select kept.table_name, string_agg('"' || kept.column_name || '"', ', ' order by kept.column_index)
from duckdb_columns() as kept
semi join duckdb_columns() as wanted
    on wanted.database_name = 'memory'
    and wanted.schema_name = 'given'
    and kept.table_name = wanted.table_name
    and kept.column_name = wanted.column_name
where kept.database_name = 'county_file' and kept.schema_name = 'main'
group by kept.table_name
order by kept.table_name
"""
