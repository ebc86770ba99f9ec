"""The headers of the return workbook that a unit is handed: shared by who writes it and who reads it."""

MONTH_GROUP, FUNDS_GROUP, TOTAL = "本月完成投资", "本月到位资金", "合计"
UNIT_LINE, MONTH_LINE = "填报单位：", "月份："
PROGRESS_SHEET, NEW_SHEET, OBSTACLES_SHEET, NODES_SHEET, HELP_SHEET = "本月进展", "新增项目", "问题", "节点", "填表说明"
BEFORE = "截至上月累计完成"  # of this year, as the file that was handed out knew it
# Where a county's file names no capital source yet.
SOURCES = ("民资", "境内市外资金", "外资", "银行贷款", "财政", "自筹", "其他")
# Column of the ledger -> header in the return. What is filled by the office stands first, and is protected.
HANDED_OUT = {
    "project_code": "项目编号",
    "name": "项目名称",
    "planned_investment": "计划总投资",
    "annual_plan": "年度计划投资",
    "before": BEFORE,
}
FILLED_IN = {
    "progress": "形象进度",
    "next_step": "下一步",
    "started_on": "开工日期",
    "planned_completion_on": "计划竣工日期",
    "completed_on": "竣工日期",
    "suspended_on": "停工日期",
}
OF_NEW_PROJECTS = {
    "name": "项目名称",
    "category": "类别",
    "industry": "行业",
    "owner": "建设单位",
    "investor_origin": "投资主体",
    "origin_place": "来源地",
    "planned_investment": "计划总投资",
    "annual_plan": "年度计划投资",
    "started_on": "开工日期",
    "planned_completion_on": "计划竣工日期",
    "responsible_unit": "责任单位",
    "lead_official": "包抓领导",
    "progress": "形象进度",
    "next_step": "下一步",
    "remark": "备注",
}
