"""After all sheets are read: what returns say goes into the ledger's own tables, over what was known before.

A return of a month replaces what was known of that project and month. Days that it says (开工, 竣工, 停工) are the
project's from now on. Of matters that it was handed and gave back (问题, 节点) its own row counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from data.findings import ERROR, N_, WARNING, Finding
from data.kinds import Table
from data.reading.filed import FiledRows
from data.reading.returned import DATES, OWN_OF_NEW, RETURNED, RETURNED_AMOUNTS, RETURNED_NEW
from data.reading.values import compact
from data.tables import TABLES

Filed = tuple[Any, ...]
# Tables of which a return gives matters back that it was handed, and what tells one matter from the next.
MATTERS = {"obstacles": ("project_code", "obstacle", "raised_on"), "milestones": ("project_code", "node")}
ROUNDED = Decimal("0.01")


class Read(Protocol):
    """What this step needs of the ledger that was read."""

    rows: dict[str, FiledRows]
    findings: list[Finding]


class Row:
    """One row by the names of its columns, and where it stands."""

    def __init__(self, table: Table, values: Filed) -> None:
        *said, self.file, self.sheet, self.number = values
        self.said = dict(zip((column.name for column in table.columns), said, strict=True))

    def __getitem__(self, name: str) -> Any:
        return self.said.get(name)

    def filed(self, table: str, **more: Any) -> Filed:
        """The row as one of the ledger's tables, with some values more."""
        said = self.said | more
        return (*(said.get(column.name) for column in TABLES[table].columns), self.file, self.sheet, self.number)

    def finding(self, check: str, level: str, message: str, column: str | None = None, **arguments: str) -> Finding:
        """A finding about this row."""
        return Finding(check, level, message, arguments, self.file, self.sheet, self.number, column, self["name"])


def take_in_returns(ledger: Read) -> None:
    """Turn rows of returns into rows of the ledger's own tables, in place."""
    old, new, amounts = (
        [Row(table, values) for values in ledger.rows.pop(table.name, ())]
        for table in (RETURNED, RETURNED_NEW, RETURNED_AMOUNTS)
    )
    files = {row.file for row in (*old, *new)}
    if not files:
        return
    known = _Known(ledger)
    for row in sorted(new, key=lambda row: row["month"] or date.min):
        known.add(row)
    told = [row for row in sorted(old, key=lambda row: row["month"] or date.min) if known.settle(row)]
    ledger.findings += known.findings
    for row in told:
        known.update(row)
    _compare_before(ledger, told)
    counted = [row for row in amounts if known.code_of(row) is not None]
    _take_amounts(ledger, counted)
    notes = [row for row in (*told, *new) if row["progress"] and row["project_code"]]
    _replace(ledger, "progress_notes", [row.filed("progress_notes") for row in notes], ("project_code", "month"))
    for table, keys in MATTERS.items():
        if table in TABLES:
            _once(ledger, table, keys, files)


class _Known:
    """The projects of the ledger: found by code, or by unit and name."""

    def __init__(self, ledger: Read) -> None:
        self.rows = ledger.rows["projects"]
        self.columns = [column.name for column in TABLES["projects"].columns]
        self.findings: list[Finding] = []
        at_name, at_region = self.columns.index("name"), self.columns.index("region")
        self.places = {row[0]: place for place, row in enumerate(self.rows)}
        self.by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in self.rows:
            self.by_name[compact(row[at_region]), compact(row[at_name])].append(row[0])

    def code_of(self, row: Row) -> str | None:
        """The code of the project that a row speaks of, which the row has from now on."""
        if row["project_code"] is None:
            codes = self.by_name.get((compact(row["region"]), compact(row["name"])), [])
            row.said["project_code"] = codes[0] if len(codes) == 1 else None
        return row["project_code"]

    def settle(self, row: Row) -> bool:
        """Whether the project of a row is known; said as an error where it is not."""
        code = self.code_of(row)
        if code in self.places:
            return True
        message = N_("the project is in no list of the county: move the row to the sheet of new projects")
        if code is not None:
            message = N_("no project has the code {code}: put the code back as it was handed out")
        self.findings.append(row.finding("unknown_in_return", ERROR, message, code=code or ""))
        return False

    def add(self, row: Row) -> None:
        """A new project; one that the county knows by now keeps what is known of it but for what the row says."""
        if row["name"] is None:
            return
        if self.code_of(row) is None:
            row.said["project_code"] = f"{compact(row['region'])}-{compact(row['name'])}"
            self.places[row["project_code"]] = len(self.rows)
            self.by_name[compact(row["region"]), compact(row["name"])].append(row["project_code"])
            self.rows.append(row.filed("projects", listed_separately=False))
        else:
            self.update(row, OWN_OF_NEW)

    def update(self, row: Row, names: Iterable[str] = DATES) -> None:
        """Take over what a row says of its project."""
        place = self.places[row["project_code"]]
        values = list(self.rows[place])
        for name in names:
            if row[name] is not None:
                values[self.columns.index(name)] = row[name]
        self.rows[place] = tuple(values)


def _take_amounts(ledger: Read, rows: list[Row]) -> None:
    filed = []
    told = {(each.file, each.sheet, each.row) for each in ledger.findings}
    for row in rows:
        if row["completed_investment"] is None and (row.file, row.sheet, row.number) in told:
            continue  # it is there, and was not understood
        if row["completed_investment"] is None:
            message = N_("funds have arrived and nothing is said of completed investment: write 0 where there was none")
            ledger.findings.append(row.finding("funds_without_investment", ERROR, message))
        else:
            filed.append(row.filed("investments"))
    _replace(ledger, "investments", filed, ("project_code", "month"))


def _replace(ledger: Read, table: str, filed: list[Filed], keys: tuple[str, ...]) -> None:
    """Put rows in the place of all that was known under the same keys."""
    places = _places(table, keys)
    told = {tuple(row[place] for place in places) for row in filed}
    kept = [row for row in ledger.rows[table] if tuple(row[place] for place in places) not in told]
    ledger.rows[table] = FiledRows(kept + filed)


def _once(ledger: Read, table: str, keys: tuple[str, ...], files: set[str]) -> None:
    """Of rows with the same keys the one of a return."""
    places = _places(table, keys)
    told = {tuple(row[place] for place in places) for row in ledger.rows[table] if row[-3] in files}
    ledger.rows[table] = FiledRows(
        row for row in ledger.rows[table] if row[-3] in files or tuple(row[place] for place in places) not in told
    )


def _places(table: str, keys: Iterable[str]) -> list[int]:
    names = [column.name for column in TABLES[table].columns]
    return [names.index(key) for key in keys]


def _compare_before(ledger: Read, rows: list[Row]) -> None:
    """A return that was filled on other figures of the months before than the ones that are known."""
    code, month, amount = _places("investments", ("project_code", "month", "completed_investment"))
    sums: dict[tuple[str, date], Decimal] = defaultdict(Decimal)
    for known in ledger.rows["investments"]:
        if known[month] is not None:
            sums[known[code], known[month]] += known[amount] or 0
    for row in rows:
        ledger.findings += _differs_before(row, sums)


def _differs_before(row: Row, sums: dict[tuple[str, date], Decimal]) -> Iterator[Finding]:
    if row["before"] is None or row["month"] is None:
        return
    months = [date(row["month"].year, number, 1) for number in range(1, row["month"].month)]
    known = sum((sums.get((row["project_code"], month), Decimal(0)) for month in months), Decimal(0))
    if abs(known - row["before"]) > ROUNDED:
        message = N_(
            "the months before add up to {known} 万元, and the return says {said}: it was made of older figures"
        )
        said = {"known": f"{known.normalize():f}", "said": f"{row['before'].normalize():f}"}
        yield row.finding("before_differs", WARNING, message, **said)
