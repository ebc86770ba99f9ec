"""A prefecture's file out of its counties' published files, in which counties stand in the place of townships.

The rules stand in data/combine/*.sql. Nothing of a county is changed; its own file is kept beside the prefecture's, and
its own screens are asked of it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from data import counties as of_counties
from data.counties import County
from data.findings import N_, NOTICE, WARNING, Finding
from data.mapping import read_mapping
from data.place import CannotPublish
from data.publishing import publish
from data.reading.ledger import Ledger
from data.staging import schema
from data.tables import TABLES
from settings import settings
from words import _

ADDED_UP = ("regions", "targets", "region_progress", "county_indicators")  # rows of these become fewer by adding up
SCRIPTS = Path(__file__).parent / "combine"
HEAVY = ("rows", "targets", "progress", "large_projects", "indicators")  # what an engine answers, in this order
GIVEN = ("county", "version", "declared_totals")  # tables of a county's file beside those of its ledger
MESSAGES = {
    "differs": N_("{what} of {county}: typed {value}, computed from its rows {other}; the computed figure counts"),
    "disagrees": N_("{what} of {county}: {value} in one file, {other} in another; the county's own file counts"),
    "shared": N_("“{what}” is in the files of {county} and {other}: both count, each with its own amounts"),
}
Values = dict[str, Any]
Engine = Callable[[duckdb.DuckDBPyConnection, list[Path], Values], None]
Ask = Callable[[duckdb.DuckDBPyConnection], None]


@dataclass(frozen=True)
class Combined:
    """What can be published: the staged rows, the counties with their last months, and what was found."""

    staged: duckdb.DuckDBPyConnection
    sources: Ledger
    counties: tuple[County, ...]
    findings: tuple[Finding, ...]
    into: Path

    def publish(self, by: str | None, note: str | None, may_replace: Callable[[], None]) -> int:
        """Keep the counties' files and put the whole in force; the number of the version."""

        def keep_counties() -> None:
            may_replace()
            of_counties.keep(list(self.counties), self.into)

        findings = list(self.findings)
        return publish(
            self.sources, self.staged, findings, self.into, by, note, keep_counties, only_there=("combined",)
        )


def with_duckdb(staged: duckdb.DuckDBPyConnection, scripts: list[Path], values: Values) -> None:
    """Answer the scripts where the rows are."""
    for script in scripts:
        run(staged, script, values)


@contextmanager
def combined(
    files: tuple[Path, ...], into: Path, name: str | None, indicator: str | None, engine: Engine = with_duckdb
) -> Iterator[Combined]:
    """Put the counties' published files together for a prefecture's file.

    name is the prefecture's, by default the region above all of the counties; indicator is its main indicator, by
    default the one that most counties measure by. Raises CannotPublish.
    """
    with of_counties.copied(files, into) as copies:
        staged = duckdb.connect()
        _prepare(staged)
        counties = [of_counties.take(staged, file, copy, place) for place, (file, copy) in enumerate(copies)]
        _refuse_twice(counties)
        name = name or _above(staged)
        if name in {county.name for county in counties}:
            raise CannotPublish(
                _("{name} is one of the counties; say with --name what they are together").format(name=name)
            )
        indicator = indicator or _most_common_indicator(staged)
        values = {"prefecture": name, "indicator": indicator or "", "threshold": str(settings().threshold)}
        for script in ("own", "regions"):
            run(staged, SCRIPTS / f"{script}.sql", values)
        engine(staged, [SCRIPTS / f"{script}.sql" for script in HEAVY], values)
        staged.execute(
            "insert into county select $1, $2, (select bool_or(is_demo) from given.county)", [name, indicator]
        )
        findings = [*_differences(staged), *_other_indicators(staged, indicator), *_left_out(staged)]
        yield Combined(staged, _sources(staged, counties), tuple(counties), tuple(findings), into)


def _prepare(staged: duckdb.DuckDBPyConnection) -> None:
    """Empty tables: memory.TABLE to be filled, given.TABLE for the rows of all files with the county of each."""
    staged.execute("attach ':memory:' as shape; use shape")
    staged.execute(schema())
    staged.execute("use memory; create schema given")
    for table in {*TABLES, *GIVEN}:
        staged.execute(f"create table given.{table} as select ''::varchar as of_county, * from shape.{table} limit 0")
    for table in {*TABLES, "county", "declared_totals"}:
        staged.execute(f"create table {table} as from shape.{table} limit 0")
    run(staged, SCRIPTS / "combined.sql", {})


def _refuse_twice(counties: list[County]) -> None:
    names = [county.name for county in counties]
    twice = sorted({county for county in names if names.count(county) > 1})
    if twice:
        raise CannotPublish(_("Two of the files are of {county}").format(county="、".join(twice)))


def _above(staged: duckdb.DuckDBPyConnection) -> str:
    """The region that all counties name as the one above them."""
    above = staged.execute(
        "select distinct parent from given.regions where name = of_county and parent is not null"
    ).fetchall()
    if len(above) != 1:
        known = "、".join(sorted(parent for (parent,) in above)) or "—"
        raise CannotPublish(
            _("The counties name {known} as the region above them; say which it is with --name").format(known=known)
        )
    return str(above[0][0])


def _most_common_indicator(staged: duckdb.DuckDBPyConnection) -> str | None:
    found = staged.execute(
        "select main_indicator from given.county where main_indicator is not null"
        " group by main_indicator order by count(*) desc, main_indicator limit 1"
    ).fetchone()
    return found[0] if found else None


def run(staged: duckdb.DuckDBPyConnection, script: Path, values: Values) -> None:
    """Run every statement of a script, each with the values that it names."""
    for statement in duckdb.extract_statements(script.read_text("utf-8")):
        staged.execute(statement, {name: values[name] for name in statement.named_parameters})


def _differences(staged: duckdb.DuckDBPyConnection) -> list[Finding]:
    rows = staged.execute((SCRIPTS / "differences.sql").read_text("utf-8")).fetchall()
    return [
        Finding(
            f"combined_{kind}",
            NOTICE if kind == "shared" else WARNING,
            MESSAGES[kind],
            {
                "what": what + _months(first, last),
                "county": county,
                "value": value,
                "other": other,
            },
            file,
            sheet,
            row,
        )
        for kind, county, what, first, last, value, other, file, sheet, row in rows
    ]


def _months(first: date | None, last: date | None) -> str:
    """From which month to which two figures differ; the last is the one whose figures are told."""
    if first is None or last is None:
        return ""
    return f"（{last:%Y-%m}）" if first == last else f"（{first:%Y-%m}…{last:%Y-%m}）"


def _other_indicators(staged: duckdb.DuckDBPyConnection, indicator: str | None) -> list[Finding]:
    """Counties that measure by another indicator than the prefecture."""
    rows = staged.execute(
        "select of_county, main_indicator from given.county where main_indicator <> $1 order by all", [indicator]
    ).fetchall()
    said = N_("{county} measures by {own}; its targets of it count as {indicator}")
    return [
        Finding("combined_indicator", WARNING, said, {"county": county, "own": own, "indicator": indicator or ""})
        for county, own in rows
    ]


def _left_out(staged: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """Rows that stay in the counties' files, table by table: of other areas than their own, and scores of townships."""
    said = N_("{count} rows of {sheet} stay in the counties' files: of areas outside, or scores of townships")
    for table in TABLES.values():
        if table.name in ADDED_UP:
            continue
        [(count,)] = staged.execute(
            f"select (select count(*) from given.{table.name}) - (select count(*) from {table.name})"
        ).fetchall()
        if count:
            arguments = {"count": str(count), "sheet": table.sheets[0]}
            yield Finding("combined_left_out", NOTICE, said, arguments)


def _sources(staged: duckdb.DuckDBPyConnection, counties: list[County]) -> Ledger:
    """The counties' files as the sources of the version, each with its county and its count of projects."""
    rows = dict(staged.execute("select region, count(*) from projects group by region").fetchall())
    carried = [
        {
            "file": county.label,
            "sha256": county.sha256,
            "bytes": county.copy.stat().st_size,
            "count_rows": rows.get(county.name, 0),
        }
        for county in counties
    ]
    return Ledger(read_mapping(None), carried=carried)
