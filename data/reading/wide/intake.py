"""The last step of reading: what wide tables said goes into the ledger's own tables, with what was made of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, Protocol

from data.findings import N_, WARNING, Finding, Place
from data.mapping import Mapping
from data.reading.filed import FiledRows
from data.reading.table import TableRead
from data.reading.totals import DeclaredTotal
from data.reading.wide.assemble import table_rows
from data.reading.wide.county_rows import compare_county_rows
from data.reading.wide.known import keep_published, name_by_code
from data.reading.wide.names import key_of
from data.reading.wide.places import Places
from data.reading.wide.projects import Project, Row, projects_of
from data.reading.wide.proposals import name_findings
from data.reading.wide.region_months import add_up_months
from data.reading.wide.tables import CODED, MONTHLY, SOURCES, WIDE_TABLES
from data.tables import TABLES

ROUNDED = Decimal(1)  # 万元


class Read(Protocol):
    """What this step needs of the ledger that was read."""

    mapping: Mapping
    tables: list[TableRead]
    rows: dict[str, FiledRows]
    totals: list[DeclaredTotal]
    findings: list[Finding]
    carried: list[dict[str, Any]]  # the files of the version that this is read upon


def take_in(ledger: Read) -> None:
    """Turn rows of wide tables into rows of the ledger's own, in place; derive regions where no sheet lists them."""
    monthly = [_row(table.columns, values) for table in (MONTHLY, CODED) for values in ledger.rows.pop(table.name, ())]
    _drop_months_without_column(monthly, ledger.tables)
    shares = [_row(SOURCES.columns, values) for values in ledger.rows.pop(SOURCES.name, ())]
    progress, said_so = add_up_months(ledger.rows["region_progress"])
    ledger.rows["region_progress"] = FiledRows(progress)
    ledger.findings += said_so
    titled = [table.layout.county for table in ledger.tables if table.layout]
    places = Places(ledger.mapping, list(ledger.rows["regions"]), monthly, titled)
    of_offices = {(read.file, read.sheet) for read in ledger.tables if read.layout and read.layout.kind == "regions"}
    ledger.findings += compare_county_rows(ledger.rows["region_progress"], of_offices, places.county)
    for row in (*monthly, *shares):
        ledger.findings += places.settle(row)
    listed = list(ledger.rows["projects"])
    ledger.findings += name_by_code(listed, monthly, ledger.mapping)
    _compare_totals(ledger, monthly, shares)
    projects = projects_of(monthly, ledger.mapping)
    rows, findings = table_rows(projects, ledger.mapping.started_with_first_investment)
    ledger.findings += [*findings, *name_findings([each for each in projects if each.name], ledger.mapping)]
    for name, found in rows.items():
        ledger.rows[name] += found
    if ledger.carried:
        ledger.findings += keep_published(ledger.rows, {row.file for row in monthly})
    ledger.rows["cost_shares"] += list(_cost_shares(shares, projects, ledger.mapping))
    regions, said = places.derived(ledger.rows)
    ledger.rows["regions"] += regions
    ledger.findings += said


def _row(columns: Iterable[Any], values: tuple[Any, ...]) -> Row:
    *said, file, sheet, number = values
    return Row(dict(zip((column.name for column in columns), said, strict=True)), file, sheet, number)


def _drop_months_without_column(rows: list[Row], tables: list[TableRead]) -> None:
    """Rows of sheets that say the year so far and nothing of the month have no month that could be blank."""
    having = {
        (table.file, table.sheet)
        for table in tables
        if table.layout and any("of_the_month" in feed.sources for feed in table.layout.feeds)
    }
    for row in rows:
        if (row.file, row.sheet) not in having:
            row.values.pop("of_the_month", None)


def _cost_shares(shares: list[Row], projects: list[Project], mapping: Mapping) -> Iterator[tuple[Any, ...]]:
    table = TABLES["cost_shares"]
    codes: dict[str, set[str]] = {}
    for project in projects:
        for row in project.rows:
            codes.setdefault(key_of(row.name or project.code, tuple(mapping.same_names)), set()).add(project.code)
    for row in shares:
        found = codes.get(key_of(row.name or "", tuple(mapping.same_names)), set())
        code = row.get("code") or (next(iter(found)) if len(found) == 1 else None)
        said = {"project_code": code} | {name: row.get(name) for name in ("payer", "owed", "paid_in", "disbursed")}
        yield (*(said.get(column.name) for column in table.columns), row.file, row.sheet, row.number)


def _compare_totals(ledger: Read, monthly: list[Row], shares: list[Row]) -> None:
    """Totals of wide tables are compared here; those of a month's investment stay with the ledger, as its own."""
    kept, mixed = [], _of_mixed_months(ledger.tables)
    for total in ledger.totals:
        if total.table_name not in WIDE_TABLES:
            kept.append(total)
            continue
        rows = [
            row
            for row in (shares if total.table_name == SOURCES.name else monthly)
            if (row.file, row.sheet) == (total.source_file, total.source_sheet)
            and total.first_row <= row.number <= total.last_row
        ]
        computed = sum((row.get(total.column_name) or Decimal(0) for row in rows), Decimal(0))
        if abs(computed - total.declared - total.typed) > max(total.tolerance, ROUNDED):
            ledger.findings.append(_differs(total, computed))
        if total.column_name == "of_the_month" and (total.source_file, total.source_sheet) not in mixed:
            kept.append(replace(total, table_name="investments", column_name="completed_investment"))
    ledger.totals[:] = kept


def _of_mixed_months(tables: list[TableRead]) -> set[tuple[str, str]]:
    """Sheets of 1-2月 beside 3月: the investments hold more than the columns of single months do."""
    return {
        (table.file, table.sheet)
        for table in tables
        if table.layout
        and table.layout.kind == "months"
        and any("year_to_date" in feed.sources for feed in table.layout.feeds)
    }


def _differs(total: DeclaredTotal, computed: Decimal) -> Finding:
    message = N_(
        "{label} says {declared}, rows {first_row} to {last_row} add up to {computed}: a difference of {difference}"
    )
    said = {
        "label": total.label,
        "declared": _plain(total.declared),
        "first_row": str(total.first_row),
        "last_row": str(total.last_row),
        "computed": _plain(computed),
        "difference": _plain(total.declared - computed),
    }
    place: Place = {"file": total.source_file, "sheet": total.source_sheet, "row": total.source_row}
    header = WIDE_TABLES[total.table_name].column(total.column_name).headers[0]
    return Finding(
        "declared_total_differs", WARNING, message, said, **place, column=header, value=_plain(total.declared)
    )


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
