"""What a wide table says in one row, before it becomes rows of the ledger's own tables."""

from dataclasses import replace

from data.kinds import CHOICE, DATE, LABEL, LINES, MONTH, TEXT, YUAN, Table, needed, optional
from data.tables import PROJECTS

ORIGINS = " ".join(f"{word}={spelling}" for spelling, word in PROJECTS.column("investor_origin").choices.items())

# One project in one month. Headers are not searched here: roles.py knows what offices write over these columns.
MONTHLY = Table(
    "monthly",
    ("月报",),
    (
        optional("code", LABEL, "项目编号"),
        needed("name", LINES, "项目名称"),
        optional("region", LABEL, "区域", is_region=True),
        optional("county", LABEL, "县市"),
        optional("month", MONTH, "月份"),
        optional("planned_investment", YUAN, "计划总投资"),
        optional("annual_plan", YUAN, "年度计划投资"),
        optional("of_the_month", YUAN, "本月完成投资"),
        optional("year_to_date", YUAN, "本年累计完成投资"),
        optional("since_start", YUAN, "开工至今累计完成投资"),
        optional("capital_source", LABEL, "资金来源"),
        optional("owner", TEXT, "建设单位"),
        optional("category", LABEL, "类别"),
        optional("industry", LABEL, "行业"),
        optional("investor_origin", CHOICE, "投资主体", ORIGINS),
        optional("content", TEXT, "建设内容"),
        optional("nature", LABEL, "建设性质"),
        optional("span", TEXT, "起止年限"),
        optional("planned_start_on", DATE, "计划开工日期"),
        optional("started_on", DATE, "开工日期"),
        optional("planned_completion_on", DATE, "计划竣工日期"),
        optional("completed_on", DATE, "竣工日期"),
        optional("progress", TEXT, "形象进度"),
        optional("problem", TEXT, "存在问题"),
        optional("next_step", TEXT, "下一步"),
        optional("responsible_unit", LINES, "责任单位"),
        optional("responsible_person", TEXT, "责任人"),
        optional("leader", LINES, "包抓领导"),
        optional("remark", TEXT, "备注"),
    ),
)
# One capital source of one project: what of its total investment the source is to bear, and what has come of it.
SOURCES = Table(
    "sources",
    ("资金来源",),
    (
        optional("code", LABEL, "项目编号"),
        needed("name", LINES, "项目名称"),
        optional("region", LABEL, "区域", is_region=True),
        needed("payer", LABEL, "资金来源"),
        optional("owed", YUAN, "计划投资"),
        optional("paid_in", YUAN, "到位资金"),
        optional("disbursed", YUAN, "已支付"),
    ),
)
# The same of sheets that name projects by their codes alone.
CODED = Table(
    "coded", MONTHLY.sheets, tuple(replace(each, is_required=each.name == "code") for each in MONTHLY.columns)
)
WIDE_TABLES = {table.name: table for table in (MONTHLY, CODED, SOURCES)}
