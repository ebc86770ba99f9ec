"""Words that offices write for units, totals, comparisons and notes: told without reading a whole ledger."""

import pytest

from data.reading.layout import HeadColumn
from data.reading.matching import match
from data.reading.naming import words_of
from data.reading.rowwords import COMPARISON, is_note, total_kind, word_kind
from data.reading.units import other_unit_above, unit_above
from data.reading.values import UNITS, compact, is_nothing
from data.tables import INVESTMENTS


@pytest.mark.parametrize(
    "line",
    [
        *("单位：亿元", "单位：人民币亿元", "（金额单位：人民币亿元）", "计量单位:亿元", "单位:亿元、亩", "单位—亿元"),
        *("本表以亿元为单位", "本表金额单位为亿元", "金额：亿元", "（亿元）", "投资单位：亿元；面积单位：亩"),
    ],
)
def test_a_line_above_a_table_names_the_unit(line):
    assert unit_above((compact(line),), UNITS["yuan"]) == "亿元"
    assert other_unit_above((compact(line),)) is None


def test_a_line_of_other_units_is_told_from_one_of_money():
    assert other_unit_above((compact("单位：个"),)) == "个"
    assert other_unit_above(("填报单位：元氏县发改局",)) is None


@pytest.mark.parametrize(
    "header",
    [
        *(
            "计划总投资（单位：亿元）",
            "计划总投资(人民币亿元)",
            "总投资（亿元人民币）",
            "计划总投资：亿元",
            "计划总投资-亿元",
        ),
        *("计划总投资（亿元）", "计划总投资/亿元", "计划总投资_亿元", "计划总投资[亿元]"),
    ],
)
def test_a_header_names_its_unit(header):
    assert words_of(header).unit == "亿元"


@pytest.mark.parametrize(
    "header",
    [
        *("完成投资情况", "完成投资数", "投资完成额", "完成固定资产投资", "本期完成投资", "完成额", "当月新增完成投资"),
        *("本月投资", "实际完成投资"),
    ],
)
def test_what_was_completed_in_a_month_has_many_headers(header):
    found = match(INVESTMENTS, HeadColumn(0, (header,)))
    assert found is not None
    assert found.column.name == "completed_investment"


@pytest.mark.parametrize("header", ["累计完成投资", "年度完成投资", "上年完成投资", "完成率", "完成时间", "投资"])
def test_what_is_no_month_is_not_read_as_one(header):
    found = match(INVESTMENTS, HeadColumn(0, (header,)))
    assert found is None or found.column.name != "completed_investment"


@pytest.mark.parametrize(
    "label",
    [
        *(
            "合计数",
            "总计额",
            "合计(万元)",
            "累计",
            "累计完成",
            "汇总",
            "SUM",
            "Total:",
            "∑",
            "合计(2个项目)",
            "本页合计",
        ),
        *("全县总计:4笔", "1-2月合计", "两月合计"),
    ],
)
def test_totals_are_announced_by_many_words(label):
    assert total_kind(label) is not None
    assert word_kind(label), "it must be looked at"


@pytest.mark.parametrize("label", ["上年同期", "去年同期", "同比增长", "平均值", "完成率", "序时进度", "较上年增长"])
def test_rows_that_compare_are_no_totals_and_no_data(label):
    assert COMPARISON.fullmatch(label)
    assert total_kind(label) is None
    assert word_kind(label), "it must be looked at"


@pytest.mark.parametrize("word", ["增压站改造项目", "上海路改造", "汇总仓库", "计量中心", "统计大楼:改造"])
def test_projects_are_no_totals_whatever_they_begin_with(word):
    assert total_kind(word) is None
    assert not COMPARISON.fullmatch(word)


def test_pages_and_rules_are_no_data():
    assert is_note(["第1页共1页"])
    assert is_nothing("————")
