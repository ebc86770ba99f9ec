"""版记: 抄送, 印发机关 and 印发日期 at the foot of the last even page, between lines as wide as the text.

It stands in the footer of a section that is that one page, so that its last line is the lower edge of the type area
wherever the text of the page ends.
"""

from copy import deepcopy
from math import ceil

from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import _Footer
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from papers.letter import Letter
from papers.official.layout import LINE, NUMBER_SIZE, TEXT_WIDTH
from words import numbers
from words.width import width

COPIES = "抄送："
THICK, THIN = 8, 6  # eighths of a point: 0.35 mm and 0.25 mm
BLACK = "000000"
IN_CELL = 5.4  # points, what a cell keeps free on either side
NUMBER_LINE = 18.2  # points, the line of the page number


def rows_of_colophon(said: Letter) -> list[str]:
    """Its lines; none where neither copies nor a printer are set."""
    rows = []
    if said.copies_to:
        rows.append(f"{COPIES}{'，'.join(said.copies_to)}。")
    if said.printed_by:
        rows.append(f"{said.printed_by}\t{numbers.day(said.day)}印发")
    return rows


def height_of_colophon(said: Letter) -> float:
    """How high it is, in points."""
    in_line = TEXT_WIDTH.pt / NUMBER_SIZE - 5
    return sum(ceil(width(row) / in_line) if row.startswith(COPIES) else 1 for row in rows_of_colophon(said)) * LINE.pt


def put_at_the_foot(word: WordDocument, said: Letter, with_number: bool) -> None:
    """Write it above the page number of the last section."""
    section = word.sections[-1]
    before = word.sections[-2] if len(word.sections) > 1 else section
    margin, distance = section.bottom_margin or Mm(35), section.footer_distance or Mm(25)
    gap = max(margin.pt - distance.pt - NUMBER_LINE, 1)
    for name in ("footer", "even_page_footer"):
        footer: _Footer = getattr(section, name)
        others = [deepcopy(child) for child in getattr(before, name)._element] if with_number else []
        footer.is_linked_to_previous = False
        for child in list(footer._element):
            footer._element.remove(child)
        _write(footer, said, gap)
        for child in others:
            footer._element.append(child)
        if not others:
            footer.add_paragraph(style="Footer")  # as high as the number that is left out


def last_page_as_section(word: WordDocument) -> bool:
    """Let the last page that was begun on purpose be a section; whether there is one."""
    starts = [
        child for child in word.element.body if child.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
    ]
    ends = [child for child in word.element.body if child.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None]
    body = list(word.element.body)
    if not starts or (ends and body.index(ends[-1]) > body.index(starts[-1])):
        return bool(ends)
    start = starts[-1]
    start.pPr.remove(start.pPr.find(qn("w:pageBreakBefore")))
    last = word.sections[-1]
    paragraph = OxmlElement("w:p")
    start.addprevious(paragraph)
    ending = Paragraph(paragraph, word._body)
    ending.paragraph_format.line_spacing = Pt(1)
    paragraph.get_or_add_pPr().append(last._sectPr.clone())
    paragraph.pPr.sectPr.attrib.clear()
    for reference in last._sectPr.findall(qn("w:headerReference")) + last._sectPr.findall(qn("w:footerReference")):
        last._sectPr.remove(reference)
    last.start_type = WD_SECTION.EVEN_PAGE  # as it is counted; other fonts may have moved it
    return True


def _write(footer: _Footer, said: Letter, gap: float) -> None:
    """One row of a table for each line, as its borders are as wide as the text whatever the indent."""
    rows = rows_of_colophon(said)
    table = footer.add_table(len(rows), 1, TEXT_WIDTH)
    for place, text in enumerate(rows):
        cell = table.cell(place, 0)
        _draw_lines(cell, THICK if place == 0 else THIN, THICK if place == len(rows) - 1 else THIN)
        paragraph = cell.paragraphs[0]
        paragraph.text, paragraph.style = text, "Colophon"
        layout = paragraph.paragraph_format
        if text.startswith(COPIES):
            layout.left_indent, layout.first_line_indent = Pt(NUMBER_SIZE * 4 - IN_CELL), Pt(-NUMBER_SIZE * 3)
            layout.right_indent = Pt(NUMBER_SIZE - IN_CELL)
        else:
            layout.left_indent = Pt(NUMBER_SIZE - IN_CELL)
            layout.tab_stops.add_tab_stop(Pt(TEXT_WIDTH.pt - NUMBER_SIZE - IN_CELL), WD_TAB_ALIGNMENT.RIGHT)
    below = footer.add_paragraph()
    below.paragraph_format.line_spacing = Pt(gap)


def _draw_lines(cell: _Cell, above: int, below: int) -> None:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{BLACK}"/>'
        for side, size in (("top", above), ("bottom", below))
    )
    cell._tc.get_or_add_tcPr().append(parse_xml(f"<w:tcBorders {nsdecls('w')}>{lines}</w:tcBorders>"))
