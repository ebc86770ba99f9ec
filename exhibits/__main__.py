"""``python -m exhibits``: every exhibit with its name (the one that addresses take), its topic and its title."""

import sys

import click
from rich.console import Console
from rich.table import Table

from exhibits import EXHIBITS
from settings import SettingsError, settings
from words import LANGUAGES, _, use_language
from words.console import print_what_can_be


@click.command()
@click.option("--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0])
def main(lang: str) -> None:
    """List every exhibit: name, topic, title."""
    use_language(lang)
    try:
        settings()
    except SettingsError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    table = Table(_("Name"), _("Topic"), _("Title"), box=None)
    for entry in EXHIBITS.values():
        table.add_row(entry.name, entry.topic, _(entry.title))
    Console(width=120).print(table)


if __name__ == "__main__":
    print_what_can_be()
    main()
