"""What the command line says about ledgers, versions and changes, line by line."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal

from data.brake import Suspicion
from data.findings import ERROR, WARNING, Finding, counted, in_lines
from data.history import Changes, Rollback, Total, Version
from data.reading.layout import Layout
from data.reading.ledger import Ledger
from data.reading.numbers import summed
from data.reading.table import TableRead
from data.tables import TABLES
from words import _, shown
from words.numbers import month_name, plain

SHOWN_PROJECTS = 20
NAMED_TOTALS = 200  # in one line
SHORT_SHA = 12
INDENT = "  "


def understood_lines(ledger: Ledger) -> Iterator[str]:
    """What was made of each table: kind, header row, rows, totals, columns with their units; then what was not read."""
    for table in ledger.tables:
        place = f"{shown(table.file)} › {shown(table.sheet)}"
        if table.is_hidden:
            place = _("{sheet} (hidden sheet)").format(sheet=place)
        if table.layout is None:
            yield (_("{sheet}: left out") if table.is_ignored else _("{sheet}: not read")).format(sheet=place)
            continue
        yield _("{sheet}: {table}, header in row {row}, rows: {count}").format(
            sheet=place,
            table="、".join(each.sheets[0] for each in table.tables),
            row=_head_rows(table.layout),
            count=table.count_rows,
        )
        yield from (INDENT + line for line in _table_lines(table, table.layout))
    yield from (each.in_words() for each in ledger.unread)
    yield from _account_lines(ledger)


def why_nothing_lines(ledger: Ledger, findings: list[Finding]) -> Iterator[str]:
    """Where no table was read: of several sheets why each was not, then the errors, for one file one sentence."""
    if len(ledger.tables) > 1:
        yield from (each.in_words() for each in ledger.unread)
    yield from in_lines([finding for finding in findings if finding.level == ERROR], False)


def _account_lines(ledger: Ledger) -> Iterator[str]:
    """What became of every number: as much as the files hold is counted, compared, or named as left out."""
    words = {
        "counted": _("read as amounts"),
        "total": _("in rows or columns of totals"),
        "part": _("parts of other amounts"),
        "printed": _("printed rates and ranks"),
        "key": _("codes, years and days"),
        "ordinal": _("running numbers"),
        "heading": _("in headings"),
        "note": _("in notes"),
        "left_out": _("left out"),
    }
    account = summed(ledger.numbers)
    parts = [
        _("{what}: numbers {count}, sum {sum}").format(
            what=words[what], count=account[what][1], sum=_short(account[what][0])
        )
        for what in words
        if what in account
    ]
    if parts:
        yield _("account of all numbers in the cells: {parts}").format(parts=" · ".join(parts))


def _short(amount: float) -> str:
    return plain(Decimal(f"{amount:.15g}"), 6)


def _head_rows(layout: Layout) -> str:
    first, last = layout.head.first + 1, layout.head.last + 1
    return str(first) if first == last else f"{first}–{last}"


def _table_lines(table: TableRead, layout: Layout) -> Iterator[str]:
    named = []
    for _index, source in sorted(layout.indices.items()):
        usual = source.column.headers[0]
        own = "" if source.header == usual else f" ← {shown(source.header)}"
        named.append(f"{usual}{own}" + (f" [{source.unit}]" if source.unit else ""))
    yield _("columns: {columns}").format(columns=" · ".join(named))
    kinds = table.kinds
    if kinds.totals:
        rows = [_("{label} (row {row})").format(label=shown(t.label), row=t.row) for t in kinds.totals[:NAMED_TOTALS]]
        rows += [_("… {count} in all").format(count=len(kinds.totals))] if len(kinds.totals) > NAMED_TOTALS else []
        yield _("total rows: {rows}").format(rows=" · ".join(rows))
    if kinds.parts:
        yield _("rows that are parts of the row above: {count}").format(count=len(kinds.parts))
    if kinds.notes or kinds.headings:
        yield _("rows that are notes: {count}").format(count=len(kinds.notes) + len(kinds.headings))


def verdict(findings: list[Finding]) -> str:
    """The last line of a check."""
    errors = counted(finding for finding in findings if finding.level == ERROR)
    warnings = counted(finding for finding in findings if finding.level == WARNING)
    if errors:
        return _("Cannot be published: {errors} errors, {warnings} warnings").format(errors=errors, warnings=warnings)
    return _("Can be published: no errors, {warnings} warnings").format(warnings=warnings)


def change_lines(changes: Changes, before: int | None) -> Iterator[str]:
    """What changed against the version that was in force."""
    if before is None:
        yield _("The first version:")
        yield from (INDENT + _total(total) for _old, total in changes.totals if total.count_rows)
        return
    yield _("Changes against version {number}:").format(number=before)
    lines = [*_total_changes(changes), *_project_changes(changes), *_month_changes(changes)]
    yield from (INDENT + line for line in lines or [_("none")])


def _total_changes(changes: Changes) -> Iterator[str]:
    for old, new in changes.totals:
        if old is None or (old.count_rows, old.total) != (new.count_rows, new.total):
            before = _figures(old) if old else "—"
            yield f"{_title(new)}: {before} → {_figures(new)}"


def _project_changes(changes: Changes) -> Iterator[str]:
    for said, projects in (
        (_("projects added: {count}"), changes.added),
        (_("projects removed: {count}"), changes.removed),
    ):
        if projects:
            yield said.format(count=len(projects))
            yield from (f"{INDENT}{shown(code)} {shown(name)}" for code, name in projects[:SHOWN_PROJECTS])
            if len(projects) > SHOWN_PROJECTS:
                yield f"{INDENT}…"


def _month_changes(changes: Changes) -> Iterator[str]:
    if changes.months_added:
        months = "、".join(month_name(month) for month in changes.months_added)
        yield _("months added: {months}").format(months=months)
    for month, before, after in changes.months_changed:
        yield _("completed investment of {month} changed: {before} → {after} 万元").format(
            month=month_name(month), before=plain(before, 6), after=plain(after, 6)
        )


def history_lines(
    versions: list[Version], rollbacks: list[Rollback], in_force: int | None, show_all: bool
) -> Iterator[str]:
    """Every version and every rollback in the order in which they came into force."""
    events: list[tuple[datetime, Iterable[str]]] = [
        (each.published_at, version_lines(each, each.number == in_force, show_all)) for each in versions
    ]
    events += [(each.rolled_back_at, [_rollback_line(each)]) for each in rollbacks]
    for _when, lines in sorted(events, key=lambda event: event[0]):
        yield from lines


def _rollback_line(rollback: Rollback) -> str:
    return _("Back to version {number} · {when} · {who} (before: {before})").format(
        number=rollback.number,
        when=f"{rollback.rolled_back_at:%Y-%m-%d %H:%M}",
        who=shown(rollback.rolled_back_by),
        before=rollback.before or "—",
    )


def suspicion_lines(suspicions: list[Suspicion]) -> Iterator[str]:
    """Why nothing was published, one sentence a reason, and what to do when it is right all the same."""
    yield _("Nothing was published; look at this first:")
    yield from (INDENT + each.in_words() for each in suspicions)
    yield _("If all of this is right, publish again with --yes")


def version_lines(version: Version, is_in_force: bool, show_all: bool) -> Iterator[str]:
    """One version: when, who, why, out of which files, with which totals."""
    mark = " ← " + _("in force") if is_in_force else ""
    head = _("Version {number} · {when} · {who}").format(
        number=version.number, when=f"{version.published_at:%Y-%m-%d %H:%M}", who=shown(version.published_by)
    )
    yield head + (f" · {shown(version.note)}" if version.note else "") + mark
    for file in version.files:
        sha256 = file.sha256 if show_all else file.sha256[:SHORT_SHA]
        yield INDENT + _("{file} · rows: {rows} · SHA-256 {sha256}").format(
            file=shown(file.file), rows=file.count_rows, sha256=sha256
        )
    yield from (INDENT + _total(total) for total in version.totals if total.count_rows)


def _total(total: Total) -> str:
    return f"{_title(total)}: {_figures(total)}"


def _title(total: Total) -> str:
    table = TABLES[total.table]
    return table.sheets[0] + (f" · {table.column(total.measure).headers[0]}" if total.measure else "")


def _figures(total: Total) -> str:
    if total.total is None:
        return _("rows: {count}").format(count=total.count_rows)
    return _("rows: {count}, {amount} 万元").format(count=total.count_rows, amount=plain(total.total, 6))
