"""What a check says, as one JSON object for scripts: verdict, tables with their sums, findings, what was not read."""

import json
from decimal import Decimal
from typing import Any

import duckdb

from data.findings import ERROR, Finding, Unread, has_errors
from data.reading.numbers import Numbers
from data.tables import TABLES
from data.unreported import unreported


def as_json(
    staged: duckdb.DuckDBPyConnection, findings: list[Finding], unread: list[Unread], numbers: list[Numbers]
) -> str:
    """The object for scripts: publishable, tables, findings, unread, the account of all numbers, who is 未报."""
    said = {
        "publishable": not has_errors(findings),
        "tables": _tables(staged),
        "findings": [finding_as_json(finding) for finding in findings],
        "unread": [unread_as_json(each) for each in unread],
        "account": [vars(each) for each in numbers],
        "unreported": [vars(each) | {"month": f"{each.month:%Y-%m}"} for each in unreported(staged)],
    }
    return json.dumps(said, ensure_ascii=False, indent=1)


def refusal_as_json(check: str, message: str, file: str | None = None) -> str:
    """The same object where nothing could be read at all, for the one reason that is given."""
    finding = _place(file) | {"level": ERROR, "check": check, "value": None, "message": message}
    return json.dumps({"publishable": False, "tables": {}, "findings": [finding], "unread": []}, ensure_ascii=False)


def _tables(staged: duckdb.DuckDBPyConnection) -> dict[str, dict[str, Any]]:
    found = {}
    for table in TABLES.values():
        amounts = [column.name for column in table.columns if column.kind.is_amount]
        sums = "".join(f", sum({name})" for name in amounts)
        [(count, *totals)] = staged.execute(f"select count(*){sums} from {table.name}").fetchall()
        found[table.name] = {
            "rows": count,
            "sums": {
                name: number_as_json(total) for name, total in zip(amounts, totals, strict=True) if total is not None
            },
        }
    return found


def number_as_json(value: Decimal | int) -> float | int:
    """An exact number as JSON has it."""
    return int(value) if value == int(value) else float(value)


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """A finding: where, what, in the language in use."""
    place = _place(finding.file, finding.sheet, finding.row, finding.column)
    return place | {
        "level": finding.level,
        "check": finding.check,
        "value": finding.value,
        "message": finding.said(),
    }


def unread_as_json(each: Unread) -> dict[str, Any]:
    """What was left out: where, and why."""
    return _place(each.file, each.sheet, each.row, each.column) | {"why": each.why()}


def _place(
    file: str | None, sheet: str | None = None, row: int | None = None, column: str | None = None
) -> dict[str, str | int | None]:
    return {"file": file, "sheet": sheet, "row": row, "column": column}
