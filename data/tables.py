"""What a ledger holds: its sheets, the columns of each, and the headers that offices write over them.

The first header of a column is the one that ledger documents use; the others are common variants. Column names
and types follow schema.sql.
"""

from data.header_patterns import CODE_LIKE, DONE_LIKE, LEADER_LIKE, NAME_LIKE, REGION_LIKE
from data.kinds import (
    CHOICE,
    COUNT,
    DATE,
    DOLLAR,
    FLAG,
    LABEL,
    LAND,
    MONTH,
    QUANTITY,
    TEXT,
    YEAR,
    YUAN,
    Table,
    needed,
    optional,
)
from data.tables_of_orders import ASSESSMENT_SCORES, DECISIONS, MILESTONES, NOTICES, OFFICIALS

REGIONS = Table(
    "regions",
    ("区域",),
    (
        needed("name", LABEL, "区域名称 名称 区域"),
        needed(
            "level",
            CHOICE,
            "层级 级别 类型",
            "地市=市级=设区市 县市=县级=县=县级市 镇乡=乡镇=街道=镇=乡 园区=开发区 部门=单位",
        ),
        optional("parent", LABEL, "上级区域 上级 隶属 所属县市", is_region=True),
        optional("sort_order", COUNT, "排序 顺序 排列顺序"),
    ),
    is_required=True,
)
PROJECTS = Table(
    "projects",
    ("项目",),
    (
        needed("project_code", LABEL, "项目编号 编号 项目编码 项目代码 编码", like=CODE_LIKE),
        needed("name", TEXT, "项目名称 名称 项目", like=NAME_LIKE),
        needed(
            "region",
            LABEL,
            "区域 镇乡 乡镇 所在区域 所属区域 所在镇乡 所在乡镇 所属镇乡 所属乡镇 属地",
            is_region=True,
            like=REGION_LIKE,
        ),
        optional("category", LABEL, "类别 项目类别 项目类型"),
        optional("industry", LABEL, "行业 所属行业 行业类别"),
        optional(
            "owner",
            TEXT,
            "建设单位 业主 业主单位 项目业主 投资单位",
            like=r"(?:项目)?(?:建设|业主|投资|实施|承建|法人)(?:\(?业主\)?)?(?:单位|企业|方|主体单位)(?:名称)?|项目法人",
        ),
        needed(
            "investor_origin",
            CHOICE,
            "投资主体 投资主体类型 投资方类型",
            "民资=民营=民间资本=本地民资 境内市外=境内市外资金=市外 外资=外商=外商投资 国有=国资=国有资本",
        ),
        optional("origin_place", LABEL, "来源地 投资来源地 资金来源地"),
        needed(
            "planned_investment",
            YUAN,
            "计划总投资 总投资 计划投资 计划总投资额 总投资额",
            like=r"(?:项目)?(?:计划|概算|估算|预算|预计|批复|核定|投资|建设)*(?:总投资|投资总额|投资总规模|总概算|投资规模)(?:额|概算|估算|规模)?",
        ),
        optional(
            "annual_plan",
            YUAN,
            "年度计划投资 年度计划 今年计划投资 当年计划投资 年度投资计划",
            like=r"年度(?:计划|预计|目标|拟|安排|任务)+(?:完成|安排)?(?:投资|投资额)?(?:额|数|任务|计划)?|年度(?:完成)?投资(?:计划|目标|任务)(?:额|数)?",
        ),
        optional("contracted_foreign", DOLLAR, "合同外资 协议外资 合同利用外资"),
        optional("paid_in_foreign", DOLLAR, "到账外资 到帐外资 实际到账外资 实际到帐外资"),
        optional("land", LAND, "用地 用地面积 占地面积 占地"),
        optional("listed_separately", FLAG, "单列 是否单列"),
        optional("signed_on", DATE, "签约日期 签约时间"),
        optional("approved_on", DATE, "批准日期 批复日期 批准时间 立项日期"),
        optional("planned_start_on", DATE, "计划开工日期 计划开工时间 预计开工日期 拟开工日期"),
        optional(
            "started_on",
            DATE,
            "开工日期 开工时间 实际开工日期 开工(时间)",
            like=r"(?:项目)?(?:正式|已)?开工(?:建设)?(?:日期|日)",
        ),
        optional(
            "planned_completion_on",
            DATE,
            "计划竣工日期 计划竣工时间 预计竣工日期 计划完工日期",
            like=r"(?:项目)?计划(?:竣工)?(?:投产|投用|验收|交付)?(?:竣工|投产|投用|验收|交付)日期|计划竣工(?:投产|验收)?",
        ),
        optional("completed_on", DATE, "竣工日期 竣工时间 实际竣工日期 完工日期", like=r"(?:项目)?竣工(?:验收)?日期"),
        optional("suspended_on", DATE, "停工日期 停工时间"),
        optional("listed_on", DATE, "入库纳统日期 纳统日期 入库日期 入统日期 入库纳统时间 纳统时间"),
        optional("in_production_on", DATE, "投产日期 投产时间 实际投产日期"),
        optional("start_batch", LABEL, "开工批次 集中开工批次 批次"),
        optional("signing_event", LABEL, "签约活动 集中签约活动 签约批次"),
        optional("lead_official", TEXT, "包抓领导 挂钩领导 联系领导 挂钩联系领导 包联领导", like=LEADER_LIKE),
        optional(
            "responsible_unit",
            TEXT,
            "责任单位 责任部门 牵头单位",
            like=r"(?:县级?|市级?|行业)?(?:牵头|责任|主管|包联|服务|监管)(?:责任)?(?:单位|部门)(?:名称)?",
        ),
        optional("deputy_leader", TEXT, "分管领导 分管县领导 分管市领导 分管副县长 分管副市长"),
        optional("remark", TEXT, "备注 说明"),
    ),
    is_required=True,
)
INVESTMENTS = Table(
    "investments",
    ("投资", "完成投资", "实物工作量"),
    (
        needed("project_code", LABEL, "项目编号 编号 项目编码 项目代码 编码", like=CODE_LIKE),
        needed("month", MONTH, "月份 年月 所属月份 统计月份 报告期"),
        needed("capital_source", LABEL, "资金来源 来源"),
        needed(
            "completed_investment",
            YUAN,
            "完成投资 本月完成投资 当月完成投资 完成投资额 实物工作量 完成实物工作量",
            like=DONE_LIKE,
            is_flow=True,
        ),
        optional("funds_in_place", YUAN, "到位资金 本月到位资金 资金到位", is_flow=True),
    ),
    is_required=True,
)
TARGETS = Table(
    "targets",
    ("目标",),
    (
        needed("year", YEAR, "年份 年度"),
        needed("region", LABEL, "区域 镇乡 乡镇 区域名称 单位名称 责任单位", is_region=True),
        needed("indicator", LABEL, "指标 指标名称"),
        needed("target", YUAN, "目标 目标任务 年度目标 全年目标 任务数 目标值"),
        *(
            optional(f"plan_{month}", YUAN, f"{month}月 1-{month}月 {month}月底 {month}月末 1—{month}月")
            for month in range(1, 13)
        ),
    ),
    is_required=True,
)
COUNTY_INDICATORS = Table(
    "county_indicators",
    ("县市指标", "县市对比", "县市比较"),
    (
        needed("county", LABEL, "县市 县市区 县(市、区) 县(市)", is_region=True),
        needed("month", MONTH, "月份 年月 报告期"),
        needed("indicator", LABEL, "指标 指标名称"),
        needed("value", QUANTITY, "数值 指标值 完成值"),
        optional("unit", LABEL, "单位 计量单位"),
        optional("source", TEXT, "来源 数据来源 资料来源"),
    ),
)
OBSTACLES = Table(
    "obstacles",
    ("问题", "制约因素"),
    (
        needed("project_code", LABEL, "项目编号 编号 项目编码 项目代码 编码", like=CODE_LIKE),
        needed("obstacle", LABEL, "制约因素 问题类别 问题类型"),
        needed("raised_on", DATE, "提出日期 提出时间 登记日期"),
        optional("description", TEXT, "说明 问题描述 问题说明 存在问题"),
        optional("responsible_unit", TEXT, "责任单位 责任部门"),
        optional("responsible_person", TEXT, "责任人"),
        optional("next_step", TEXT, "下一步 下一步措施 下步措施 下一步打算"),
        optional("promised_on", DATE, "承诺解决日期 承诺解决时间 承诺日期"),
        optional("resolved_on", DATE, "解决日期 解决时间"),
    ),
)
COMMITMENTS = Table(
    "commitments",
    ("任务", "承诺"),
    (
        needed("name", TEXT, "任务名称 名称 任务 承诺事项"),
        optional("project_code", LABEL, "项目编号 编号 项目编码 项目代码 编码", like=CODE_LIKE),
        needed("region", LABEL, "区域 镇乡 乡镇 县市", is_region=True),
        needed(
            "kind",
            CHOICE,
            "类别 任务类别 任务类型",
            "征地 协议签订=签订协议 补偿支付=支付补偿 拆迁=征迁 审批=报批 其他=其它",
        ),
        optional("party", CHOICE, "承诺方", "政府 企业"),
        optional("responsible_unit", TEXT, "责任单位 责任部门"),
        optional("responsible_person", TEXT, "责任人"),
        optional("quantity_due", QUANTITY, "应完成数量 任务数量 任务量"),
        optional("quantity_done", QUANTITY, "已完成数量 完成数量 完成量"),
        optional("unit", LABEL, "计量单位 单位"),
        optional("due_on", DATE, "期限 完成期限 截止日期 完成时限"),
        optional("done_on", DATE, "完成日期 完成时间"),
    ),
)
COST_SHARES = Table(
    "cost_shares",
    ("资金分担", "共担"),
    (
        needed("project_code", LABEL, "项目编号 编号 项目编码 项目代码 编码", like=CODE_LIKE),
        needed("payer", LABEL, "承担方 承担单位"),
        needed("owed", YUAN, "应承担 应承担金额 应承担资金"),
        optional("paid_in", YUAN, "已到位 已到位金额 到位资金"),
        optional("disbursed", YUAN, "已拨付 已拨付金额 拨付资金"),
    ),
)
APPLICATIONS = Table(
    "applications",
    ("争取",),
    (
        needed("department", LABEL, "部门 争取部门 责任部门", is_region=True),
        needed("name", TEXT, "项目名称 名称 项目"),
        optional("level", CHOICE, "层级 资金层级 级别", "中央=国家 省=省级 市=市级"),
        optional("applied_on", DATE, "申报日期 申报时间"),
        optional("applied", YUAN, "申报金额 申报资金"),
        optional("approved", YUAN, "批复金额 批复资金"),
        optional("in_place", YUAN, "到位金额 到位资金"),
        optional("in_place_on", DATE, "到位日期 到位时间"),
    ),
)
LEADS = Table(
    "leads",
    ("招商",),
    (
        needed("region", LABEL, "区域或部门 区域 部门 镇乡 乡镇 招商单位 责任单位", is_region=True),
        needed("name", TEXT, "项目名称 名称 项目"),
        needed("stage", CHOICE, "阶段 项目阶段 进展阶段", "在谈=洽谈 意向=意向性 签约=已签约 报批=报批中 开工=已开工"),
        optional("origin_place", LABEL, "来源地 投资来源地"),
        optional("planned_investment", YUAN, "计划总投资 总投资 计划投资"),
        optional("registered_on", DATE, "登记日期 登记时间"),
        optional("updated_on", DATE, "更新日期 更新时间"),
        optional("funds_in_place", YUAN, "到位资金 资金到位"),
    ),
)
REGION_PROGRESS = Table(
    "region_progress",
    ("区域完成",),
    (
        needed("region", LABEL, "区域 镇乡 乡镇 镇(街道) 乡镇(街道) 区域名称 单位名称 责任单位", is_region=True),
        needed("month", MONTH, "月份 年月 报告期"),
        needed("indicator", LABEL, "指标 指标名称"),
        optional("target", YUAN, "目标 年度目标 全年目标 目标任务 任务数 目标值"),
        needed("cumulative", YUAN, "累计完成 完成投资 本年累计 本年累计完成 累计完成投资 完成"),
        optional("of_the_month", YUAN, "当月完成 本月完成 当月 本月 当月完成投资 本月完成投资", is_flow=True),
    ),
)
PROGRESS_NOTES = Table(
    "progress_notes",
    ("进展", "形象进度"),
    (
        needed("project_code", LABEL, "项目编号 编号 项目编码 项目代码 编码", like=CODE_LIKE),
        needed("month", MONTH, "月份 年月 所属月份 统计月份 报告期"),
        needed("progress", TEXT, "形象进度 工程形象进度 项目进展情况 进展情况 建设进展 工程进展"),
        optional("next_step", TEXT, "下一步 下一步措施 下步措施 下一步打算 下步计划"),
    ),
)
TABLES = {
    table.name: table
    for table in (
        REGIONS,
        PROJECTS,
        INVESTMENTS,
        TARGETS,
        COUNTY_INDICATORS,
        OBSTACLES,
        COMMITMENTS,
        COST_SHARES,
        APPLICATIONS,
        LEADS,
        REGION_PROGRESS,
        PROGRESS_NOTES,
        MILESTONES,
        OFFICIALS,
        DECISIONS,
        NOTICES,
        ASSESSMENT_SCORES,
    )
}

# Headers over completion rates that a sheet prints beside its figures: completed this year against the target or the
# plan of the year.
RATES = {
    "projects": ("完成率", "年度完成率", "年度计划完成率", "完成年度计划"),
    "targets": ("完成率", "年度完成率", "目标完成率"),
    "region_progress": ("完成率", "年度完成率", "目标完成率", "完成年度目标", "占年度目标"),
}
RATE_COLUMN = "completion_rate"


def table_of_sheet(name: str) -> Table | None:
    """The table that a sheet's name speaks of (项目台账, 2024年投资); the longest word that fits decides."""
    fits = [(len(word), table) for table in TABLES.values() for word in table.sheets if word in name]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None
