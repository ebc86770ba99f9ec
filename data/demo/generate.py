"""Writes the demo ledger's workbooks: python -m data.demo.generate [--into FOLDER]."""

from pathlib import Path

import click

from data.demo.ledger import demo_ledger
from data.demo.workbooks import write_workbooks


@click.command()
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), default=Path(__file__).parent)
def main(into: Path) -> None:
    """Write the workbooks into a folder, by default beside this file."""
    into.mkdir(parents=True, exist_ok=True)
    for path in write_workbooks(demo_ledger(), into):
        click.echo(path.name)


if __name__ == "__main__":
    main()
