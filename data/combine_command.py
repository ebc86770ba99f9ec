"""The command python -m data combine: counties' published files become their prefecture's."""

from pathlib import Path

import click

from data import history as past
from data import report
from data.brake import overtaken, suspicions
from data.combining import combined, with_duckdb
from data.findings import in_lines
from data.office_commands import BY, PATH, refuse, stop_at
from data.place import CannotPublish, Place
from data.spark import with_spark
from words import _

ENGINES = {"duckdb": with_duckdb, "spark": with_spark}
REFUSALS = (CannotPublish, past.NotPublished, OSError)


@click.command()
@click.argument("counties", nargs=-1, required=True, type=PATH)
@click.option("--into", type=PATH, required=True, help="The prefecture's file.")
@click.option("--name", help="The prefecture; the region above all of the counties by default.")
@click.option(
    "--engine",
    type=click.Choice(sorted(ENGINES)),
    default="duckdb",
    show_default=True,
    help="What adds up; spark needs requirements-spark.txt and Java.",
)
@click.option("--indicator", help="Its main indicator; the one that most counties measure by, by default.")
@BY
@click.option("--note", help="What this version is about.")
@click.option("--yes", "is_sure", is_flag=True, help="Publish a suspicious change all the same.")
def combine(
    counties: tuple[Path, ...],
    into: Path,
    name: str | None,
    engine: str,
    indicator: str | None,
    by: str | None,
    note: str | None,
    is_sure: bool,
) -> None:
    """Put published files of counties together into one of their prefecture, in which counties stand for townships.

    A suspicious change is refused with exit code 2, and nothing is published, unless --yes is given.
    """
    try:
        before = past.number_in_force(into)
        with combined(counties, into, name, indicator, ENGINES[engine]) as whole:
            for county in whole.counties:
                month = f"{county.last_month:%Y-%m}" if county.last_month else _("no month")
                click.echo(_("{county}: up to {month}").format(county=county.name, month=month))
            for line in in_lines(whole.findings, show_all=False):
                click.echo(line)
            suspicious = suspicions(whole.staged, into, before)
            if not is_sure:
                stop_at(suspicious)
            for each in suspicious:
                click.echo(each.in_words())
            kept = None if before is None else Place(into).version_files().get(before)
            number = whole.publish(by, note, lambda: stop_at(overtaken(into, before)))
    except REFUSALS as problem:
        refuse(problem)
    click.echo(_("Published as version {number}: {file}").format(number=number, file=into))
    changes = past.changes(kept, Place(into).version_file(number))
    for line in report.change_lines(changes, before if kept else None):
        click.echo(line)
