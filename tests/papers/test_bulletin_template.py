"""The office's own template: tables, points, what is missing, what is not understood."""

import pytest

from exhibits import EXHIBITS, Filters
from papers.template import SHIPPED, TemplateError
from tests.papers.bulletins import MONTH, own_template, text_of, written


def test_the_table_has_the_county_first_and_turns_round_on_request(demo, tmp_path, monkeypatch):
    columns = "列 region、completion_rate、rate_rank"
    names = [row["region"] for row in EXHIBITS["completion_ranking"].make(demo).rows]
    own_template(
        tmp_path, monkeypatch, f"表格：completion_ranking｜{columns}｜首行 meeting_in_short｜由低到高｜前 3 行｜题 甲"
    )
    (table,) = written(demo).tables
    assert [cell.text for cell in table.columns[0].cells][1:] == ["启东市", *names[::-1][:3]]


def test_regions_without_a_rank_stay_last_when_the_order_turns(small, tmp_path, monkeypatch):
    own_template(tmp_path, monkeypatch, "表格：completion_ranking｜列 region、completion_rate｜由低到高｜题 甲")
    (table,) = written(small).tables
    rates = [cell.text for cell in table.columns[1].cells][1:]
    assert "—" in rates
    assert sorted(rates, key=lambda rate: (rate == "—", float(rate.replace("—", "0")))) == rates


def test_an_indicator_that_the_ledger_lacks_is_not_told_by_another(demo, tmp_path, monkeypatch, caplog):
    line = '{{ (表("county_positions", 指标="没有") | 挑("没有", "indicator") | 找(县名, "county")).value }}'
    own_template(tmp_path, monkeypatch, f"{line}\n\n余下。")
    assert text_of(written(demo)) == "余下。"
    assert "没有" in caplog.text


def test_points_are_counted_anew_where_one_is_left_out(demo, tmp_path, monkeypatch):
    own_template(
        tmp_path, monkeypatch, "一级：甲\n一是甲。\n\n二是{{ 结论('no_such') }}。\n\n三是丙。\n\n一级：乙\n二是丁。"
    )
    lines = [paragraph.text for paragraph in written(demo).paragraphs if paragraph.style.name == "Body Text"]
    assert lines == ["一是甲。", "二是丙。", "一是丁。"]


def test_an_edited_template_changes_the_text(demo, tmp_path, monkeypatch):
    shipped = (SHIPPED / "bulletin.txt").read_text("utf-8")
    own_template(tmp_path, monkeypatch, shipped.replace("特此", "").replace("现将", "兹将"), encoding="gb18030")
    text = text_of(written(demo))
    assert "兹将2024年1—5月" in text
    assert "现将" not in text


def test_notes_of_a_template_are_not_printed_and_blank_lines_end_paragraphs(demo, tmp_path, monkeypatch):
    own_template(tmp_path, monkeypatch, "标题：甲\n※ 说明\n一句。\n二句。\n\n三句。")
    lines = [paragraph.text for paragraph in written(demo).paragraphs if paragraph.style.name == "Body Text"]
    assert lines == ["一句。二句。", "三句。"]


def test_what_is_missing_is_left_out_with_a_line_that_says_so(demo, tmp_path, monkeypatch, caplog):
    own_template(
        tmp_path,
        monkeypatch,
        "一级：甲\n{{ 结论('no_such_exhibit') }}。\n\n"
        "一级：乙\n前句；\n{{ 表('completion_ranking')[0].no_column }}。\n\n"
        "表格：no_such_table｜题 丙\n逐条：no_such_rows｜{{ 行.name }}",
    )
    assert text_of(written(demo)).endswith("一、乙\n前句。")
    assert [f"第 {line} 行" in message for line, message in zip((2, 6, 8, 9), caplog.messages, strict=True)] == [
        True
    ] * 4


def test_an_exhibit_without_rows_is_left_out(small, tmp_path, monkeypatch, caplog):
    own_template(tmp_path, monkeypatch, "{{ 结论('largest_projects') }}。\n\n余下。")
    assert text_of(written(Filters(MONTH, threshold=1e9))) == "余下。"
    assert "largest_projects" in caplog.text


@pytest.mark.parametrize(
    "line",
    [
        "{{ 结论( }}",
        "表格：completion_ranking｜从上到下",
        "{{ 结论('meeting_in_short', 无此=1) }}",
        "{{ ().__class__ }}",
    ],
)
def test_a_template_that_is_not_understood_is_refused_with_its_place(demo, tmp_path, monkeypatch, line):
    own_template(tmp_path, monkeypatch, f"标题：甲\n{line}")
    with pytest.raises(TemplateError, match="第 2 行"):
        written(demo)
