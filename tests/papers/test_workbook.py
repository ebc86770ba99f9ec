"""The Excel file of an exhibit: what it says above its rows, how it prints, what stays text."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from exhibits import EXHIBITS, Column
from exhibits.base import provenance
from papers.workbook import TOP, with_name_first, workbook


def sheet_of(exhibit, filters):
    return load_workbook(BytesIO(workbook(exhibit, filters))).active


@pytest.fixture
def ranking(demo):
    return sheet_of(EXHIBITS["completion_ranking"].make(demo), demo)


def test_it_prints_on_a4_across_as_wide_as_the_page_with_its_heading(ranking):
    assert ranking.page_setup.orientation == "landscape"
    assert ranking.page_setup.paperSize == 9
    assert ranking.sheet_properties.pageSetUpPr.fitToPage
    assert ranking.page_setup.fitToWidth in (None, 1)  # one page is what is meant where nothing is said
    assert ranking.page_setup.fitToHeight in (None, 1)  # 24 units stand on one page
    assert ranking.print_title_rows == f"${TOP + 1}:${TOP + 1}"
    assert ranking.print_area.endswith(f"${ranking.max_row}")
    assert "&P" in ranking.oddFooter.center.text
    assert all(cell.border.left.style == "thin" for row in ranking.iter_rows(min_row=TOP + 1) for cell in row)


def test_its_title_line_says_whose_data_of_when_under_which_filters(demo, ranking):
    facts = ranking.cell(2, 1).value
    for said in (provenance.county(), *demo.in_words(), provenance.version(), "演示数据"):
        assert said in facts
    assert ranking.cell(3, 1).value.startswith("口径：")


def test_numbers_have_separators_and_percent(ranking):
    heads = {cell.value: cell.column for cell in ranking[TOP + 1]}
    first = TOP + 2
    assert ranking.cell(first, heads["完成率"]).value == pytest.approx(0.5755)
    assert ranking.cell(first, heads["完成率"]).number_format == "0.00%"
    assert ranking.cell(first, heads["完成投资\n（万元）"]).number_format == "#,##0"  # all of them are whole


def test_the_last_row_is_the_county(demo, ranking):
    county = demo.ask_one("county_headline")
    heads = {cell.value: cell.column for cell in ranking[TOP + 1]}
    last = ranking.max_row
    assert ranking.cell(last, 1).value == "合计"
    assert ranking.cell(last, heads["完成投资\n（万元）"]).value == county["completed_investment"]
    assert ranking.cell(last, heads["完成率"]).value == pytest.approx(county["completion_rate"] / 100)
    assert ranking.cell(last, heads["完成率位次"]).value is None


def test_amounts_of_other_tables_by_unit_add_up_in_the_last_row(demo):
    exhibit = EXHIBITS["large_projects_by_region"].make(demo)
    sheet = sheet_of(exhibit, demo)
    place = with_name_first(exhibit.columns).index(next(one for one in exhibit.columns if one.name == "projects"))
    assert sheet.cell(sheet.max_row, place + 1).value.startswith("=SUBTOTAL(109,")


def test_the_name_comes_first_frozen_and_is_wide_enough(demo):
    exhibit = EXHIBITS["obstacles"].make(demo)
    sheet = sheet_of(exhibit, demo)
    assert sheet.cell(TOP + 1, 1).value == "项目"
    assert sheet.freeze_panes == f"B{TOP + 2}"
    assert sheet.column_dimensions["A"].width >= 2 * max(len(row["project"]) for row in exhibit.rows)


@pytest.mark.parametrize("name", ["=1+1", "+86 厂", "-甲", "@甲"])
def test_a_name_that_looks_like_a_formula_stays_text(name, small):
    exhibit = EXHIBITS["largest_projects"].make(small)
    rows = tuple({**row, "name": name} for row in exhibit.rows[:1])
    sheet = sheet_of(type(exhibit)(exhibit.headline, exhibit.picture, exhibit.columns, rows, exhibit.definition), small)
    cell = sheet.cell(TOP + 2, 1)
    assert (cell.value, cell.data_type) == (name, "s")


def test_columns_without_a_name_stay_as_they_are():
    columns = (Column("a", "A"), Column("b", "B"))
    assert with_name_first(columns) == list(columns)
