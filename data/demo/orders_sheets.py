"""The sheets of nodes, progress, leaders, decisions, notices and scores."""

from data.demo.model import Ledger
from data.demo.write import Column, SheetPlan

_MILESTONES = [
    Column("项目编号", "project_code"),
    Column("节点", "node"),
    Column("计划日期", "due_on", "date"),
    Column("完成日期", "done_on", "date"),
    Column("核实人", "verified_by"),
    Column("核实日期", "verified_on", "date"),
    Column("说明", "description", width=24),
]
_NOTES = [
    Column("项目编号", "project_code"),
    Column("月份", "month", "month"),
    Column("形象进度", "progress", width=36),
    Column("下一步", "next_step", width=28),
]
_OFFICIALS = [
    Column("姓名", "name"),
    Column("职务", "post", width=18),
    Column("排序", "sort_order", "money"),
    Column("包乡镇", "region", width=30),
    Column("分管领域", "field", width=18),
]
_DECISIONS = [
    Column("会议日期", "met_on", "date"),
    Column("事项", "matter", width=44),
    Column("项目编号", "project_code"),
    Column("区域", "region"),
    Column("责任单位", "responsible_unit", width=18),
    Column("期限", "due_on", "date"),
    Column("办结日期", "done_on", "date"),
]
_NOTICES = [
    Column("编号", "number", width=18),
    Column("项目编号", "project_code"),
    Column("区域", "region"),
    Column("类别", "kind", width=8),
    Column("发出日期", "issued_on", "date"),
    Column("期限", "due_on", "date"),
    Column("回复日期", "answered_on", "date"),
    Column("办结日期", "closed_on", "date"),
    Column("回复", "answer", width=36),
]
_SCORES = [
    Column("年份", "year"),
    Column("期间", "period"),
    Column("区域或部门", "region", width=18),
    Column("指标", "indicator", width=14),
    Column("得分", "score", "decimal"),
]


def orders_sheets(ledger: Ledger) -> list[SheetPlan]:
    """The six sheets, each with its title."""
    return [
        SheetPlan("节点", "重点项目节点计划和完成情况", "", _MILESTONES, ledger.milestones),
        SheetPlan("进展", "重点项目形象进度", "", _NOTES, ledger.progress_notes),
        SheetPlan("领导", "市领导分工", "", _OFFICIALS, ledger.officials),
        SheetPlan("议定事项", "项目建设推进会议定事项", "", _DECISIONS, ledger.decisions),
        SheetPlan("督办", "督办单登记", "", _NOTICES, ledger.notices),
        SheetPlan("考核得分", "考核评分（人工评分部分）", "", _SCORES, ledger.assessment_scores),
    ]
