"""The slides: titles are findings, footers say what is filtered, everything lies in its place, nothing is hostile."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx.util import Pt

from exhibits import EXHIBITS, Filters
from exhibits.agenda import WALKS, steps
from papers.slides import slides
from papers.slides.frame import BODY, FOOTER, HEIGHT, WIDTH
from papers.slides.text import FONT, cut, fitted
from pictures import Bar, Listing, Matter, Ranking
from tests.papers.decks import HOSTILE, NUMBER, charts_of, draw, footer_of, made_up, numbers_of, opened, pages, texts_of
from words import _, numbers, use_language

NAMES = [name for name in EXHIBITS if name not in WALKS]


@pytest.fixture(params=["zh", "en"])
def language(request):
    use_language(request.param)
    yield request.param
    use_language("zh")


@cache
def every_slide(filters: Filters, _language: str) -> bytes:
    """All exhibits of the demo ledger on slides, in the language in use."""
    return slides(NAMES, filters)


def test_the_agenda_becomes_a_title_slide_and_a_slide_a_step(demo):
    heard = []
    deck = opened(slides((), demo, lambda done, total: heard.append((done, total))))
    findings = [EXHIBITS[step.exhibit].make(step.filters(demo)).headline for step in steps((), demo)]
    shown = [slide.shapes.title.text for slide in pages(deck)]
    assert [title for title in shown if not title.endswith("（续）")] == findings
    assert heard == [(done, len(findings)) for done in range(1, len(findings) + 1)]
    cover = " ".join(texts_of(deck.slides[0]))
    for said in ("启东市项目建设进度", *demo.in_words(), "演示数据"):
        assert said in cover


def test_every_slide_has_its_title_its_footer_and_its_page_number(demo, language):
    deck = opened(every_slide(demo, language))
    assert len(pages(deck)) >= len(NAMES)
    for slide in pages(deck):
        assert slide.shapes.title.text
        footer = footer_of(slide)
        for said in (*demo.in_words(), _("demo data"), numbers.day(date(2024, 5, 31))):
            assert said in footer
        assert slide.element.findall(".//{*}fld[@type='slidenum']")


def test_numbers_of_titles_are_those_of_the_findings(demo, language):
    findings = [EXHIBITS[name].make(demo).headline for name in NAMES]
    continued = _("{finding} (continued)").format(finding="")
    shown = set()
    for slide in pages(opened(every_slide(demo, language))):
        title = slide.shapes.title.text
        said = title.removesuffix(continued).rstrip("…")
        finding = next(finding for finding in findings if finding.startswith(said))
        known = NUMBER.findall(finding)
        assert NUMBER.findall(title) == known[: len(NUMBER.findall(title))]
        shown.add(finding)
    assert shown == set(findings)


def test_filters_and_a_chosen_township_are_followed(demo):
    chosen = Filters(demo.month, ("启隆乡",), 1000, False)
    deck = opened(slides(["completion_ranking", "region_profile"], chosen))
    assert len(pages(deck)) == 2
    for slide in pages(deck):
        assert "启隆乡" in slide.shapes.title.text
        assert all(said in footer_of(slide) for said in chosen.in_words())


def test_a_definition_that_is_too_long_keeps_its_source_and_date(demo, monkeypatch):
    entry = EXHIBITS["completion_curve"]
    exhibit = entry.make(demo)
    long = replace(exhibit, definition=replace(exhibit.definition, formula="长" * 400))
    monkeypatch.setitem(EXHIBITS, "completion_curve", replace(entry, make=lambda _filters: long))
    (slide,) = pages(opened(slides(["completion_curve"], demo)))
    assert "长…" in footer_of(slide)
    assert f"{long.definition.source}。截至 {long.definition.as_of}" in footer_of(slide)


def check_places(deck) -> None:
    """Everything lies on the slide; what is between title and footer overlaps neither; no type is under 12 points."""
    for slide in pages(deck):
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= Pt(WIDTH) + 1
            assert shape.top + shape.height <= Pt(HEIGHT) + 1
            if shape.has_chart or shape.has_table:
                assert shape.top >= Pt(BODY.top)
                assert shape.top + shape.height <= Pt(FOOTER.top)
            if shape.has_table:
                assert sum(row.height for row in shape.table.rows) <= Pt(BODY.height) + 100
            element = shape.chart.element if shape.has_chart else shape.element
            sizes = [int(node.get("sz")) for node in element.iter() if node.get("sz", "").isdigit()]
            assert all(size >= 1200 for size in sizes)


def test_nothing_leaves_its_place(demo, language):
    check_places(opened(every_slide(demo, language)))
    check_places(opened(slides(list(WALKS), demo)))


def test_nothing_leaves_its_place_for_a_county_full_of_oddities(small, language):
    check_places(opened(slides((*NAMES, *WALKS), small)))


def test_the_font_of_offices_is_named_for_latin_and_chinese(demo):
    deck = opened(slides(["completion_curve", "needs_attention"], demo))
    for slide in deck.slides:
        for element in [slide.element, *(shape.chart.element for shape in slide.shapes if shape.has_chart)]:
            for run in element.iter("{*}rPr"):
                assert {child.get("typeface") for child in run if child.tag.endswith(("}latin", "}ea"))} == {FONT}
                assert sum(child.tag.endswith(("}latin", "}ea")) for child in run) == 2


@pytest.mark.parametrize(
    "picture",
    [
        Ranking((Bar(None, HOSTILE, 1.0, HOSTILE, mark=2.0), Bar(None, HOSTILE, None, HOSTILE)), mark_label=HOSTILE),
        Listing((Matter(HOSTILE, "bad", HOSTILE, HOSTILE),), ""),
        object(),
    ],
    ids=["ranking", "listing", "rows"],
)
def test_hostile_names_are_text_that_fits(picture):
    content = draw(made_up(picture, ({"name": HOSTILE},), HOSTILE))
    deck = opened(content)
    for slide in deck.slides:
        shown = slide.shapes.title.text
        assert shown.startswith('=HYPERLINK("http://x")<b>$\'𠮷很')
        assert shown.endswith("…")
        assert all(len(text) < 400 for text in texts_of(slide))
        assert not slide.element.findall(".//{*}hlinkClick")
    for chart in charts_of(deck):
        with ZipFile(BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as book:
            assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
        assert all(row[0].startswith("=HYPERLINK") for row in numbers_of(chart))


def test_an_unknown_exhibit_is_refused(small):
    with pytest.raises(KeyError):
        slides(["no_such_exhibit"], small)


@pytest.mark.parametrize("width", range(20, 200, 7))
def test_no_number_is_cut_in_two(width):
    text = "增长 123.45%，累计 678.90 亿元"
    assert set(NUMBER.findall(cut(text, 12, width))) <= set(NUMBER.findall(text))


def test_a_long_title_shrinks_before_it_is_cut():
    assert fitted("短", (28, 24, 20), 888, 76) == ("短", 28)
    assert fitted("长" * 70, (28, 24, 20), 888, 76) == ("长" * 70, 20)
    text, size = fitted("长" * 700, (28, 24, 20), 888, 76)
    assert size == 20
    assert text.endswith("…")
