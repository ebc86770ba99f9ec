"""What a project completed in each month, out of what its rows say of the month and of the year so far."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from data.findings import ERROR, N_, WARNING, Finding
from data.reading.wide.projects import Project, Row

ROUNDED = Decimal(1)  # 万元: what sheets that are kept in 亿元 round to


@dataclass(frozen=True)
class Amount:
    """What was completed in a month, and the row that says so."""

    month: date
    capital_source: str | None
    completed: Decimal
    row: Row


@dataclass(frozen=True)
class SeveralMonths:
    """A figure of several months: it counts in the last of them, or nowhere where that month has one of its own."""

    row: Row
    first: int
    last: int
    grown: Decimal
    is_counted: bool = True


@dataclass
class Amounts:
    """The months of one project, and what is odd about them."""

    project: Project
    amounts: list[Amount]
    findings: list[Finding]
    several: list[SeveralMonths] = field(default_factory=list)


def amounts_of(project: Project) -> Amounts:
    """The project's months. The month's own column decides; where it is blank, the growth of the year so far."""
    found = Amounts(project, [], [])
    series: dict[str | None, list[Row]] = {}
    for row in project.rows:
        if row.get("month") is not None:
            series.setdefault(row.get("capital_source"), []).append(row)
    for source, rows in series.items():
        found.amounts += _of_series(found, source, list(_once(project, rows, found.findings)))
    return found


def _once(project: Project, rows: list[Row], findings: list[Finding]) -> Iterator[Row]:
    """One row a month: a second one is an error, because it would count twice."""
    seen: dict[date, Row] = {}
    for row in rows:
        first = seen.setdefault(row.get("month"), row)
        if first is row:
            yield row
            continue
        message = N_("{project} is reported twice for {month}: already in {file} › {sheet}, row {first_row}")
        said = {"project": project.name, "month": _month(row), "file": first.file, "sheet": first.sheet}
        findings.append(Finding("reported_twice", ERROR, message, said | {"first_row": str(first.number)}, **row.place))


@dataclass(frozen=True)
class SoFar:
    """The year's sum up to a row: as it says, or as the months since January add up to."""

    row: Row
    amount: Decimal

    @property
    def month(self) -> date:
        """The last month of the sum."""
        month: date = self.row.get("month")
        return month


def _of_series(found: Amounts, source: str | None, rows: list[Row]) -> Iterator[Amount]:
    project, findings = found.project, found.findings
    before: SoFar | None = None
    for row in rows:
        month, said, so_far = row.get("month"), row.get("of_the_month"), row.get("year_to_date")
        if before is not None and before.month.year != month.year:
            before = None
        grown = None if so_far is None else so_far - (before.amount if before else 0)
        follows = (before.month.month if before else 0) == month.month - 1
        amount = grown if said is None else said
        if grown is not None and grown < 0 and before is not None:
            findings.append(_falls(project, before, row))
            amount = said
        elif said is not None and grown is not None and follows and abs(said - grown) > ROUNDED:
            findings.append(_disagrees(project, row, said, grown))
        elif said is None and grown and follows and "of_the_month" in row.values:
            findings.append(_taken_from_growth(project, row, grown))
        elif said is None and grown and not follows:
            found.several.append(SeveralMonths(row, before.month.month + 1 if before else 1, month.month, grown))
        elif said is not None and grown is not None and not follows and grown - said > ROUNDED:
            first, last = before.month.month + 1 if before else 1, month.month - 1
            found.several.append(SeveralMonths(row, first, last, grown - said, is_counted=False))
        if amount is not None:
            yield Amount(month, source, amount, row)
        if so_far is not None:
            before = SoFar(row, so_far)
        elif said is not None and follows:
            before = SoFar(row, said + (before.amount if before else 0))


def _falls(project: Project, before: SoFar, row: Row) -> Finding:
    message = N_(
        "the cumulative investment of {project} falls to {now}; it was {before} in {file} › {sheet}, row {row}"
    )
    said = {
        "project": project.name,
        "now": _plain(row.get("year_to_date")),
        "before": _plain(before.amount),
    }
    said |= {"file": before.row.file, "sheet": before.row.sheet, "row": str(before.row.number)}
    level = ERROR if row.get("of_the_month") is None else WARNING
    return Finding("cumulative_falls", level, message, said, **row.place)


def _disagrees(project: Project, row: Row, said: Decimal, grown: Decimal) -> Finding:
    message = N_("{project}: the month says {said}, but the year so far has grown by {grown} 万元; the month was read")
    arguments = {"project": project.name, "said": _plain(said), "grown": _plain(grown)}
    return Finding("month_differs_from_growth", WARNING, message, arguments, **row.place)


def _taken_from_growth(project: Project, row: Row, grown: Decimal) -> Finding:
    message = N_("{project}: the month is blank; the growth of the year so far was read: {grown} 万元")
    arguments = {"project": project.name, "grown": _plain(grown)}
    return Finding("month_from_growth", WARNING, message, arguments, **row.place)


def _month(row: Row) -> str:
    return f"{row.get('month'):%Y-%m}"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
