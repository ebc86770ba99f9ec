"""Slides for the tests: made of what exhibits there are or of made-up ones, opened again and looked at."""

import re
from io import BytesIO

from lxml import etree
from pptx import Presentation
from python_calamine import CalamineWorkbook

from exhibits import Column, Definition, Exhibit
from papers.slides.bodies import pages_of
from papers.slides.frame import Footer, add_page, new_deck

NUMBER = re.compile(r"\d+(?:\.\d+)?")
HOSTILE = '=HYPERLINK("http://x")<b>$\'\x00\x0b\ud800\ufffe𠮷' + "很" * 500


def opened(content: bytes):
    return Presentation(BytesIO(content))


def pages(deck) -> list:
    """All slides but the title slide."""
    return list(deck.slides)[1:]


def texts_of(slide) -> list[str]:
    """Everything that is printed on a slide: boxes, tables, charts."""
    found = []
    for shape in slide.shapes:
        element = shape.chart.element if shape.has_chart else shape.element
        found += [node.text or "" for node in element.iter() if etree.QName(node).localname in ("t", "v")]
    return found


def charts_of(deck) -> list:
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def numbers_of(chart) -> list[list]:
    """The rows of the workbook behind a chart, without its heading."""
    book = CalamineWorkbook.from_filelike(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return book.get_sheet_by_name("Sheet1").to_python()[1:]


def notes_of(slide) -> str:
    return slide.notes_slide.notes_text_frame.text


def footer_of(slide) -> str:
    return next(shape.text_frame.text for shape in slide.shapes if shape.name == "footer")


def draw(exhibit: Exhibit):
    """The slides of a made-up exhibit."""
    deck = new_deck()
    for page in pages_of(exhibit, "numbers"):
        slide = add_page(deck, exhibit.headline, Footer("", ("filters",)), "notes")
        page(slide)
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def made_up(picture, rows=({"name": "a"},), headline="finding") -> Exhibit:
    return Exhibit(headline, picture, (Column("name", "Name"),), rows, Definition("f", "u", "s", "2024-05-31"))
