"""A prefecture's file out of its counties' published files, in which counties stand in the place of townships.

The rules stand in data/combine/*.sql. Nothing of a county is changed; its own screens stay in its own file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from pathlib import Path
from typing import Any

import duckdb

from data.findings import N_, NOTICE, WARNING, Finding
from data.mapping import read_mapping
from data.place import CannotPublish
from data.publishing import publish, quoted
from data.reading.ledger import Ledger
from data.staging import schema
from data.tables import TABLES
from words import _

ADDED_UP = ("regions", "targets", "region_progress", "county_indicators")  # rows of these become fewer by adding up
SCRIPTS = Path(__file__).parent / "combine"
MESSAGES = {
    "differs": N_("{what} of {county}: typed {value}, computed from its rows {other}; the computed figure counts"),
    "disagrees": N_("{what} of {county}: {value} in one file, {other} in another; the county's own file counts"),
    "uncounted": N_(
        "{county}, {what}: {value} 万元 of {other}, told in 区域完成 alone, do not count beside its projects"
    ),
    "shared": N_("“{what}” is in the files of {county} and {other}: both count, each with its own amounts"),
}


@dataclass(frozen=True)
class Combined:
    """What came of it: the number of the version, the counties with their last months, and what was found."""

    number: int
    counties: tuple[tuple[str, date | None], ...]
    findings: tuple[Finding, ...]


def combine(
    files: tuple[Path, ...], into: Path, name: str | None, indicator: str | None, by: str | None, note: str | None
) -> Combined:
    """Put the counties' published files together and publish the whole as a prefecture's.

    name is the prefecture's, by default the region above all of the counties; indicator is its main indicator, by
    default the one that most counties measure by. Raises CannotPublish.
    """
    staged = duckdb.connect()
    _prepare(staged)
    counties = [_take(staged, file, place) for place, file in enumerate(files)]
    _refuse_twice(counties)
    name = name or _above(staged, [county for county, _month in counties])
    indicator = indicator or _most_common_indicator(staged)
    for script in ("own", "rows", "sums"):
        _run(staged, script, {"prefecture": name, "indicator": indicator})
    staged.execute("insert into county select $1, $2, (select bool_or(is_demo) from given.county)", [name, indicator])
    findings = [*_differences(staged), *_other_indicators(staged, indicator), *_left_out(staged)]
    number = publish(_sources(staged, files), staged, findings, into, by, note, only_there=("combined",))
    return Combined(number, tuple(counties), tuple(findings))


def _prepare(staged: duckdb.DuckDBPyConnection) -> None:
    """Empty tables: memory.TABLE to be filled, given.TABLE for the rows of all files with the county of each."""
    staged.execute("attach ':memory:' as shape; use shape")
    staged.execute(schema())
    staged.execute("use memory; create schema given")
    for table in {*TABLES, "county", "version", "declared_totals"}:
        staged.execute(f"create table given.{table} as select ''::varchar as of_county, * from shape.{table} limit 0")
    for table in {*TABLES, "county", "declared_totals"}:
        staged.execute(f"create table {table} as from shape.{table} limit 0")
    _run(staged, "combined", {})


def _take(staged: duckdb.DuckDBPyConnection, file: Path, place: int) -> tuple[str, date | None]:
    """Copy a county's rows; its name and last month. CannotPublish when the file is none of a county."""
    said = _("{file} is not data published by this dashboard.").format(file=file)
    if not file.is_file():
        raise CannotPublish(said)
    try:
        staged.execute(f"attach {quoted(file)} as county_file (read_only)")
        (county,) = staged.execute("select name from county_file.county").fetchall()[0]
        columns = staged.execute(_SHARED_COLUMNS).fetchall()
        for table, names in columns:
            copy = f"insert into given.{table} by name select $1 as of_county, {names} from county_file.{table}"
            staged.execute(copy, [county])
        (last,) = staged.execute(
            "select max(month) from (select month from given.investments where of_county = $1"
            " union all select month from given.region_progress where of_county = $1)",
            [county],
        ).fetchall()[0]
        (is_above,) = staged.execute(
            "select count(*) > 0 from given.regions where of_county = $1 and name = $1 and level <> '县市'", [county]
        ).fetchall()[0]
    except (duckdb.Error, IndexError) as problem:
        raise CannotPublish(said) from problem
    finally:
        staged.execute("detach database if exists county_file")
    if is_above:
        raise CannotPublish(_("{file} is of {county}, which is no county").format(file=file, county=county))
    with file.open("rb") as content:
        digest = file_digest(content, "sha256").hexdigest()
    staged.execute(
        "insert into combined by name select $1 as county, $2 as place, version, published_at, published_by,"
        " $3 as last_month, $4 as file, $5 as sha256 from given.version where of_county = $1",
        [county, place, last, f"{county}/{file.name}", digest],
    )
    return county, last


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


def _refuse_twice(counties: list[tuple[str, date | None]]) -> None:
    names = [county for county, _month in counties]
    twice = sorted({county for county in names if names.count(county) > 1})
    if twice:
        raise CannotPublish(_("Two of the files are of {county}").format(county="、".join(twice)))


def _above(staged: duckdb.DuckDBPyConnection, counties: list[str]) -> str:
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


def _run(staged: duckdb.DuckDBPyConnection, script: str, values: dict[str, Any]) -> None:
    for statement in duckdb.extract_statements((SCRIPTS / f"{script}.sql").read_text("utf-8")):
        staged.execute(statement, {name: values[name] for name in statement.named_parameters})


def _differences(staged: duckdb.DuckDBPyConnection) -> list[Finding]:
    rows = staged.execute((SCRIPTS / "differences.sql").read_text("utf-8")).fetchall()
    return [
        Finding(
            f"combined_{kind}",
            NOTICE if kind == "shared" else WARNING,
            MESSAGES[kind],
            {
                "what": what if month is None else f"{what}（{month:%Y-%m}）",
                "county": county,
                "value": value,
                "other": other,
            },
            file,
            sheet,
            row,
        )
        for kind, county, what, month, value, other, file, sheet, row in rows
    ]


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
        (count,) = staged.execute(
            f"select (select count(*) from given.{table.name}) - (select count(*) from {table.name})"
        ).fetchall()[0]
        if count:
            arguments = {"count": str(count), "sheet": table.sheets[0]}
            yield Finding("combined_left_out", NOTICE, said, arguments)


def _sources(staged: duckdb.DuckDBPyConnection, files: tuple[Path, ...]) -> Ledger:
    """The counties' files as the sources of the version, each with its county and its count of projects."""
    rows = staged.execute(
        "select combined.file, combined.sha256, count(projects.project_code) from combined"
        " left join projects on combined.county = projects.region group by all order by any_value(combined.place)"
    ).fetchall()
    carried = [
        {"file": label, "sha256": sha256, "bytes": file.stat().st_size, "count_rows": count}
        for file, (label, sha256, count) in zip(files, rows, strict=True)
    ]
    return Ledger(read_mapping(None), carried=carried)
