"""Writes the demo ledgers' workbooks: python -m data.demo.generate [--into FOLDER] [--county wushan]."""

from pathlib import Path

import click

from data.demo import workbooks, wushan_workbooks
from data.demo.ledger import demo_ledger
from data.demo.wushan import wushan_ledger

HERE = Path(__file__).parent
COUNTIES = {
    "qidong": (HERE, demo_ledger, workbooks.write_workbooks),
    "wushan": (HERE.parent / "demo_wushan", wushan_ledger, wushan_workbooks.write_workbooks),
}


@click.command()
@click.option("--county", type=click.Choice(list(COUNTIES)), default="qidong", show_default=True)
@click.option("--into", type=click.Path(file_okay=False, path_type=Path))
def main(county: str, into: Path | None) -> None:
    """Write the workbooks of a demo ledger into a folder, by default where they are kept."""
    kept_in, ledger, write_workbooks = COUNTIES[county]
    folder = into or kept_in
    folder.mkdir(parents=True, exist_ok=True)
    for path in write_workbooks(ledger(), folder):
        click.echo(path.name)


if __name__ == "__main__":
    main()
