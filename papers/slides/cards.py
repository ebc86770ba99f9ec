"""Figures side by side as text boxes that fill their slide: what it is, how much, against what."""

import re
from collections.abc import Sequence
from math import ceil

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Pt

from papers.slides.box import Box
from papers.slides.colours import fill
from papers.slides.text import LINE, cut, fitted, without_margins, write
from pictures import LAMP_SIGNS, LIGHT, Card

GAP = 12
PADDING = 10
TONES = {"good": LIGHT.lamps["绿"], "bad": LIGHT.lamps["红"], "neutral": LIGHT.faint}
IN_ONE_ROW = 3
SIGNS = {sign: lamp for lamp, sign in LAMP_SIGNS.items()}
LAMP_SIGN = re.compile(f"([{''.join(SIGNS)}])")
LARGE = 150  # points high from which a card has large type
NOTES = (20, 18, 16, 14)
NOTE_LINES = 1.5  # between a short note and one of two lines
TIGHT_LINE = 1.2  # height of a line in sizes of its type, in most fonts
SIZES = {True: (22, (44, 36, 30, 24), 20), False: (14, (26, 22, 18, 16), 14)}  # label, figure, note, by largeness


def draw_cards(slide: Slide, cards: Sequence[Card], box: Box, in_one_row: int = IN_ONE_ROW) -> None:
    """The cards in as few rows of the box as they need, filling it."""
    if not cards:
        return
    rows = ceil(len(cards) / in_one_row)
    height = (box.height - GAP * (rows - 1)) / rows
    for row in range(rows):
        part = cards[row * in_one_row : (row + 1) * in_one_row]
        width = (box.width - GAP * (len(part) - 1)) / len(part)
        for column, card in enumerate(part):
            here = Box(box.left + column * (width + GAP), box.top + row * (height + GAP), width, height)
            _draw_card(slide, card, here, has_note=any(one.note for one in part))


def _draw_card(slide: Slide, card: Card, box: Box, has_note: bool) -> None:
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu())
    fill(shape.fill, LIGHT.level)
    shape.line.fill.background()
    shape.shadow.inherit = False
    frame = without_margins(shape.text_frame)
    frame.margin_left = frame.margin_right = frame.margin_bottom = Pt(PADDING)
    frame.vertical_anchor = MSO_ANCHOR.TOP
    room = box.width - 2 * PADDING
    label, figures, note = SIZES[box.height >= LARGE]
    parts_high = (label + figures[0] + (note * NOTE_LINES if has_note else 0)) * TIGHT_LINE + 12
    frame.margin_top = Pt(max(PADDING, (box.height - parts_high) / 2))  # labels of a row stand side by side
    value, size = fitted(card.value, figures, room, figures[0] * LINE)
    left = box.height - 2 * PADDING - 12 - (label + size) * LINE
    said, note = fitted(card.note, [one for one in NOTES if one <= note], room, left)
    parts = [
        (cut(card.label, label, room), label, LIGHT.faint, False),
        (value, size, LIGHT.text, True),
        (said, note, TONES[card.tone], True),
    ]
    for number, (text, type_size, code, bold) in enumerate(parts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(6)
        paragraph.alignment = PP_ALIGN.LEFT
        for piece in LAMP_SIGN.split(text):
            if piece:
                write(paragraph, piece, type_size, LIGHT.lamps.get(SIGNS.get(piece, ""), code), bold)
