"""Headers as offices write them: titles and unit lines above, two lines, units, columns in any order."""

from datetime import date
from decimal import Decimal

import pytest

from tests.ledgers import INVESTMENTS, clean_ledger, found, rows


def test_title_unit_line_and_two_line_header(read):
    sheet = [
        ["清河县2024年投资完成情况台账", None, None, None, None],
        ["填报单位：清河县发改委", None, None, None, "单位：亿元"],
        ["项目编号", "月份", "资金来源", "投资", None],
        [None, None, None, "完成投资", "到位资金"],
        ["A1", "2024年1月", "民资", 0.01, 0.005],
    ]
    merged = {"投资": ["A1:E1", "A3:A4", "B3:B4", "C3:C4", "D3:E3"]}
    ledger = read({"投资": sheet}, merged=merged)
    assert ledger.findings == []
    assert rows(ledger, "investments", "completed_investment", "funds_in_place") == [(Decimal(100), Decimal(50))]
    head = next(each for each in ledger.tables if each.sheet == "投资").layout.head
    assert (head.first, head.last) == (2, 3)


def test_two_line_header_without_merged_cells(read):
    sheet = [
        ["项目编号", "月份", "资金来源", "投资额", None],
        [None, None, None, "完成投资", "到位资金"],
        ["A1", "2024年1月", "民资", 100, 50],
    ]
    ledger = read({"投资": sheet})
    assert ledger.findings == []
    assert rows(ledger, "investments", "completed_investment", "funds_in_place") == [(Decimal(100), Decimal(50))]


def test_without_merged_cells_an_upper_header_speaks_for_the_columns_beside_it(read):
    sheet = [
        ["项目编号", "项目名称", "区域", "投资主体", "计划", None],
        [None, None, None, None, "总投资", "竣工日期"],
        ["A1", "机床", "东山镇", "民资", 1000, "2024/12/31"],
    ]
    ledger = read({"项目": sheet})
    found_rows = rows(ledger, "projects", "planned_investment", "planned_completion_on", "completed_on")
    assert found_rows == [(Decimal(1000), date(2024, 12, 31), None)]


def test_the_upper_header_line_gives_the_lower_one_its_meaning(read):
    sheet = [
        ["项目编号", "项目名称", "区域", "投资主体", "计划总投资", "计划", None],
        [None, None, None, None, None, "竣工日期", "备注"],
        ["A1", "机床", "东山镇", "民资", 1000, "2024/12/31", "x"],
    ]
    ledger = read({"项目": sheet}, merged={"项目": ["F1:G1", "A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2"]})
    assert rows(ledger, "projects", "planned_completion_on", "completed_on") == [(date(2024, 12, 31), None)]


@pytest.mark.parametrize(
    ("header", "cell", "expected"),
    [
        ("计划总投资(亿元)", 1.5, 15000),
        ("计划总投资（元）", 15000000, 1500),
        ("计划总投资\n（单位：千元）", 15000, 1500),
        ("计划总投资/亿元", 1, 10000),
        ("*计划总投资", 3, 3),
        ("總投資", 3, None),
    ],
)
def test_units_in_the_header(read, header, cell, expected):
    projects = [row[:5] for row in clean_ledger()["项目"][:2]]
    projects[0][4], projects[1][4] = header, cell
    ledger = read({"项目": projects, "投资": INVESTMENTS[:3]})
    assert rows(ledger, "projects", "planned_investment") == [(expected and Decimal(expected),)]
    assert [each[0] for each in found(ledger, "missing_column")] == ([] if expected else ["项目"])


def test_a_unit_that_cannot_be_converted_is_an_error(read):
    projects = [row[:5] for row in clean_ledger()["项目"]]
    projects[0][4] = "计划总投资(万美元)"
    assert found(read({"项目": projects}), "wrong_unit") == [("项目", 1, "计划总投资(万美元)", None)]


def test_columns_in_any_order_and_unknown_columns(read):
    sheet = [["序号", *reversed(INVESTMENTS[0]), "某某"], [1, 50, 100, "民资", "2024年1月", "A1", "!"]]
    ledger = read({"投资": sheet})
    assert rows(ledger, "investments", "project_code", "completed_investment") == [("A1", Decimal(100))]
    assert [each.column for each in ledger.unread] == ["某某"]


def test_of_two_headers_the_usual_one_is_read_and_the_same_twice_is_told(read):
    targets = [
        ["责任单位", *row] if index == 0 else ["发改委", *row] for index, row in enumerate(clean_ledger()["目标"])
    ]
    ledger = read({"目标": targets})
    assert [name for (name,) in rows(ledger, "targets", "region")] == ["清河县", "东山镇", "西山乡", "开发区"]
    assert ledger.findings == []
    twice = [[*row, row[3]] for row in clean_ledger()["投资"]]
    assert [(each.sheet, each.column) for each in read({"投资": twice}).unread] == [("投资", "完成投资")]
    twice[3][-1] = 99
    assert len(found(read({"投资": twice}), "doubled_column")) == 1


def test_a_sheet_without_header_is_an_error(read):
    assert [each[0] for each in found(read({"问题": [["待补"], ["x"]]}), "no_header")] == ["问题"]
