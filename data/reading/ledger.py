"""Ledger files -> the rows of every table, declared totals, and everything that was not understood."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from data.findings import ERROR, N_, WARNING, Finding, Unread
from data.kinds import Table
from data.mapping import Mapping, read_mapping
from data.reading.cells import Sheet, cells_of
from data.reading.copies import SeenSheets, copied_files
from data.reading.files import LedgerFile, find_files
from data.reading.headers import Header, find_header
from data.reading.rows import SheetRows, read_rows
from data.reading.totals import DeclaredTotal
from data.reading.values import compact, is_nothing
from data.tables import TABLES, table_of_sheet

Watch = Callable[[str, Iterable], Iterable]


@dataclass(frozen=True)
class Understood:
    """What was made of one sheet; a sheet that was passed over has no table."""

    file: str
    sheet: str
    is_hidden: bool
    table: Table | None
    header: Header | None = None
    rows: SheetRows | None = None
    is_ignored: bool = False

    def header_of(self, column_name: str) -> str | None:
        """What the sheet writes over a column."""
        found = self.header.fields.get(column_name) if self.header else None
        return found.header if found else None


@dataclass
class Ledger:
    """Everything that was read: rows by table (tuples in the order of the table's Arrow schema), and what was found."""

    mapping: Mapping
    files: list[LedgerFile] = field(default_factory=list)
    sheets: list[Understood] = field(default_factory=list)
    rows: dict[str, list[tuple]] = field(default_factory=lambda: {name: [] for name in TABLES})
    totals: list[DeclaredTotal] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def rows_of_file(self, label: str) -> int:
        """How many rows of all tables stand in a file."""
        return sum(len(sheet.rows.rows) for sheet in self.sheets if sheet.rows and sheet.file == label)


def read_ledger(
    given: tuple[Path, ...], mapping_path: Path | None = None, watch: Watch = lambda label, rows: rows
) -> Ledger:
    """Read the files and folders that are named.

    The mapping is the file that is named, or a ledger.toml beside the ledgers. `watch` is given a label and the rows
    of each sheet, and hands them on: a progress bar. Raises UnreadableFile and MappingError.
    """
    found = find_files(given)
    mapping_path = mapping_path or next(iter(found.mappings), None)
    ledger = Ledger(read_mapping(mapping_path), found.files, unread=found.unread)
    ledger.findings += found.findings + copied_files(found.files)
    seen = SeenSheets()
    for file in found.files:
        cells = cells_of(file)
        ledger.findings += cells.findings
        ledger.unread += cells.unread
        for sheet in cells.sheets:
            _read_sheet(ledger, sheet, seen, watch)
    if mapping_path is not None:
        ledger.files.append(LedgerFile(mapping_path.name, mapping_path, mapping_path.read_bytes()))
        _add_regions_of_mapping(ledger, mapping_path.name)
    _report_missing_tables(ledger)
    return ledger


def _read_sheet(ledger: Ledger, sheet: Sheet, seen: SeenSheets, watch: Watch) -> None:
    said = ledger.mapping.of(sheet.file, sheet.name)
    table = TABLES[said.table] if said.table else table_of_sheet(compact(sheet.name))
    is_empty = all(is_nothing(cell) for row in sheet.rows for cell in row)
    if said.ignore or is_empty or table is None:
        ledger.sheets.append(Understood(sheet.file, sheet.name, sheet.is_hidden, None, is_ignored=said.ignore))
        if not (said.ignore or is_empty):
            message = N_(
                "this sheet was not read: its name says no kind of ledger; name it in ledger.toml if it is one"
            )
            ledger.findings.append(Finding("unknown_sheet", WARNING, message, file=sheet.file, sheet=sheet.name))
        return
    if sheet.is_hidden and sheet.name.strip() not in ledger.mapping.sheets:
        ledger.sheets.append(Understood(sheet.file, sheet.name, sheet.is_hidden, None))
        message = N_("this sheet is hidden and was not read; name it in ledger.toml if it counts")
        ledger.findings.append(Finding("hidden_sheet", WARNING, message, file=sheet.file, sheet=sheet.name))
        return
    copied = seen.copied(sheet)
    ledger.findings += [copied] if copied else []
    header = find_header(sheet, table, said, ledger.mapping.unit)
    if header is None:
        ledger.sheets.append(Understood(sheet.file, sheet.name, sheet.is_hidden, table))
        needed = "、".join(column.headers[0] for column in table.columns if column.is_required)
        message = N_("no header was found; expected a line with {columns}")
        place = {"file": sheet.file, "sheet": sheet.name}
        ledger.findings.append(Finding("no_header", ERROR, message, {"columns": needed}, **place))
        return
    rows = read_rows(sheet, table, header, said, ledger.mapping.is_roc, watch)
    ledger.sheets.append(Understood(sheet.file, sheet.name, sheet.is_hidden, table, header, rows))
    ledger.rows[table.name] += rows.rows
    ledger.totals += rows.totals
    ledger.findings += rows.findings


def _add_regions_of_mapping(ledger: Ledger, file: str) -> None:
    """Regions that the mapping lists stand in the table as if a sheet had listed them."""
    for county, townships in ledger.mapping.regions.items():
        named = [(county, "县市", None), *((name, "镇乡", county) for name in townships)]
        for order, (name, level, parent) in enumerate(named):
            ledger.rows["regions"].append((compact(name), level, parent, order, file, "regions", order + 1))


def _report_missing_tables(ledger: Ledger) -> None:
    for table in TABLES.values():
        if table.is_required and not ledger.rows[table.name]:
            message = N_("the sheet {sheet} is missing or has no rows; every ledger needs it")
            ledger.findings.append(Finding("missing_sheet", ERROR, message, {"sheet": table.sheets[0]}))
