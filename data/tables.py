"""What a ledger holds: its sheets, the columns of each, and the headers that offices write over them.

The first header of a column is the one that ledger documents use; the others are common variants. Column names
and types follow schema.sql.
"""

from dataclasses import dataclass, field

import pyarrow as pa

MONEY = pa.decimal128(18, 6)
PROVENANCE = ("source_file", "source_sheet", "source_row")


@dataclass(frozen=True)
class Kind:
    """What a cell of a column may hold: how it is stored, whether rows of it can be added up."""

    name: str
    arrow: pa.DataType
    is_amount: bool = False


TEXT = Kind("text", pa.string())
LABEL = Kind("label", pa.string())  # a word that rows are grouped or joined by: written without spaces
CHOICE = Kind("choice", pa.string())
FLAG = Kind("flag", pa.bool_())
DATE = Kind("date", pa.date32())
MONTH = Kind("month", pa.date32())
YEAR = Kind("year", pa.int32())
COUNT = Kind("count", pa.int32())
YUAN = Kind("yuan", MONEY, is_amount=True)  # 万元
DOLLAR = Kind("dollar", MONEY, is_amount=True)  # 万美元
LAND = Kind("land", MONEY, is_amount=True)  # 亩
QUANTITY = Kind("quantity", MONEY, is_amount=True)  # in the unit that another column names


@dataclass(frozen=True)
class Column:
    """One column: its name in DuckDB, kind, headers, whether every row must have it, the words it accepts."""

    name: str
    kind: Kind
    headers: tuple[str, ...]
    is_required: bool = False
    choices: dict[str, str] = field(default_factory=dict)
    is_region: bool = False


@dataclass(frozen=True)
class Table:
    """One table: its name in DuckDB, the words that a sheet's name holds, the columns."""

    name: str
    sheets: tuple[str, ...]
    columns: tuple[Column, ...]
    is_required: bool = False

    def column(self, name: str) -> Column:
        """The column of that name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def arrow_schema(self) -> pa.Schema:
        """The columns and where a row stands, as Arrow types."""
        fields = [(column.name, column.kind.arrow) for column in self.columns]
        return pa.schema([*fields, *zip(PROVENANCE, (pa.string(), pa.string(), pa.int32()), strict=True)])


def _needed(name: str, kind: Kind, headers: str, choices: str = "", is_region: bool = False) -> Column:
    return Column(name, kind, tuple(headers.split()), True, _choices(choices), is_region)


def _optional(name: str, kind: Kind, headers: str, choices: str = "", is_region: bool = False) -> Column:
    return Column(name, kind, tuple(headers.split()), False, _choices(choices), is_region)


def _choices(text: str) -> dict[str, str]:
    """{"民资": "民资", "民营": "民资", …} out of "民资=民营=民间资本 外资=外商"."""
    groups = [group.split("=") for group in text.split()]
    return {spelling: group[0] for group in groups for spelling in group}


REGIONS = Table(
    "regions",
    ("区域",),
    (
        _needed("name", LABEL, "区域名称 名称 区域"),
        _needed(
            "level",
            CHOICE,
            "层级 级别 类型",
            "地市=市级=设区市 县市=县级=县=县级市 镇乡=乡镇=街道=镇=乡 园区=开发区 部门=单位",
        ),
        _optional("parent", LABEL, "上级区域 上级 隶属 所属县市", is_region=True),
        _optional("sort_order", COUNT, "排序 顺序 排列顺序"),
    ),
    is_required=True,
)
PROJECTS = Table(
    "projects",
    ("项目",),
    (
        _needed("project_code", LABEL, "项目编号 编号 项目编码 项目代码 编码"),
        _needed("name", TEXT, "项目名称 名称 项目"),
        _needed(
            "region", LABEL, "区域 镇乡 乡镇 所在区域 所属区域 所在镇乡 所在乡镇 所属镇乡 所属乡镇 属地", is_region=True
        ),
        _optional("category", LABEL, "类别 项目类别 项目类型"),
        _optional("industry", LABEL, "行业 所属行业 行业类别"),
        _optional("owner", TEXT, "建设单位 业主 业主单位 项目业主 投资单位"),
        _needed(
            "investor_origin",
            CHOICE,
            "投资主体 投资主体类型 投资方类型",
            "民资=民营=民间资本=本地民资 境内市外=境内市外资金=市外 外资=外商=外商投资 国有=国资=国有资本",
        ),
        _optional("origin_place", LABEL, "来源地 投资来源地 资金来源地"),
        _needed("planned_investment", YUAN, "计划总投资 总投资 计划投资 计划总投资额 总投资额"),
        _optional("annual_plan", YUAN, "年度计划投资 年度计划 今年计划投资 当年计划投资 年度投资计划"),
        _optional("contracted_foreign", DOLLAR, "合同外资 协议外资 合同利用外资"),
        _optional("paid_in_foreign", DOLLAR, "到账外资 到帐外资 实际到账外资 实际到帐外资"),
        _optional("land", LAND, "用地 用地面积 占地面积 占地"),
        _optional("listed_separately", FLAG, "单列 是否单列"),
        _optional("signed_on", DATE, "签约日期 签约时间"),
        _optional("approved_on", DATE, "批准日期 批复日期 批准时间 立项日期"),
        _optional("started_on", DATE, "开工日期 开工时间 实际开工日期"),
        _optional("planned_completion_on", DATE, "计划竣工日期 计划竣工时间 预计竣工日期 计划完工日期"),
        _optional("completed_on", DATE, "竣工日期 竣工时间 实际竣工日期 完工日期"),
        _optional("suspended_on", DATE, "停工日期 停工时间"),
        _optional("lead_official", TEXT, "包抓领导 挂钩领导 联系领导 挂钩联系领导 包联领导"),
        _optional("responsible_unit", TEXT, "责任单位 责任部门 牵头单位"),
        _optional("remark", TEXT, "备注 说明"),
    ),
    is_required=True,
)
INVESTMENTS = Table(
    "investments",
    ("投资", "完成投资", "实物工作量"),
    (
        _needed("project_code", LABEL, "项目编号 编号 项目编码 项目代码 编码"),
        _needed("month", MONTH, "月份 年月 所属月份 统计月份 报告期"),
        _needed("capital_source", LABEL, "资金来源 来源"),
        _needed(
            "completed_investment", YUAN, "完成投资 本月完成投资 当月完成投资 完成投资额 实物工作量 完成实物工作量"
        ),
        _optional("funds_in_place", YUAN, "到位资金 本月到位资金 资金到位"),
    ),
    is_required=True,
)
TARGETS = Table(
    "targets",
    ("目标",),
    (
        _needed("year", YEAR, "年份 年度"),
        _needed("region", LABEL, "区域 镇乡 乡镇 区域名称 单位名称 责任单位", is_region=True),
        _needed("indicator", LABEL, "指标 指标名称"),
        _needed("target", YUAN, "目标 目标任务 年度目标 全年目标 任务数 目标值"),
        *(
            _optional(f"plan_{month}", YUAN, f"{month}月 1-{month}月 {month}月底 {month}月末 1—{month}月")
            for month in range(1, 13)
        ),
    ),
    is_required=True,
)
COUNTY_INDICATORS = Table(
    "county_indicators",
    ("县市指标", "县市对比", "县市比较"),
    (
        _needed("county", LABEL, "县市 县市区 县(市、区) 县(市)", is_region=True),
        _needed("month", MONTH, "月份 年月 报告期"),
        _needed("indicator", LABEL, "指标 指标名称"),
        _needed("value", QUANTITY, "数值 指标值 完成值"),
        _optional("unit", LABEL, "单位 计量单位"),
        _optional("source", TEXT, "来源 数据来源 资料来源"),
    ),
)
OBSTACLES = Table(
    "obstacles",
    ("问题", "制约因素"),
    (
        _needed("project_code", LABEL, "项目编号 编号 项目编码 项目代码 编码"),
        _needed("obstacle", LABEL, "制约因素 问题类别 问题类型"),
        _needed("raised_on", DATE, "提出日期 提出时间 登记日期"),
        _optional("description", TEXT, "说明 问题描述 问题说明 存在问题"),
        _optional("responsible_unit", TEXT, "责任单位 责任部门"),
        _optional("responsible_person", TEXT, "责任人"),
        _optional("next_step", TEXT, "下一步 下一步措施 下步措施 下一步打算"),
        _optional("promised_on", DATE, "承诺解决日期 承诺解决时间 承诺日期"),
        _optional("resolved_on", DATE, "解决日期 解决时间"),
    ),
)
COMMITMENTS = Table(
    "commitments",
    ("任务", "承诺"),
    (
        _needed("name", TEXT, "任务名称 名称 任务 承诺事项"),
        _optional("project_code", LABEL, "项目编号 编号 项目编码 项目代码 编码"),
        _needed("region", LABEL, "区域 镇乡 乡镇 县市", is_region=True),
        _needed(
            "kind",
            CHOICE,
            "类别 任务类别 任务类型",
            "征地 协议签订=签订协议 补偿支付=支付补偿 拆迁=征迁 审批=报批 其他=其它",
        ),
        _optional("party", CHOICE, "承诺方", "政府 企业"),
        _optional("responsible_unit", TEXT, "责任单位 责任部门"),
        _optional("responsible_person", TEXT, "责任人"),
        _optional("quantity_due", QUANTITY, "应完成数量 任务数量 任务量"),
        _optional("quantity_done", QUANTITY, "已完成数量 完成数量 完成量"),
        _optional("unit", LABEL, "计量单位 单位"),
        _optional("due_on", DATE, "期限 完成期限 截止日期 完成时限"),
        _optional("done_on", DATE, "完成日期 完成时间"),
    ),
)
COST_SHARES = Table(
    "cost_shares",
    ("资金分担", "共担"),
    (
        _needed("project_code", LABEL, "项目编号 编号 项目编码 项目代码 编码"),
        _needed("payer", LABEL, "承担方 承担单位"),
        _needed("owed", YUAN, "应承担 应承担金额 应承担资金"),
        _optional("paid_in", YUAN, "已到位 已到位金额 到位资金"),
        _optional("disbursed", YUAN, "已拨付 已拨付金额 拨付资金"),
    ),
)
APPLICATIONS = Table(
    "applications",
    ("争取",),
    (
        _needed("department", LABEL, "部门 争取部门 责任部门", is_region=True),
        _needed("name", TEXT, "项目名称 名称 项目"),
        _optional("level", CHOICE, "层级 资金层级 级别", "中央=国家 省=省级 市=市级"),
        _optional("applied_on", DATE, "申报日期 申报时间"),
        _optional("applied", YUAN, "申报金额 申报资金"),
        _optional("approved", YUAN, "批复金额 批复资金"),
        _optional("in_place", YUAN, "到位金额 到位资金"),
        _optional("in_place_on", DATE, "到位日期 到位时间"),
    ),
)
LEADS = Table(
    "leads",
    ("招商",),
    (
        _needed("region", LABEL, "区域或部门 区域 部门 镇乡 乡镇 招商单位 责任单位", is_region=True),
        _needed("name", TEXT, "项目名称 名称 项目"),
        _needed("stage", CHOICE, "阶段 项目阶段 进展阶段", "在谈=洽谈 意向=意向性 签约=已签约 报批=报批中 开工=已开工"),
        _optional("origin_place", LABEL, "来源地 投资来源地"),
        _optional("planned_investment", YUAN, "计划总投资 总投资 计划投资"),
        _optional("registered_on", DATE, "登记日期 登记时间"),
        _optional("updated_on", DATE, "更新日期 更新时间"),
        _optional("funds_in_place", YUAN, "到位资金 资金到位"),
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
    )
}

# Headers over completion rates that a sheet prints beside its figures: completed this year against the target or the
# plan of the year.
RATES = {
    "projects": ("完成率", "年度完成率", "年度计划完成率", "完成年度计划"),
    "targets": ("完成率", "年度完成率", "目标完成率"),
}
RATE_COLUMN = "completion_rate"


def table_of_sheet(name: str) -> Table | None:
    """The table that a sheet's name speaks of (项目台账, 2024年投资); the longest word that fits decides."""
    fits = [(len(word), table) for table in TABLES.values() for word in table.sheets if word in name]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None
