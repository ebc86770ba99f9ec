"""The office's own template: tables, points, what is missing, what is not understood."""

from exhibits import EXHIBITS, Filters
from papers.template import SHIPPED
from tests.papers.bulletins import MONTH, left_out, own_template, text_of, written


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


def test_an_indicator_that_the_ledger_lacks_is_not_told_by_another(demo, tmp_path, monkeypatch):
    line = '{{ (表("county_positions", 指标="没有") | 挑("没有", "indicator") | 找(县名, "county")).value }}'
    own_template(tmp_path, monkeypatch, f"{line}\n\n余下。")
    assert text_of(written(demo)) == "余下。"
    assert "没有" in left_out(demo)[0]


def test_points_are_counted_anew_where_one_is_left_out(demo, tmp_path, monkeypatch):
    own_template(
        tmp_path,
        monkeypatch,
        "一级：甲\n一是甲。\n\n二是乙。\n{{ 结论('changes_since_last_version') }}。\n\n三是丙。\n\n一级：乙\n二是丁。",
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


def test_an_exhibit_without_rows_is_left_out(small, tmp_path, monkeypatch):
    own_template(tmp_path, monkeypatch, "{{ 结论('largest_projects') }}。\n\n余下。")
    assert text_of(written(Filters(MONTH, threshold=1e9))) == "余下。"
    assert "largest_projects" in left_out(Filters(MONTH, threshold=1e9))[0]


def test_what_is_missing_is_left_out_with_a_line_that_says_so(small, tmp_path, monkeypatch):
    few = Filters(MONTH, threshold=1e9)
    own_template(
        tmp_path,
        monkeypatch,
        "一级：甲\n{{ 结论('largest_projects') }}。\n\n一级：乙\n前句；\n{{ 结论('largest_projects') }}。\n\n"
        "表格：largest_projects｜题 丙\n逐条：largest_projects｜{{ 行.name }}",
    )
    assert text_of(written(few)).endswith("一、乙\n前句。")
    for line, said in zip((2, 6, 8, 9), left_out(few), strict=True):
        assert f"第 {line} 行" in said
        assert "largest_projects" in said


def test_a_point_whose_sentences_are_all_left_out_is_left_out_too(small, tmp_path, monkeypatch):
    sentence = "{{ 结论('largest_projects') }}。"
    own_template(tmp_path, monkeypatch, f"一是甲。\n{sentence}\n\n二是乙。\n丙。\n\n三要丁。")
    lines = [one.text for one in written(Filters(MONTH, threshold=1e9)).paragraphs if one.style.name == "Body Text"]
    assert lines == ["一是乙。丙。", "二要丁。"]


def test_an_annex_without_rows_is_left_out_and_the_others_are_counted_anew(small, tmp_path, monkeypatch):
    annexes = "附件：大项目\n表格：largest_projects｜列 name\n附件：单位\n表格：completion_ranking｜列 region"
    own_template(tmp_path, monkeypatch, f"标题：甲\n正文{{{{ 见附件('largest_projects') }}}}。\n落款：乙\n{annexes}")
    text = text_of(written(Filters(MONTH, threshold=1e9)))
    assert "正文。" in text
    assert "附件：单位" in text
    assert "大项目" not in text
