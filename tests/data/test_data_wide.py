"""Wide tables as offices keep them: a month's project table, months, capital sources and regions side by side."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from data.findings import ERROR
from data.reading.ledger import Ledger, read_ledger
from data.tables import TABLES
from tests.ledgers import clean_ledger, write_workbook

TITLE = ["清河县2024年{}月重点项目进展情况表"]
HEADER = ["序号", "项目名称", "建设地点", "总投资", "年度计划", "本月完成", "本年累计完成", "形象进度", "存在问题"]


@pytest.fixture
def read(tmp_path) -> Callable[..., Ledger]:
    def read_workbook(sheets: dict[str, list], mapping: str = "", merged: dict | None = None) -> Ledger:
        write_workbook(tmp_path / "表.xlsx", sheets, merged)
        (tmp_path / "ledger.toml").write_text(mapping, encoding="utf-8")
        return read_ledger((tmp_path,))

    return read_workbook


def rows(ledger: Ledger, table: str, *names: str) -> list[tuple]:
    columns = [column.name for column in TABLES[table].columns]
    return [tuple(row[columns.index(name)] for name in names) for row in ledger.rows[table]]


def work(ledger: Ledger) -> list[tuple]:
    return [
        (code, month.month, float(amount))
        for code, month, amount in rows(ledger, "investments", "project_code", "month", "completed_investment")
    ]


def found(ledger: Ledger, check: str) -> list[str]:
    return [each.in_words() for each in ledger.findings if each.check == check]


def month(number: int, *projects: list, header: list = HEADER) -> list[list]:
    return [[TITLE[0].format(number)], ["", "", "", "", "", "", "", "单位：万元"], header, *projects]


def test_one_sheet_feeds_projects_investments_progress_and_obstacles(read):
    factory = ["机床厂", "东山镇", 900, 300]
    january = month(1, [1, *factory, 20, 20, "打桩", "征地未完"], ["合计", None, None, 900, 300, 20, 20])
    february = month(2, [1, *factory, 30, 50, "主体", "无"], [2, "冷库", "西山乡", 50, 40, 5, 5, "", ""])
    ledger = read({"1月": january, "2月": february})
    assert [each for each in ledger.findings if each.level == ERROR] == []
    assert rows(ledger, "projects", "project_code", "region", "planned_investment", "annual_plan") == [
        ("东山镇-机床厂", "东山镇", Decimal(900), Decimal(300)),
        ("西山乡-冷库", "西山乡", Decimal(50), Decimal(40)),
    ]
    assert work(ledger) == [("东山镇-机床厂", 1, 20), ("东山镇-机床厂", 2, 30), ("西山乡-冷库", 2, 5)]
    assert rows(ledger, "progress_notes", "month", "progress") == [
        (date(2024, 1, 1), "打桩"),
        (date(2024, 2, 1), "主体"),
    ]
    assert rows(ledger, "obstacles", "obstacle", "raised_on", "description", "resolved_on") == [
        ("征地", date(2024, 1, 31), "征地未完", date(2024, 2, 29))
    ]
    assert rows(ledger, "regions", "name", "level", "parent") == [
        ("清河县", "县市", None),
        ("东山镇", "镇乡", "清河县"),
        ("西山乡", "镇乡", "清河县"),
    ]


def test_a_blank_month_is_what_the_year_has_grown_by_and_a_difference_is_told(read):
    ledger = read(
        {
            "1月": month(1, [1, "机床厂", "东山镇", 900, 300, 20, 20]),
            "2月": month(2, [1, "机床厂", "东山镇", 900, 300, None, 50]),
            "3月": month(3, [1, "机床厂", "东山镇", 900, 300, 5, 75]),
            "4月": month(4, [1, "机床厂", "东山镇", 900, 300, "/", 75]),
        }
    )
    assert [(number, amount) for _code, number, amount in work(ledger)] == [(1, 20), (2, 30), (3, 5), (4, 0)]
    assert len(found(ledger, "month_from_growth")) == 1
    assert "5 万元，而本年累计比上月增加 25" in found(ledger, "month_differs_from_growth")[0]


def test_cumulative_months_are_differenced_and_a_fall_names_both_cells(read):
    header = ["项目名称", "建设地点", "总投资", "{}完成投资"]

    def until(number: int, amount: float) -> list[list]:
        return [
            [TITLE[0].format(number)],
            [text.format(f"1-{number}月") for text in header],
            ["机床厂", "东山镇", 900, amount],
        ]

    ledger = read({"2月": until(2, 50), "3月": until(3, 80), "5月": until(5, 70)})
    assert work(ledger) == [("东山镇-机床厂", 2, 50), ("东山镇-机床厂", 3, 30)]
    (fall,) = found(ledger, "cumulative_falls")
    assert "5月 › 第 3 行" in fall
    assert "表.xlsx › 3月 第 3 行为 80" in fall
    assert "1–2 月合计完成的 50 万元计入 2 月" in found(ledger, "several_months_in_one")[0]


@pytest.mark.parametrize(
    ("headers", "sheet"),
    [
        (["1月", "2月"], "2024年投资"),
        (["2024年1月", "2024年2月"], "投资"),
        ([date(2024, 1, 1), date(2024, 2, 1)], "投资"),
        (["2024.1", "2024.2"], "投资"),
    ],
)
def test_months_side_by_side(read, headers, sheet):
    sheets = clean_ledger() | {"投资": []}
    del sheets["投资"]
    ledger = read(
        sheets | {sheet: [["项目编号", "资金来源", *headers], ["A1", "民资", 10, 20], ["A2", "外资", None, 5]]}
    )
    assert work(ledger) == [("A1", 1, 10), ("A1", 2, 20), ("A2", 2, 5)]
    assert set(rows(ledger, "investments", "month", "capital_source")) == {
        (date(2024, 1, 1), "民资"), (date(2024, 2, 1), "民资"), (date(2024, 2, 1), "外资")
    }  # fmt: skip
    assert len(ledger.rows["projects"]) == 3


def test_months_without_a_year_ask_for_it(read):
    sheet = {"投资": [["项目编号", "资金来源", "1月", "2月"], ["A1", "民资", 10, 20]]}
    ledger = read(clean_ledger() | sheet)
    assert "没有年份" in found(ledger, "year_not_said")[0]
    ledger = read(clean_ledger() | sheet, '[sheets."投资"]\ndefaults = { year = 2023 }')
    assert rows(ledger, "investments", "month") == [(date(2023, 1, 1),), (date(2023, 2, 1),)]


def test_cumulative_months_side_by_side(read):
    sheets = clean_ledger()
    sheets["投资"] = [["2024年"], ["项目编号", "资金来源", "1-1月", "1-2月", "1-3月"], ["A1", "民资", 10, 25, 20]]
    ledger = read(sheets)
    assert work(ledger) == [("A1", 1, 10), ("A1", 2, 15)]
    assert len(found(ledger, "cumulative_falls")) == 1


def test_capital_sources_side_by_side_are_shares_and_subtotals_are_not(read):
    sheet = [
        ["清河县2024年重点项目资金筹措情况表"],
        ["项目名称", "总投资", "资金来源", None, None, None, "到位资金", None],
        [None, None, "中央", "县级配套", "企业自筹", "小计", "合计", "其中：中央"],
        ["机床厂", 900, 500, 100, 300, 900, 200, 150],
        ["冷库", 50, None, 50, None, 50, None, None],
        ["合计", 950, 500, 150, 300, 950, 200, 150],
    ]
    ledger = read({"资金": sheet}, merged={"资金": ["C2:F2", "G2:H2"]})
    assert rows(ledger, "projects", "name", "region", "planned_investment") == [
        ("机床厂", "清河县", Decimal(900)),
        ("冷库", "清河县", Decimal(50)),
    ]
    assert sorted(rows(ledger, "cost_shares", "project_code", "payer", "owed", "paid_in"), key=str) == [
        ("清河县-冷库", "县级配套", Decimal(50), None),
        ("清河县-机床厂", "中央", Decimal(500), Decimal(150)),
        ("清河县-机床厂", "企业自筹", Decimal(300), None),
        ("清河县-机床厂", "县级配套", Decimal(100), None),
    ]
    assert [each for each in ledger.findings if each.level == ERROR] == []


def test_a_table_of_regions_is_what_regions_report(read):
    sheet = [
        ["2024年1-5月各镇固定资产投资完成情况（亿元）"],
        ["镇（街道）", "年度目标", "1-5月完成", "5月当月", "完成率", "位次"],
        ["全县", 3, 1.2, 0.2, "40%", None],
        ["东山镇", 2, 0.8, 0.1, "40%", 1],
        ["高新区", 1, 0.4, 0.1, "40%", 1],
    ]
    ledger = read({"Sheet1": sheet}, 'county = "清河县"')
    assert [each for each in ledger.findings if each.level == ERROR] == []
    assert rows(ledger, "region_progress", "region", "month", "indicator", "target", "cumulative", "of_the_month")[
        1:
    ] == [
        ("东山镇", date(2024, 5, 1), "固定资产投资", Decimal(20000), Decimal(8000), Decimal(1000)),
        ("高新区", date(2024, 5, 1), "固定资产投资", Decimal(10000), Decimal(4000), Decimal(1000)),
    ]
    assert rows(ledger, "regions", "name", "level")[1:] == [("东山镇", "镇乡"), ("高新区", "园区")]


def test_indicators_side_by_side_each_have_their_rows(read):
    sheet = [
        ["2024年5月各镇主要指标完成情况（万元）"],
        ["镇乡", "固定资产投资", None, "工业投入", None],
        [None, "年度目标", "累计完成", "年度目标", "累计完成"],
        ["东山镇", 200, 80, 100, 30],
    ]
    ledger = read({"Sheet1": sheet}, 'county = "清河县"', {"Sheet1": ["B2:C2", "D2:E2"]})
    assert rows(ledger, "region_progress", "indicator", "target", "cumulative") == [
        ("固定资产投资", Decimal(200), Decimal(80)),
        ("工业投入", Decimal(100), Decimal(30)),
    ]


def renamed(name: str, other: str) -> dict[str, list]:
    return {
        "1月": month(1, [1, name, "东山镇", 900, 300, 20, 20]),
        "2月": month(2, [1, other, "东山镇", 900, 300, 30, 50]),
    }


def test_a_renamed_project_is_proposed_and_merged_only_when_confirmed(read):
    sheets = renamed("机床厂建设项目", "机床厂建设工程（续建）")
    ledger = read(sheets)
    assert len(ledger.rows["projects"]) == 2
    (proposal,) = found(ledger, "same_name_unconfirmed")
    assert 'same_names = ["status", "ending"]' in proposal
    ledger = read(sheets, 'same_names = ["status", "ending"]')
    assert rows(ledger, "projects", "name") == [("机床厂建设项目",)]
    assert [amount for _code, _month, amount in work(ledger)] == [20, 30]
    assert found(ledger, "same_name_unconfirmed") == []
    assert "又写作 机床厂建设工程（续建）" in found(ledger, "one_project")[0]


def test_a_project_may_be_renamed_altogether(read):
    sheets = renamed("城西污水处理厂提标", "城西污水处理厂提标改造")
    assert "可能就是" in found(read(sheets), "name_alike")[0]
    ledger = read(sheets, '[renamed]\n"城西污水处理厂提标" = "城西污水处理厂提标改造"')
    assert rows(ledger, "projects", "name") == [("城西污水处理厂提标改造",)]
    assert found(ledger, "name_alike") == []


def test_a_name_given_to_itself_stays_a_project_of_its_own(read):
    ledger = read(renamed("二号厂房项目", "二号厂房工程"), '[renamed]\n"二号厂房工程" = "二号厂房工程"')
    assert len(ledger.rows["projects"]) == 2
    assert found(ledger, "same_name_unconfirmed") == []
    assert "不再出现" in found(ledger, "project_gone")[0]


def test_two_names_in_one_return_are_two_projects(read):
    ledger = read(
        {"1月": month(1, [1, "厂房项目", "东山镇", 9, 3, 1, 1], [2, "厂房工程", "东山镇", 8, 2, 2, 2])},
        'same_names = ["ending"]',
    )
    assert rows(ledger, "projects", "name") == [("厂房项目",), ("厂房工程",)]


def test_a_project_reported_twice_for_a_month_is_an_error(read):
    ledger = read({"1月": month(1, [1, "厂房", "东山镇", 9, 3, 1, 1], [2, "厂房", "东山镇", 9, 3, 1, 1])})
    assert "报了两次" in found(ledger, "reported_twice")[0]


def test_the_same_name_in_two_regions_is_two_projects(read):
    ledger = read({"1月": month(1, [1, "厂房", "东山镇", 9, 3, 1, 1], [2, "厂房", "西山乡", 9, 3, 1, 1])})
    assert rows(ledger, "projects", "project_code") == [("东山镇-厂房",), ("西山乡-厂房",)]


def test_a_project_of_the_whole_county_or_of_several_regions_is_the_countys(read):
    road, works, hall = ["国道", "全县"], ["水厂", "东山镇、西山乡"], ["厂房", "东山镇"]
    ledger = read({"1月": month(1, *([1, *each, 9, 3, 1, 1] for each in (road, works, hall)))})
    assert rows(ledger, "projects", "name", "region") == [("国道", "清河县"), ("水厂", "清河县"), ("厂房", "东山镇")]
    assert len(found(ledger, "several_regions")) == 1


def test_the_unit_of_a_header_gives_way_where_only_the_line_above_fits(read):
    header = [text.replace("总投资", "总投资（万元）") for text in HEADER]
    sheet = month(1, [1, "厂房", "东山镇", 1.2, 0.5, 0.1, 0.1], header=header)
    sheet[1][-1] = "单位：亿元"
    ledger = read({"1月": sheet})
    assert rows(ledger, "projects", "planned_investment", "annual_plan") == [(Decimal(12000), Decimal(5000))]
    assert "按“亿元”读取" in found(ledger, "unit_conflict")[0]


def test_a_table_without_its_month_asks_for_it(read):
    sheet = [["重点项目进展情况表"], HEADER, [1, "厂房", "东山镇", 9, 3, 1, 1]]
    assert "没有写明月份" in found(read({"Sheet1": sheet}), "month_not_said")[0]
    ledger = read({"Sheet1": sheet}, '[sheets."Sheet1"]\ndefaults = { month = "2024-03" }')
    assert rows(ledger, "investments", "month") == [(date(2024, 3, 1),)]


def test_about_is_no_amount_unless_the_mapping_allows_it(read):
    sheets = {"1月": month(1, [1, "厂房", "东山镇", 9, 3, "约1", 1])}
    assert found(read(sheets), "not_understood") != []
    ledger = read(sheets, "approximate = true")
    assert work(ledger) == [("东山镇-厂房", 1, 1)]
    assert len(found(ledger, "approximate")) == 1


def test_what_fits_nothing_in_the_mapping_is_told_with_its_line(read):
    ledger = read(
        clean_ledger(),
        '[sheets."项目表"]\ntable = "projects"\n[files."*东山*"]\nunit = "元"\n'
        '[sheets."项目"]\ncolumns = { owner = "业主名" }',
    )
    told = found(ledger, "mapping_fits_nothing")
    assert [("第 1 行" in told[0], "项目表" in told[0]), ("第 3 行" in told[1], "东山" in told[1])] == [
        (True, True)
    ] * 2
    assert "第 6 行" in found(ledger, "header_not_there")[0]
    assert "业主名" in found(ledger, "header_not_there")[0]
