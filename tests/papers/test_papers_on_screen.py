"""Every number of the slides and of the bulletin is found on the screens under the same filters."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document
from lxml import etree
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from exhibits import EXHIBITS, Exhibit, Filters
from exhibits.agenda import DEFAULT, WALKS, steps
from exhibits.base.table import definition_in_words
from papers.bulletin import bulletin
from papers.figures import tight
from papers.slides import slides
from pictures import Cards, Profile
from tests.papers.bulletins import INDICATORS, forms
from tests.screens import WITH_PICTURES, charts_on, open_page, words_of

MONTH, TOWNSHIP = date(2024, 5, 1), "启隆乡"
FIGURE = re.compile(r"(\d+(?:\.\d+)?)(亿元|万美元|万元|%|个百分点)?")
NUMBERING = re.compile(r"^(附件：)?\d+．|^附件\d+|^— ")
ISSUE, ISSUED = 5, date(2024, 6, 5)
OF_ITS_OWN = {"5", "6", "2024"}  # number and date of the issue

SWITCHED = (  # what the bulletin tells with a switch of the screen turned
    ("large_projects_in_short", {"with_separate": False}),
    ("capital_by_investor", {"with_separate": False}),
    *(("county_ranking", {"indicator": indicator}) for indicator in INDICATORS),
    *(("county_positions", {"indicator": indicator}) for indicator in INDICATORS),
)


def figures(texts: Iterable[str]) -> set[str]:
    """The numbers with their units: 36.45亿元, 37.85%, 318; zeros at the end do not count."""
    return {
        f"{Decimal(number).normalize():f}{unit}" for text in texts for number, unit in FIGURE.findall(tight(str(text)))
    }


def rounded(values: Iterable[float]) -> list[str]:
    return [f"{abs(value):.2f}" for value in values]


def numbers_in(value) -> Iterator[float]:
    """All numbers of a figure as it is sent to the browser."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from numbers_in(part)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def strings_in(value) -> Iterator[str]:
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings_in(part)
    elif isinstance(value, str):
        yield value


def of_screen(at: AppTest) -> set[str]:
    """What is read on one screen: its words, and the words and values of its charts."""
    charts = charts_on(at)
    values = numbers_in([chart["data"] for chart in charts])
    return figures([words_of(at), *strings_in(charts), *rounded(values)])


def of_rows(exhibit: Exhibit) -> set[str]:
    """What the table behind a picture shows, and how sentences write the same values."""
    cards = exhibit.picture.cards if isinstance(exhibit.picture, Cards | Profile) else ()
    words = [
        exhibit.headline,
        definition_in_words(exhibit.definition),
        *(f"{card.value} {card.note}" for card in cards),
    ]
    for row in exhibit.rows:
        words += [form for column in exhibit.columns for form in forms(row[column.name], column.kind, row)]
    return figures(words)


def on_screens(database, monkeypatch, filters: Filters) -> set[str]:
    """All numbers of the pages and of the profiles under the filters, with the tables behind their pictures."""
    address = {"region": filters.region} if filters.region else {}
    known = set()
    for page in WITH_PICTURES:
        known |= of_screen(open_page(database, monkeypatch, page, month=f"{filters.month:%Y-%m}", **address))
    for step in profiles(filters):
        present = {"present": step.exhibit} | ({"project": step.project} if step.project else {})
        known |= of_screen(open_page(database, monkeypatch, month=f"{filters.month:%Y-%m}", **address, **present))
    for entry in EXHIBITS.values():
        known |= of_rows(entry.make(filters))
    for name, options in SWITCHED:
        known |= of_rows(EXHIBITS[name].make(replace(filters, **options)))
    return known


def profiles(filters: Filters) -> list:
    """The screens of the walks that are about the chosen township."""
    screens = [step for step in steps((), filters) if step.exhibit in WALKS] if filters.region else []
    return [step for step in screens if step.region in (None, filters.region)]


def agenda(filters: Filters) -> list[str]:
    """The default agenda; its walks only where one township is chosen, they would be half a hundred slides."""
    return [name for name in DEFAULT if name in EXHIBITS and (filters.region or name not in WALKS)]


def of_slides(filters: Filters) -> set[str]:
    """Titles, tables, boxes and footers of the slides; the words, names and values of their native charts."""
    found = set()
    for slide in Presentation(BytesIO(slides(agenda(filters), filters))).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                chart = shape.chart.element
                found |= figures(node.text for node in chart.iterfind(".//{*}strCache//{*}v"))
                found |= figures(_values(shape.chart))
                found |= figures(_paragraphs(chart))
            elif shape.name != "page number":
                found |= figures(_paragraphs(shape.element))
    return found


def _values(chart) -> Iterator[str]:
    """The numbers of a native chart, each with the unit that its series names; those of screens are plain 万元."""
    for one in (series for plot in chart.plots for series in plot.series):
        unit = re.search(r"（(.*)）$", one.name)
        said = unit[1] if unit and unit[1] != "万元" else ""
        yield from (f"{abs(value):.2f}{said}" for value in one.values if value is not None)


def _paragraphs(element: etree._Element) -> list[str]:
    return ["".join(node.text or "" for node in line.iterfind(".//{*}t")) for line in element.iterfind(".//{*}p")]


def of_bulletin(filters: Filters) -> set[str]:
    """Sentences and tables of the bulletin, or of the township's brief."""
    document = Document(BytesIO(bulletin(filters, ISSUE, issued_on=ISSUED)))
    lines = [NUMBERING.sub("", paragraph.text) for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return figures(lines) - OF_ITS_OWN


@pytest.mark.parametrize("regions", [(), (TOWNSHIP,)], ids=["all", "township"])
def test_every_number_of_the_papers_is_on_the_screens(regions, demo_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(demo_database))
    filters = Filters(MONTH, regions)
    known = on_screens(demo_database, monkeypatch, filters)
    for paper in (of_slides(filters), of_bulletin(filters)):
        assert len(paper) > 10
        strangers = paper - known
        assert not strangers
    of_april = of_bulletin(Filters(date(2024, 4, 1), regions))
    assert of_april - known, "the papers of another month are not those of these screens"
