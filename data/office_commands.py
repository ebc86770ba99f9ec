"""Commands that the office's page starts, or an office types: template, identify, draft, put, prune."""

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from data import drafting, pruning
from data.brake import Suspicion
from data.history import NotPublished
from data.mapping import MappingError
from data.publishing import CannotPublish
from data.reading.files import UnreadableFile
from data.reading.upon import NotAVersion
from data.reading.values import NotUnderstood, read_month
from data.report import suspicion_lines
from data.template import CannotTemplate, write_templates
from words import _, file_faults

DATABASE = Path("data/county.duckdb")
PATH = click.Path(path_type=Path)
INTO = click.option("--into", type=PATH, default=DATABASE, show_default=True, help="The published file.")
BY = click.option("--by", help="Who does it; the user of this computer by default.")
MAPPING = click.option("--mapping", type=PATH, help="TOML file; ledger.toml beside the ledgers.")
UPON = click.option("--upon", type=PATH, help="The published version that the files add a month to.")
REFUSALS = (CannotTemplate, CannotPublish, NotPublished, NotAVersion, UnreadableFile, MappingError, OSError)


@click.command()
@click.option("--into", type=PATH, required=True, help="A folder, or a .zip of everything.")
@click.option("--regions", multiple=True, help="Units to write return workbooks for; repeat for several.")
@click.option("--all-regions", is_flag=True, help="Return workbooks for every unit.")
@click.option("--month", help="The month to come; the one after the last that was reported by default.")
@click.option("--database", type=PATH, help="The published file; COUNTY_DATABASE by default.")
def template(into: Path, regions: tuple[str, ...], all_regions: bool, month: str | None, database: Path | None) -> None:
    """Write an empty ledger, and a return workbook for each unit with its projects in hand."""
    database = database or Path(os.environ.get("COUNTY_DATABASE") or DATABASE)
    asked = regions if regions or all_regions else None
    try:
        day = read_month(month, is_roc=False) if month else None
        written = write_templates(into, database, asked, day, date.today())
    except NotUnderstood:
        refuse(ValueError(_("“{month}” is no month; write it like 2024-06").format(month=month)))
    except REFUSALS as problem:
        refuse(problem)
    click.echo(_("files written into {place}: {count}").format(count=len(written), place=into))


@click.command()
@click.argument("files", nargs=-1, required=True, type=PATH)
@UPON
@MAPPING
def identify(files: tuple[Path, ...], upon: Path | None, mapping: Path | None) -> None:
    """Say of what unit and month each file is, and how its sheets would be read: a line of JSON a file."""
    for file in files:
        try:
            said = drafting.identify(file, upon, mapping)
        except REFUSALS as problem:
            said = {"kind": "none", "why": str(problem)}
        click.echo(json.dumps({"path": str(file), **said}, ensure_ascii=False))
        sys.stdout.flush()


@click.command()
@click.argument("files", nargs=-1, required=True, type=PATH)
@UPON
@MAPPING
@INTO
@click.option("--draft", "into_draft", type=PATH, required=True, help="The file to build; nothing is published.")
@click.option("--mark-into", type=PATH, help="Copies with a comment in each cell with a finding.")
@click.option(
    "--instead-of", multiple=True, help="A file of the version in whose place these stand; repeat for several."
)
def draft(
    files: tuple[Path, ...],
    upon: Path | None,
    mapping: Path | None,
    into: Path,
    into_draft: Path,
    mark_into: Path | None,
    instead_of: tuple[str, ...],
) -> None:
    """Check files upon a version and build what would be published, beside what is; says all of it as JSON."""
    try:
        said = drafting.draft(files, upon, mapping, into, into_draft, mark_into, date.today(), instead_of)
    except REFUSALS as problem:
        refuse(problem)
    click.echo(json.dumps(said, ensure_ascii=False))
    sys.exit(0 if said["publishable"] else 1)


@click.command()
@click.argument("draft", type=PATH)
@INTO
@BY
@click.option("--note", help="What this version is about.")
def put(draft: Path, into: Path, by: str | None, note: str | None) -> None:
    """Put a draft in force as a new version. Exit code 2 when somebody has published since it was built."""
    try:
        number = drafting.put(draft, into, by, note)
    except drafting.Overtaken as problem:
        click.echo(str(problem), err=True)
        sys.exit(2)
    except REFUSALS as problem:
        refuse(problem)
    click.echo(_("Published as version {number}: {file}").format(number=number, file=into))


@click.command()
@click.argument("versions", nargs=-1, required=True, type=int)
@INTO
@BY
def prune(versions: tuple[int, ...], into: Path, by: str | None) -> None:
    """Delete versions that are not in force; writes down which, when and who."""
    try:
        freed = pruning.prune(into, versions, by)
    except REFUSALS as problem:
        refuse(problem)
    click.echo(_("versions deleted: {count}, MB freed: {size}").format(count=len(versions), size=round(freed / 1e6)))


def refuse(problem: Exception) -> NoReturn:
    """Say why not, and stop."""
    said = str(problem)
    if isinstance(problem, OSError):
        said = _("{file} cannot be written: {problem}").format(
            file=Path(str(problem.filename2 or problem.filename or "")).name, problem=file_faults.in_words(problem)
        )
    click.echo(said, err=True)
    sys.exit(1)


def stop_at(suspicious: list[Suspicion]) -> None:
    """Stop with exit code 2 when there is anything suspicious, and say what."""
    if suspicious:
        for line in suspicion_lines(suspicious):
            click.echo(line, err=True)
        sys.exit(2)


COMMANDS = (template, identify, draft, put, prune)
