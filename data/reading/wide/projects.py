"""Rows of wide tables -> projects: which rows speak of one project, what it is called, what code it gets."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.mapping import Mapping
from data.reading.wide.names import STATUS, key_of, name_of, without_blanks

Place = tuple[str, str]  # file and sheet of a return


@dataclass
class Row:
    """One row of a wide table: its values by column, and where it stands."""

    values: dict[str, Any]
    file: str
    sheet: str
    number: int

    def __post_init__(self) -> None:
        self.name, self.content = name_of(self.values["name"]) if self.values["name"] else ("", None)

    def get(self, column: str) -> Any:
        """The row's value; None where it says nothing."""
        return self.values.get(column)

    @property
    def place(self) -> dict[str, Any]:
        """Where the row stands, as findings say it."""
        return {"file": self.file, "sheet": self.sheet, "row": self.number}


@dataclass
class Project:
    """One project, and every row that speaks of it."""

    code: str
    name: str
    region: str | None
    rows: list[Row] = field(default_factory=list)

    @property
    def spellings(self) -> Counter[str]:
        """How the rows write its name, and how often."""
        return Counter(row.name for row in self.rows)

    def last(self, column: str) -> Any:
        """What the latest row that says anything in this column says."""
        return next((row.get(column) for row in reversed(self.rows) if row.get(column) is not None), None)

    def over_sources(self, column: str) -> Any:
        """What the latest return says in a column of money: the sum, where it tells another amount for each source."""
        latest = next((row for row in reversed(self.rows) if row.get(column) is not None), None)
        if latest is None:
            return None
        rows = [row for row in self.rows if (row.file, row.sheet) == (latest.file, latest.sheet)]
        rows = [row for row in rows if row.get("month") == latest.get("month") and row.get(column) is not None]
        lines = {row.number: row.get(column) for row in rows}
        is_split = len({row.get("capital_source") for row in rows}) == len(lines) and len(set(lines.values())) > 1
        return sum(lines.values()) if is_split else latest.get(column)


def projects_of(rows: Iterable[Row], mapping: Mapping) -> list[Project]:
    """The projects that the rows speak of, each with its rows in the order of months.

    A code decides where there is one. Else the region and the name do, as far as the mapping confirms in what names
    may differ; names that stand in the same return are two projects whatever the rules say.
    """
    rows = list(rows)
    groups: dict[tuple[str, str], list[Row]] = {}
    codes = _codes(rows, mapping)
    for row in rows:
        known = codes.get(_named(row, mapping), set())
        key = ("", next(iter(known))) if not row.get("code") and len(known) == 1 else _key(row, mapping)
        groups.setdefault(key, []).append(row)
    found = []
    for (region, name), members in groups.items():
        for part_key, part in _parted(name, members, mapping):
            part.sort(key=lambda row: (row.get("month") or date.min, row.file, row.sheet, row.number))
            code = next((row.get("code") for row in part if row.get("code")), None)
            code = code or (f"{region}-{part_key}" if region else part_key)
            found.append(Project(code, part[0].name, members[0].get("region"), part))
    odd = _odd_returns(found)
    for project in found:
        project.name = _name(project.rows, mapping, odd)
    return found


def _odd_returns(projects: list[Project]) -> set[Place]:
    """Returns that write most names otherwise than the other returns do: their spelling is a habit of the month."""
    usual: Counter[Place] = Counter()
    other: Counter[Place] = Counter()
    for project in projects:
        spellings = Counter(without_blanks(row.name) for row in project.rows)
        first, second = (*(count for _name, count in spellings.most_common(2)), 0)[:2]
        if len(spellings) > 1 and first > second + 1:
            most = spellings.most_common(1)[0][0]
            for row in project.rows:
                (usual if without_blanks(row.name) == most else other)[row.file, row.sheet] += 1
    return {place for place, count in other.items() if count > usual[place]}


def _key(row: Row, mapping: Mapping) -> tuple[str, str]:
    if row.get("code"):
        return "", row.get("code")
    return _named(row, mapping)


def _named(row: Row, mapping: Mapping) -> tuple[str, str]:
    return row.get("region") or "", key_of(_confirmed(row.name, mapping), tuple(mapping.same_names))


def _codes(rows: Iterable[Row], mapping: Mapping) -> dict[tuple[str, str], set[str]]:
    """Region and name -> the codes that rows of that name have: a project may get its code in a later month."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        if row.get("code") and row.name:
            found.setdefault(_named(row, mapping), set()).add(row.get("code"))
    return found


def _confirmed(name: str, mapping: Mapping) -> str:
    """The name that the mapping gives this one."""
    plain = {without_blanks(other): name for other, name in mapping.renamed.items()}
    return mapping.renamed.get(name) or plain.get(without_blanks(name)) or name


def _parted(key: str, rows: list[Row], mapping: Mapping) -> list[tuple[str, list[Row]]]:
    """The rows of one key, by name as it is written where one return names two of them."""
    returns: dict[tuple[Any, ...], set[str]] = {}
    for row in rows:
        returns.setdefault((row.file, row.sheet), set()).add(without_blanks(_confirmed(row.name, mapping)))
    if all(len(names) == 1 for names in returns.values()) or any(row.get("code") for row in rows):
        return [(key, rows)]
    parts: dict[str, list[Row]] = {}
    for row in rows:
        parts.setdefault(without_blanks(_confirmed(row.name, mapping)), []).append(row)
    return list(parts.items())


def _name(rows: list[Row], mapping: Mapping, odd: set[Place]) -> str:
    """The name as it is written most often, blanks within Chinese apart; the earliest of those as frequent.

    What returns say that write most names otherwise counts where no other return names the project.
    """
    rows = [row for row in rows if (row.file, row.sheet) not in odd] or rows
    names = [without_blanks(_confirmed(row.name, mapping)) for row in rows]
    if "status" in mapping.same_names:
        names = [STATUS.sub("", name) or name for name in names]
    counted = Counter(names)
    return max(counted, key=lambda name: (counted[name], -names.index(name)))
