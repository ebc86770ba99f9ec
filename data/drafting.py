"""What would be published, built beside what is: looked at first, and put in force as it was looked at.

A draft is a whole published file. It says, as every version does, what the version that it would replace said; that is
how putting it in force knows whether somebody has published meanwhile.
"""

import shutil
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from data.bounded import give_back
from data.brake import overtaken, suspicions
from data.checks import run_checks
from data.findings import ERROR, LEVELS, WARNING, Finding, has_errors
from data.history import NotPublished, changes, number_in_force, opened
from data.marking import mark
from data.place import CannotPublish, Place, flush, user
from data.proposing import proposed_mapping
from data.publishing import bring_in, build, why_not
from data.reading.ledger import Ledger, read_ledger
from data.report import change_lines
from data.report_json import finding_as_json, number_as_json, unread_as_json
from data.sheets_seen import looks, rows_around
from data.tables import TABLES
from words import _, file_faults

MOST_FINDINGS = 2000


class Overtaken(Exception):
    """Somebody has published or rolled back since the draft was built; the message says who and when."""


def identify(file: Path, upon: Path | None, mapping: Path | None) -> dict[str, Any]:
    """Of what unit and month a file is, what kind it is, and how each sheet would be read.

    Kinds: "return" (our own workbook), "free" (a table of the unit's own), "ledger" (of the whole county), "none".
    """
    ledger = read_ledger((file,), mapping, upon=upon)
    own = {each.label for each in ledger.files}
    regions: Counter[str] = Counter()
    months: Counter[str] = Counter()
    amount = 0
    for name, at in (("projects", "region"), ("region_progress", "region")):
        place = _place(name, at)
        regions.update(str(row[place]) for row in ledger.rows[name] if row[-3] in own and row[place])
    of_project = {row[0]: row[_place("projects", "region")] for row in ledger.rows["projects"]}
    for row in ledger.rows["investments"]:
        if row[-3] in own:
            regions.update([str(of_project.get(row[0]) or "")])
            months.update([f"{row[1]:%Y-%m}"] if row[1] else [])
            amount += row[_place("investments", "completed_investment")] or 0
    for read in ledger.tables:
        if read.layout and read.layout.kind == "returned":
            for name, tally in (("region", regions), ("month", months)):
                source = read.layout.feeds[0].sources.get(name)
                if source and source.constant:
                    constant = source.constant
                    tally[f"{constant:%Y-%m}" if isinstance(constant, date) else constant] += 1
    regions.pop("", None)
    return {
        "kind": _kind(ledger, regions),
        "regions": dict(regions.most_common(8)),
        "months": dict(sorted(months.items())),
        "amount": number_as_json(amount),
        "sheets": looks(ledger),
        "findings": [finding_as_json(each) for each in _ordered(ledger.findings) if each.file in own][:50],
        "unread": [unread_as_json(each) for each in ledger.unread][:50],
    }


def _place(table: str, column: str) -> int:
    return [each.name for each in TABLES[table].columns].index(column)


def _kind(ledger: Ledger, regions: Counter[str]) -> str:
    layouts = {read.layout.kind for read in ledger.tables if read.layout}
    tables = {table.name for read in ledger.tables for table in read.tables}
    if "returned" in layouts:
        return "return"
    if {"regions", "targets"} & tables or (len(regions) > 3 and {"projects", "investments"} & tables):
        return "ledger"
    return "free" if layouts else "none"


def draft(
    files: tuple[Path, ...],
    upon: Path | None,
    mapping: Path | None,
    target: Path,
    into: Path,
    mark_into: Path | None,
    today: date,
    instead_of: Iterable[str] = (),
) -> dict[str, Any]:
    """Check the files upon a version, and where nothing forbids it build the file that would be published.

    `instead_of` are files of the version in whose place these stand: what they said of a month is not carried on.
    """
    in_force = number_in_force(target)
    ledger = read_ledger(files, mapping, upon=upon, instead_of=instead_of)
    staged, findings = run_checks(ledger, today)
    own = {file.label for file in ledger.files}
    said: dict[str, Any] = {
        "publishable": not has_errors(findings),
        "based_on": in_force,
        "findings": [finding_as_json(each) for each in _ordered(findings)][:MOST_FINDINGS],
        "around": rows_around(ledger, [each for each in findings if each.file in own]),
        "unread": [unread_as_json(each) for each in ledger.unread],
        "files": [{"file": file.label, "rows": ledger.rows_of_file(file.label)} for file in ledger.files],
        "reported": _reported(ledger, own),
        "proposed": proposed_mapping(ledger, findings) if has_errors(findings) else None,
        "questions": [],
        "changes": [],
        "marked": [],
    }
    if mark_into is not None:
        told = [each for each in findings if each.level in (ERROR, WARNING)]
        said["marked"] = [
            {"file": each.file, "copy": each.copy.name, "count": each.count}
            for each in mark([file for file in ledger.files if file.path.suffix != ".toml"], told, mark_into)
        ]
    if said["publishable"]:
        ledger.let_go()
        give_back()
        said["questions"] = [each.in_words() for each in suspicions(staged, target, in_force)]
        _build(ledger, staged, findings, target, into)
        lines = change_lines(changes(Place(target).in_force, into), in_force)
        said["changes"] = [line.strip() for line in lines]
    return said


def _ordered(findings: list[Finding]) -> list[Finding]:
    return sorted(
        findings, key=lambda each: (LEVELS.index(each.level), each.file or "", each.sheet or "", each.row or 0)
    )


def _reported(ledger: Ledger, own: set[str]) -> list[dict[str, Any]]:
    """What each file says was completed in which month: projects, and their sum."""
    found: dict[tuple[str, str], tuple[set[str], Any]] = {}
    at = _place("investments", "completed_investment")
    for row in ledger.rows["investments"]:
        if row[-3] in own and row[1]:
            codes, amount = found.get((row[-3], f"{row[1]:%Y-%m}"), (set(), 0))
            found[row[-3], f"{row[1]:%Y-%m}"] = (codes | {row[0]}, amount + (row[at] or 0))
    return [
        {"file": file, "month": month, "projects": len(codes), "amount": number_as_json(amount)}
        for (file, month), (codes, amount) in sorted(found.items())
    ]


def _build(
    ledger: Ledger, staged: duckdb.DuckDBPyConnection, findings: list[Finding], target: Path, into: Path
) -> None:
    building = into.with_name(f"{into.name}.building")
    halves = (building, building.with_name(f"{building.name}.wal"))
    for path in (into, *halves):
        path.unlink(missing_ok=True)
    warnings = [finding for finding in findings if finding.level == WARNING]
    version = (Place(target).next_number, datetime.now(), user(), None)
    try:
        build(ledger, staged, warnings, building, version, Place(target).in_force)
        flush(building)
        building.replace(into)
    except duckdb.Error as problem:
        said = _("The check could not be finished: {problem}").format(problem=file_faults.passed_on(problem))
        raise CannotPublish(said) from problem
    finally:
        for path in halves:
            path.unlink(missing_ok=True)  # on a full disk every byte is wanted


def put(drafted: Path, target: Path, by: str | None, note: str | None) -> int:
    """Put a draft in force as a new version, whose number is returned. Overtaken, CannotPublish, NotPublished."""
    place = Place(target)
    upon = _built_upon(drafted)
    with place.being_changed():
        if number_in_force(target) != upon:
            said = overtaken(target, upon)
            raise Overtaken("\n".join(each.in_words() for each in said) or _("what was published has been moved away"))
        number = place.next_number
        try:
            shutil.copyfile(drafted, place.building)
            with duckdb.connect(str(place.building)) as connection:
                connection.execute(
                    "update version set version = $1, published_at = $2, published_by = $3, note = $4",
                    [number, datetime.now(), by or user(), note],
                )
                connection.execute("checkpoint")
        except duckdb.Error as problem:
            raise CannotPublish(why_not(problem)) from problem
        bring_in(place, number)
    return number


def _built_upon(drafted: Path) -> int | None:
    """The number of the version that a draft was built over. NotPublished when it is no draft."""
    try:
        with opened(drafted=drafted) as connection:
            connection.execute("select version from drafted.main.version")
            found = connection.execute("select version from drafted.previous.version").fetchone()
            return found[0] if found else None
    except duckdb.Error as problem:
        raise NotPublished(_("{file} is no draft; check and build anew").format(file=drafted.name)) from problem
