"""Tables as offices send them, told by their columns: regions, months, sources, sums across a row; and who is 未报."""

from datetime import date
from decimal import Decimal

import pytest

from data.checks import run_checks
from data.reading.ledger import read_ledger
from data.staging import stage
from data.tables import TABLES
from data.unreported import unreported, unreported_line
from words import use_language


@pytest.fixture
def read(tmp_path):
    """Reads tables given as CSV by file name; gives the ledger, and what reading found by check."""
    use_language("zh")

    def run(**files: str):
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        ledger = read_ledger((tmp_path,))
        return ledger, by_check(ledger.findings)

    return run


def by_check(findings) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in findings:
        found.setdefault(each.check, []).append(each.in_words())
    return found


def rows(ledger, table: str, *columns: str) -> list[tuple]:
    names = [column.name for column in TABLES[table].columns]
    return [tuple(row[names.index(column)] for column in columns) for row in ledger.rows[table]]


TURNED = (
    "清河县2024年5月重点项目,,\n项目名称,一号厂房,二号厂房\n建设地点,东山镇,西山乡\n计划总投资,60,80\n本月完成投资,5,\n",
    "指标,东山镇,西山乡,合计\n年度目标,30,40,70\n1-5月完成,12,15,27\n完成率,40%,37.5%,\n",
    "项目编号,P1,P2\n项目名称,一号厂房,二号厂房\n区域,东山镇,西山乡\n投资主体,民资,外资\n计划总投资,60,80\n",
)


@pytest.mark.parametrize("text", TURNED)
def test_a_turned_table_is_refused_with_the_way_to_turn_it(read, text):
    _ledger, checks = read(表=text)
    assert list(checks) == ["turned_table"]
    assert "转置" in checks["turned_table"][0]


def test_a_second_table_below_is_read_beside_the_first(read):
    first = "清河县2024年5月重点项目,,,\n一、续建项目,,,\n项目名称,建设地点,总投资,本月完成投资\n厂房,东山镇,60,5\n"
    second = ",,,\n二、新建项目,,,\n项目名称,建设地点,计划总投资,5月完成投资,计划开工时间\n水厂,西山乡,80,7,2024-03\n"
    ledger, _checks = read(表=first + second)
    assert sorted(rows(ledger, "projects", "name", "planned_investment")) == [("厂房", 60), ("水厂", 80)]


def test_a_row_without_a_figure_is_not_lost(read):
    _ledger, checks = read(表="清河县2024年1-5月投资\n乡镇,年度目标,1-5月完成\n东山镇,30,12\n西山乡,40,\n南山镇,9,3\n")
    assert ["40" in said for said in checks["target_without_figure"]] == [True]
    ledger, _checks = read(
        表="清河县2024年重点项目完成投资\n项目名称,建设地点,总投资,1月,2月\n甲厂,东山镇,30,1,2\n乙厂,东山镇,50,,\n"
    )
    assert sorted(rows(ledger, "projects", "name", "planned_investment")) == [("乙厂", 50), ("甲厂", 30)]
    assert len(ledger.rows["investments"]) == 2


def test_quarters_beside_their_months_are_sums_and_compared(read):
    text = "清河县2024年重点项目完成投资\n项目名称,建设地点,1月,2月,3月,一季度,4月,1-4月\n"
    text += "甲厂,东山镇,1,2,3,6,4,10\n乙厂,东山镇,1,2,3,9,4,10\n丙厂,西山乡,1,2,3,6,4,10\n"
    ledger, checks = read(表=text)
    assert sum(amount for (amount,) in rows(ledger, "investments", "completed_investment")) == 30
    assert [("乙厂" in said, "9" in said) for said in checks["printed_differs"]] == [(True, True)]


def test_counts_of_headings_and_the_row_of_the_county_are_compared(read):
    text = "清河县2024年5月重点项目\n项目名称,建设地点,总投资,本月完成投资\n合计（3个）,,9,3\n一、产业（2个）,,,\n"
    text += "甲厂,东山镇,3,1\n乙厂,东山镇,3,1\n二、民生（2个）,,,\n学校,西山乡,3,1\n"
    told = read(表=text)[1]["declared_total_differs"]
    assert [("民生" in said, "2 个" in said) for said in told] == [(True, True)]
    text = "清河县2024年1-5月固定资产投资完成情况\n乡镇,年度目标,1-5月完成\n全县,70,29\n东山镇,30,12\n西山乡,40,15\n"
    told = read(表=text)[1]["declared_total_differs"]
    assert len(told) == 1
    assert "29" in told[0]


@pytest.mark.parametrize("line", ["单位：万欧元", "单位：十亿元", "单位：个"])
def test_a_unit_that_cannot_be_converted_is_an_error_wherever_it_stands(read, line):
    text = f"清河县2024年5月重点项目\n{line}\n项目名称,建设地点,总投资,本月完成投资\n甲厂,东山镇,3,1\n"
    assert len(read(表=text)[1]["wrong_unit"]) == 2


def test_key_figures_and_explanations_are_no_turned_table(read):
    _ledger, checks = read(表="指标,本月,累计\n项目总数,5,7\n计划总投资,60,80\n完成投资,5,7\n到位资金,5,7\n")
    assert "turned_table" not in checks


@pytest.mark.parametrize("header", ["单位", "责任单位", "板块", "镇（街道）"])
def test_a_column_of_regions_is_told_by_its_cells(read, header):
    text = f"2024年5月清河县固定资产投资完成情况\n{header},年度目标,1-5月实绩,位次\n东山镇,100,40,1\n西山乡,80,20,2\n"
    ledger, checks = read(表=text)
    found = rows(ledger, "region_progress", "region", "month", "cumulative")
    assert found == [("东山镇", date(2024, 5, 1), Decimal(40)), ("西山乡", date(2024, 5, 1), Decimal(20))]
    assert "printed_differs" not in checks
    assert ("清河县", "县市") in rows(ledger, "regions", "name", "level")


def test_months_of_regions_side_by_side_add_up_since_january(read):
    text = "清河县2024年各镇工业投资分月完成情况\n乡镇,年度目标,1月,2月,3月\n东山镇,100,10,20,30\n合计,100,10,20,30\n"
    ledger, _checks = read(表=text)
    assert [row[0] for row in rows(ledger, "region_progress", "cumulative")] == [10, 30, 60]
    assert "declared_total_differs" not in by_check(run_checks(ledger, date(2024, 12, 31))[1])


def test_months_that_are_planned_are_no_completion(read):
    ledger, checks = read(表="清河县2024年各镇投资分月计划\n乡镇,年度目标,1月,2月\n东山镇,100,10,20\n西山乡,50,5,9\n")
    assert not ledger.rows["region_progress"]
    assert "table_not_read" in checks


def test_a_table_of_counts_is_no_table_of_money(read):
    text = (
        "清河县2024年1-5月各镇工业投资项目\n单位：个\n乡镇,年度目标,1-5月完成,完成率\n东山镇,10,4,40%\n西山乡,8,2,25%\n"
    )
    assert any("“个”" in said for said in read(表=text)[1]["wrong_unit"])


def test_parts_below_a_whole_are_told_by_the_column_on_their_left(read):
    text = (
        "清河县2024年重点项目资金筹措表\n序号,项目名称,总投资,其中,,,备注\n,,,中央预算内,县级配套,企业自筹,\n"
        "1,水厂,100,60,10,30,\n2,学校,50,20,20,10,\n3,医院,80,20,20,50,\n"
    )
    ledger, checks = read(表=text)
    assert sum(row[0] for row in rows(ledger, "cost_shares", "owed")) == 240
    assert checks["printed_differs"] == [
        "提醒 表.csv › 表 › 第 6 行 › 总投资 “80”：医院的合计为 80，中央预算内、县级配套、企业自筹相加为 90 万元"
    ]


def month(number: int, header: str, figure: int, code: str = "") -> str:
    column = ",项目编号" if code else ""
    head = f"清河县2024年{number}月重点项目进展情况表（东山镇）\n序号,项目名称{column},总投资,{header}\n"
    return f"{head}1,机床{',' + code if code else ''},900,{figure}\n"


def test_months_that_were_reported_alone_are_part_of_the_year_so_far(read):
    ledger, checks = read(一=month(1, "1月完成投资", 10), 二=month(2, "1-2月完成投资", 25))
    assert sorted(rows(ledger, "investments", "month", "completed_investment")) == [
        (date(2024, 1, 1), Decimal(10)),
        (date(2024, 2, 1), Decimal(15)),
    ]
    assert "month_from_growth" not in checks


def test_a_project_that_gets_its_code_later_is_one_project(read):
    ledger, _checks = read(一=month(1, "本月完成", 10), 二=month(2, "本月完成", 5, "A-7"))
    assert rows(ledger, "projects", "project_code") == [("A-7",)]


def test_累计完成_between_the_whole_and_the_plan_counts_since_the_start(read):
    text = (
        "清河县2024年5月重点项目进展情况表（东山镇）\n序号,项目名称,总投资,累计完成投资,年度计划投资,本月完成,本年累计\n"
        "1,机床,900,700,300,10,110\n"
    )
    ledger, _checks = read(一=text)
    assert rows(ledger, "investments", "completed_investment") == [(Decimal(10),)]


def test_headings_between_the_rows_are_categories(read):
    text = (
        "清河县2024年5月重点项目进展情况表（东山镇）\n序号,项目名称,总投资,本月完成\n,合计（3个）,30,3\n一,产业项目（2个）,20,2\n"
        "（一）,续建（2个）,20,2\n1,机床,10,1\n2,纺织,10,1\n二、民生类（1个）,,,\n3,学校,10,1\n"
    )
    ledger, checks = read(表=text)
    assert rows(ledger, "projects", "category") == [("产业项目",), ("产业项目",), ("民生类",)]
    assert "declared_total_differs" not in checks


def test_rows_that_only_add_up_are_totals_whatever_they_are_called(read):
    text = (
        "清河县2024年5月重点项目进展情况表\n序号,项目名称,乡镇,总投资,年度计划,本月完成\n,清河县,,90,40,9\n,A、产业项目,,50,20,5\n"
        "1,机床,东山镇,20,8,2\n2,纺织,西山乡,30,12,3\n,民生项目,,40,20,4\n3,学校,东山镇,40,20,4\n,上年同期,,80,40,8\n"
    )
    ledger, checks = read(表=text)
    assert [row[0] for row in rows(ledger, "projects", "name")] == ["机床", "纺织", "学校"]
    assert "declared_total_differs" not in checks


@pytest.mark.parametrize("label", ["上年同期", "全县平均", "平均完成率", "同比增长"])
def test_rows_that_compare_are_no_townships(read, label):
    text = f"清河县2024年5月工业投资完成情况\n乡镇,年度目标,1-5月完成\n东山镇,100,40\n县直,10,4\n{label},90,30\n"
    ledger, _checks = read(表=text)
    assert [row[0] for row in rows(ledger, "region_progress", "region")] == ["东山镇", "县直"]
    assert ("县直", "部门") in rows(ledger, "regions", "name", "level")


def test_a_workbook_whose_table_is_not_understood_is_an_error(read):
    text = "清河县2024年5月进展表\n单体,投资总额,年度计划,本月完成,形象进度\n甲,1,1,1,好\n乙,2,1,1,好\n"
    assert "投资总额、年度计划" in read(表=text)[1]["table_not_read"][0]


def test_who_has_not_reported_is_named_with_who_never_did(read):
    projects = "项目编号,项目名称,区域,投资主体,计划总投资,开工日期\n" + "".join(
        f"P{number},{number}号,{region},民资,900,2024-01-01\n"
        for number, region in enumerate(("东山镇", "西山乡", "南山镇"))
    )
    ledger, _checks = read(
        区域="区域名称,层级,上级区域\n清河县,县市,\n东山镇,镇乡,清河县\n西山乡,镇乡,清河县\n南山镇,镇乡,清河县\n",
        项目=projects,
        投资="项目编号,月份,资金来源,完成投资\nP0,2024-01,自筹,1\nP1,2024-01,自筹,1\nP0,2024-02,自筹,0\n",
    )
    assert (
        unreported_line(unreported(stage(ledger))) == "2024年2月未报，显示为未报、不算作零：南山镇（从未报过）、西山乡"
    )
