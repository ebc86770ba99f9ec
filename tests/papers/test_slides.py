"""The slides: titles are findings, charts and tables are native, footers say what is filtered, nothing is hostile."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Pt
from python_calamine import CalamineWorkbook

from exhibits import EXHIBITS, Column, Definition, Exhibit, Filters
from exhibits.agenda import WALKS, steps
from papers.slides import slides
from papers.slides.bodies import pages_of
from papers.slides.frame import BODY, FOOTER, HEIGHT, WIDTH, Footer, add_page, new_deck
from papers.slides.text import FONT, cut, fitted, name_fonts
from pictures import Bar, Layer, Listing, Matter, Months, Ranking, Step, Timeline
from words import _, numbers, use_language

NUMBER = re.compile(r"\d+(?:\.\d+)?")
HOSTILE = '=HYPERLINK("http://x")<b>$\'\x00\x0b\ud800\ufffe𠮷' + "很" * 500
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


def footer_of(slide) -> str:
    return next(shape.text_frame.text for shape in slide.shapes if shape.name == "footer")


def draw(exhibit: Exhibit):
    """The slides of a made-up exhibit."""
    deck = new_deck()
    for page in pages_of(exhibit, "numbers"):
        slide = add_page(deck, exhibit.headline, Footer("definition", "", ("filters",)))
        page(slide)
        name_fonts(slide.element)
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def made_up(picture, rows=({"name": "a"},), headline="finding") -> Exhibit:
    return Exhibit(headline, picture, (Column("name", "Name"),), rows, Definition("f", "u", "s", "2024-05-31"))


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


def test_charts_are_native_and_their_workbooks_hold_the_numbers(demo):
    deck = opened(slides(["completion_ranking"], demo))
    bars = EXHIBITS["completion_ranking"].make(demo).picture.bars
    assert len(charts_of(deck)) == 2
    drawn = []
    for chart in charts_of(deck):
        rows = numbers_of(chart)
        names = [row[0] for row in rows]
        drawn += [tuple(row) for row in rows]
        assert list(chart.plots[0].categories) == names
    assert [name for name, _value in drawn] == [" ".join(bar.label.split()) for bar in bars]
    assert [value for _name, value in drawn] == pytest.approx([bar.value for bar in bars])


@pytest.mark.parametrize("name", ["completion_curve", "capital_composition", "county_positions", "growth_ranking"])
def test_pictures_of_these_kinds_have_chart_parts(name, demo):
    with ZipFile(BytesIO(slides([name], demo))) as package:
        parts = package.namelist()
    assert any(re.fullmatch(r"ppt/charts/chart\d+\.xml", part) for part in parts)
    assert any(part.startswith("ppt/embeddings/") and part.endswith(".xlsx") for part in parts)
    assert not any(part.endswith((".png", ".jpg", ".svg")) for part in parts if part.startswith("ppt/media/"))


def test_a_bar_has_the_colour_of_its_lamp_and_the_word_in_its_label(demo):
    chart = charts_of(opened(slides(["completion_ranking"], demo)))[0]
    first = chart.plots[0].series[0].points[0]
    assert str(first.format.fill.fore_color.rgb) == "2E7D4F"
    assert "绿" in first.data_label.text_frame.text


def test_the_reference_line_stands_at_its_value(demo):
    slide = pages(opened(slides(["completion_ranking"], demo)))[0]
    reference = EXHIBITS["completion_ranking"].make(demo).picture.reference
    line = next(shape for shape in slide.shapes if shape.name == reference.label)
    frame = next(shape for shape in slide.shapes if shape.has_chart)
    axis = frame.chart.value_axis
    layout = frame.chart.element.find(".//{*}plotArea/{*}layout/{*}manualLayout")
    left, width = (float(layout.find(f"{{*}}{name}").get("val")) for name in "xw")
    share = ((line.left - frame.left) / frame.width - left) / width
    value = axis.minimum_scale + share * (axis.maximum_scale - axis.minimum_scale)
    assert value == pytest.approx(reference.value, abs=0.05)


def test_a_value_that_is_missing_stays_missing():
    bars = (Bar(None, "A", 3.0, "3%"), Bar(None, "B", None, "no target"))
    (chart,) = charts_of(opened(draw(made_up(Ranking(bars)))))
    assert list(chart.plots[0].series[0].values) == [3.0, None]
    assert list(chart.plots[0].categories) == ["A", "B no target"]


def test_months_are_stacked_columns_with_their_sums():
    layers = (Layer("A", (1.0, 2.0), ("1", "2")), Layer("B", (3.0, -1.0), ("3", "-1")))
    (chart,) = charts_of(opened(draw(made_up(Months(("24-04", "24-05"), layers, ("sum 4", "sum 1"))))))
    assert list(chart.plots[0].categories) == ["24-04 sum 4", "24-05 sum 1"]
    assert [(one.name, list(one.values)) for one in chart.plots[0].series] == [("A", [1.0, 2.0]), ("B", [3.0, -1.0])]
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (-1.0, 4.0)


def test_a_timeline_is_a_table_of_its_steps():
    steps_of_project = (Step("signed", date(2024, 1, 2), "2024-01-02"), Step("done", None, "none", True, True))
    deck = opened(draw(made_up(Timeline(steps_of_project, date(2024, 5, 31), "today"))))
    (table,) = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    shown = [[cell.text for cell in row.cells] for row in table.rows]
    assert shown[1:] == [["signed", "2024-01-02", ""], ["done", "none", "计划"]]
    assert shown[0][2] == "today"


def test_names_are_whole_even_where_that_takes_another_slide():
    names = [f"{number} 号精密机械数控加工中心项目" for number in range(10, 30)]
    deck = opened(draw(made_up(Ranking(tuple(Bar(None, name, 1.0, "1 个") for name in names)))))
    assert [name for chart in charts_of(deck) for name in chart.plots[0].categories] == names
    assert len(deck.slides) == 2


def test_few_matters_are_written_large():
    matters = tuple(Matter("停工", "bad", f"项目 {number}", "因由" * 22) for number in range(5))
    (slide,) = opened(draw(made_up(Listing(matters, "")))).slides
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    (run,) = table.cell(1, 2).text_frame.paragraphs[0].runs
    assert run.text == matters[0].text
    assert run.font.size >= Pt(16)


def test_an_empty_cell_is_no_higher_than_its_row():
    content = draw(made_up(object(), ({"name": ""},)))
    (table,) = [shape.table for slide in opened(content).slides for shape in slide.shapes if shape.has_table]
    (paragraph,) = table.cell(1, 0).text_frame.paragraphs
    assert Pt(12) <= int(paragraph._p.find("{*}endParaRPr").get("sz")) * 127 <= Pt(20)


def test_a_definition_that_is_too_long_keeps_its_source_and_date(demo, monkeypatch):
    entry = EXHIBITS["completion_curve"]
    exhibit = entry.make(demo)
    long = replace(exhibit, definition=replace(exhibit.definition, formula="长" * 400))
    monkeypatch.setitem(EXHIBITS, "completion_curve", replace(entry, make=lambda _filters: long))
    (slide,) = pages(opened(slides(["completion_curve"], demo)))
    assert "长…" in footer_of(slide)
    assert f"{long.definition.source}。截至 {long.definition.as_of}" in footer_of(slide)


@pytest.mark.parametrize("value", [1e308, -1e308, float("inf"), float("nan")])
def test_a_value_beyond_all_scales_is_told_by_its_text(value):
    bars = (Bar(None, "A", value, "very much"), Bar(None, "B", 2.0, "2"))
    (chart,) = charts_of(opened(draw(made_up(Ranking(bars)))))
    assert list(chart.plots[0].series[0].values) == [None, 2.0]
    assert 2 < chart.value_axis.maximum_scale < 100


def test_long_tables_continue_with_their_heading(demo):
    deck = opened(slides(["completion_heat"], demo))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    rows = EXHIBITS["completion_heat"].make(demo).picture.rows
    shown = [table.cell(line, 0).text for table in tables for line in range(1, len(table.rows))]
    assert shown == list(rows)
    assert len(tables) == 2
    assert len({table.cell(0, 0).text for table in tables}) == 1
    assert [slide.shapes.title.text.endswith("（续）") for slide in pages(deck)] == [False, True]


def test_a_picture_of_an_unknown_kind_is_shown_as_its_rows():
    rows = tuple({"name": f"row {number}"} for number in range(30))
    content = draw(made_up(object(), rows))
    printed = [text for slide in opened(content).slides for text in texts_of(slide)]
    assert [text for text in printed if text.startswith("row ")] == [row["name"] for row in rows]


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
