"""The frame of all slides: 16:9, fonts and colours, the title slide, and a slide with its title and footer."""

from dataclasses import dataclass

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.shapes.connector import Connector
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Length, Pt

from papers.slides.text import FONT, LINE, colour, cut, fitted, width_of, without_margins, write
from pictures import LIGHT

WIDTH, HEIGHT = 960, 540  # points: 16:9
TITLE_SIZES = (28, 24, 20, 18)
FOOTER_SIZE = 12
TITLE_LAYOUT, PAGE_LAYOUT = 0, 5  # of the library's own template
ACCENTS = (LIGHT.main, LIGHT.second, LIGHT.third, LIGHT.muted, LIGHT.faint, LIGHT.lamps["绿"])


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    def emu(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width and height as the library wants them."""
        return Pt(self.left), Pt(self.top), Pt(self.width), Pt(self.height)


TITLE = Box(36, 20, WIDTH - 72, 76)
BODY = Box(36, 106, WIDTH - 72, 348)
FOOTER = Box(36, 462, WIDTH - 132, 64)
DEFINITION_LINES = int(FOOTER.height / (FOOTER_SIZE * LINE)) - 1  # the last line says what is filtered
PAGE_NUMBER = Box(WIDTH - 96, 508, 60, 18)


@dataclass(frozen=True)
class Cover:
    """What the title slide says: whose projects, of when, under which filters, how old the data is."""

    title: str
    period: str
    facts: tuple[str, ...]
    badge: str


@dataclass(frozen=True)
class Footer:
    """What stands below every slide: the definition of its figures; then the demo mark and what is filtered."""

    definition: str
    badge: str
    facts: tuple[str, ...]


def new_deck() -> Deck:
    """An empty 16:9 presentation with the palette's colours and the font of all text."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    kept = [deck.slide_layouts[TITLE_LAYOUT], deck.slide_layouts[PAGE_LAYOUT]]
    for layout in list(deck.slide_layouts):
        if layout not in kept:
            deck.slide_layouts.remove(layout)
    for sheet in (deck.slide_master, *kept):
        for place in sheet.placeholders:
            place.left, place.width = round(place.left * 4 / 3), round(place.width * 4 / 3)
    _set_theme(deck)
    return deck


def _set_theme(deck: Deck) -> None:
    """Text that somebody adds later has the same font and colours."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    for script in ("a:latin", "a:ea"):
        for font in theme.iterfind(f".//{qn('a:fontScheme')}/*/{qn(script)}"):
            font.set("typeface", FONT)
    for number, code in enumerate(ACCENTS, 1):
        accent = theme.find(f".//{qn(f'a:accent{number}')}")
        accent[:] = [accent.makeelement(qn("a:srgbClr"), {"val": code.removeprefix("#")})]
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)  # there is no setter


def add_cover(deck: Deck, cover: Cover) -> Slide:
    """The title slide."""
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    title, below = slide.placeholders[0], slide.placeholders[1]
    _place(title, Box(72, 110, WIDTH - 144, 120))
    text, size = fitted(cover.title, (44, 36, 28), WIDTH - 144, 120)
    _fill(title.text_frame, text, size, LIGHT.main, MSO_ANCHOR.BOTTOM)
    line(slide, (72, 246), (WIDTH - 72, 246), LIGHT.main, 2)
    _place(below, Box(72, 262, WIDTH - 144, 200))
    frame = without_margins(below.text_frame)
    write(_left(frame.paragraphs[0]), cut(cover.period, 28, WIDTH - 144), 28, LIGHT.text)
    for fact in cover.facts:
        write(_left(frame.add_paragraph()), cut(fact, 18, WIDTH - 144), 18, LIGHT.faint)
    if cover.badge:
        write(_left(frame.add_paragraph()), cover.badge, 18, LIGHT.second, bold=True)
    return slide


def add_page(deck: Deck, title: str, footer: Footer) -> Slide:
    """A slide with its title and footer, and nothing in between yet."""
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    _place(slide.shapes.title, TITLE)
    text, size = fitted(title, TITLE_SIZES, TITLE.width, TITLE.height)
    _fill(slide.shapes.title.text_frame, text, size, LIGHT.text, MSO_ANCHOR.MIDDLE)
    line(slide, (TITLE.left, 99), (TITLE.left + TITLE.width, 99), LIGHT.main, 1.5)
    _add_footer(slide, footer)
    _add_page_number(slide)
    return slide


def add_text(
    slide: Slide, box: Box, text: str, size: float, code: str, align: PP_ALIGN = PP_ALIGN.LEFT, lines: int = 1
) -> None:
    """Text in so many lines at most, cut where the box is too narrow for it."""
    shape = slide.shapes.add_textbox(*box.emu())
    paragraph = without_margins(shape.text_frame).paragraphs[0]
    paragraph.alignment = align
    write(paragraph, cut(text, size, box.width, lines), size, code)


def line(slide: Slide, start: tuple[float, float], end: tuple[float, float], code: str, width: float) -> Connector:
    """A straight line between two points; the shape is returned, to be named or dashed."""
    shape = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(start[0]), Pt(start[1]), Pt(end[0]), Pt(end[1]))
    shape.line.color.rgb = colour(code)
    shape.line.width = Pt(width)
    shape.element.remove(shape.element.find(qn("p:style")))  # it would cast a shadow
    return shape


def _place(shape: BaseShape, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box.emu()


def _left(paragraph: _Paragraph) -> _Paragraph:
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph.space_after = Pt(6)
    return paragraph


def _fill(frame: TextFrame, text: str, size: float, code: str, anchor: MSO_ANCHOR) -> None:
    without_margins(frame).vertical_anchor = anchor
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    write(frame.paragraphs[0], text, size, code, bold=True)


def _add_footer(slide: Slide, footer: Footer) -> None:
    shape = slide.shapes.add_textbox(*FOOTER.emu())
    shape.name = "footer"
    frame = without_margins(shape.text_frame)
    room = FOOTER.height - FOOTER_SIZE * LINE
    text, size = fitted(footer.definition, (FOOTER_SIZE,), FOOTER.width, room)
    write(frame.paragraphs[0], text, size, LIGHT.faint)
    below = frame.add_paragraph()
    badge = f"【{footer.badge}】" if footer.badge else ""
    write(below, badge, FOOTER_SIZE, LIGHT.second, bold=True)
    facts = " · ".join(cut(fact, FOOTER_SIZE, FOOTER.width / 2) for fact in footer.facts)
    write(below, cut(facts, FOOTER_SIZE, FOOTER.width - width_of([badge], FOOTER_SIZE)), FOOTER_SIZE, LIGHT.faint)


def _add_page_number(slide: Slide) -> None:
    """The number of the slide as a field, so that it stays right when slides are moved."""
    shape = slide.shapes.add_textbox(*PAGE_NUMBER.emu())
    shape.name = "page number"
    paragraph = without_margins(shape.text_frame).paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    write(paragraph, "0", FOOTER_SIZE, LIGHT.faint)
    run = paragraph.runs[0]._r
    run.tag, field = qn("a:fld"), {"id": "{5B1C1F7E-6C53-4D6A-9C55-0E3C0C0C0C01}", "type": "slidenum"}
    run.attrib.update(field)
