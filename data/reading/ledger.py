"""Ledger files -> the rows of every table, declared totals, and everything that was not understood."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.bounded import at_work_on
from data.findings import ERROR, N_, NOTICE, Finding, Unread
from data.mapping import Mapping, read_mapping
from data.mapping_fit import renamed_nothing, unfitting
from data.reading.cells import Sheet, cells_of
from data.reading.copies import SeenSheets, copied_files
from data.reading.filed import FiledRows
from data.reading.files import LedgerFile, find_files
from data.reading.growths import growth_findings
from data.reading.in_sheet import read_sheet
from data.reading.layout import Source
from data.reading.numbers import Numbers, numbers_of
from data.reading.passed_over import passed_over
from data.reading.returned_rows import take_in_returns
from data.reading.table import TableRead, Watch
from data.reading.totals import DeclaredTotal
from data.reading.typed_totals import short_totals
from data.reading.upon import read_upon
from data.reading.values import compact, plain_text
from data.reading.wide.intake import take_in
from data.reading.wide.names import name_of
from data.reading.wide.tables import WIDE_TABLES
from data.reading.wide.whereabouts import level_of
from data.tables import TABLES

OF_BEFORE = "（此前）"
MOST_NAMED = 6
NOT_READ = {"unreadable_file", "turned_table", "table_not_read"}


@dataclass
class Ledger:
    """Everything that was read: rows by table (tuples in the order of the table's Arrow schema), and what was found."""

    mapping: Mapping
    files: list[LedgerFile] = field(default_factory=list)
    tables: list[TableRead] = field(default_factory=list)
    rows: dict[str, FiledRows] = field(
        default_factory=lambda: defaultdict(FiledRows, {name: FiledRows() for name in TABLES})
    )
    totals: list[DeclaredTotal] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    numbers: list[Numbers] = field(default_factory=list)  # every number of every sheet, once
    carried: list[dict[str, Any]] = field(default_factory=list)  # the files of the version that this is read upon

    def rows_of_file(self, label: str) -> int:
        """How many rows of all tables stand in a file."""
        return sum(table.count_rows for table in self.tables if table.file == label)

    @property
    def has_tables(self) -> bool:
        """Whether any sheet was read as a table, or a version stands below."""
        return bool(self.carried) or any(table.layout is not None for table in self.tables)

    def sources(self) -> list[dict[str, Any]]:
        """The files as a published file keeps them, those of the version that they were read upon included."""
        read = [
            {
                "file": file.label,
                "sha256": file.sha256,
                "bytes": len(file.content),
                "count_rows": self.rows_of_file(file.label),
            }
            for file in self.files
        ]
        return list({str(each["file"]): each for each in (*self.carried, *read)}.values())

    def let_go(self) -> None:
        """Keep nothing but what is told of the files: rows that are staged are published without the ledger."""
        self.carried = self.sources()
        for kept in (self.files, self.tables, self.rows, self.totals, self.numbers):
            kept.clear()

    def source_of(self, file: str, sheet: str, column_name: str, row: int) -> Source | None:
        """The column of a sheet in which a value stands that a check speaks of."""
        places = (table for table in self.tables if (table.file, table.sheet) == (file, sheet))
        return next((found for table in places if (found := table.source_of(column_name, row))), None)

    def written(self, file: str, sheet: str, place: tuple[int, int] | None, source: Source | None) -> str | None:
        """An amount as it stands in its cell, in the unit of its column."""
        if place is None or source is None or not source.column.kind.is_amount:
            return None
        found = next((table for table in self.tables if (table.file, table.sheet) == (file, sheet)), None)
        rows = found.cells.rows if found and found.cells else []
        cells = rows[place[0]] if place[0] < len(rows) else []
        return (plain_text(cells[place[1]]) or None) if place[1] < len(cells) else None


def read_ledger(
    given: tuple[Path, ...],
    mapping_path: Path | None = None,
    watch: Watch = lambda label, rows, count: rows,
    upon: Path | None = None,
    instead_of: Iterable[str] = (),
) -> Ledger:
    """Read the files and folders that are named; `upon` is a published version that they add a month to.

    What that version says of a month out of files called as in `instead_of` does not count any more. The mapping is the
    file that is named, or a ledger.toml beside the ledgers. `watch` is given a label, the rows of each table and
    their count, and hands them on: a progress bar. Raises UnreadableFile, MappingError and NotAVersion.
    """
    found = find_files(given)
    mapping_path = mapping_path or next(iter(found.mappings), None)
    ledger = Ledger(read_mapping(mapping_path), found.files, unread=found.unread)
    ledger.findings += found.findings + copied_files(found.files)
    _carry_on(ledger, upon, frozenset(instead_of))
    seen = SeenSheets()
    for file in found.files:
        with at_work_on(file.label):
            cells = cells_of(file)
            ledger.findings += cells.findings
            ledger.unread += cells.unread
            for sheet in cells.sheets:
                _read_sheet(ledger, sheet, seen, watch)
    if mapping_path is not None:
        ledger.files.append(LedgerFile(mapping_path.name, mapping_path, mapping_path.read_bytes()))
        _add_regions_of_mapping(ledger, mapping_path.name)
        ledger.findings += unfitting(ledger.mapping, mapping_path, map(_columns_found, ledger.tables))
        if not ledger.carried:  # a later month need not write the old names again
            ledger.findings += renamed_nothing(ledger.mapping, mapping_path, _project_names(ledger))
    ledger.findings += passed_over(ledger.tables)
    take_in_returns(ledger)
    ledger.findings += short_totals(ledger.totals)
    take_in(ledger)
    growths = (growth for table in ledger.tables for growth in table.growths)
    ledger.findings += growth_findings(growths, ledger.rows["region_progress"])
    _report_missing_tables(ledger)
    return ledger


def _carry_on(ledger: Ledger, upon: Path | None, instead_of: frozenset[str]) -> None:
    """What a published version knows stands in the ledger before anything is read; the mapping's word goes first.

    A file of the version that is read here again is another one than what is read: its rows are known, not told twice.
    """
    if upon is None:
        return
    known = read_upon(upon)
    labels = {file.label: f"{file.label}{OF_BEFORE}" for file in ledger.files}
    for name, rows in known.rows.items():
        is_of_month = any(column.name == "month" for column in TABLES[name].columns)
        ledger.rows[name] += [
            (*row[:-3], labels.get(row[-3], row[-3]), *row[-2:])
            for row in rows
            if not (is_of_month and row[-3] in instead_of)
        ]
    gone = labels.keys() | instead_of
    ledger.totals += [total for total in known.totals if total.source_file not in gone]
    left = {row[-3] for rows in ledger.rows.values() for row in rows}
    named = [each | {"file": labels.get(each["file"], each["file"])} for each in known.files]
    ledger.carried += [
        each for each in named if each["file"] in left or each["file"].removesuffix(OF_BEFORE) not in gone
    ]
    said = {"county": known.county, "main_indicator": known.main_indicator, "demo": known.is_demo}
    unsaid = {name: value for name, value in said.items() if value and not getattr(ledger.mapping, name)}
    ledger.mapping = ledger.mapping.model_copy(update=unsaid)


def _read_sheet(ledger: Ledger, sheet: Sheet, seen: SeenSheets, watch: Watch) -> None:
    said = ledger.mapping.of(sheet.file, sheet.name)
    reads = read_sheet(sheet, said, ledger.mapping.unit, ledger.mapping.is_roc, watch)
    copied = seen.copied(sheet) if any(read.layout for read in reads) else None
    ledger.findings += [copied] if copied else []
    ledger.numbers += numbers_of(sheet, reads)
    for read in reads:
        ledger.findings += [] if copied else seen.told_again(read)
        ledger.tables.append(read)
        for name, rows in read.rows.items():
            ledger.rows[name] += rows
        ledger.totals += read.totals
        ledger.findings += read.findings
        ledger.unread += read.unread


def _columns_found(read: TableRead) -> tuple[str, str, frozenset[str] | None]:
    """A table's place with the columns that its sheet gives; None where no header was found."""
    if read.layout is None:
        return read.file, read.sheet, None
    fed = {source.column.name for source in read.layout.indices.values()}
    return read.file, read.sheet, frozenset(fed | set(read.layout.roles.values()))


def _project_names(ledger: Ledger) -> Iterator[str]:
    """Every name of a project as some table writes it."""
    for table in (TABLES["projects"], *WIDE_TABLES.values()):
        at = [column.name for column in table.columns].index("name")
        yield from (name_of(row[at])[0] for row in ledger.rows.get(table.name, ()) if row[at])


def _add_regions_of_mapping(ledger: Ledger, file: str) -> None:
    """Regions that the mapping lists stand in the table as if a sheet had listed them."""
    for county, townships in ledger.mapping.regions.items():
        named = [(county, "县市", None), *((name, level_of(name), county) for name in townships)]
        for order, (name, level, parent) in enumerate(named):
            ledger.rows["regions"].append((compact(name), level, parent, order, file, "regions", order + 1))


def _report_missing_tables(ledger: Ledger) -> None:
    """Every ledger needs its four sheets. One of wide tables needs regions, and projects or what regions report.

    Where a file or a sheet could not be read, what it would have held is not missing: its own error says what to do.
    """
    if not ledger.has_tables:
        _report_no_table(ledger)
        return
    is_wide = any(table.layout is not None and table.layout.kind != "long" for table in ledger.tables)
    is_unread = any(finding.check in NOT_READ for finding in ledger.findings)
    has_any = any(ledger.rows[name] for name in ("projects", "region_progress"))
    for table in TABLES.values():
        if table.is_required and not ledger.rows[table.name] and not is_unread:
            is_needed = table.name == "regions" or not has_any or not (is_wide or ledger.rows["region_progress"])
            message = N_("the sheet {sheet} is missing or has no rows; every ledger needs it")
            if table.name == "regions" and is_wide:
                message = N_(
                    "no table says which regions or county it is about; write county = {example} in ledger.toml"
                )
            if not is_needed:
                message = N_("there is no sheet {sheet}; what is computed from it is left out")
            level = ERROR if is_needed else NOTICE
            said = {"sheet": table.sheets[0]} | ({"example": '"…"'} if "{example}" in message else {})
            ledger.findings.append(Finding("missing_sheet", level, message, said))


def _report_no_table(ledger: Ledger) -> None:
    """One error where nothing was read, unless there is one already that says why."""
    if any(finding.level == ERROR for finding in ledger.findings):
        return
    places = [f"{table.file} › {table.sheet}" for table in ledger.tables]
    message = N_(
        "no table of a ledger was found in {places}: it needs the sheets {sheets}, or a table with names and amounts "
        "of projects"
    )
    said = {
        "places": "、".join(places[:MOST_NAMED]) + "…" * (len(places) > MOST_NAMED),
        "sheets": "、".join(table.sheets[0] for table in TABLES.values() if table.is_required),
    }
    ledger.findings.append(Finding("missing_sheet", ERROR, message, said))
