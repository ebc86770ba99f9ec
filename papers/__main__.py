"""What is taken home, on the command line: python -m papers bulletin, briefs, slides, check."""

import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console
from rich.progress import Progress

from exhibits import EXHIBITS, Filters
from exhibits.base.filters import default_threshold
from papers import pdf
from papers.briefs import briefs as make_briefs
from papers.bulletin import make_paper
from papers.check import check as check_templates
from papers.letter import letter
from papers.notices import Choice
from papers.notices import notices as make_notices
from papers.slides import slides as make_slides
from papers.template import TemplateError
from queries import QueryError, default_month
from queries.areas import within
from queries.language import use_language
from settings import SettingsError, settings
from words import LANGUAGES, _, counted, file_faults
from words.console import print_what_can_be

Watch = Callable[[int, int], None]
DAY = click.DateTime(["%Y-%m-%d"])
COPY = click.option("--copy-number", type=click.IntRange(min=1), help="Number of the copy (份号).")
INTO = click.option("--into", required=True, type=click.Path(path_type=Path), help="The file to write.")


def _with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """The options that both papers share."""
    for option in (
        click.option("--with-separate", type=bool, default=True, show_default=True),
        click.option("--threshold", type=click.FloatRange(min=0), default=default_threshold),
        click.option("--regions", multiple=True, help="A township or zone; again for more of them."),
        click.option(
            "--month",
            type=click.DateTime(["%Y-%m"]),
            help="Last month of the period; the last complete one if left out.",
        ),
    ):
        command = option(command)
    return command


@click.group()
@click.option("--lang", type=click.Choice(LANGUAGES), default="zh", show_default=True)
@click.option("--area", help="A county of the prefecture whose file it is: its own papers, out of its own file.")
@click.pass_context
def commands(ctx: click.Context, lang: str, area: str | None) -> None:
    """Write the bulletin or the slides of a month."""
    ctx.with_resource(within(area))
    use_language(lang)
    settings()


@commands.command()
@_with_filters
@click.option("--number", type=click.IntRange(min=1), help="Number of the issue.")
@click.option("--issued-on", type=DAY, help="Date of the document; today if left out.")
@COPY
@INTO
def bulletin(
    month: datetime | None,
    regions: tuple[str, ...],
    threshold: float,
    with_separate: bool,
    number: int | None,
    issued_on: datetime | None,
    copy_number: int | None,
    into: Path,
) -> None:
    """Write the bulletin, or with one region its brief, as a Word document; a name that ends with .pdf is a PDF."""
    filters = _filters(month, regions, threshold, with_separate)
    said = letter(issued_on.date() if issued_on else date.today(), number, copy_number=copy_number)

    def make(watch: Watch) -> bytes:
        paper = make_paper(filters, said, watch)
        _list_left_out(paper.left_out)
        return paper.content

    _write(into, make, "docx")


@commands.command()
@_with_filters
@click.option("--issued-on", type=DAY, help="Date of the documents; today if left out.")
@click.option("--into", required=True, type=click.Path(path_type=Path), help="The folder to write into.")
def briefs(
    month: datetime | None,
    regions: tuple[str, ...],
    threshold: float,
    with_separate: bool,
    issued_on: datetime | None,
    into: Path,
) -> None:
    """Write one brief for every township and zone, or for those that are named."""
    filters = _filters(month, regions, threshold, with_separate)
    said = letter(issued_on.date() if issued_on else date.today())
    left_out: dict[str, None] = {}
    try:
        into.mkdir(parents=True, exist_ok=True)
        for name, paper in make_briefs(filters, said):
            (into / name).write_bytes(paper.content)
            left_out |= dict.fromkeys(paper.left_out)
            Console(markup=False).print(str(into / name), soft_wrap=True)
    except TemplateError as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(_("{file} cannot be written: {problem}").format(file=into, problem=file_faults.in_words(error)))
    _list_left_out(tuple(left_out))


@commands.command()
@_with_filters
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def check(
    month: datetime | None, regions: tuple[str, ...], threshold: float, with_separate: bool, folder: Path | None
) -> None:
    """Check the office's own templates (words, .docx, .pptx) in FOLDER, or in COUNTY_TEMPLATES."""
    if folder:
        os.environ["COUNTY_TEMPLATES"] = str(folder)
    mistakes, left_out = check_templates(_filters(month, regions, threshold, with_separate))
    _list_left_out(tuple(left_out))
    if mistakes:
        _refuse("\n".join(mistakes))
    Console(markup=False).print(_("The templates are in order."))


@commands.command()
@_with_filters
@click.option("--exhibits", "names", multiple=True, help="An exhibit; again for more of them. The agenda if left out.")
@INTO
def slides(
    month: datetime | None,
    regions: tuple[str, ...],
    threshold: float,
    with_separate: bool,
    names: tuple[str, ...],
    into: Path,
) -> None:
    """Write slides, one an exhibit."""
    for name in names:
        if name not in EXHIBITS:
            _refuse(_("There is no exhibit {name}: python -m exhibits lists them.").format(name=name))
    filters = _filters(month, regions, threshold, with_separate)
    _write(into, lambda watch: make_slides(names, filters, watch), "pptx")


@commands.command()
@_with_filters
@click.option("--yellow", is_flag=True, help="Also for projects with a yellow lamp.")
@click.option("--blue", is_flag=True, help="Also for what is only due soon.")
@click.option("--first-number", type=click.IntRange(min=1), help="The first free one of the ledger if left out.")
@click.option("--issued-on", type=DAY, help="Date of the notices; today if left out.")
@click.option(
    "--into", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder to write into."
)
def notices(
    month: datetime | None,
    regions: tuple[str, ...],
    threshold: float,
    with_separate: bool,
    yellow: bool,
    blue: bool,
    first_number: int | None,
    issued_on: datetime | None,
    into: Path,
) -> None:
    """Write the orders (督办单) that are due, and the ledger sheet that takes them home."""
    filters = _filters(month, regions, threshold, with_separate)
    choice = Choice(yellow, blue, first_number, issued_on.date() if issued_on else None)
    try:
        files = make_notices(filters, choice)
        into.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (into / name).write_bytes(content)
    except TemplateError as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(_("{file} cannot be written: {problem}").format(file=into, problem=file_faults.in_words(error)))
    said = counted("{count} notice written", "{count} notices written", "count", count=max(len(files) - 1, 0))
    Console(markup=False, highlight=False).print(said)


def _filters(month: datetime | None, regions: tuple[str, ...], threshold: float, with_separate: bool) -> Filters:
    """The filters that were asked for; ends the command where the ledger does not know them."""
    known = Filters(date.today())
    months = [row["month"] for row in known.ask("months")]
    chosen = month.date() if month else default_month()
    if chosen not in months:
        _refuse(_("There is no data for this month."))
    names = {row["region"] for row in known.ask("regions_of_county")}
    for name in regions:
        if name not in names:
            _refuse(_("There is no township or zone {name}.").format(name=name))
    return Filters(chosen, regions, threshold, with_separate)


def _list_left_out(lines: tuple[str, ...]) -> None:
    for line in lines:
        Console(stderr=True, markup=False, highlight=False).print(line, soft_wrap=True)


def _write(into: Path, make: Callable[[Watch], bytes], ending: str) -> None:
    """Make a paper with a progress bar and write it; a fault becomes one line."""
    console = Console(stderr=True)
    try:
        with Progress(console=console, transient=True) as progress:
            task = progress.add_task(into.name, total=None)
            content = make(lambda done, whole: progress.update(task, completed=done, total=whole))
        into.write_bytes(pdf.as_pdf(content, ending) if into.suffix.lower() == ".pdf" else content)
    except (TemplateError, pdf.PdfError) as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(_("{file} cannot be written: {problem}").format(file=into, problem=file_faults.in_words(error)))
    Console(markup=False).print(str(into))


def _refuse(reason: str) -> NoReturn:
    Console(stderr=True, markup=False, highlight=False).print(reason, soft_wrap=True)
    sys.exit(1)


def main() -> None:
    """Run the command; no database, or settings that cannot be, become one line."""
    try:
        commands()
    except (QueryError, SettingsError) as error:
        _refuse(str(error))


if __name__ == "__main__":
    print_what_can_be()
    main()
