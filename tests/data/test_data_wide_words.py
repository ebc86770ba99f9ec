"""What offices write over columns, in titles and names of sheets, and over projects from month to month."""

from datetime import date

import pytest

from data.reading.wide.assemble import kind_of_obstacle
from data.reading.wide.names import RULES, are_alike, key_of, name_of, rules_between, without_blanks
from data.reading.wide.periods import Period, period_in
from data.reading.wide.roles import meaning
from data.reading.wide.whereabouts import Whereabouts, level_of


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024年1月", Period(2024, 1)),
        ("24年12月", Period(2024, 12)),
        ("2024年01月报表", Period(2024, 1)),
        ("202411", Period(2024, 11)),
        ("2025.2", Period(2025, 2)),
        ("2024-10", Period(2024, 10)),
        ("3月", Period(None, 3)),
        ("11月份", Period(None, 11)),
        ("1-5月", Period(None, 5, True)),
        ("2026年1-5月各镇完成情况", Period(2026, 5, True)),
        ("一览表（截至5月31日）2026年", Period(2026, 5)),
        ("清河县2024年2月项目进展情况表（东山镇）", Period(2024, 2)),
        ("填报时间:2024.3.3   单位:万元", Period()),
        ("10.东山镇2025年2月项目进展表", Period(2025, 2)),
        ("十一月", Period(None, 11)),
        ("二〇二四年三月", Period(2024, 3)),
        ("2024年项目台账", Period(2024)),
        ("Sheet1", Period()),
        (date(2024, 3, 1), Period(2024, 3)),
        (45352.0, Period(2024, 3)),
        (202403.0, Period(2024, 3)),
    ],
)
def test_a_period_is_read_wherever_it_stands(text, period):
    assert period_in(text) == period


@pytest.mark.parametrize(
    ("lines", "role"),
    [
        (["项目名称及建设内容"], "name"),
        (["建设起止年限"], "span"),
        (["总投资（万元）"], "planned_investment"),
        (["概算总投资"], "planned_investment"),
        (["2024年计划投资"], "annual_plan"),
        (["年度目标任务"], "annual_plan"),
        (["完成投资", "本月完成"], "of_the_month"),
        (["完成投资", "本年累计完成"], "year_to_date"),
        (["本年累计完成投资"], "year_to_date"),
        (["完成投资", "开工至今累计"], "since_start"),
        (["自开工累计完成投资"], "since_start"),
        (["1-本月累计"], "year_to_date"),
        (["1-5月完成投资"], "year_to_date"),
        (["完成投资", "1-5月"], "year_to_date"),
        (["完成投资", "5月当月"], "of_the_month"),
        (["3月"], "of_the_month"),
        (["占年度计划%"], "rate"),
        (["位次"], "rank"),
        (["同比增速"], "growth"),
        (["需协调解决的问题"], "problem"),
        (["挂联县级领导"], "leader"),
        (["责任单位及责任人"], "responsible_unit"),
        (["项目业主"], "owner"),
        (["镇（街道）"], "region"),
        (["建设地点"], "region"),
        (["资金来源", "企业自筹"], "source"),
        (["资金来源", "中央预算内"], "source"),
        (["到位资金", "其中：中央"], "source"),
        (["到位资金", "合计"], "in_place"),
        (["重点项目", "个数"], None),
        (["重点项目", "已开工"], None),
        (["截至上年底累计完成投资"], "earlier"),
        (["去年完成投资"], "earlier"),
    ],
)
def test_a_header_means_one_thing(lines, role):
    found = meaning(tuple(lines))
    assert (found.role if found else None) == role


def test_a_name_is_parted_from_what_is_to_be_built():
    assert name_of("光伏电站（10MW）\n主要建设内容：组件及配套") == ("光伏电站（10MW）", "主要建设内容：组件及配套")
    assert name_of("光伏电站") == ("光伏电站", None)
    assert name_of("老城区\n改造") == ("老城区 改造", None)


@pytest.mark.parametrize(
    ("name", "other", "rules"),
    [
        ("智 能制造生产线", "智能制造生产线", ("spaces",)),
        ("光伏电站（10MW）", "光伏电站(10MW)", ("brackets",)),
        ("冷链物流中心", "冷链物流中心（续建）", ("status",)),
        ("农田建设项目", "农田建设工程", ("ending",)),
        ("110kV输变电工程", "110kV输变电工程项目", ("ending",)),
        ("光伏电站（一期）", "光伏电站（二期）", ()),
        ("产业园3号厂房", "产业园4号厂房", ()),
    ],
)
def test_in_what_two_names_differ(name, other, rules):
    assert rules_between(name, other) == rules
    assert (key_of(name, RULES) == key_of(other, RULES)) == bool(rules)


def test_blanks_between_latin_words_stay():
    assert without_blanks("新 城 AI Park 二期") == "新城AI Park二期"


def test_names_may_be_alike_without_being_the_same():
    assert are_alike("城西污水处理厂提标", "城西污水处理厂提标改造")
    assert not are_alike("冷链物流中心", "养老服务中心")


def where(file: str = "表.xlsx", sheet: str = "Sheet1", *titles: str) -> Whereabouts:
    return Whereabouts(file, sheet, titles)


def test_the_month_is_that_of_the_sheet_with_the_year_of_the_title():
    assert where("a.xlsx", "3月", "清河县2024年3月进展表").month(None, ()) == (date(2024, 3, 1), [])
    assert where("东山镇2025年2月.xlsx", "2024.7").month(None, ()) == (date(2024, 7, 1), [])
    assert where("a.xlsx", "3月").month(None, [2023]) == (date(2023, 3, 1), [])
    assert where("a.xlsx", "3月").month(None, [2023, 2024]) == (None, [])
    assert where("a.xlsx", "Sheet1", "进展表").month(None, ()) == (None, [])


def test_months_that_differ_are_told():
    month, differing = where("a.xlsx", "2024年4月", "清河县2024年3月进展表").month(None, ())
    assert month == date(2024, 4, 1)
    assert differing == [("sheet", date(2024, 4, 1)), ("title", date(2024, 3, 1))]
    assert where("a.xlsx", "2024年4月", "清河县2024年3月进展表").month(["title"], ()) == (date(2024, 3, 1), [])


@pytest.mark.parametrize(
    ("place", "region"),
    [
        (where("东山镇重点项目月报.xlsx"), "东山镇"),
        (where("附件1：进展情况表（清河经济开发区）.xlsx"), "清河经济开发区"),
        (where("7.西山街道2025年2月.xlsx"), "西山街道"),
        (where("a.xlsx", "北湖乡"), "北湖乡"),
        (where("a.xlsx", "1月", "填报单位（盖章）：清东产业园"), "清东产业园"),
        (where("a.xlsx", "1月", "填报单位：东山镇人民政府"), "东山镇"),
        (where("a.xlsx", "1月", "填报单位：东山镇填报时间：2024.3.3单位：万元"), "东山镇"),
        (where("清河湾.xlsx", "1月", "填报单位：清河湾"), "清河湾"),
        (where("县发改局.xlsx", "1月", "填报单位：县发改局"), None),
        (where("附件（开发区）.xlsx", "1月", "填报单位：清河开发区"), "清河开发区"),
        (where("a.xlsx", "1月", "填报单位：县发改局"), None),
        (where("各镇投资完成情况.csv"), None),
    ],
)
def test_the_region_is_found_where_offices_write_it(place, region):
    assert place.region(None, ()) == (region, [])


def test_regions_that_differ_are_told():
    region, differing = where("西山乡.xlsx", "1月", "填报单位：东山镇").region(None, ())
    assert region == "东山镇"
    assert differing == [("line", "东山镇"), ("file", "西山乡")]


def test_the_county_is_what_a_title_begins_with():
    assert where("a.csv", "a", "清河县2026年重点项目情况表").county == "清河县"
    assert where("a.csv", "a", "全县2026年重点项目情况表").county is None
    assert [level_of(each) for each in ("东山镇", "清河经济开发区", "清东产业园")] == ["镇乡", "园区", "园区"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("征地拆迁进展缓慢，剩余53户未签协议", "征地"),
        ("资金到位率低", "资金"),
        ("电力迁改未完成", "用电"),
        ("等天晴", "其他"),
    ],
)
def test_an_obstacle_has_the_kind_whose_word_comes_first(words, kind):
    assert kind_of_obstacle(words) == kind
