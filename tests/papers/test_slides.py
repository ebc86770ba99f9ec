"""The slides: titles are findings, footers say what is filtered, everything lies in its place, nothing is hostile."""

import re
from datetime import date
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Pt

from exhibits import EXHIBITS, Filters
from exhibits.agenda import WALKS, agenda_or_default
from papers import slides as room
from papers.slides import slides
from papers.slides.box import BODY, FOOTER, HEIGHT, WIDTH
from papers.slides.frame import FONT
from papers.slides.meeting import MOST_SLIDES
from papers.slides.text import CLAUSES, cut, fitted
from pictures import Bar, Listing, Matter, Ranking
from tests.papers.decks import (
    HOSTILE,
    NUMBER,
    charts_of,
    draw,
    footer_of,
    made_up,
    notes_of,
    numbers_of,
    opened,
    pages,
    texts_of,
)
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


def test_the_deck_of_a_meeting_has_an_agenda_dividers_and_no_more_than_an_hour_of_slides(demo):
    heard = []
    deck = opened(slides((), demo, lambda done, total: heard.append((done, total))))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert len(titles) <= MOST_SLIDES
    assert titles[1] == "议程"
    dividers = [title for title in titles if re.match(r"\d [^个]", title)]
    agenda = texts_of(deck.slides[1])
    assert len(dividers) >= 4
    assert all(divider in agenda for divider in dividers[:-1])
    findings = [EXHIBITS[name].make(demo).headline for name in agenda_or_default(()) if name not in WALKS]
    assert [finding for finding in findings if not any(finding.startswith(title) for title in titles)] == []
    rows = [row for row in demo.ask("lamps_of_regions") if row["lamp"] in ("红", "黄")]
    walked = [row["region"] for row in rows if any(title.startswith(f"{row['region']}完成") for title in titles)]
    assert walked == [row["region"] for row in rows][: len(walked)]
    assert {row["region"] for row in rows if row["lamp"] == "红"} <= set(walked)
    (place,) = [place for place, title in enumerate(titles) if title.startswith("亮红灯的单位")]
    assert all(row["region"] in texts_of(deck.slides[place]) for row in rows)
    others = "、".join(row["region"] for row in rows[len(walked) :])
    assert f"只列本表的 {len(rows) - len(walked)} 个" in titles[place]
    assert f"只列本表的：{others}" in notes_of(deck.slides[place])
    assert [done for done, _total in heard] == list(range(1, heard[-1][1] + 1))
    cover = " ".join(texts_of(deck.slides[0]))
    for said in ("启东市项目建设进度", *demo.in_words(), "演示数据"):
        assert said in cover


def test_a_red_unit_has_its_slide_before_a_long_table_goes_on(demo, monkeypatch):
    monkeypatch.setattr(room, "MOST_SLIDES", MOST_SLIDES - 1)
    deck = opened(slides((), demo))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert len(titles) < MOST_SLIDES
    red = [row["region"] for row in demo.ask("lamps_of_regions") if row["lamp"] == "红"]
    assert [unit for unit in red if not any(title.startswith(f"{unit}完成") for title in titles)] == []
    assert not any("（续）" in title for title in titles)
    assert "其余 4 项未列" in " ".join(text for slide in deck.slides for text in texts_of(slide))


def test_every_slide_has_its_title_its_footer_its_notes_and_its_page_number(demo, language):
    deck = opened(every_slide(demo, language))
    assert len(pages(deck)) >= len(NAMES)
    for slide in pages(deck):
        assert slide.shapes.title.text
        for said in (_("demo data"), numbers.period(demo.month)):
            assert said in footer_of(slide)
        for said in (*demo.in_words(), numbers.day(date(2024, 5, 31))):
            assert said in notes_of(slide)
        assert slide.element.findall(".//{*}fld[@type='slidenum']")


def test_titles_are_of_one_size_and_end_with_a_clause_of_the_finding(demo, language):
    findings = [EXHIBITS[name].make(demo).headline for name in NAMES]
    deck = opened(every_slide(demo, language))
    first = [slide for slide in pages(deck) if not slide.shapes.title.text.endswith((_("{title} (continued)")[7:],))]
    assert len(first) == len(findings)
    for slide, finding in zip(first, findings, strict=True):
        title = slide.shapes.title.text
        rest = " ".join(finding.split()).removeprefix(title)
        assert rest == "" or rest.startswith(CLAUSES), title
        assert finding.split()[0] in notes_of(slide)
    sizes = {run.font.size for slide in pages(deck) for run in slide.shapes.title.text_frame.paragraphs[0].runs}
    assert sizes == {Pt(24)}


def test_filters_and_a_chosen_township_are_followed(demo):
    chosen = Filters(demo.month, ("启隆乡",), 1000, False)
    deck = opened(slides(["completion_ranking", "region_profile"], chosen))
    assert len(pages(deck)) == 2
    for slide in pages(deck):
        assert "启隆乡" in slide.shapes.title.text
        assert all(said in notes_of(slide) for said in chosen.in_words())


def check_places(deck) -> None:
    """Everything lies on the slide; what is between title and footer overlaps neither; no type is under 14 points."""
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
            assert all(size >= 1400 for size in sizes)


def test_nothing_leaves_its_place(demo, language):
    check_places(opened(every_slide(demo, language)))
    check_places(opened(slides(list(WALKS), demo)))


def test_nothing_leaves_its_place_for_a_county_full_of_oddities(small, language):
    check_places(opened(slides((*NAMES, *WALKS), small)))


def test_the_theme_names_the_font_of_offices_and_no_run_another(demo):
    deck = opened(slides(["completion_curve", "needs_attention"], demo))
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode("utf-8")
    assert theme.count(f'typeface="{FONT}"') == 4
    for slide in deck.slides:
        for element in [slide.element, *(shape.chart.element for shape in slide.shapes if shape.has_chart)]:
            for run in element.iter("{*}rPr", "{*}defRPr"):
                assert not [child for child in run if child.tag.endswith(("}latin", "}ea"))]


def test_the_file_names_its_owner(small):
    about = opened(slides(["completion_ranking"], small)).core_properties
    assert about.author == about.last_modified_by
    assert "Steve" not in about.author


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
        assert len(shown) < 90
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
