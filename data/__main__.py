"""The project office's commands: python -m data check, publish, history, rollback, and those of office_commands."""

import sys
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import NoReturn

import click
from duckdb import DuckDBPyConnection
from rich.console import Console
from rich.markup import escape
from rich.progress import track

from data import bounded, report
from data import history as past
from data.brake import overtaken, suspicions
from data.checks import run_checks
from data.combine_command import combine
from data.findings import WARNING, Finding, has_errors, in_lines
from data.mapping import MappingError
from data.marking import CannotMark, mark
from data.office_commands import COMMANDS, stop_at
from data.office_commands import refuse as _refuse
from data.proposing import proposed_mapping
from data.pruning import as_json as history_as_json
from data.publishing import CannotPublish, Place
from data.publishing import publish as publish_ledger
from data.publishing import rollback as put_back
from data.reading.files import UnreadableFile
from data.reading.ledger import Ledger, read_ledger
from data.reading.table import Rows
from data.report_json import as_json, refusal_as_json
from data.unreported import unreported, unreported_line
from data.usage import Commands
from settings import SettingsError, settings
from words import LANGUAGES, _, use_language
from words.console import print_what_can_be

DATABASE = Path("data/county.duckdb")
REFUSALS = (CannotPublish, past.NotPublished, OSError)
READING = {"check", "publish", "identify", "draft"}  # commands that read files of others: within bounds
LEDGERS = click.argument("ledgers", nargs=-1, required=True, type=click.Path(path_type=Path))
MAPPING = click.option("--mapping", type=click.Path(path_type=Path), help="TOML file; ledger.toml beside the ledgers.")
INTO = click.option("--into", type=click.Path(path_type=Path), default=DATABASE, show_default=True)
ALL = click.option("--all", "show_all", is_flag=True, help="Show every line of long lists.")


@click.group(cls=Commands)
@click.option("--lang", type=click.Choice(LANGUAGES), default="zh", show_default=True)
def commands(lang: str) -> None:
    """Check ledgers, publish them, look at what was published, put a version back."""
    use_language(lang)
    try:
        settings()
    except SettingsError as problem:
        _refuse(problem)


@commands.command()
@LEDGERS
@MAPPING
@ALL
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--mark-into", type=click.Path(path_type=Path), help="Copies with a comment in each cell with a finding.")
@click.option("--save-mapping", type=click.Path(path_type=Path), help="Keep the proposed ledger.toml in this file.")
def check(
    ledgers: tuple[Path, ...],
    mapping: Path | None,
    show_all: bool,
    form: str,
    mark_into: Path | None,
    save_mapping: Path | None,
) -> None:
    """Read and check ledgers; changes nothing. Exit code 0 when they can be published, 1 when not."""
    if form == "json":
        _check_as_json(ledgers, mapping, mark_into)
    _staged, findings, ledger = _read_and_check(ledgers, mapping, show_all)
    _say(_mark(ledger, findings, mark_into))
    if save_mapping or len(ledger.tables) > 1 or ledger.has_tables:  # of one sheet that is no table there is no guess
        _say(_propose(ledger, findings, save_mapping))
    sys.exit(1 if has_errors(findings) else 0)


@commands.command()
@LEDGERS
@MAPPING
@INTO
@click.option("--by", "published_by", help="Who publishes; the user of this computer by default.")
@click.option("--note", help="What this version is about.")
@click.option("--yes", "is_sure", is_flag=True, help="Publish a suspicious change all the same.")
@ALL
def publish(
    ledgers: tuple[Path, ...],
    mapping: Path | None,
    into: Path,
    published_by: str | None,
    note: str | None,
    is_sure: bool,
    show_all: bool,
) -> None:
    """Check ledgers, build a new database and swap it in; says what changed.

    A suspicious change is refused with exit code 2, and nothing is published, unless --yes is given.
    """
    read_upon = _in_force(into)
    staged, findings, ledger = _read_and_check(ledgers, mapping, show_all)
    if has_errors(findings):
        sys.exit(1)
    ledger.let_go()
    bounded.give_back()
    try:
        suspicious = suspicions(staged, into, read_upon)
        _say([each.in_words() for each in suspicious] if is_sure else [])
        if not is_sure:
            stop_at(suspicious)
        before = past.number_in_force(into)
        kept = None if before is None else Place(into).version_files().get(before)
        warnings = [finding for finding in findings if finding.level == WARNING]
        number = publish_ledger(
            ledger, staged, warnings, into, published_by, note, lambda: stop_at(overtaken(into, before))
        )
    except REFUSALS as problem:
        _refuse(problem)
    _say([_("Published as version {number}: {file}").format(number=number, file=into)])
    changes = past.changes(kept, Place(into).version_file(number))
    _say(report.change_lines(changes, before if kept else None))


@commands.command()
@INTO
@ALL
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def history(into: Path, show_all: bool, form: str) -> None:
    """Every published version and every rollback: when, who, which files, rows and totals."""
    try:
        if form == "json":
            click.echo(history_as_json(into))
            return
        in_force, found = past.number_in_force(into), past.versions(into)
    except REFUSALS as problem:
        _refuse(problem)
    if not found:
        _say([_("Nothing has been published yet")])
    damaged = "、".join(map(str, past.damaged_versions(into)))
    _say([_("Versions that are damaged and cannot be put back: {numbers}").format(numbers=damaged)] if damaged else [])
    _say(report.history_lines(found, past.rollbacks(into), in_force, show_all))


@commands.command()
@click.argument("version", type=int)
@INTO
@click.option("--by", "rolled_back_by", help="Who puts it back; the user of this computer by default.")
def rollback(version: int, into: Path, rolled_back_by: str | None) -> None:
    """Put a published version back in force."""
    try:
        before = past.number_in_force(into)
    except past.NotPublished:
        before = None  # damaged: the way back is to put a version in its place
    if version in past.damaged_versions(into):
        _refuse(CannotPublish(_("Version {number} is damaged, too: put another one back").format(number=version)))
    try:
        put_back(into, version, rolled_back_by, before)
    except REFUSALS as problem:
        _refuse(problem)
    _say([_("Version {number} is in force again; before it was {before}").format(number=version, before=before or "—")])


def _in_force(into: Path) -> int | None:
    try:
        return past.number_in_force(into)
    except REFUSALS as problem:
        _refuse(problem)


def _mark(ledger: Ledger, findings: list[Finding], folder: Path | None) -> list[str]:
    try:
        return [each.in_words() for each in mark(ledger.files, findings, folder)] if folder else []
    except (CannotMark, OSError) as problem:
        _refuse(problem)


def _propose(ledger: Ledger, findings: list[Finding], into: Path | None) -> Iterable[str]:
    """What ledger.toml would have to say, where the tables could not be read without it; shown, or saved."""
    proposed = proposed_mapping(ledger, findings)
    if proposed is None:
        return
    if into is None:
        yield _("What ledger.toml would have to say; --save-mapping FILE keeps it:")
        yield proposed
        return
    try:
        with into.open("x", encoding="utf-8") as file:
            file.write(proposed)
    except OSError as problem:
        _refuse(problem)
    yield _("The proposed mapping is kept in {file}").format(file=into)


def _check_as_json(ledgers: tuple[Path, ...], mapping: Path | None, mark_into: Path | None) -> NoReturn:
    try:
        ledger = read_ledger(ledgers, mapping)
    except (UnreadableFile, MappingError) as problem:
        check = "mapping" if isinstance(problem, MappingError) else "unreadable_file"
        click.echo(refusal_as_json(check, str(problem)))
        sys.exit(1)
    staged, findings = run_checks(ledger, date.today())
    _mark(ledger, findings, mark_into)
    click.echo(as_json(staged, findings, ledger.unread, ledger.numbers))
    sys.exit(1 if has_errors(findings) else 0)


def _read_and_check(
    ledgers: tuple[Path, ...], mapping: Path | None, show_all: bool
) -> tuple[DuckDBPyConnection, list[Finding], Ledger]:
    try:
        ledger = read_ledger(ledgers, mapping, _watched)
    except (UnreadableFile, MappingError) as problem:
        _refuse(problem)
    staged, findings = run_checks(ledger, date.today())
    if not ledger.has_tables:
        _say(report.why_nothing_lines(ledger, findings))
        return staged, findings, ledger
    _say(report.understood_lines(ledger))
    _say(in_lines(findings, show_all))
    _say([line] if (line := unreported_line(unreported(staged))) else [])
    _say([report.verdict(findings)])
    return staged, findings, ledger


def _watched(label: str, rows: Rows, count: int) -> Rows:
    """A progress bar on the error stream, where somebody is watching."""
    console = Console(stderr=True)
    return track(rows, escape(label), count, console=console, transient=True) if console.is_terminal else rows


def _tell_given_up(said: str) -> None:
    """One sentence; to a script the object that it waits for."""
    is_for_script = "check" in sys.argv and "json" in (word.removeprefix("--format=") for word in sys.argv)
    click.echo(refusal_as_json("given_up", said) if is_for_script else said, err=not is_for_script)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


for command in (*COMMANDS, combine):
    commands.add_command(command)

if __name__ == "__main__":
    print_what_can_be()
    as_typed = partial(commands, prog_name="python -m data")
    bounded.run(as_typed, _tell_given_up) if READING & {*sys.argv} else as_typed()
