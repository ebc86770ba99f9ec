"""The brake of publishing: what a new version must be asked about before it replaces the one in force.

Each file of suspicious/ is one question, with a message whose placeholders are its columns. It sees the new rows as
memory, the published file as in_force, and the monthly amounts of both as before_amounts and after_amounts. Where both
were put together from counties' files, the amounts are those of the counties in both, and those of combine/suspicious/
are asked of the counties, too.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb

from data.findings import N_, filled, shown
from data.history import version_in_force
from data.place import Place
from data.staging import asked
from words.numbers import month_name, plain

FOLDER = Path(__file__).parent / "suspicious"
OF_COUNTIES = Path(__file__).parent / "combine" / "suspicious"
OF_BOTH = "region in (select county from in_force.combined intersect select county from memory.combined)"
SHOWN = 6
# What each project or region did in each month; a file of an earlier version may lack the table of regions.
OF_PROJECTS = """
select
    project_code || ' ' || capital_source as key,
    month,
    completed_investment as amount,
    listed.region,
from {database}.investments
left join (select project_code, any_value(region) as region from {database}.projects group by project_code) as listed
    using (project_code)
"""
OF_REGIONS = """
select
    region || ' ' || indicator as key,
    month,
    coalesce(of_the_month, cumulative - coalesce(lag(cumulative) over so_far, 0)) as amount,
    region,
from {database}.region_progress
window so_far as (partition by region, indicator, year(month) order by month)
"""


@dataclass(frozen=True)
class Suspicion:
    """One reason to look again before publishing: a message of the catalogue and what fills it."""

    check: str
    message: str
    arguments: dict[str, str] = field(default_factory=dict)

    def in_words(self) -> str:
        """The reason as one sentence in the language in use."""
        return filled(self.message, self.arguments)


def suspicions(staged: duckdb.DuckDBPyConnection, target: Path, read_upon: int | None) -> list[Suspicion]:
    """Every reason not to publish the staged rows over the target without asking.

    `read_upon` is the number of the version that was in force when the ledger's files were read.
    """
    in_force = Place(target).in_force
    if not in_force:
        return []
    return [*overtaken(target, read_upon), *_compared(staged, in_force)]


def overtaken(target: Path, read_upon: int | None) -> list[Suspicion]:
    """Whether somebody has published or rolled back since the ledger's files were read."""
    version = version_in_force(target)
    if version is None or version.number == read_upon:
        return []
    message = N_("while these files were read, version {number} of {who} came into force, published on {when}")
    when = f"{version.published_at:%Y-%m-%d %H:%M}"
    return [Suspicion("overtaken", message, {"number": str(version.number), "who": version.published_by, "when": when})]


def _compared(staged: duckdb.DuckDBPyConnection, in_force: Path) -> list[Suspicion]:
    quoted = str(in_force).replace("'", "''")
    staged.execute(f"attach '{quoted}' as in_force (read_only)")
    try:
        are_combined = all("combined" in _tables(staged, database) for database in ("in_force", "memory"))
        asked_of = OF_BOTH if are_combined else "true"
        for view, database in (("before_amounts", "in_force"), ("after_amounts", "memory")):
            amounts = f"from ({_amounts(staged, database)}) where {asked_of}"
            staged.execute(f"create or replace temp view {view} as {amounts}")
        files = [*sorted(FOLDER.glob("*.sql")), *(sorted(OF_COUNTIES.glob("*.sql")) if are_combined else ())]
        return [each for path in files for each in _ask(staged, path)]
    finally:
        staged.execute("drop view if exists before_amounts")
        staged.execute("drop view if exists after_amounts")
        staged.execute("detach in_force")


def _amounts(staged: duckdb.DuckDBPyConnection, database: str) -> str:
    parts = [OF_PROJECTS, OF_REGIONS] if "region_progress" in _tables(staged, database) else [OF_PROJECTS]
    return " union all ".join(part.format(database=database) for part in parts)


def _tables(staged: duckdb.DuckDBPyConnection, database: str) -> set[str]:
    sql = "select table_name from duckdb_tables() where database_name = $1"
    return {name for (name,) in staged.execute(sql, [database]).fetchall()}


def _ask(staged: duckdb.DuckDBPyConnection, path: Path) -> list[Suspicion]:
    sql = path.read_text(encoding="utf-8")
    message = re.search(r"^-- message: (.+)$", sql, re.MULTILINE)
    if message is None:
        raise ValueError(f"{path.name} has no line -- message")
    result = asked(staged, sql)
    names = [column[0] for column in result.description]
    found = [dict(zip(names, map(_text, row), strict=True)) for row in result.fetchall()]
    return [Suspicion(path.stem, message[1], arguments) for arguments in found]


def _text(value: object) -> str:
    """A month by its name, an amount without needless zeros, of a list the beginning."""
    if isinstance(value, list):
        return "、".join([_text(each) for each in value[:SHOWN]] + (["…"] if len(value) > SHOWN else []))
    if isinstance(value, date):
        return month_name(value)
    return plain(value, 6) if isinstance(value, Decimal) else shown(value)
