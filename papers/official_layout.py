"""The layout of official documents by GB/T 9704-2012, as Word styles: page, grid, fonts, headings, page numbers.

Fonts are named, not embedded; the font table names what stands in for those that a computer lacks.
"""

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

TITLE_FONT, BODY_FONT, SECTION_FONT, SUBSECTION_FONT, NUMBER_FONT = (
    "方正小标宋简体",
    "仿宋_GB2312",
    "黑体",
    "楷体_GB2312",
    "宋体",
)
STAND_INS = {TITLE_FONT: "宋体", BODY_FONT: "仿宋", SUBSECTION_FONT: "楷体"}
CHARACTERS, LINES = 28, 22  # of a line, of a page
BODY_SIZE, TITLE_SIZE, NOTE_SIZE, NUMBER_SIZE, TABLE_SIZE = 16, 22, 12, 14, 11
LINE_PITCH = 579  # twentieths of a point: 225 mm / 22
CHARACTER_SPACE = -849  # 1/4096 point beside the 16 points of a character: 156 mm / 28
TIGHTER = -5  # twentieths of a point: what makes 28 characters of 16 points one line
ONE_LINE = 1.0  # as high as the font
LINE = Pt(LINE_PITCH / 20)
TEXT_WIDTH = Mm(156)
RED = RGBColor(0xFF, 0, 0)


def official_document(demo_mark: str) -> WordDocument:
    """An empty document with the page and the styles of the standard; the mark stands above every page, if any."""
    document = Document()
    _drop_thumbnail(document)
    _name_stand_ins(document)
    _set_styles(document)
    section = document.sections[0]
    _set_page(section)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, alignment in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        _number_pages(footer.paragraphs[0], alignment)
    for header in (section.header, section.even_page_header) if demo_mark else ():
        header.paragraphs[0].text = demo_mark
    return document


def _drop_thumbnail(document: WordDocument) -> None:
    """Without the picture of another document that the library's empty one carries."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]


def _set_page(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(22), Mm(23)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(LINE_PITCH))
    grid.set(qn("w:charSpace"), str(CHARACTER_SPACE))


def _set_styles(document: WordDocument) -> None:
    styles = document.styles
    _set_defaults(styles.element.find(qn("w:docDefaults")))
    for name in ("Red Head", "Table Text", "Table Head", "Note"):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    _style(styles["Normal"], BODY_FONT, BODY_SIZE).paragraph_format.widow_control = False
    _style(styles["Title"], TITLE_FONT, TITLE_SIZE, alignment=WD_ALIGN_PARAGRAPH.CENTER)
    _style(styles["Heading 1"], SECTION_FONT, BODY_SIZE, indent=2)
    _style(styles["Heading 2"], SUBSECTION_FONT, BODY_SIZE, indent=2)
    _style(styles["Body Text"], BODY_FONT, BODY_SIZE, alignment=WD_ALIGN_PARAGRAPH.JUSTIFY, indent=2)
    _style(styles["Caption"], SECTION_FONT, NUMBER_SIZE, alignment=WD_ALIGN_PARAGRAPH.CENTER)
    styles["Caption"].paragraph_format.keep_with_next = True
    _style(styles["Red Head"], TITLE_FONT, TITLE_SIZE, alignment=WD_ALIGN_PARAGRAPH.CENTER, colour=RED)
    _style(styles["Header"], NUMBER_FONT, NOTE_SIZE, ONE_LINE, WD_ALIGN_PARAGRAPH.RIGHT, colour=RED)
    _style(styles["Footer"], NUMBER_FONT, NUMBER_SIZE, ONE_LINE)
    _style(styles["Table Text"], BODY_FONT, TABLE_SIZE, ONE_LINE)
    _style(styles["Table Head"], SECTION_FONT, TABLE_SIZE, ONE_LINE)
    _style(styles["Note"], BODY_FONT, NOTE_SIZE, ONE_LINE)


def _style(
    style: ParagraphStyle,
    font: str,
    size: int,
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
    _set_fonts(properties.get_or_add_rFonts(), font)
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
    _insert(style.element.pPr, "w:snapToGrid", 0, before=("w:spacing",))
    return style


def _insert(properties: BaseOxmlElement, name: str, value: int, before: tuple[str, ...]) -> None:
    """Put a property where the schema wants it, before the first of those named."""
    child = OxmlElement(name)
    child.set(qn("w:val"), str(value))
    properties.insert_element_before(child, *before)


def _set_fonts(fonts: BaseOxmlElement, name: str) -> None:
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def _set_defaults(defaults: BaseOxmlElement) -> None:
    """What holds where no style says otherwise: the grid of characters is measured by this size."""
    (fonts,) = defaults.iter(qn("w:rFonts"))
    fonts.attrib.clear()
    _set_fonts(fonts, BODY_FONT)
    for size in (*defaults.iter(qn("w:sz")), *defaults.iter(qn("w:szCs"))):
        size.set(qn("w:val"), str(2 * BODY_SIZE))
    (spacing,) = defaults.iter(qn("w:spacing"))
    spacing.attrib.clear()
    (language,) = defaults.iter(qn("w:lang"))
    language.set(qn("w:eastAsia"), "zh-CN")


def _name_stand_ins(document: WordDocument) -> None:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in STAND_INS.items()
    )
    table = parse_xml(f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>")
    document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)._blob = serialize_part_xml(table)


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
