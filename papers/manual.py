"""A manual as a Word document, out of its lines in plain Markdown."""

import io
import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

import docx
from docx.shared import Mm, Pt

from papers.official.layout import set_fonts
from papers.official.package import drop_leftovers, leave_compatibility_mode, name_owner

FONT = "宋体"
BOLD = re.compile(r"\*\*(.+?)\*\*")


def manual(
    chapters: Sequence[tuple[str, Sequence[str]]], picture_of: Callable[[str], Path | None], owner: str
) -> bytes:
    """The document of chapters (title, lines); a line that shows a picture is that picture."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(25)
    for style in ("Normal", "Heading 1", "Heading 2"):
        set_fonts(document.styles[style].element.get_or_add_rPr().get_or_add_rFonts(), FONT)
    document.styles["Normal"].font.size = Pt(12)
    for title, lines in chapters:
        document.add_heading(title, 1)
        for is_table, of_kind in groupby(lines, lambda line: line.startswith("|")):
            if is_table:
                _table(document, list(of_kind))
                continue
            for line in of_kind:
                _line(document, line, picture_of(line))
    drop_leftovers(document)
    leave_compatibility_mode(document)
    name_owner(document, chapters[0][0] if chapters else "", owner, date.today())
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _table(document: "docx.document.Document", lines: Sequence[str]) -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    rows = [row for row in rows if not all(set(cell) <= set("-: ") for cell in row)]
    table = document.add_table(0, max(map(len, rows)), document.styles["Table Grid"])
    for place, row in enumerate(rows):
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.paragraphs[0].add_run(text).bold = place == 0


def _line(document: "docx.document.Document", line: str, picture: Path | None) -> None:
    if picture is not None:
        document.add_picture(str(picture), width=Mm(158))
    elif line.startswith("## "):
        document.add_heading(line[3:], 2)
    elif line.strip() and not line.startswith("!["):
        style = "List Bullet" if line.startswith("- ") else None
        text = line.removeprefix("- ")
        paragraph = document.add_paragraph(style=style)
        for place, part in enumerate(BOLD.split(text)):
            paragraph.add_run(part).bold = bool(place % 2)
