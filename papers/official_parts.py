"""The parts of an official document, written one after the other: red head, title, text, tables, signature."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from math import ceil
from unicodedata import east_asian_width

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Row
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from papers.official_layout import (
    BODY_SIZE,
    CHARACTERS,
    NUMBER_SIZE,
    TABLE_SIZE,
    TEXT_WIDTH,
    TITLE_SIZE,
    official_document,
)

LARGEST_HEAD = 44  # points
SHORT_TABLE = 14  # rows; a table as short stays on one page
TITLE_CHARACTERS = int(TEXT_WIDTH.pt / TITLE_SIZE)  # of a line of the title
WIDEST_COLUMN, NARROWEST_COLUMN = 16, 4  # characters
CHINESE_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Grid:
    """A table ready to print: headings, which columns hold figures, and the rows as text."""

    headings: Sequence[str]
    is_figure: Sequence[bool]
    rows: Sequence[Sequence[str]]


class OfficialDocument:
    """A document by GB/T 9704-2012 that grows part by part; sections number themselves."""

    def __init__(self, demo_mark: str):
        self.word: WordDocument = official_document(demo_mark)
        self.sections = self.subsections = self.tables = 0

    def red_head(self, issuer: str) -> None:
        """The issuer's name in red, as large as one line allows."""
        size = max(TITLE_SIZE, min(LARGEST_HEAD, TEXT_WIDTH.pt / max(width(issuer), 1)))
        run = self.word.add_paragraph(style="Red Head").add_run(issuer)
        run.font.size = Pt(int(size))
        self.word.paragraphs[-1].paragraph_format.line_spacing = Pt(int(size) * 1.3)

    def issue(self, text: str) -> None:
        """The number of the issue, below the red head."""
        self._centred().add_run(text)

    def title(self, text: str, issued_on: date, subtitle: str = "") -> None:
        """The title with one empty line above and below, below the red head and its line; it names the file too."""
        about = self.word.core_properties
        about.title, about.author, about.comments, about.language = text, "", "", "zh-CN"
        about.created = about.modified = datetime.combine(issued_on, time())
        if self.word.paragraphs:
            _border(self.word.paragraphs[-1], "bottom", "FF0000", 12)
            self.word.add_paragraph()
        self.word.add_paragraph(text, style="Title")
        if subtitle:
            self._centred().add_run(f"（{subtitle}）")
        self.word.add_paragraph()

    def addressees(self, text: str) -> None:
        """Whom it is for, without indent."""
        self.word.add_paragraph(text)

    def section(self, text: str) -> None:
        """A heading of the first level: 一、"""
        self.sections, self.subsections = self.sections + 1, 0
        self.word.add_paragraph(f"{chinese_number(self.sections)}、{text}", style="Heading 1")

    def subsection(self, text: str) -> None:
        """A heading of the second level: （一）"""
        self.subsections += 1
        self.word.add_paragraph(f"（{chinese_number(self.subsections)}）{text}", style="Heading 2")

    def text(self, text: str) -> None:
        """A paragraph of the body."""
        self.word.add_paragraph(text, style="Body Text")

    def table(self, caption: str, grid: Grid, note: str) -> None:
        """A table over the whole width, whose heading comes again on every page and whose rows are never torn."""
        self.tables += 1
        self.word.add_paragraph(f"表{self.tables}　{caption}", style="Caption")
        table = self.word.add_table(rows=0, cols=len(grid.headings), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        widths = column_widths(grid)
        for column, width_of_column in zip(table.columns, widths, strict=True):
            column.width = width_of_column
        for place, texts in enumerate([grid.headings, *grid.rows]):
            row = table.add_row()
            _row_property(row._tr, "w:cantSplit")
            if place == 0:
                _row_property(row._tr, "w:tblHeader")
            for cell, text, is_figure in zip(row.cells, texts, grid.is_figure, strict=True):
                _write_cell(cell, text, place == 0, is_figure)
        _narrow_margins(table)
        for row in table.rows if len(grid.rows) <= SHORT_TABLE else table.rows[-1:]:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
        self.word.add_paragraph(note, style="Note")

    def remark(self, text: str) -> None:
        """What is to be added, in brackets, below the date."""
        self.word.add_paragraph(f"（{text}）", style="Body Text").paragraph_format.keep_together = True

    def signature(self, issuer: str, day: str) -> None:
        """Issuer and date on the right, both two characters or more from the edge, on the page where the text ends.

        The date begins two characters after the issuer.
        """
        issuer_indent, day_indent = 2.0, width(issuer) - width(day)
        if day_indent < 2:
            issuer_indent, day_indent = width(day) + 4 - width(issuer), 2.0
        self.word.add_paragraph()
        for paragraph in self.word.paragraphs[-2:]:
            paragraph.paragraph_format.keep_with_next = True
        for text, indent in ((issuer, issuer_indent), (day, day_indent)):
            paragraph = self.word.add_paragraph(text)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.right_indent = Pt(BODY_SIZE * indent)
            paragraph.paragraph_format.keep_with_next = True

    def copies(self, text: str) -> None:
        """Who gets a copy, between two lines at the end."""
        self.word.add_paragraph()
        paragraph = self.word.add_paragraph()
        paragraph.add_run(text).font.size = Pt(NUMBER_SIZE)
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(NUMBER_SIZE)
        for side in ("top", "bottom"):
            _border(paragraph, side, "000000", 6)

    def file(self) -> bytes:
        """The document as a .docx file."""
        file = BytesIO()
        self.word.save(file)
        return file.getvalue()

    def _centred(self) -> Paragraph:
        paragraph = self.word.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return paragraph


def width(text: str) -> float:
    """How wide a text is, in Chinese characters; Latin letters and digits are half as wide."""
    return sum(1 if east_asian_width(character) in "WFA" else 0.5 for character in text)


def lines_of(text: str, indent: int = 2, characters: int = CHARACTERS) -> int:
    """How many lines a paragraph takes."""
    return max(1, ceil((width(text) + indent) / characters))


def chinese_number(number: int) -> str:
    """一 to 九十九."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return CHINESE_DIGITS[ones]
    return (CHINESE_DIGITS[tens] if tens > 1 else "") + "十" + (CHINESE_DIGITS[ones] if ones else "")


def column_widths(grid: Grid) -> list[int]:
    """The width of each column, by its widest cell within bounds; all together the width of the text."""
    longest = [
        max([width(heading) / 2, *(width(row[place]) for row in grid.rows)])
        for place, heading in enumerate(grid.headings)
    ]
    bounded = [min(max(wanted + 1, NARROWEST_COLUMN), WIDEST_COLUMN) for wanted in longest]
    return [int(TEXT_WIDTH * wanted / sum(bounded)) for wanted in bounded]


def _write_cell(cell: _Cell, text: str, is_heading: bool, is_figure: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = "Table Head" if is_heading else "Table Text"
    if is_heading:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif is_figure:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(text)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _row_property(row: CT_Row, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))


def _narrow_margins(table: Table) -> None:
    """Half a character left and right of the text in a cell."""
    side = TABLE_SIZE * 10 // 2
    margins = f'<w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/>'
    table._tbl.tblPr.insert_element_before(
        parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"), "w:tblLook"
    )


def _border(paragraph: Paragraph, side: str, colour: str, eighths: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(
            borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "4"), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
