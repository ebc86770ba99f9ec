"""Free tables of a county that has a list of projects: their rows speak of projects by name, the list has the codes.

What was published of the months before stays: a table that tells them again is compared with it, and adds this month.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from data.findings import N_, NOTICE, WARNING, Finding
from data.mapping import Mapping
from data.reading.filed import FiledRows
from data.reading.values import compact
from data.reading.wide.names import are_alike, key_of
from data.reading.wide.projects import Row
from data.tables import TABLES

Filed = tuple[Any, ...]
ROUNDED = Decimal(1)  # 万元


def name_by_code(listed: list[Filed], rows: list[Row], mapping: Mapping) -> list[Finding]:
    """Give each row the code of the listed project of its region and name; say which are in no list."""
    if not listed or not rows:
        return []
    columns = [column.name for column in TABLES["projects"].columns]
    at_name, at_region = columns.index("name"), columns.index("region")
    rules = (*mapping.same_names, "spaces", "brackets")
    codes: dict[tuple[str, str], set[str]] = defaultdict(set)
    names: dict[str, list[str]] = defaultdict(list)
    for project in listed:
        region = compact(project[at_region])
        codes[region, key_of(project[at_name] or "", rules)].add(project[0])
        names[region].append(project[at_name] or "")
    known = {project[0] for project in listed}
    findings: dict[tuple[str, str], Finding] = {}
    for row in rows:
        region = compact(row.get("region"))
        found = codes.get((region, key_of(mapping.renamed.get(row.name, row.name), rules)), set())
        if row.get("code") is None and len(found) == 1:
            row.values["code"] = next(iter(found))
        if row.get("code") in known:
            row.name = ""  # the list says what the project is
        elif row.name and (region, row.name) not in findings:
            findings[region, row.name] = _new(row, names[region])
    return list(findings.values())


def _new(row: Row, names: list[str]) -> Finding:
    alike = next((name for name in names if are_alike(row.name, name)), None)
    if alike:
        message = N_("no project is called so; it may be {other}, which ledger.toml can say: counted as a new project")
        return Finding(
            "new_project_alike", WARNING, message, {"other": alike}, **row.place, column="项目名称", value=row.name
        )
    message = N_("no project of the unit is called so: counted as a new project")
    return Finding("new_project", NOTICE, message, {}, **row.place, column="项目名称", value=row.name)


def keep_published(rows: dict[str, FiledRows], files: set[str]) -> Iterator[Finding]:
    """Take out of the tables what was published of a project and month already, and tell where it differs."""
    if not files or all(row[-3] in files for row in rows["investments"]):
        return
    columns = [column.name for column in TABLES["investments"].columns]
    at_month, at_amount = columns.index("month"), columns.index("completed_investment")
    before: dict[tuple[str, date], Decimal] = defaultdict(Decimal)
    for row in rows["investments"]:
        if row[-3] not in files:
            before[row[0], row[at_month]] += row[at_amount] or 0
    told: dict[tuple[str, date], list[Filed]] = defaultdict(list)
    for row in rows["investments"]:
        if row[-3] in files and (row[0], row[at_month]) in before:
            told[row[0], row[at_month]].append(row)
    rows["investments"] = FiledRows(
        row for row in rows["investments"] if row[-3] not in files or (row[0], row[at_month]) not in told
    )
    _keep_open(rows, files)
    for (code, month), again in told.items():
        amount = sum((row[at_amount] or Decimal(0) for row in again), Decimal(0))
        if abs(amount - before[code, month]) > ROUNDED:
            message = N_(
                "{month} of {project} was published with {before} 万元 and is told here as {now}: published stays"
            )
            said = {"month": f"{month:%Y-%m}", "project": code, "before": _plain(before[code, month])}
            file, sheet, number = again[0][-3:]
            yield Finding("past_month_differs", WARNING, message, said | {"now": _plain(amount)}, file, sheet, number)


def _keep_open(rows: dict[str, FiledRows], files: set[str]) -> None:
    """A problem that is open already is not opened again, and a month's progress not told twice."""
    columns = [column.name for column in TABLES["obstacles"].columns]
    at_end = columns.index("resolved_on")
    is_open = {row[:2] for row in rows["obstacles"] if row[-3] not in files and row[at_end] is None}
    rows["obstacles"] = FiledRows(row for row in rows["obstacles"] if row[-3] not in files or row[:2] not in is_open)
    noted = {row[:2] for row in rows["progress_notes"] if row[-3] not in files}
    kept = (row for row in rows["progress_notes"] if row[-3] not in files or row[:2] not in noted)
    rows["progress_notes"] = FiledRows(kept)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
