"""A manual as a Word document, out of its lines in plain Markdown."""

import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

FONT = "宋体"
BOLD = re.compile(r"\*\*(.+?)\*\*")


def manual(chapters: Sequence[tuple[str, Sequence[str]]], picture_of: Callable[[str], Path | None]) -> bytes:
    """The document of chapters (title, lines); a line that shows a picture is that picture."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.size = Pt(12)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    for title, lines in chapters:
        document.add_heading(title, 1)
        for line in lines:
            _line(document, line, picture_of(line))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _line(document: "docx.document.Document", line: str, picture: Path | None) -> None:
    if picture is not None:
        document.add_picture(str(picture), width=Cm(15.5))
    elif line.startswith("## "):
        document.add_heading(line[3:], 2)
    elif line.startswith("|"):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not all(set(cell) <= set("-: ") for cell in cells):
            document.add_paragraph("　".join(cells))
    elif line.startswith("!["):
        return
    elif line.strip():
        style = "List Bullet" if line.startswith("- ") else None
        text = line.removeprefix("- ")
        paragraph = document.add_paragraph(style=style)
        for place, part in enumerate(BOLD.split(text)):
            paragraph.add_run(part).bold = bool(place % 2)
