"""python -m queries: lists every query; python -m queries NAME: runs one and prints its rows."""

import csv
import io
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

import queries
from queries.areas import file_of
from queries.region_names import as_the_ledger_writes
from settings import SettingsError, settings
from words import _
from words.console import print_what_can_be

KINDS = {"with_separate": click.BOOL, "threshold": click.FLOAT, "large_from": click.FLOAT}
LISTS = {"regions", "state_sources", "rule_names", "rule_kinds", "rule_yellows", "rule_reds"}
KINDS |= dict.fromkeys(
    (
        *("lamp_yellow", "lamp_red", "other_yellow", "other_red", "start_yellow", "start_red"),
        *("rule_yellows", "rule_reds"),
    ),
    click.FLOAT,
)


def main() -> None:
    """Run the command line; one line and exit 2 for a wrong name or value, 1 when data or settings cannot be read."""
    try:
        commands(prog_name="python -m queries", standalone_mode=False)
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
        sys.exit(error.exit_code)
    except SettingsError as error:
        click.echo(str(error), err=True)
        sys.exit(1)


class Commands(click.Group):
    """One command per query; its options are the query's own parameters."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all queries."""
        return list(queries.names())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command that runs the named query."""
        try:
            query = queries.describe(cmd_name)
        except queries.UnknownQuery as error:
            raise click.UsageError(str(error)) from error
        options = [_option(parameter, meaning) for parameter, meaning in query.parameters.items()]
        return click.Command(
            query.name,
            help=_(query.summary),
            params=[*options, *OUTPUT_OPTIONS],
            callback=_runner(query.name),
        )


@click.group(cls=Commands, invoke_without_command=True)
@click.pass_context
def commands(ctx: click.Context) -> None:
    """Every number of the dashboard, one query per question."""
    settings()
    if ctx.invoked_subcommand is None:
        width = max(map(len, queries.names()))
        for name in queries.names():
            click.echo(f"{name:<{width}}  {_(queries.describe(name).summary)}")


OUTPUT_OPTIONS = (
    click.Option(["--database"], type=click.Path(), help="published file; default COUNTY_DATABASE"),
    click.Option(["--area"], help="a county of the prefecture whose file it is: its own file is asked"),
    click.Option(["--format", "form"], type=click.Choice(["csv", "json", "table"]), default="table"),
)


def _option(parameter: str, meaning: str) -> click.Option:
    is_list = parameter in LISTS
    name = "--" + parameter.replace("_", "-")
    return click.Option([name, parameter], type=KINDS.get(parameter), multiple=is_list, help=meaning)


def _runner(name: str) -> Callable[..., None]:
    def run_and_print(database: str | Path | None, area: str | None, form: str, **parameters: Any) -> None:
        try:
            database = file_of(area, database) if area else database
            given = {parameter: None if value == () else value for parameter, value in parameters.items()}
            if regions := given.get("regions"):
                given["regions"] = as_the_ledger_writes(regions, database)
            rows = queries.run(name, database, **given)
        except queries.NoDatabase as error:
            raise click.ClickException(str(error)) from error
        except queries.QueryError as error:
            raise click.UsageError(str(error)) from error
        FORMS[form](tuple(queries.describe(name).columns), rows)

    return run_and_print


def _print_json(columns: Sequence[str], rows: Sequence[queries.Row]) -> None:
    click.echo(json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=2, default=_iso))


def _print_csv(columns: Sequence[str], rows: Sequence[queries.Row]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    click.echo(text.getvalue(), nl=False)


def _print_table(columns: Sequence[str], rows: Sequence[queries.Row]) -> None:
    """One line a row, as wide as it must be; a single row as a column of its values, since it may have forty."""
    if len(rows) == 1:
        columns, rows = ("column", "value"), [{"column": name, "value": value} for name, value in rows[0].items()]
    table = Table(*columns, box=SIMPLE_HEAD)
    for row in rows:
        table.add_row(*(Text("" if value is None else f"{value}") for value in row.values()))
    console = Console()
    console.width = max(console.width, Console(width=100_000).measure(table).maximum)
    console.print(table)


def _iso(value: date) -> str:
    return value.isoformat()


FORMS = {"json": _print_json, "csv": _print_csv, "table": _print_table}

if __name__ == "__main__":
    print_what_can_be()
    main()
