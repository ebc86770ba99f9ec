"""The frame of all slides: master, title slide, agenda and dividers, a slide with its title, footer and notes."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_CONNECTOR, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.shapes.connector import Connector
from pptx.slide import Slide, SlideLayout
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from papers.slides.box import BODY, FOOTER, HEIGHT, PAGE_NUMBER, TITLE, WIDTH, Box
from papers.slides.colours import IN_THEME, paint
from papers.slides.own_master import open_master
from papers.slides.text import cut, fitted, whole_clauses, width_of, without_margins, write
from pictures import LIGHT
from words import _

FONT = "微软雅黑"
TITLE_SIZE, TITLE_LINES, FOOTER_SIZE = 24, 2, 14
SHIPPED = {"title": 0, "secHead": 2, "titleOnly": 5}  # layouts of the library's own template


@dataclass(frozen=True)
class Cover:
    """What the title slide says: whose projects, of when, under which filters, how old the data is."""

    title: str
    period: str
    facts: tuple[str, ...]
    badge: str


@dataclass(frozen=True)
class Footer:
    """What stands below every slide: the demo mark, then whose data under which filters."""

    badge: str
    facts: tuple[str, ...]


def new_deck() -> Deck:
    """An empty 16:9 presentation on the office's own master, or on ours. Raises TemplateError."""
    return open_master() or _shipped_deck()


def _shipped_deck() -> Deck:
    deck = Presentation()
    kept = [deck.slide_layouts[place] for place in SHIPPED.values()]
    for layout in list(deck.slide_layouts):
        if layout not in kept:
            deck.slide_layouts.remove(layout)
    for sheet in (deck.slide_master, *kept):
        for place in list(sheet.placeholders):
            kind = place.placeholder_format.type
            if kind == PP_PLACEHOLDER.DATE:
                place._element.getparent().remove(place._element)
            elif kind == PP_PLACEHOLDER.FOOTER:
                _set_placeholder(place, FOOTER, PP_ALIGN.LEFT)
            elif kind == PP_PLACEHOLDER.SLIDE_NUMBER:
                _set_placeholder(place, PAGE_NUMBER, PP_ALIGN.RIGHT)
            elif kind == PP_PLACEHOLDER.TITLE:
                _place(place, TITLE if sheet is not kept[1] else Box(72, 180, WIDTH - 144, 100))
            else:
                place.left, place.width = round(place.left * 4 / 3), round(place.width * 4 / 3)
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    _set_theme(deck)
    return deck


def _set_placeholder(place: Any, box: Box, align: PP_ALIGN) -> None:
    _place(place, box)
    for paragraph in place.text_frame.paragraphs:
        paragraph.alignment = align
    for properties in place._element.iter(qn("a:defRPr")):
        properties.set("sz", str(FOOTER_SIZE * 100))
    for aligned in place._element.iter(qn("a:lvl1pPr")):
        aligned.set("algn", "l" if align == PP_ALIGN.LEFT else "r")


def _set_theme(deck: Deck) -> None:
    """Text and charts that somebody adds later have the same font and colours."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    for script in ("a:latin", "a:ea"):
        for font in theme.iterfind(f".//{qn('a:fontScheme')}/*/{qn(script)}"):
            font.set("typeface", FONT)
    for name, code in IN_THEME.items():
        named = theme.find(f".//{qn(f'a:{name}')}")
        named[:] = [named.makeelement(qn("a:srgbClr"), {"val": code.removeprefix("#")})]
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)  # there is no setter


def _layout(deck: Deck, *kinds: str) -> SlideLayout:
    """The layout of the first of the kinds that the master has, else the one with a title and the least beside it."""
    for kind in kinds:
        for layout in deck.slide_layouts:
            if layout.element.get("type") == kind:
                return layout
    titled = [layout for layout in deck.slide_layouts if _title_of(layout) is not None]
    return min(titled, key=lambda layout: len(list(layout.placeholders)))


def _title_of(sheet: SlideLayout) -> Any:
    kinds = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
    return next((place for place in list(sheet.placeholders) if place.placeholder_format.type in kinds), None)


def add_cover(deck: Deck, cover: Cover) -> Slide:
    """The title slide."""
    slide = deck.slides.add_slide(_layout(deck, "title"))
    title = slide.shapes.title
    text, size = fitted(cover.title, (44, 36, 28), WIDTH - 144, 120)
    if title is not None:
        _place(title, Box(72, 110, WIDTH - 144, 120))
        _fill(title.text_frame, text, size, LIGHT.main, MSO_ANCHOR.BOTTOM)
    others = [place for place in slide.placeholders if place is not title and place.placeholder_format.idx != 0]
    for unused in others[1:]:
        unused._element.getparent().remove(unused._element)
    below = others[0] if others else slide.shapes.add_textbox(0, 0, 1, 1)
    _place(below, Box(72, 262, WIDTH - 144, 200))
    frame = without_margins(below.text_frame)
    write(_left(frame.paragraphs[0]), cut(cover.period, 28, WIDTH - 144), 28, LIGHT.text)
    for fact in cover.facts:
        write(_left(frame.add_paragraph()), cut(fact, 18, WIDTH - 144), 18, LIGHT.faint)
    if cover.badge:
        write(_left(frame.add_paragraph()), cover.badge, 18, LIGHT.second, bold=True)
    return slide


def add_agenda(deck: Deck, sections: Sequence[tuple[str, str]], footer: Footer) -> Slide:
    """What is shown in which order: every section with what belongs to it."""
    slide = add_page(deck, _("Agenda"), footer, "")
    shape = slide.shapes.add_textbox(*BODY.emu())
    frame = without_margins(shape.text_frame)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for number, (name, what) in enumerate(sections, 1):
        paragraph = frame.paragraphs[0] if number == 1 else frame.add_paragraph()
        paragraph.space_after = Pt(2)
        write(paragraph, f"{number}  {name}", 24, LIGHT.main, bold=True)
        below = frame.add_paragraph()
        below.space_after = Pt(12)
        write(below, cut(what, 16, BODY.width, lines=2), 16, LIGHT.faint)
    return slide


def add_divider(deck: Deck, number: int, name: str, what: str, footer: Footer) -> Slide:
    """The slide before a section."""
    slide = deck.slides.add_slide(_layout(deck, "secHead", "titleOnly"))
    title = slide.shapes.title
    if title is not None:
        _place(title, Box(72, 170, WIDTH - 144, 90))
        _fill(title.text_frame, f"{number}  {name}", 40, LIGHT.main, MSO_ANCHOR.BOTTOM)
    for place in list(slide.placeholders):
        if place is not title and place.placeholder_format.idx != 0:
            place._element.getparent().remove(place._element)
    add_text(slide, Box(72, 272, WIDTH - 144, 120), what, 18, LIGHT.faint, lines=4)
    _add_foot(slide, footer)
    return slide


def add_page(deck: Deck, title: str, footer: Footer, notes: str) -> Slide:
    """A slide with its title, footer and notes, and nothing in between yet."""
    slide = deck.slides.add_slide(_layout(deck, "titleOnly"))
    shape = slide.shapes.title
    if shape is not None:
        if not _holds_a_title(shape):
            _place(shape, TITLE)
        text = whole_clauses(title, TITLE_SIZE, shape.width.pt, TITLE_LINES)
        _fill(shape.text_frame, text, TITLE_SIZE, LIGHT.text, MSO_ANCHOR.MIDDLE)
    for place in list(slide.placeholders):
        if shape is not None and place.placeholder_format.idx != shape.placeholder_format.idx:
            place._element.getparent().remove(place._element)
    line(slide, (TITLE.left, 100), (TITLE.left + TITLE.width, 100), LIGHT.main, 1.5)
    _add_foot(slide, footer)
    if notes:
        frame = slide.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = notes
    return slide


def _holds_a_title(shape: Any) -> bool:
    """Whether the master's place for it is wide and high enough, and ends above what stands below."""
    is_within = shape.left + shape.width <= Pt(WIDTH) and shape.top + shape.height <= Pt(BODY.top)
    return is_within and shape.width >= Pt(WIDTH / 2) and shape.height >= Pt(TITLE_SIZE * TITLE_LINES)


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
    paint(shape.line.color, code)
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


def _add_foot(slide: Slide, footer: Footer) -> None:
    """Footer and page number in the places that the layout has for them, so that the master moves them."""
    for place in list(slide.slide_layout.placeholders):
        kind = place.placeholder_format.type
        if kind not in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            continue
        copied = deepcopy(place._element)
        slide.shapes._spTree.append(copied)
        shape: Any = slide.shapes[-1]
        if kind == PP_PLACEHOLDER.FOOTER:
            shape.name = "footer"
            frame = without_margins(shape.text_frame)
            for paragraph in frame.paragraphs[1:]:
                paragraph._p.getparent().remove(paragraph._p)
            frame.paragraphs[0].clear()
            _write_footer(frame.paragraphs[0], footer, place.width.pt)
        else:
            shape.name = "page number"


def _write_footer(paragraph: _Paragraph, footer: Footer, width: float) -> None:
    badge = f"【{footer.badge}】" if footer.badge else ""
    if badge:
        write(paragraph, badge, FOOTER_SIZE, LIGHT.second, bold=True)
    facts = [cut(fact, FOOTER_SIZE, width / 2) for fact in footer.facts]
    room = width - width_of([badge], FOOTER_SIZE)
    while len(facts) > 2 and width_of([" · ".join(facts)], FOOTER_SIZE) > room:
        facts.pop(-2)  # what is filtered stands in the notes, too; the version stays
    write(paragraph, cut(" · ".join(facts), FOOTER_SIZE, room), FOOTER_SIZE, LIGHT.faint)
