"""The layout of official documents by GB/T 9704-2012, as Word styles: page, grid, fonts, headings, page numbers.

Fonts are named, not embedded; the font table names what stands in for those that a computer lacks.
"""

from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from papers.official.package import drop_leftovers, leave_compatibility_mode, name_stand_ins

TITLE_FONT, BODY_FONT, SECTION_FONT, SUBSECTION_FONT, NUMBER_FONT = (
    "方正小标宋简体",
    "仿宋_GB2312",
    "黑体",
    "楷体_GB2312",
    "宋体",
)
STAND_INS = {TITLE_FONT: "宋体", BODY_FONT: "仿宋", SUBSECTION_FONT: "楷体"}
BODY_SIZE, TITLE_SIZE, NOTE_SIZE, NUMBER_SIZE, TABLE_SIZE = 16, 22, 10.5, 14, 10.5
LINE_PITCH = 579  # twentieths of a point: 225 mm / 22
CHARACTER_SPACE = -849  # 1/4096 point beside the 16 points of a character: 156 mm / 28
TIGHTER = -5  # twentieths of a point: what makes 28 characters of 16 points one line
ONE_LINE = 1.0  # as high as the font
LINE = Pt(LINE_PITCH / 20)
TABLE_LINE = 14  # points, of a line in a cell
FORM_SIZE, FORM_LINE = 12, 17  # points, of the letters and of a line in a form
TEXT_WIDTH, TEXT_HEIGHT = Mm(156), Mm(225)
RED = RGBColor(0xFF, 0, 0)
CENTRED = {"alignment": WD_ALIGN_PARAGRAPH.CENTER}
IN_CELL = {"line": Pt(TABLE_LINE)}
STYLES: dict[str, tuple[str, float, dict[str, Any]]] = {
    "Normal": (BODY_FONT, BODY_SIZE, {}),
    "Title": (TITLE_FONT, TITLE_SIZE, CENTRED),
    "Heading 1": (SECTION_FONT, BODY_SIZE, {"indent": 2}),
    "Heading 2": (SUBSECTION_FONT, BODY_SIZE, {"indent": 2}),
    "Body Text": (BODY_FONT, BODY_SIZE, {"alignment": WD_ALIGN_PARAGRAPH.JUSTIFY, "indent": 2}),
    "Caption": (SECTION_FONT, NUMBER_SIZE, CENTRED),
    "Red Head": (TITLE_FONT, TITLE_SIZE, CENTRED | {"colour": RED}),
    "Secrecy": (SECTION_FONT, BODY_SIZE, {}),
    "Annex": (SECTION_FONT, BODY_SIZE, {}),
    "Colophon": (BODY_FONT, NUMBER_SIZE, {}),
    "Header": (NUMBER_FONT, NOTE_SIZE, {"line": ONE_LINE, "alignment": WD_ALIGN_PARAGRAPH.RIGHT, "colour": RED}),
    "Footer": (NUMBER_FONT, NUMBER_SIZE, {"line": ONE_LINE}),
    "Table Text": (BODY_FONT, TABLE_SIZE, IN_CELL),
    "Table Head": (SECTION_FONT, TABLE_SIZE, IN_CELL | CENTRED),
    "Note": (BODY_FONT, NOTE_SIZE, IN_CELL),
    "Form Text": (BODY_FONT, FORM_SIZE, {"line": Pt(FORM_LINE)}),
    "Form Label": (SECTION_FONT, FORM_SIZE, {"line": Pt(FORM_LINE)} | CENTRED),
}


def official_document() -> WordDocument:
    """An empty document with the page and the styles of the standard."""
    document = Document()
    drop_leftovers(document)
    name_stand_ins(document, STAND_INS)
    leave_compatibility_mode(document)
    _set_defaults(document.styles.element.find(qn("w:docDefaults")))
    set_styles(document, frozenset())
    section = document.sections[0]
    _set_page(section)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, alignment in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        _number_pages(footer.paragraphs[0], alignment)
    return document


def mark_pages(document: WordDocument, demo_mark: str) -> None:
    """Write the mark of a demonstration above every page, where there is one."""
    for section in document.sections if demo_mark else ():
        for header in (section.header, section.even_page_header):
            place = header.paragraphs[0] if not header.paragraphs[0].text else header.add_paragraph()
            place.text, place.style = demo_mark, document.styles["Header"]


def _set_page(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(22), Mm(25)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(LINE_PITCH))
    grid.set(qn("w:charSpace"), str(CHARACTER_SPACE))


def set_styles(document: WordDocument, kept: frozenset[str]) -> None:
    """The styles of the standard by their names; those that are kept stay as the office has made them."""
    styles = document.styles
    known = {style.name for style in styles}
    for name, (font, size, more) in STYLES.items():
        if name in kept:
            continue
        if name not in known:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _style(styles[name], font, size, **more)
    if "Normal" not in kept:
        styles["Normal"].paragraph_format.widow_control = False
    if "Caption" not in kept:
        styles["Caption"].paragraph_format.keep_with_next = True


def _style(
    style: ParagraphStyle,
    font: str,
    size: float,
    line: Length | float = LINE,
    alignment: WD_ALIGN_PARAGRAPH | None = None,
    indent: int = 0,
    colour: RGBColor | None = None,
) -> ParagraphStyle:
    """Set a style as a whole; the indent of its first line in characters.

    Lines and characters keep the measure of the grid by themselves: LibreOffice widens figures in a grid of characters,
    and a font that stands in for a missing one, when it is taller, would take two lines of the grid.
    """
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    set_fonts(properties.get_or_add_rFonts(), font)
    style.font.size = Pt(size)
    style.font.bold = style.font.italic = False
    style.font.color.rgb = colour or RGBColor(0, 0, 0)
    _insert(properties, "w:snapToGrid", 0, before=("w:color", "w:sz"))
    if size == BODY_SIZE:
        _insert(properties, "w:spacing", TIGHTER, before=("w:sz",))
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.alignment = alignment
    layout.line_spacing = line
    if indent:
        layout.first_line_indent = Pt(size * indent)
        style.element.pPr.ind.set(qn("w:firstLineChars"), str(indent * 100))
    for name in ("w:autoSpaceDE", "w:autoSpaceDN", "w:snapToGrid"):  # figures among words take no room of their own
        _insert(style.element.pPr, name, 0, before=("w:spacing",))
    return style


def _insert(properties: BaseOxmlElement, name: str, value: int, before: tuple[str, ...]) -> None:
    """Put a property where the schema wants it, before the first of those named."""
    child = OxmlElement(name)
    child.set(qn("w:val"), str(value))
    properties.insert_element_before(child, *before)


def set_fonts(fonts: BaseOxmlElement, name: str) -> None:
    """Name one font for every script."""
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def _set_defaults(defaults: BaseOxmlElement) -> None:
    """What holds where no style says otherwise: the grid of characters is measured by this size."""
    (fonts,) = defaults.iter(qn("w:rFonts"))
    fonts.attrib.clear()
    set_fonts(fonts, BODY_FONT)
    for size in (*defaults.iter(qn("w:sz")), *defaults.iter(qn("w:szCs"))):
        size.set(qn("w:val"), str(2 * BODY_SIZE))
    (spacing,) = defaults.iter(qn("w:spacing"))
    spacing.attrib.clear()
    (language,) = defaults.iter(qn("w:lang"))
    language.set(qn("w:eastAsia"), "zh-CN")


def _number_pages(paragraph: Paragraph, alignment: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 — on the outer side, one character in from the edge."""
    paragraph.alignment = alignment
    if alignment == WD_ALIGN_PARAGRAPH.RIGHT:
        paragraph.paragraph_format.right_indent = Pt(NUMBER_SIZE)
    else:
        paragraph.paragraph_format.left_indent = Pt(NUMBER_SIZE)
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    number = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    number.append(text)
    field.append(number)
    paragraph.add_run(" —")
