"""Each check of data/checks/ against one fault in a clean ledger: it finds that row, and says nothing of the others."""

from datetime import date
from pathlib import Path

import pytest

from data.checks import all_checks, run_checks
from data.findings import Finding
from data.reading.ledger import read_ledger
from data.tables import TABLES
from tests.data import faults_of_orders
from tests.data.faults_of_orders import NODES, NOTICES, OFFICIALS, SCORES
from tests.ledgers import INVESTMENTS, REGIONS, TARGETS, clean_ledger, write_workbook
from words import catalogue

TODAY = date(2024, 6, 15)
INDICATORS = [["县市", "月份", "指标", "数值"], ["清河县", "2024-05", "完成率", 40]]
OBSTACLES = [["项目编号", "制约因素", "提出日期"], ["Z9", "招工", "2024-05-01"]]
PROGRESS = [["区域", "月份", "指标", "年度目标", "累计完成"], ["东山镇", "2024-05", "工业投入", 100, 40]]
FAR_ABOVE = {"区域完成": [PROGRESS[0], [*PROGRESS[1][:4], 10_000]]}
NOTES = [["项目编号", "月份", "形象进度"], ["A1", "2024-05", "主体封顶"]]
SHARES = [["项目编号", "承担方", "应承担", "已到位", "已拨付"], ["A1", "清河县", 100, 50, 50]]


def project(row: int, **cells: object) -> dict:
    """The sheet 项目 with cells of one row changed, by header."""
    rows = clean_ledger()["项目"]
    for header, cell in cells.items():
        if header not in rows[0]:
            rows = [[*each, header if index == 0 else None] for index, each in enumerate(rows)]
        rows[row - 1][rows[0].index(header)] = cell
    return {"项目": rows}


def investment(*row: object) -> dict:
    return {"投资": [*INVESTMENTS, list(row)]}


def target(row: int, column: int, cell: object) -> dict:
    rows = [list(each) for each in TARGETS]
    rows[row - 1][column - 1] = cell
    return {"目标": rows}


def of_june(region: str, cumulative: float) -> list:
    """A row of the sheet 区域完成 a month after that of PROGRESS."""
    return [region, "2024-06", "工业投入", 100, cumulative]


# check -> (changed sheets, sheet, row, column, value)
FAULTS = {
    **faults_of_orders.FAULTS,
    "amount_in_another_unit": (investment("A3", "2024年3月", "财政", 150_000), "投资", 7, "完成投资", "150000"),
    "approved_after_start": (project(2, 批准日期=date(2024, 1, 11)), "项目", 2, "批准日期", "2024-01-11"),
    "completed_above_planned": (investment("A3", "2024年3月", "财政", 324), "项目", 4, "计划总投资", "300"),
    "completed_far_above_planned": (investment("A3", "2024年3月", "财政", 299_993), "项目", 4, "计划总投资", "300"),
    "completed_before_started": (project(2, 竣工日期=date(2024, 1, 9)), "项目", 2, "竣工日期", "2024-01-09"),
    "completed_in_future": (project(2, 竣工日期=date(2024, 6, 16)), "项目", 2, "竣工日期", "2024-06-16"),
    "completed_without_start": (
        project(4, 开工日期=None, 竣工日期=date(2024, 6, 1)),
        "项目",
        4,
        "竣工日期",
        "2024-06-01",
    ),
    "cost_share_overpaid": ({"资金分担": [SHARES[0], ["A1", "清河县", 100, 101, 50]]}, "资金分担", 2, "已到位", "101"),
    "county_without_projects": (
        {"区域": [[*row[:2], "海州市" if row[2] else None, row[3]] if row[1] != "层级" else row for row in REGIONS]},
        None,
        None,
        "上级区域",
        "清河县",
    ),
    "declared_total_differs": (
        {"投资": [*INVESTMENTS, ["合计", None, None, 242.26, 57]]},
        "投资",
        7,
        "完成投资",
        "242.26",
    ),
    "duplicate_cost_share": ({"资金分担": [*SHARES, SHARES[1]]}, "资金分担", 3, "承担方", "清河县"),
    "duplicate_indicator": ({"县市指标": [*INDICATORS, INDICATORS[1]]}, "县市指标", 3, "县市", "清河县"),
    "duplicate_investment": (investment("A1", "2024-02", "民资", 1, None), "投资", 7, "项目编号", "A1"),
    "duplicate_project": (project(4, 项目编号="Ａ1"), "项目", 4, "项目编号", "A1"),
    "duplicate_progress_note": ({"进展": [*NOTES, NOTES[1]]}, "进展", 3, "项目编号", "A1"),
    "duplicate_region_progress": ({"区域完成": [*PROGRESS, PROGRESS[1]]}, "区域完成", 3, "区域", "东山镇"),
    "duplicate_region": (
        {"区域": [*clean_ledger()["区域"], ["东山镇", "镇乡", "清河县", 9]]},
        "区域",
        7,
        "区域名称",
        "东山镇",
    ),
    "duplicate_target": ({"目标": [*TARGETS, [*TARGETS[2]]]}, "目标", 6, "区域", "东山镇"),
    "investment_after_completion": (project(2, 竣工日期=date(2024, 1, 31)), "投资", 3, "月份", "2024-02-01"),
    "investment_before_start": (investment("A1", "2023-12", "民资", 1, None), "投资", 7, "月份", "2023-12-01"),
    "investment_in_future": (investment("A1", "2024-07", "民资", 1, None), "投资", 7, "月份", "2024-07-01"),
    "investment_without_start": (project(4, 开工日期=None), "项目", 4, "项目编号", "A3"),
    "main_indicator_without_target": ({}, None, None, "指标", "税收"),
    "month_of_zeros": (
        {"投资": [*INVESTMENTS, *[[code, "2024-03", "民资", 0, None] for code in ("A1", "A2", "A3")]]},
        None,
        None,
        "月份",
        "2024-03",
    ),
    "month_reported_in_part": (investment("A1", "2024-03", "民资", 1, None), None, None, "月份", "2024-03"),
    "progress_far_above_target": (FAR_ABOVE, "区域完成", 2, "累计完成", "10000"),
    "progress_falls": ({"区域完成": [*PROGRESS, of_june("东山镇", 39)]}, "区域完成", 3, "累计完成", "39"),
    "progress_month_missing": (
        {"区域完成": [PROGRESS[0], ["东山镇", "2024-03", "工业投入", 100, 30], PROGRESS[1]]},
        "区域完成",
        3,
        "月份",
        "2024-05",
    ),
    "progress_of_the_month_differs": (
        {"区域完成": [[*PROGRESS[0], "当月完成"], [*PROGRESS[1], 12], [*of_june("东山镇", 45), 6]]},
        "区域完成",
        3,
        "当月完成",
        "6",
    ),
    "progress_reported_in_part": (
        {"区域完成": [*PROGRESS, ["西山乡", "2024-05", "工业投入", 90, 3], of_june("东山镇", 45)]},
        None,
        None,
        "月份",
        "2024-06",
    ),
    "month_missing": (investment("A1", "2024-04", "民资", 1, None), None, None, "月份", "2024-03"),
    "month_far_above_others": (
        {"投资": [*INVESTMENTS, ["A1", "2024年3月", "民资", 1_200_000, None]]},
        "投资",
        7,
        "完成投资",
        "1200000",
    ),
    "negative_amount": (project(2, 计划总投资=-1), "项目", 2, "计划总投资", "-1"),
    "negative_investment": (investment("A1", "2024-03", "民资", -1, None), "投资", 7, "完成投资", "-1"),
    "paid_in_above_contracted": (project(3, 到账外资=301), "项目", 3, "到账外资", "301"),
    "phased_plan_above_target": (target(2, 7, 3001), "目标", 2, "3月", "3001"),
    "phased_plan_falls": (target(2, 7, 399), "目标", 2, "3月", "399"),
    "plan_above_planned": (project(2, 年度计划投资=10000), "项目", 2, "年度计划投资", "10000"),
    "plan_far_above_planned": (project(2, 年度计划投资=1_000_000), "项目", 2, "年度计划投资", "1000000"),
    "target_in_another_unit": (target(5, 4, 5_000_000), "目标", 5, "目标", "5000000"),
    "printed_rate_differs": (project(2, 年度计划投资=1000, 完成率="30%"), "项目", 2, "完成率", "30"),
    "planned_completion_before_start": (
        project(2, 计划竣工日期=date(2024, 1, 9)),
        "项目",
        2,
        "计划竣工日期",
        "2024-01-09",
    ),
    "planned_far_above_plan": (project(2, 年度计划投资=1), "项目", 2, "计划总投资", "1000"),
    "region_loop": (
        {"区域": [*clean_ledger()["区域"][:1], ["海州市", "地市", "海州市", 0], *clean_ledger()["区域"][2:]]},
        "区域",
        2,
        "上级区域",
        "海州市",
    ),
    "region_without_target": ({"目标": TARGETS[:4]}, "区域", 6, "区域名称", "开发区"),
    "signed_after_start": (project(2, 签约日期=date(2024, 1, 11)), "项目", 2, "签约日期", "2024-01-11"),
    "started_in_future": (project(2, 开工日期=date(2024, 6, 16)), "项目", 2, "开工日期", "2024-06-16"),
    "suspended_before_started": (project(2, 停工日期=date(2024, 1, 9)), "项目", 2, "停工日期", "2024-01-09"),
    "unknown_parent": (
        {"区域": [row for row in clean_ledger()["区域"] if row[1] != "地市"]},
        "区域",
        2,
        "上级区域",
        "海州市",
    ),
    "unknown_project": ({"问题": OBSTACLES}, "问题", 2, "项目编号", "Z9"),
    "unknown_region": (project(2, 区域="北山镇"), "项目", 2, "区域", "北山镇"),
}

MAPPINGS = {
    "county_without_projects": 'county = "清河县"',
    "main_indicator_without_target": 'main_indicator = "税收"',
}


def checked(tmp_path, sheets: dict, mapping: str = "") -> list[Finding]:
    write_workbook(tmp_path / "台账.xlsx", clean_ledger() | sheets)
    (tmp_path / "ledger.toml").write_text(mapping, encoding="utf-8")
    return run_checks(read_ledger((tmp_path,)), TODAY)[1]


def test_every_check_on_disk_has_a_fault_here():
    assert {check.name for check in all_checks()} == set(FAULTS)


def test_a_clean_ledger_passes_every_check(tmp_path):
    more = {"县市指标": INDICATORS, "资金分担": SHARES, "区域完成": PROGRESS, "进展": NOTES}
    more |= {"节点": NODES, "领导": OFFICIALS, "督办": NOTICES, "考核得分": SCORES}
    assert checked(tmp_path, more) == []


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.name)
def test_a_check_finds_its_fault_and_nothing_else(check, tmp_path):
    sheets, *place = FAULTS[check.name]
    mapping = MAPPINGS.get(check.name, "")
    found = [each for each in checked(tmp_path, sheets, mapping) if each.check == check.name]
    assert [[each.sheet, each.row, each.column, each.value] for each in found] == [place]
    assert found[0].level == check.level
    assert "{" not in found[0].message.format(**found[0].arguments)


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.name)
def test_a_check_is_described_and_its_message_has_a_translation(check):
    assert check.description.endswith(".")
    assert catalogue("zh").gettext(check.message) != check.message


def test_a_total_that_differs_says_by_how_much(tmp_path):
    (found,) = checked(tmp_path, FAULTS["declared_total_differs"][0])
    assert found.arguments == {
        "label": "合计",
        "declared": "242.26",
        "first_row": "2",
        "last_row": "6",
        "computed": "242.25",
        "difference": "0.01",
    }


def test_the_target_of_the_county_is_no_part_of_the_total_of_its_townships(tmp_path):
    total = [["合计", None, "工业投入", 3000, 150, 300, 600]]
    assert checked(tmp_path, {"目标": [*TARGETS, *total]}) == []


@pytest.mark.parametrize("name", ["东山", "东 山 镇", "东山乡"])
def test_a_township_is_known_without_its_suffix(tmp_path, name):
    assert checked(tmp_path, project(2, 区域=name)) == []


def test_the_whole_county_in_the_targets_is_the_county(tmp_path):
    assert checked(tmp_path, target(2, 2, "全县")) == []


def test_a_name_that_fits_two_regions_is_not_guessed(tmp_path):
    regions = [*clean_ledger()["区域"], ["东山街道", "镇乡", "清河县", 9]]
    targets = [*TARGETS, [2024, "东山街道", "工业投入", 10, 1, 2, 3]]
    found = checked(tmp_path, {"区域": regions, "目标": targets, **project(2, 区域="东山")})
    assert [(each.check, each.value) for each in found] == [("unknown_region", "东山")]


def test_a_county_that_cannot_be_told_is_an_error_and_can_be_named(tmp_path):
    regions = [*clean_ledger()["区域"], ["白河县", "县市", "海州市", 7], ["南山镇", "镇乡", "白河县", 8]]
    assert "county_unclear" in {each.check for each in checked(tmp_path, {"区域": regions})}
    assert checked(tmp_path, {"区域": regions}, 'county = "清河"') == []
    wrong = checked(tmp_path, {"区域": regions}, 'county = "黑河"')
    assert [(each.check, each.value) for each in wrong] == [("unknown_region", "黑河")]


def test_a_region_without_a_name_is_one_finding_and_no_crash(tmp_path):
    found = checked(tmp_path, {"区域": [*clean_ledger()["区域"], [None, "县市", "海州市", 9]]})
    assert [(each.check, each.row) for each in found] == [("stray_row", 7)]
    regions = [row[:2] for row in clean_ledger()["区域"]]
    regions[2][0] = None
    assert {"stray_row", "county_unclear"} <= {each.check for each in checked(tmp_path, {"区域": regions})}


def test_every_sheet_that_names_a_project_or_a_region_is_checked_for_unknown_ones():
    """What the checks let through, the keys of schema.sql would refuse in English when the file is published."""
    folder = Path(__file__).parents[2] / "data" / "checks"
    projects, regions = ((folder / f"unknown_{what}.sql").read_text("utf-8") for what in ("project", "region"))
    for table in TABLES.values():
        names = {column.name for column in table.columns}
        if "project_code" in names and table.name != "projects":
            assert f" from {table.name}\n" in projects, table.name
        for column in table.columns:
            if column.is_region and table.name not in ("regions", "investments"):
                assert f" from {table.name}\n" in regions, table.name


def test_a_missing_sheet_does_not_set_off_the_checks_that_need_it(tmp_path):
    sheets = clean_ledger()
    del sheets["区域"]
    write_workbook(tmp_path / "台账.xlsx", sheets)
    assert {each.check for each in run_checks(read_ledger((tmp_path,)), TODAY)[1]} == {"missing_sheet"}


def test_names_of_files_and_sheets_cannot_steer_the_terminal():
    line = Finding("x", "error", "y", file="a\x1b[2J\n.xlsx", sheet="b\x07" + "长" * 500, row=1).in_words()
    assert line.isprintable()
    assert len(line) < 120


def test_hostile_text_is_shown_as_text(tmp_path):
    hostile = "{row} $1 <b>\x1b[31m' or 1=1 --" + "长" * 500
    (found,) = checked(tmp_path, project(2, 区域=hostile))
    line = found.in_words()
    assert "{row}$1<b>[31m'or1=1--长" in line
    assert "\x1b" not in line
    assert len(line) < 200
