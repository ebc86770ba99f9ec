"""Forms: labels on the left, beside them what is said or room to write; a band in the colour of the matter."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from papers.official.borders import AFTER_BORDERS, border
from papers.official.layout import FORM_LINE, FORM_SIZE, TEXT_WIDTH
from papers.official.measure import wrapped

LABEL = 84  # points, of a column of labels
COLUMNS = 4
SIDES, ABOVE = 11, 3  # points beside the text of a cell, above and below it
ROOM, ROOM_IN_HALF = 34, 26  # points to write by hand, in a row of one label and of two
BAND_LINE, GAP = 24, 8  # points
CUT_COLOUR, CUT_EIGHTHS = "808080", 4
BANDS = {"红": ("C00000", "FFFFFF"), "黄": ("FFC000", "000000"), "蓝": ("0070C0", "FFFFFF")}
PLAIN = ("E7E6E6", "000000")


def add_form(word: WordDocument, rows: Sequence[Sequence[str]]) -> float:
    """Write a form; gives how high it is, in points."""
    half = TEXT_WIDTH.pt / 2
    table = word.add_table(rows=0, cols=COLUMNS)
    table.style, table.alignment, table.autofit = word.styles["Table Grid"], WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, (LABEL, half - LABEL) * 2, strict=True):
        column.width = Pt(width)
    height = 0.0
    for texts in rows:
        row = table.add_row()
        of_row = _height(texts)
        row.height, row.height_rule = Pt(of_row), WD_ROW_HEIGHT_RULE.AT_LEAST
        height += of_row
        cells = row.cells[:2] if len(texts) > 2 else [row.cells[0], row.cells[1].merge(row.cells[3])]
        cells += row.cells[2:] if len(texts) > 2 else []
        for place, (cell, text) in enumerate(zip(cells, texts, strict=False)):
            cell.width = Pt(_width(place, len(texts)))
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            cell.paragraphs[0].style = "Form Text" if place % 2 else "Form Label"
            cell.paragraphs[0].add_run(text)
    last = word.add_paragraph(style="Form Text")  # a table does not end a document, nor touch another
    last.paragraph_format.line_spacing = Pt(1)
    return height + 1


def _width(place: int, count: int) -> float:
    if place % 2 == 0:
        return LABEL
    return TEXT_WIDTH.pt / (2 if count > 2 else 1) - LABEL


def _height(texts: Sequence[str]) -> float:
    lines = 1
    for place, text in enumerate(texts):
        lines = max(lines, wrapped(text, (_width(place, len(texts)) - SIDES) / FORM_SIZE))
    room = 0 if any(texts[1::2]) else ROOM_IN_HALF if len(texts) > 2 else ROOM
    return max(lines * FORM_LINE + 2 * ABOVE, room)


def add_band(word: WordDocument, colour: str, text: str) -> float:
    """Write a line of words on the colour of that name; gives how high it is, in points."""
    ground, ink = BANDS.get(colour, PLAIN)
    paragraph = word.add_paragraph(style="Form Label")
    paragraph.paragraph_format.line_spacing = Pt(BAND_LINE)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(GAP)
    paragraph.add_run(text).font.color.rgb = RGBColor.from_string(ink)
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{ground}"/>')
    paragraph._p.get_or_add_pPr().insert_element_before(shade, *AFTER_BORDERS[1:])
    return BAND_LINE + 2 * GAP


def add_form_title(word: WordDocument, text: str) -> float:
    """Write the heading of a form that is cut off and sent back; gives how high it is, in points."""
    paragraph = word.add_paragraph(text, style="Caption")
    paragraph.paragraph_format.space_before = Pt(2 * GAP)
    border(paragraph, "top", CUT_COLOUR, CUT_EIGHTHS, GAP, "dashed")
    return BAND_LINE + 3 * GAP
