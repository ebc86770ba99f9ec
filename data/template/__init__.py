"""What the office hands out: an empty ledger, and a return workbook for every unit with its projects in it."""

import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from data.return_form import SOURCES
from data.template.empty_ledger import write_empty_ledger
from data.template.unit_return import Handed, Rows, write_return
from words import _
from words.file_names import file_names
from words.legible import legible

FOLDER = Path(__file__).parent


class CannotTemplate(Exception):
    """Nothing can be handed out; the message says why."""


def write_templates(
    into: Path, database: Path | None, regions: Iterable[str] | None, month: date | None, made_on: date
) -> list[Path]:
    """Write the empty ledger, and the returns of the regions named (None: no returns, empty: of every unit).

    A name that ends in .zip becomes one zip of them all. Raises CannotTemplate.
    """
    if into.suffix.lower() == ".zip":
        with TemporaryDirectory() as folder:
            written = list(_write(Path(folder), database, regions, month, made_on))
            _zip(into, written)
        return [into]
    into.mkdir(parents=True, exist_ok=True)
    return list(_write(into, database, regions, month, made_on))


def _write(
    into: Path, database: Path | None, regions: Iterable[str] | None, month: date | None, made_on: date
) -> Iterator[Path]:
    yield write_empty_ledger(into, made_on)
    if regions is None:
        return
    if database is None or not database.is_file():
        raise CannotTemplate(_("Nothing has been published yet: there are no projects to hand out"))
    with duckdb.connect(str(database), read_only=True) as connection:
        month = month or month_to_come(connection)
        units = [row["name"] for row in _ask(connection, "units", month=month)]
        asked = list(regions) or units
        if unknown := [name for name in asked if name not in units]:
            known = "、".join(units)
            raise CannotTemplate(_("There is no unit {unit}; known are {known}").format(unit=unknown[0], known=known))
        names = file_names(units)
        for region in asked:
            handed = _handed(connection, region, month)
            path = into / f"{names[region]}{handed.month_name}项目月报.xlsx"
            write_return(handed, path)
            yield path


def month_to_come(connection: duckdb.DuckDBPyConnection) -> date:
    """The month after the last one that was reported."""
    found = connection.execute("select max(month) + interval 1 month from investments").fetchone()
    if not found or found[0] is None:
        raise CannotTemplate(_("No month has been reported yet: name one with --month 2024-06"))
    return date(found[0].year, found[0].month, 1)


def _handed(connection: duckdb.DuckDBPyConnection, region: str, month: date) -> Handed:
    tables = {name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
    sources = connection.execute(
        "select capital_source from investments group by capital_source order by sum(completed_investment) desc, 1"
    ).fetchall()

    def rows(name: str) -> Rows:
        asked = _ask(connection, name, region=region, month=month)
        return [
            {key: legible(value) if isinstance(value, str) else value for key, value in row.items()} for row in asked
        ]

    return Handed(
        legible(region),
        month,
        rows("handed_out"),
        rows("open_matters"),
        rows("open_nodes") if "milestones" in tables else [],
        tuple(legible(name) for (name,) in sources) or SOURCES,
    )


def _ask(connection: duckdb.DuckDBPyConnection, name: str, **parameters: Any) -> Rows:
    result = connection.execute((FOLDER / f"{name}.sql").read_text(encoding="utf-8"), parameters)
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def _zip(into: Path, written: list[Path]) -> None:
    into.parent.mkdir(parents=True, exist_ok=True)
    building = into.with_name(f"{into.name}.building")
    try:
        with zipfile.ZipFile(building, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in written:
                archive.write(path, path.name)
        building.replace(into)
    finally:
        building.unlink(missing_ok=True)
