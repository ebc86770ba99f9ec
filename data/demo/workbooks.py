"""The workbooks of the demo ledger: which sheets they have, and how each of them is laid out."""

from pathlib import Path

from data.demo.model import Ledger, Project, Row
from data.demo.orders_sheets import orders_sheets
from data.demo.regions import COUNTY
from data.demo.supervision_sheets import pipeline_sheets, supervision_sheets
from data.demo.targets import LAND, MAIN
from data.demo.write import Column, SheetPlan, total_row, write_workbook

UNIT_LINE = "单位：万元"
_STALE_SUBTOTAL = ("2023年3月", -20)

PROJECT_COLUMNS = [
    Column("项目编号", "project_code"),
    Column("项目名称", "name", width=34),
    Column("区域", "region"),
    Column("类别", "category", width=9),
    Column("行业", "industry"),
    Column("建设单位", "owner", width=30),
    Column("投资主体", "investor_origin", group="投资方"),
    Column("来源地", "origin_place", group="投资方", width=9),
    Column("计划总投资", "planned_investment", "money", "投资计划", is_summed=True),
    Column("年度计划投资", "annual_plan", "money", "投资计划", is_summed=True),
    Column("合同外资（万美元）", "contracted_foreign", "money", "利用外资", is_summed=True),
    Column("到账外资（万美元）", "paid_in_foreign", "money", "利用外资", is_summed=True),
    Column("用地（亩）", "land", "decimal"),
    Column("单列", "listed_separately", width=6),
    Column("签约日期", "signed_on", "date", "时间节点"),
    Column("批准日期", "approved_on", "date", "时间节点"),
    Column("计划开工日期", "planned_start_on", "date", "时间节点"),
    Column("开工日期", "started_on", "date", "时间节点"),
    Column("计划竣工日期", "planned_completion_on", "date", "时间节点"),
    Column("竣工日期", "completed_on", "date", "时间节点"),
    Column("停工日期", "suspended_on", "date", "时间节点"),
    Column("入库纳统日期", "listed_on", "date", "时间节点"),
    Column("投产日期", "in_production_on", "date", "时间节点"),
    Column("开工批次", "start_batch"),
    Column("签约活动", "signing_event", width=18),
    Column("包抓领导", "lead_official", width=18),
    Column("责任单位", "responsible_unit", width=18),
    Column("分管领导", "deputy_leader"),
    Column("备注", "remark", width=24),
]
INVESTMENT_COLUMNS = [
    Column("项目编号", "project_code"),
    Column("项目名称", "name", width=34),
    Column("月份", "month", "month"),
    Column("资金来源", "capital_source", width=14),
    Column("完成投资", "completed_investment", "money", is_summed=True),
    Column("到位资金", "funds_in_place", "money", is_summed=True),
]
_INDICATOR_COLUMNS = [
    Column("县市", "county"),
    Column("月份", "month", "month"),
    Column("指标", "indicator", width=28),
    Column("数值", "value", "decimal"),
    Column("单位", "unit", width=8),
    Column("来源", "source", width=28),
]


def write_workbooks(ledger: Ledger, folder: Path) -> list[Path]:
    """Write all workbooks of the ledger into the folder; their paths."""
    contents = {
        "区域和目标.xlsx": [_guide(), regions_sheet(ledger), *_targets(ledger)],
        "项目台账.xlsx": [_projects(ledger)],
        "投资台账2022.xlsx": [_investments(ledger, 2022)],
        "投资台账2023.xlsx": [_investments(ledger, 2023)],
        "投资台账2024.xlsx": [_investments(ledger, 2024)],
        "督查台账.xlsx": [*supervision_sheets(ledger), _expressways(ledger)],
        "节点和督办台账.xlsx": orders_sheets(ledger),
        "招商争取台账.xlsx": pipeline_sheets(ledger),
        "县市指标.xlsx": [_county_indicators(ledger)],
    }
    for name, sheets in contents.items():
        write_workbook(folder / name, sheets)
    return [folder / name for name in contents]


def _guide() -> SheetPlan:
    lines = (
        "本台账为演示数据，除公开讲话中的数字外均为假定，不代表任何地方的实际情况。",
        "各单位于每月3日前报送上月完成数，大项目办公室审核后汇总。",
        "完成投资为当月数，不是累计数；金额除注明外均为万元。",
    )
    rows = [{"number": i, "line": line} for i, line in enumerate(lines, 1)]
    return SheetPlan("填表说明", "填表说明", "", [Column("序号", "number"), Column("内容", "line", width=80)], rows)


def regions_sheet(ledger: Ledger) -> SheetPlan:
    """The sheet 区域."""
    columns = [
        Column("区域名称", "name", width=18),
        Column("层级", "level"),
        Column("上级区域", "parent"),
        Column("排序", "sort_order", "money"),
    ]
    return SheetPlan("区域", "区域名录", "", columns, ledger.regions, ["注：部门的上级区域为所属县市。"])


def _targets(ledger: Ledger) -> list[SheetPlan]:
    """The county's own targets in 亿元, those of the districts year by year, of departments, and land intensity."""
    of_county = [row for row in ledger.targets if row["region"] == COUNTY]
    of_others = [row for row in ledger.targets if row["region"] != COUNTY]
    land = [row for row in of_others if row["indicator"] == LAND]
    columns = target_columns(1)
    main = []
    for year in (2022, 2023, 2024):
        of_year = [row for row in of_others if row["indicator"] == MAIN and row["year"] == year]
        main += [*of_year, total_row(f"{year}年小计", of_year, columns)]
    rest = [row for row in of_others if row["indicator"] not in (MAIN, LAND)]
    plan_note = "注：分月计划为年初至当月末的累计数。"
    return [
        SheetPlan("全市目标", "全市年度目标任务", "单位：亿元", target_columns(10_000), of_county, [plan_note]),
        SheetPlan("镇乡目标", "各镇乡、开发区工业投入目标", UNIT_LINE, columns, main, [plan_note]),
        SheetPlan("到位资金目标", "招商引资、向上争取资金目标", UNIT_LINE, columns, rest, [plan_note]),
        SheetPlan(
            "亩均目标", "工业用地亩均投入下限", UNIT_LINE, columns[:4], land, ["注：亩均投入为每亩土地的投入下限。"]
        ),
    ]


def target_columns(divisor: int) -> list[Column]:
    """The columns of a target sheet whose money is written in so many 万元."""
    columns = [
        Column("年份", "year", width=12),
        Column("区域", "region", width=14),
        Column("指标", "indicator", width=20),
        Column("目标", "target", "money" if divisor == 1 else "decimal", divisor=divisor, is_summed=True),
    ]
    kind = "money" if divisor == 1 else "decimal"
    return columns + [
        Column(f"{month}月", f"plan_{month}", kind, "分月计划（累计）", 10, divisor, is_summed=True)
        for month in range(1, 13)
    ]


def project_cells(project: Project) -> Row:
    """The cells of a project's row, by the names of schema.sql."""
    return vars(project) | {"listed_separately": "是" if project.listed_separately else ""}


def _projects(ledger: Ledger) -> SheetPlan:
    rows: list[Row] = []
    for region in dict.fromkeys(project.region for project in ledger.projects):
        of_region = [project_cells(project) for project in ledger.projects if project.region == region]
        rows += [*of_region, total_row(f"{region}小计", of_region, PROJECT_COLUMNS)]
    everything = [project_cells(project) for project in ledger.projects]
    rows.append(total_row("全市合计", everything, PROJECT_COLUMNS))
    notes = ["注：1. 计划总投资、年度计划投资为万元，外资为万美元。", "2. 单列项目计入总数，可单独剔除。"]
    return SheetPlan("项目", f"{COUNTY}工业投入项目台账", UNIT_LINE, PROJECT_COLUMNS, rows, notes)


def _investments(ledger: Ledger, year: int) -> SheetPlan:
    """The rows of a year: 2022 with numbers like 202205, 2023 with a subtotal by month, 2024 with the sum on top."""
    names = {project.project_code: project.name for project in ledger.projects}
    rows = [row | {"name": names[row["project_code"]]} for row in ledger.investments if row["month"].year == year]
    total = total_row("全市合计", rows, INVESTMENT_COLUMNS)
    columns = INVESTMENT_COLUMNS
    if year == 2022:
        rows = [row | {"month": f"{row['month']:%Y%m}"} for row in rows] + [total]
    elif year == 2023:
        rows = [*_with_subtotals(rows), total]
    else:
        rows = [total, *rows]
    return SheetPlan(
        f"{year}年投资",
        f"{COUNTY}{year}年工业投入完成情况",
        UNIT_LINE,
        columns,
        rows,
        ["注：完成投资为当月实物工作量。"],
    )


def _with_subtotals(rows: list[Row]) -> list[Row]:
    """The rows with months as words and a subtotal after each month; one of them was not renewed after a correction."""
    result: list[Row] = []
    for month in sorted({row["month"] for row in rows}):
        label = f"{month.year}年{month.month}月"
        of_month = [row | {"month": label} for row in rows if row["month"] == month]
        subtotal = total_row(f"{month.month}月小计", of_month, INVESTMENT_COLUMNS)
        if label == _STALE_SUBTOTAL[0]:
            subtotal["completed_investment"] += _STALE_SUBTOTAL[1]
        result += [*of_month, subtotal]
    return result


def _expressways(ledger: Ledger) -> SheetPlan:
    rows = [project_cells(road) for road in ledger.expressways]
    return SheetPlan("高速公路项目", "高速公路项目名录", UNIT_LINE, PROJECT_COLUMNS, rows)


def _county_indicators(ledger: Ledger) -> SheetPlan:
    rows = [row | {"value": float(row["value"])} for row in ledger.county_indicators]
    note = "注：1. 平均单体规模不含单列项目。2. 其他县市数值为演示假定值，仅名次与公开讲话一致。"
    return SheetPlan("县市指标", "南通六县市主要指标", "", _INDICATOR_COLUMNS, rows, [note])
