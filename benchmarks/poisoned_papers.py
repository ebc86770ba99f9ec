"""Everything that is taken home, made of a published file: papers, slides, workbooks, and what units are handed."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from itertools import islice
from pathlib import Path

import openpyxl
import xlsxwriter

from benchmarks.poison import BEFORE, BEHIND
from benchmarks.poisoned_files import Names, faults, is_name_of_file
from data.findings import ERROR, Finding
from data.marking import mark
from data.reading.files import find_files
from data.template import write_templates
from exhibits import EXHIBITS, Exhibit, Filters
from exhibits.base.leaders import leaders_in_order
from exhibits.base.table import in_table
from papers.briefs import briefs, units
from papers.bulletin import make_paper
from papers.leader_brief import leader_brief
from papers.ledger_sheet import ledger_sheet
from papers.letter import letter
from papers.minutes import Decision, minutes
from papers.notices import Choice, notices
from papers.pdf import PdfError, as_pdf
from papers.plain_text import printable
from papers.slides import slides
from papers.workbook import TOP, with_name_first, workbook
from words.file_names import file_name
from words.legible import legible

DAY = date(2024, 6, 5)
TYPED = tuple(Decision(f"定{text}事", f"码{text}", f"镇{text}", f"局{text}", DAY) for text in (*BEFORE, *BEHIND))
Made = Iterator[tuple[str, str, bytes]]


def papers(
    filters: Filters, folder: Path, database: Path, exhibits: Sequence[str] = (*EXHIBITS,), most: int | None = None
) -> Made:
    """Kind, name and content of the papers; `most` of a kind, and no deck of a meeting, where that is given."""
    yield "bulletin", "通报.docx", make_paper(filters, letter(DAY, 5, copy_number=1)).content
    if most is None:
        yield "slides of a meeting", "会议.pptx", slides([], filters)
    yield "slides of all exhibits", "全部.pptx", slides(exhibits, filters)
    for name, paper in islice(briefs(filters, letter(DAY)), most):
        yield "briefs", name, paper.content
    for row in leaders_in_order(filters)[:most]:
        leader = row["label"]
        yield "leaders' briefs", f"{file_name(leader)}.docx", leader_brief(filters, leader, DAY).content
    for name, content in notices(filters, Choice(yellow=True, blue=True, issued_on=DAY, at_most=most)).items():
        yield "notices" if name.endswith("docx") else "sheets for the ledger", name, content
    yield "minutes", "纪要.docx", minutes(filters, exhibits[:8], TYPED, DAY).content
    decided = ledger_sheet("decisions", [vars(each) | {"met_on": DAY} for each in TYPED])
    yield "sheets for the ledger", "议定事项.xlsx", decided
    for path in write_templates(folder, database, units(filters)[:most], None, DAY):
        yield "returns to fill in", path.name, path.read_bytes()


def wrong_papers(made: Made, names: Names, counts: Counter[str], with_office: bool) -> Iterator[str]:
    """What is wrong with them; counts those of each kind. The first of a kind is opened by LibreOffice, too."""
    for kind, name, content in made:
        if not is_name_of_file(name):
            yield f"{kind} {name!r}: no name of a file"
        yield from (f"{kind} {said}" for said in faults(name, content, names))
        if with_office and not counts[kind]:
            try:
                as_pdf(content, name.rpartition(".")[2])
            except PdfError as problem:
                yield f"{kind} {name}: {problem}"
        counts[kind] += 1


def wrong_workbooks(filters: Filters, exhibits: Iterable[str] = EXHIBITS) -> Iterator[str]:
    """The workbook of every exhibit: each text of its rows is in its cell to the letter, and nothing is a formula."""
    for name in exhibits:
        exhibit = EXHIBITS[name].make(filters)
        content = workbook(exhibit, filters)
        yield from faults(f"{name}.xlsx", content, {})
        yield from (f"{name}: {said}" for said in _lost_cells(exhibit, content))


def _lost_cells(exhibit: Exhibit, content: bytes) -> Iterator[str]:
    (sheet,) = openpyxl.load_workbook(BytesIO(content)).worksheets
    for place, column in enumerate(with_name_first(exhibit.columns), 1):
        for line, row in enumerate(exhibit.rows, TOP + 2):
            cell, wanted = sheet.cell(line, place), in_table(column, row[column.name])
            if isinstance(wanted, str) and wanted and "".join(str(cell.value or "").split()) != _bare(wanted):
                yield f"{cell.coordinate}: {cell.value!r} for {wanted!r}"


def _bare(text: str) -> str:
    return "".join(printable(text).split())


def wrong_copies(folder: Path) -> Iterator[str]:
    """Copies of hostile workbooks with comments in their cells: what was text stays text, to the letter."""
    given, copies = folder / "given", folder / "copies"
    given.mkdir()
    texts = [legible(text).strip() for text in (*BEFORE, *BEHIND)]
    with xlsxwriter.Workbook(given / "=1+1 '甲'.xlsx") as book:
        sheet = book.add_worksheet("=1+1 {0}")
        for row, text in enumerate(texts):
            sheet.write_string(row, 0, text)
    with (given / "-2.csv").open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([text, 1] for text in texts)
    for file in find_files((given,)).files:
        said = [
            Finding("poison", ERROR, "{value}", {"value": text}, file.label, None, row, None, text)
            for row, text in enumerate(texts, 1)
        ]
        for copy in mark([file], said, copies):
            content = copy.copy.read_bytes()
            yield from faults(copy.copy.name, content, {})
            sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
            for row, text in enumerate(texts, 1):
                if sheet.cell(row, 1).value != text or sheet.cell(row, 1).comment is None:
                    yield f"{copy.copy.name} row {row}: {sheet.cell(row, 1).value!r} for {text!r}"
