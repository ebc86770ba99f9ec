"""The orders (督办单) of a month: one Word document each, and the sheet of the ledger that takes them home.

The words are those of the office's template notice.txt; colour and addressee follow a rule of the settings.
"""

from collections.abc import Sequence
from contextvars import copy_context
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from exhibits import EXHIBITS, Filters
from exhibits.base import provenance
from exhibits.base.filters import Row
from exhibits.orders.notices import BLUE
from exhibits.orders.rules import copies_of, number_of, reply_by
from papers.bulletin import Paper, Watch, nobody, write
from papers.contents import Content
from papers.figures import Figures
from papers.figures import Row as RowOfTemplate
from papers.forms import IN_CELLS, cells_of
from papers.ledger_sheet import file_of_sheet, ledger_sheet
from papers.letter import Letter, letter
from papers.official import OfficialDocument
from papers.official.package import name_owner
from papers.plain_text import shortened
from papers.template import Part, TemplateError, read_template
from papers.template_words import words_of_template
from queries.language import use_language
from words import numbers
from words.file_names import file_name

NOTICE = "notice.txt"
LEDGER_SHEET = file_of_sheet("notices")
YELLOW_PROJECT = "项目黄灯"
LONGEST_NAME = 40  # letters, of who gets a copy
LONGEST_IN_BYTES = 3 * LONGEST_NAME  # of a subject in the name of its file


@dataclass(frozen=True)
class Choice:
    """Which of the due notices are made, under which numbers and day; red and late ones always are."""

    yellow: bool = False  # also for projects with a yellow lamp
    blue: bool = False  # also for what is only due soon
    first_number: int | None = None  # None: the first free one, by the sheet 督办
    issued_on: date | None = None  # None: today
    at_most: int | None = None  # for a look at the template, no more than these


def notices(filters: Filters, choice: Choice, watch: Watch = nobody) -> dict[str, bytes]:
    """The files by their names: a document for each notice, and the rows for the sheet 督办. Empty when none is due.

    Raises TemplateError when the office's template is not understood.
    """
    return copy_context().run(_in_chinese, filters, choice, watch)


def as_archive(files: dict[str, bytes]) -> Paper:
    """The files in one .zip."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, file in files.items():
            archive.writestr(name, file)
    return Paper(content.getvalue(), ())


def _in_chinese(filters: Filters, choice: Choice, watch: Watch) -> dict[str, bytes]:
    use_language("zh")
    exhibit = EXHIBITS["notices_due"].make(filters)
    wanted = [
        row
        for row in exhibit.rows
        if (choice.blue or row["kind"] != BLUE) and (choice.yellow or row["matter_kind"] != YELLOW_PROJECT)
    ][: choice.at_most]
    if not wanted:
        return {}
    said = letter(choice.issued_on or date.today(), addressees="")
    first = choice.first_number or wanted[0]["next_number"]
    parts = read_template(NOTICE)
    files, rows = {}, []
    for place, row in enumerate(wanted):
        number = number_of(filters.month.year, first + place)
        figures = Figures(filters, _words(filters, said, number, row))
        name = f"{first + place:03} {row['kind']} {file_name(row['subject'], LONGEST_IN_BYTES)}.docx"
        files[name] = _document(parts, figures, RowOfTemplate(exhibit, row), said, number)
        rows.append(_row_of_ledger(number, row, said.day))
        watch(place + 1, len(wanted))
    return files | {LEDGER_SHEET: ledger_sheet("notices", rows)}


def _words(filters: Filters, said: Letter, number: str, row: Row) -> dict[str, Any]:
    copies = [shortened(name, LONGEST_NAME) for name in dict.fromkeys([*copies_of(row), *said.copies_to])]
    return words_of_template(filters, said) | {
        "编号": number,
        "抄送": "，".join(copies),
        "截止日": numbers.day(numbers.month_end(filters.month)),
        "回复期限": numbers.day(reply_by(said.day)),
    }


def _document(parts: Sequence[Part], figures: Figures, row: RowOfTemplate, said: Letter, number: str) -> bytes:
    """One notice. Raises TemplateError where the office's template is not understood."""
    contents: list[Content] = []
    for part in parts:
        if part.keyword in IN_CELLS:
            contents += cells_of(part, figures, 行=row)
        elif text := "".join(figures.sentence(line, 行=row) for line in part.lines):
            contents.append(Content(part.keyword, text))
    if figures.mistakes:
        raise TemplateError("\n".join(figures.mistakes))
    document = OfficialDocument(on_one_sheet(said), provenance.county(), provenance.demo_mark())
    name_owner(document.word, number, document.owner, said.day)
    write(document, contents, ())
    return document.file()


def on_one_sheet(said: Letter) -> Letter:
    """The letter without a foot and a head of documents, which would need a second page: copies stand in the form."""
    return replace(said, head="brief", copies_to=(), printed_by="")


def _row_of_ledger(number: str, row: Row, issued_on: date) -> dict[str, Any]:
    return {
        "number": number,
        "project_code": row["project_code"],
        "region": row["region"],
        "kind": row["kind"],
        "issued_on": issued_on,
        "due_on": reply_by(issued_on),
    }
