"""The office's own master: slides.pptx in COUNTY_TEMPLATES, whose colours, fonts, footers and page numbers are kept.

Its pages are brought to the size that slides are laid out in; slides that it holds are dropped.
"""

from lxml import etree
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from papers.own_paper import path_of
from papers.slides.box import HEIGHT, WIDTH
from papers.template import TemplateError
from words import _

NAME = "slides.pptx"
PLACES = ("x", "y", "cx", "cy")
SIZES = ("sz", "w", "marL", "indent", "lIns", "tIns", "rIns", "bIns", "spcPts")
NEAR = 0.02


def open_master() -> Deck | None:
    """The office's master without its slides; None where it has none. Raises TemplateError."""
    path = path_of(NAME)
    if path is None:
        return None
    try:
        deck = Presentation(str(path))
    except (PythonPptxError, KeyError, ValueError, OSError) as error:
        raise TemplateError(_("{file} cannot be opened: it is no presentation (.pptx)").format(file=NAME)) from error
    wide, high = deck.slide_width or 0, deck.slide_height or 1
    if abs(wide / high - WIDTH / HEIGHT) > NEAR:
        raise TemplateError(_("{file}: its slides must be 16:9").format(file=NAME))
    if not any(has_title(layout.element) for layout in deck.slide_layouts):
        raise TemplateError(_("{file}: it has no layout with a title").format(file=NAME))
    for entry in list(deck.slides._sldIdLst):
        deck.part.drop_rel(entry.rId)
        deck.slides._sldIdLst.remove(entry)
    _scale(deck, Pt(WIDTH) / wide)
    return deck


def has_title(element: etree._Element) -> bool:
    """Whether a layout has a place for a title."""
    return any(place.get("type") in ("title", "ctrTitle") for place in element.iter(qn("p:ph")))


def _scale(deck: Deck, factor: float) -> None:
    """Bring master and layouts to the width that slides are laid out in, letters with them."""
    if abs(factor - 1) > NEAR / 10:
        for sheet in (deck.slide_master, *deck.slide_layouts):
            for element in sheet.element.iter():
                names = PLACES if etree.QName(element).localname in ("off", "ext", "chOff", "chExt") else SIZES
                for name in names:
                    if (element.get(name) or "").lstrip("-").isdigit():
                        element.set(name, str(round(int(element.get(name) or 0) * factor)))
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
