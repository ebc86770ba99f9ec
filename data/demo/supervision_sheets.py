"""The sheets of the supervision office and of the offices for attraction and applications."""

from data.demo.model import Ledger
from data.demo.write import Column, SheetPlan, total_row

UNIT_LINE = "单位：万元"
_OBSTACLES = [
    Column("项目编号", "project_code"),
    Column("制约因素", "obstacle"),
    Column("提出日期", "raised_on", "date"),
    Column("说明", "description", width=40),
    Column("责任单位", "responsible_unit", width=18),
    Column("责任人", "responsible_person"),
    Column("下一步", "next_step", width=36),
    Column("承诺解决日期", "promised_on", "date", width=14),
    Column("解决日期", "resolved_on", "date"),
]
_COMMITMENTS = [
    Column("任务名称", "name", width=40),
    Column("项目编号", "project_code"),
    Column("区域", "region"),
    Column("类别", "kind"),
    Column("承诺方", "party"),
    Column("责任单位", "responsible_unit", width=30),
    Column("责任人", "responsible_person", width=16),
    Column("应完成数量", "quantity_due", "money"),
    Column("已完成数量", "quantity_done", "money"),
    Column("计量单位", "unit"),
    Column("期限", "due_on", "date"),
    Column("完成日期", "done_on", "date"),
]
_COST_SHARES = [
    Column("项目编号", "project_code"),
    Column("承担方", "payer", width=18),
    Column("应承担", "owed", "money", is_summed=True),
    Column("已到位", "paid_in", "money", is_summed=True),
    Column("已拨付", "disbursed", "money", is_summed=True),
]
_LEADS = [
    Column("区域或部门", "region"),
    Column("项目名称", "name", width=44),
    Column("阶段", "stage"),
    Column("来源地", "origin_place"),
    Column("计划总投资（亿元）", "planned_investment", "decimal", width=18, divisor=10_000, is_summed=True),
    Column("登记日期", "registered_on", "date"),
    Column("更新日期", "updated_on", "date"),
    Column("到位资金（万元）", "funds_in_place", "money", width=16, is_summed=True),
]
_APPLICATIONS = [
    Column("部门", "department", width=18),
    Column("项目名称", "name", width=36),
    Column("层级", "level"),
    Column("申报日期", "applied_on", "date"),
    Column("申报金额", "applied", "money", is_summed=True),
    Column("批复金额", "approved", "money", is_summed=True),
    Column("到位金额", "in_place", "money", is_summed=True),
    Column("到位日期", "in_place_on", "date"),
]


def supervision_sheets(ledger: Ledger) -> list[SheetPlan]:
    """Obstacles, commitments and shared costs."""
    shares = [*ledger.cost_shares, total_row("合计", ledger.cost_shares, _COST_SHARES)]
    blank = "注：期限空白的任务，原始材料未注明日期，不作按期或超期判断。"
    return [
        SheetPlan("问题", "项目推进问题清单", "", _OBSTACLES, ledger.obstacles),
        SheetPlan("任务", "双向承诺和征地拆迁任务", "", _COMMITMENTS, ledger.commitments, [blank]),
        SheetPlan("资金分担", "市县共担资金", UNIT_LINE, _COST_SHARES, shares),
    ]


def pipeline_sheets(ledger: Ledger) -> list[SheetPlan]:
    """Leads and applications."""
    leads = [*ledger.leads, total_row("合计", ledger.leads, _LEADS)]
    applications = [*ledger.applications, total_row("合计", ledger.applications, _APPLICATIONS)]
    return [
        SheetPlan("招商", "招商引资项目信息", "", _LEADS, leads),
        SheetPlan("争取", "向上争取项目和资金", UNIT_LINE, _APPLICATIONS, applications),
    ]
