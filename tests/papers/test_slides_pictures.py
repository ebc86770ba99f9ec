"""The pictures on slides: native charts and tables with the numbers behind them, whole names, missing values."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx.util import Pt

from exhibits import EXHIBITS
from papers.slides import slides
from pictures import LIGHT, Bar, Layer, Listing, Matter, Months, Ranking, Step, Timeline
from tests.papers.decks import charts_of, draw, made_up, numbers_of, opened, pages, texts_of
from words import numbers


def test_charts_are_native_and_their_workbooks_hold_the_numbers_as_they_are_printed(demo):
    (chart,) = charts_of(opened(slides(["completion_ranking"], demo)))
    picture = EXHIBITS["completion_ranking"].make(demo).picture
    rows = numbers_of(chart)
    *lamps, reference = [one.name for plot in chart.plots for one in plot.series]
    assert lamps == ["完成率 · 绿灯（%）", "黄灯（%）", "红灯（%）"]
    assert reference == "序时进度（%）"
    assert [row[0] for row in rows] == [" ".join(bar.label.split()) for bar in picture.bars]
    for row, bar in zip(rows, picture.bars, strict=True):
        assert [value for value in row[1:-1] if value != ""] == [float(numbers.rounded(bar.value, 2))]
        assert row[1 + ["绿", "黄", "红"].index(bar.lamp)] != ""
        assert row[-1] == 41.67


def test_labels_are_the_cells_and_colours_those_of_series(demo):
    (chart,) = charts_of(opened(slides(["completion_ranking"], demo)))
    assert not chart.element.findall(".//{*}dLbl//{*}rich")
    assert not chart.element.findall(".//{*}dPt")
    for one in chart.plots[0].series:
        assert one.data_labels.show_value
        assert one.data_labels.number_format == '0.00"%"'
    colours = [str(one.format.fill.fore_color.rgb) for one in chart.plots[0].series]
    assert colours == [LIGHT.lamps[lamp].removeprefix("#") for lamp in ("绿", "黄", "红")]
    (curve,) = charts_of(opened(slides(["completion_curve"], demo)))
    assert all(one.format.line.color.theme_color for one in curve.plots[0].series)


def test_large_amounts_are_told_in_hundreds_of_millions_with_their_unit(demo):
    (chart,) = charts_of(opened(slides(["completion_curve"], demo)))
    (fact, *_others) = chart.plots[0].series
    assert fact.name.endswith("（亿元）")
    assert max(value for value in fact.values if value is not None) == 21.12


@pytest.mark.parametrize("name", ["completion_curve", "capital_composition", "county_positions", "growth_ranking"])
def test_pictures_of_these_kinds_have_chart_parts(name, demo):
    with ZipFile(BytesIO(slides([name], demo))) as package:
        parts = package.namelist()
    assert any(re.fullmatch(r"ppt/charts/chart\d+\.xml", part) for part in parts)
    assert any(part.startswith("ppt/embeddings/") and part.endswith(".xlsx") for part in parts)
    assert not any(part.endswith((".png", ".jpg", ".svg")) for part in parts if part.startswith("ppt/media/"))


def test_a_value_that_is_missing_stays_missing():
    bars = (Bar(None, "A", 3.0, "3%"), Bar(None, "B", None, "no target"))
    (chart,) = charts_of(opened(draw(made_up(Ranking(bars)))))
    assert list(chart.plots[0].series[0].values) == [3.0, None]
    assert list(chart.plots[0].categories) == ["A", "B no target"]


def test_months_are_stacked_columns_with_their_sums_as_a_series():
    layers = (Layer("A", (1.0, 2.0), ("1", "2")), Layer("B", (3.0, -1.0), ("3", "-1")))
    (chart,) = charts_of(opened(draw(made_up(Months(("24-04", "24-05"), layers, ("sum 4", "sum 1"))))))
    assert list(chart.plots[0].categories) == ["24-04", "24-05"]
    assert [(one.name, list(one.values)) for one in chart.plots[0].series] == [("A", [1.0, 2.0]), ("B", [3.0, -1.0])]
    (total,) = chart.plots[1].series
    assert list(total.values) == [4.0, 1.0]
    assert total.data_labels.show_value


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
    assert Pt(14) <= int(paragraph._p.find("{*}endParaRPr").get("sz")) * 127 <= Pt(20)


@pytest.mark.parametrize("value", [1e308, -1e308, float("inf"), float("nan")])
def test_a_value_beyond_all_scales_is_told_by_its_text(value):
    bars = (Bar(None, "A", value, "very much"), Bar(None, "B", 2.0, "2"))
    (chart,) = charts_of(opened(draw(made_up(Ranking(bars)))))
    assert list(chart.plots[0].series[0].values) == [None, 2.0]
    assert "A very much" in list(chart.plots[0].categories)


def test_a_narrow_table_too_long_for_a_slide_stands_on_it_in_two_halves(demo):
    deck = opened(slides(["completion_heat"], demo))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    rows = EXHIBITS["completion_heat"].make(demo).picture.rows
    shown = [table.cell(line, 0).text for table in tables for line in range(1, len(table.rows))]
    assert shown == list(rows)
    assert len(tables) == 2
    assert {table.cell(0, 0).text for table in tables} == {"镇乡（园区）"}
    assert len(pages(deck)) == 1


def test_a_picture_of_an_unknown_kind_is_shown_as_its_rows():
    rows = tuple({"name": f"row {number}"} for number in range(30))
    content = draw(made_up(object(), rows))
    tables = [shape.table for slide in opened(content).slides for shape in slide.shapes if shape.has_table]
    assert [table.cell(0, 0).text for table in tables] == ["Name"] * 3
    printed = [text for slide in opened(content).slides for text in texts_of(slide)]
    assert [text for text in printed if text.startswith("row ")] == [row["name"] for row in rows]
