"""The workbooks of the second demo ledger: two, as a small county keeps them."""

from pathlib import Path

from data.demo.model import Ledger
from data.demo.supervision_sheets import pipeline_sheets, supervision_sheets
from data.demo.workbooks import (
    INVESTMENT_COLUMNS,
    PROJECT_COLUMNS,
    UNIT_LINE,
    project_cells,
    regions_sheet,
    target_columns,
)
from data.demo.write import SheetPlan, total_row, write_workbook
from data.demo.wushan_plan import COUNTY, MAIN

_NOT_KEPT = {"contracted_foreign", "paid_in_foreign", "land", "listed_separately", "suspended_on", "category", "remark"}
_NOT_KEPT |= {"planned_start_on", "listed_on", "in_production_on", "start_batch", "signing_event", "deputy_leader"}


def write_workbooks(ledger: Ledger, folder: Path) -> list[Path]:
    """Write the workbooks of the ledger into the folder; their paths."""
    contents = {
        "武山项目台账.xlsx": [regions_sheet(ledger), _projects(ledger), _investments(ledger)],
        "武山目标和争取台账.xlsx": [
            *_targets(ledger),
            supervision_sheets(ledger)[0],
            *pipeline_sheets(ledger),
        ],
    }
    for name, sheets in contents.items():
        write_workbook(folder / name, sheets)
    return [folder / name for name in contents]


def _projects(ledger: Ledger) -> SheetPlan:
    columns = [column for column in PROJECT_COLUMNS if column.key not in _NOT_KEPT]
    rows = [project_cells(project) for project in ledger.projects]
    note = "注：本台账为演示数据，除前8个月投资总额和国家投资外均为假定。"
    return SheetPlan(
        "项目", f"{COUNTY}项目台账", UNIT_LINE, columns, [*rows, total_row("全县合计", rows, columns)], [note]
    )


def _investments(ledger: Ledger) -> SheetPlan:
    names = {project.project_code: project.name for project in ledger.projects}
    rows = [row | {"name": names[row["project_code"]]} for row in ledger.investments]
    total = total_row("全县合计", rows, INVESTMENT_COLUMNS)
    return SheetPlan("投资", f"{COUNTY}项目投资完成情况", UNIT_LINE, INVESTMENT_COLUMNS, [*rows, total])


def _targets(ledger: Ledger) -> list[SheetPlan]:
    columns = target_columns(1)
    main = [row for row in ledger.targets if row["indicator"] == MAIN]
    rest = [row for row in ledger.targets if row["indicator"] != MAIN]
    return [
        SheetPlan("乡镇目标", "项目投资年度目标任务", UNIT_LINE, columns, main),
        SheetPlan("争取和招商目标", "争取资金、招商到位资金目标", UNIT_LINE, columns, rest),
    ]
