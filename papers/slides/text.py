"""Text on slides: cleaned of what XML cannot hold, cut to fit its box, in the font of the theme; sizes in points."""

import math
from collections.abc import Iterable, Sequence

from lxml.etree import _Element
from pptx.oxml.ns import qn
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu

from papers.plain_text import printable
from papers.slides.colours import paint
from pictures import LIGHT
from words import language

FONT = "微软雅黑"
SMALLEST = 14
LINE = 1.45  # height of a line in sizes of its type: that of the highest of the fonts that stand in for ours
WIDE, NARROW = 0.62, 0.52  # of digits and capitals, of other Latin letters, in sizes of their type
SLACK = 1.1  # lines are seldom full: words and punctuation wrap as a whole
CLAUSES = ("；", "，", "; ", ", ")
CUT_NUMBER = "0123456789.,%+-—‐、，；;: "


def width_of(texts: Iterable[str], size: float) -> float:
    """About how wide the widest of the texts is: a Chinese character is as wide as it is high."""
    return max((size * sum(map(_share, text)) for text in texts), default=0)


def _share(letter: str) -> float:
    """The width of a letter in sizes of its type."""
    if ord(letter) > 0x2000:
        return 1
    return 0.9 if letter in "%mwMW@" else WIDE if letter.isdigit() or letter.isupper() else NARROW


def lines_of(text: str, size: float, width: float) -> int:
    """About how many lines the text takes."""
    return max(1, math.ceil(width_of([text], size) * SLACK / max(width, 1)))


def cut(text: str, size: float, width: float, lines: int = 1) -> str:
    """The text, or as much of its beginning as fits and an ellipsis; no number is cut in two."""
    text = printable(text)
    if lines_of(text, size, width) <= lines:
        return text
    kept = text
    while kept and lines_of(f"{kept}…", size, width) > lines:
        kept = kept[:-1]
    return f"{kept.rstrip(CUT_NUMBER)}…"


def fitted(text: str, sizes: Sequence[int], width: float, height: float) -> tuple[str, int]:
    """The text and the largest of the sizes at which it fits; cut at the smallest where it fits at none."""
    text = printable(text)
    for size in sizes:
        if lines_of(text, size, width) <= int(height / (size * LINE)):
            return text, size
    smallest = sizes[-1]
    return cut(text, smallest, width, max(1, int(height / (smallest * LINE)))), smallest


def readable_on(ground: str) -> str:
    """Black or white, whichever is read better on the ground."""
    red, green, blue = bytes.fromhex(ground[1:])
    return LIGHT.text if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else LIGHT.paper


def write(paragraph: _Paragraph, text: str, size: float, code: str, bold: bool = False) -> None:
    """Add a run of cleaned text to a paragraph."""
    run = paragraph.add_run()
    run.text = printable(text)
    run.font.size = Emu(round(size * 12700))
    run.font.bold = bold
    paint(run.font.color, code)


def without_margins(frame: TextFrame) -> TextFrame:
    """The frame, its text wrapped and as wide as its box."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    return frame


def name_language(element: _Element) -> None:
    """Name the language of every run below the element, for spelling; its font is that of the theme."""
    tag = "zh-CN" if language() == "zh" else "en-US"
    for properties in element.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
        properties.set("lang", tag)


def whole_clauses(text: str, size: float, width: float, lines: int) -> str:
    """As much of a sentence as fits, ended after a clause; cut within one only where the first is too long."""
    text = printable(text)
    if lines_of(text, size, width) <= lines:
        return text
    kept = text
    while any(mark in kept for mark in CLAUSES):
        kept = kept[: max(kept.rfind(mark) for mark in CLAUSES)]
        if lines_of(kept, size, width) <= lines:
            return kept
    return cut(text, size, width, lines)
