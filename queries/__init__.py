"""The only door to DuckDB: every number that is ever shown is the answer of one SQL file in a topic's folder.

    run("completion_by_region", month="2024-05", regions=["汇龙镇"])

A newly published file is seen at the next call. Answers are kept for as long as the file stays the same.
"""

import python_needed  # noqa: F401, before all that an older Python does not know

# isort: split
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from sys import intern
from types import MappingProxyType
from typing import Any, TypeVar

from queries.damaged_file import DEFAULT_DATABASE, Signature, damaged, give_up, in_place_of, signature_of
from queries.database import OF_A_DAMAGED_FILE, Replaced, cursor, one_question, rests_on_later
from queries.database import settle as settle_file
from queries.errors import (
    BadParameter,
    Damaged,
    Newer,
    NoDatabase,
    QueryError,
    UnknownArea,
    UnknownParameter,
    UnknownQuery,
)
from queries.headers import Description, read_header
from queries.kept import Kept
from queries.parameters import READERS, chosen_by_the_county, text
from words import _
from words.file_in_force import file_in_force

__all__ = [
    "BadParameter",
    "Damaged",
    "Description",
    "Newer",
    "NoDatabase",
    "QueryError",
    "Row",
    "UnknownArea",
    "UnknownParameter",
    "UnknownQuery",
    "damage",
    "default_month",
    "describe",
    "looking_at",
    "names",
    "one",
    "path_of",
    "published",
    "run",
    "settle",
    "signature",
]

Row = Mapping[str, Any]
Answer = TypeVar("Answer")
FOLDER = Path(__file__).parent
SHARED = "shared"  # what the queries share; no query stands there
MOST_ROWS = 12_000  # some 20 MB
_looked_at: ContextVar[Path | None] = ContextVar("looked_at", default=None)


_kept: Kept[tuple[Row, ...]] = Kept(MOST_ROWS)


@cache
def names() -> tuple[str, ...]:
    """The names of all queries, sorted."""
    return tuple(sorted(_files()))


@cache
def describe(name: str) -> Description:
    """What a query answers, takes and returns. Raises UnknownQuery."""
    return read_header(name, _sql(name))


def signature(database: str | Path | None = None) -> Signature:
    """What tells one published file from the next. Raises NoDatabase."""
    return signature_of(path_of(database))


def run(name: str, database: str | Path | None = None, **parameters: Any) -> tuple[Row, ...]:
    """The rows of a query: read-only mappings of plain values, money and rates as floats, days as dates.

    database is a published file; without one, the file that COUNTY_DATABASE names, else data/county.duckdb.
    A parameter left out, or None, has its default: the month of default_month, all regions, the county's own settings.
    Raises UnknownQuery, UnknownParameter, BadParameter, NoDatabase.
    """
    given = _checked(describe(name), parameters)
    return _of_a_whole_file(path_of(database), lambda path: _answered(path, signature_of(path), name, given))


def one(name: str, database: str | Path | None = None, **parameters: Any) -> Row:
    """The row of a query that has exactly one. Raises ValueError when it has not, and what run raises."""
    (row,) = run(name, database, **parameters)
    return row


def default_month(database: str | Path | None = None) -> date:
    """The month shown where none is asked for, as the query months chooses it. Raises NoDatabase without any month."""
    path = path_of(database)
    month = _of_a_whole_file(path, lambda asked: _default_month(asked, signature_of(asked)))
    if month is None:  # no ledger without work is published
        raise NoDatabase(_("{file} is not data published by this dashboard.").format(file=path))
    return month


def damage(database: str | Path | None = None) -> str:
    """What is to be said while a kept version is shown in the place of a damaged file; nothing while it is whole."""
    path = path_of(database)
    asked = in_place_of(path)
    if asked == path:
        return ""
    number = int(asked.stem.rpartition("-")[2])
    return _("{damaged}. Until then version {number} is shown").format(damaged=damaged(path), number=number)


def _of_a_whole_file(path: Path, answer: Callable[[Path], Answer]) -> Answer:
    """What is asked of a published file; of the version that was in force last where the file is damaged."""
    while True:
        asked = in_place_of(path)
        try:
            with one_question():
                return answer(asked)
        except Replaced:
            continue
        except Newer:
            raise
        except Damaged:
            if asked != path:
                raise
            give_up(path)


def settle(database: str | Path | None = None) -> None:
    """Make ready what the first answers of a large file do not wait for, so that later ones are looked up."""
    path = in_place_of(path_of(database))
    with suppress(Replaced):  # by a file that is settled in its turn
        settle_file(path, signature_of(path))


@contextmanager
def looking_at(database: Path) -> Iterator[None]:
    """For a while, and in this thread alone, every query is asked of another file where none is named."""
    token = _looked_at.set(database)
    try:
        yield
    finally:
        _looked_at.reset(token)


def published() -> Path:
    """The published file: the one that COUNTY_DATABASE names, else data/county.duckdb."""
    return Path(os.environ.get("COUNTY_DATABASE") or DEFAULT_DATABASE).absolute()


def path_of(database: str | Path | None = None) -> Path:
    """The file that is asked: the one that is named, else the one that this thread looks at, else the published one."""
    return file_in_force(Path(database or _looked_at.get() or published()).absolute())


@cache
def _files() -> Mapping[str, Path]:
    """Every query's file by the query's name. ValueError when two topics give one name."""
    found: dict[str, Path] = {}
    for file in FOLDER.glob("*/*.sql"):
        if file.parent.name == SHARED:
            continue
        if file.stem in found:
            raise ValueError(f"two queries are called {file.stem}: {found[file.stem]}, {file}")
        found[file.stem] = file
    return MappingProxyType(found)


@cache
def _sql(name: str) -> str:
    if name not in _files():
        raise UnknownQuery(_("There is no query {name}.").format(name=repr(name)))
    return _files()[name].read_text("utf-8")


def _checked(query: Description, parameters: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """Every parameter of the query but an unnamed month, in one form that can be compared."""
    for parameter in parameters:
        if parameter not in query.parameters:
            message = _("Query {name} does not take {parameter}.")
            raise UnknownParameter(message.format(name=query.name, parameter=repr(parameter)))
    values = {key: value for key, value in chosen_by_the_county().items() if key in query.parameters}
    for parameter, value in parameters.items():
        if value is not None:
            values[parameter] = READERS.get(parameter, text)(value)
    return tuple(sorted(values.items()))


def _answered(path: Path, version: Signature, name: str, given: tuple[tuple[str, Any], ...]) -> tuple[Row, ...]:
    return _kept.answer((path, version, name, given), lambda: _asked(path, version, name, given))


def _asked(path: Path, version: Signature, name: str, given: tuple[tuple[str, Any], ...]) -> tuple[Row, ...]:
    values = {parameter: None for parameter in describe(name).parameters} | dict(given)
    regions = values.get("regions")
    if regions and describe(name).regions_keep_rows:  # answered once for all regions
        of_all = tuple(one for one in given if one[0] != "regions")
        if not _kept.is_large((path, version, name, of_all)):
            return tuple(row for row in _answered(path, version, name, of_all) if row["region"] in regions)
    if "month" in values and values["month"] is None:
        values["month"] = _default_month(path, version)
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
    try:
        if rests_on_later(_sql(name)):
            settle_file(path, version)
        result = cursor(path, version).execute(_sql(name), values)
        rows = result.fetchall()
    except OF_A_DAMAGED_FILE as error:
        raise damaged(path) from error
    columns = [column[0] for column in result.description]
    return tuple(MappingProxyType(dict(zip(columns, map(_plain, row), strict=True))) for row in rows)


def _default_month(path: Path, version: Signature) -> date | None:
    return next((row["month"] for row in _answered(path, version, "months", ()) if row["is_default"]), None)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return intern(value)  # regions, sources and states stand in thousands of rows, and are kept once
    return float(value) + 0.0 if isinstance(value, Decimal | float) else value  # nothing has no sign: not -0.0
