"""The checks of data/checks/: each is one SQL file that returns the rows that offend it.

Its header says what it looks for, its level (error or warning), the message (an English message id whose
{placeholders} are columns of the result), and the tables without which it says nothing.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from data.findings import AND_MORE, ERROR, N_, WARNING, Finding
from data.reading.ledger import Ledger
from data.reading.table import MOST_TOLD
from data.staging import asked, stage
from data.tables import TABLES

HEADERS = {column.name: column.headers[0] for table in reversed(TABLES.values()) for column in table.columns}
FOLDER = Path(__file__).parent / "checks"
PLACE = ("source_file", "source_sheet", "source_row", "column_name", "value")


@dataclass(frozen=True)
class Check:
    """One SQL file."""

    name: str
    description: str
    level: str
    message: str
    needs: tuple[str, ...]
    sql: str


def all_checks() -> list[Check]:
    """The checks on disk, by name. ValueError when the header of one is not complete."""
    return [_read(path) for path in sorted(FOLDER.glob("*.sql"))]


def _read(path: Path) -> Check:
    sql = path.read_text(encoding="utf-8")
    said = dict(re.findall(r"^-- (level|message|needs): (.+)$", sql, re.MULTILINE))
    description = re.match(r"-- (.+)", sql)
    if not description or "message" not in said or said.get("level") not in (ERROR, WARNING):
        raise ValueError(f"{path.name}: the header needs a description, level: error or warning, and message:")
    needs = tuple(said.get("needs", "").replace(",", " ").split())
    return Check(path.stem, description[1], said["level"], said["message"], needs, sql)


def run_checks(ledger: Ledger, today: date) -> tuple[duckdb.DuckDBPyConnection, list[Finding]]:
    """Stage the ledger and ask every check; the staged tables and all findings, those of the reader included."""
    staged = stage(ledger)
    findings = list(ledger.findings)
    if ledger.rows["regions"] and staged.execute("select count(*) from county").fetchone() == (0,):
        message = N_('the county cannot be told; write county = "…" in ledger.toml')
        findings.append(Finding("county_unclear", ERROR, message))
    for check in all_checks():
        if all(ledger.rows.get(table) for table in check.needs):
            findings += _run(check, staged, ledger, today)
    return staged, findings


def _run(check: Check, staged: duckdb.DuckDBPyConnection, ledger: Ledger, today: date) -> list[Finding]:
    parameters = {"today": today} if "$today" in check.sql else {}
    result = asked(staged, check.sql, parameters)
    names = [column[0] for column in result.description]
    findings = []
    short = {(*each.place, each.column_name) for each in ledger.totals if each.typed}
    for values in result.fetchmany(MOST_TOLD):
        row = dict(zip(names, values, strict=True))
        file, sheet, number, column, value = (row.pop(name) for name in PLACE)
        if check.name == "declared_total_differs" and (file, sheet, number, column) in short:
            continue  # told once a file: it is short by what is typed as text
        source = ledger.source_of(file, sheet, column, number) if column and number else None
        written, place = (source.header or column, (number - 1, source.at)) if source else (HEADERS.get(column), None)
        written = written or column
        arguments = {name: _text(cell) for name, cell in row.items()}
        value = None if value is None else ledger.written(file, sheet, place, source) or _text(value)
        place_and_value = (file, sheet, number, written, value, place)
        findings.append(Finding(check.name, check.level, check.message, arguments, *place_and_value))
    left = sum(len(rows) for rows in iter(lambda: result.fetchmany(MOST_TOLD), []))
    if left:
        findings.append(Finding(check.name, check.level, AND_MORE, {"count": str(left)}))
    return findings


def _text(value: object) -> str:
    """A figure without needless zeros, a date as 2024-05-31."""
    text = str(value)
    return text.rstrip("0").rstrip(".") if re.fullmatch(r"-?\d+\.\d+", text) else text
