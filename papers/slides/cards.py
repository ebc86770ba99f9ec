"""Figures side by side as text boxes: what it is, how much, against what, and how it is computed."""

from collections.abc import Sequence
from math import ceil

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Pt

from papers.slides.frame import Box
from papers.slides.text import LINE, SMALLEST, colour, cut, fitted, without_margins, write
from pictures import LIGHT, Card

GAP = 12
PADDING = 10
TONES = {"good": LIGHT.lamps["绿"], "bad": LIGHT.lamps["红"], "neutral": LIGHT.faint}
IN_ONE_ROW = 6


def draw_cards(slide: Slide, cards: Sequence[Card], box: Box, with_definitions: bool) -> None:
    """The cards in as few rows of the box as they need; ``with_definitions`` writes how each is computed."""
    if not cards:
        return
    rows = ceil(len(cards) / IN_ONE_ROW)
    in_row = ceil(len(cards) / rows)
    width = (box.width - GAP * (in_row - 1)) / in_row
    height = (box.height - GAP * (rows - 1)) / rows
    for place, card in enumerate(cards):
        row, column = divmod(place, in_row)
        here = Box(box.left + column * (width + GAP), box.top + row * (height + GAP), width, height)
        _draw_card(slide, card, here, with_definitions and rows == 1)


def _draw_card(slide: Slide, card: Card, box: Box, with_definition: bool) -> None:
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu())
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(LIGHT.level)
    shape.line.fill.background()
    shape.shadow.inherit = False
    frame = without_margins(shape.text_frame)
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(PADDING)
    frame.vertical_anchor = MSO_ANCHOR.TOP
    room = box.width - 2 * PADDING
    value, size = fitted(card.value, (28, 24, 20, 16), room, 28 * LINE)
    parts = [
        (*_in_lines(card.label, 14, room, 2 if with_definition else 1), LIGHT.faint, False),
        (value, size, LIGHT.text, True),
        (*_in_lines(card.note, 14, room, 5 if with_definition else 2), TONES[card.tone], True),
    ]
    if with_definition:
        parts.append((*_in_lines(card.definition, SMALLEST, room, 8), LIGHT.faint, False))
    for number, (text, type_size, code, bold) in enumerate(parts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(6)
        paragraph.alignment = PP_ALIGN.LEFT
        write(paragraph, text, type_size, code, bold)


def _in_lines(text: str, size: int, room: float, most: int) -> tuple[str, int]:
    return cut(text, size, room, most), size
