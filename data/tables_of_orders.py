"""The sheets of leaders and orders: nodes and who checked them, who leads what, what was decided, ordered, scored."""

from data.header_patterns import CODE_LIKE
from data.kinds import CHOICE, COUNT, DATE, LABEL, QUANTITY, TEXT, YEAR, Table, needed, optional

MILESTONES = Table(
    "milestones",
    ("节点",),
    (
        needed("project_code", LABEL, "项目编号 编号 项目编码 项目代码 编码", like=CODE_LIKE),
        needed("node", LABEL, "节点 节点名称 关键节点 重要节点 形象节点 手续名称"),
        optional("due_on", DATE, "计划日期 计划完成日期 计划完成时间 节点计划日期 计划时间 完成时限"),
        optional("done_on", DATE, "完成日期 实际完成日期 完成时间 实际完成时间"),
        optional("verified_by", TEXT, "核实人 核查人 核验人 现场核实人"),
        optional("verified_on", DATE, "核实日期 核实时间 核查日期 核验日期 现场核实日期"),
        optional("description", TEXT, "说明 备注 节点说明"),
    ),
)
OFFICIALS = Table(
    "officials",
    ("领导",),
    (
        needed("name", TEXT, "姓名 领导姓名 县领导 市领导"),
        optional("post", TEXT, "职务 现任职务 领导职务"),
        optional("sort_order", COUNT, "排序 顺序 排列顺序"),
        optional("region", TEXT, "包乡镇 包镇乡 联系乡镇 挂钩镇 包抓乡镇 联系镇乡"),
        optional("field", TEXT, "分管领域 分管工作 分管部门 联系部门"),
    ),
)
DECISIONS = Table(
    "decisions",
    ("议定事项", "会议议定"),
    (
        needed("met_on", DATE, "会议日期 会议时间 议定日期"),
        needed("matter", TEXT, "事项 议定事项 议定内容 会议议定事项"),
        optional("project_code", LABEL, "项目编号 项目编码 项目代码"),
        optional("region", LABEL, "区域 镇乡 乡镇 所在区域", is_region=True),
        optional("responsible_unit", TEXT, "责任单位 责任部门 牵头单位"),
        optional("due_on", DATE, "期限 完成期限 办结期限 完成时限 办结时限"),
        optional("done_on", DATE, "办结日期 完成日期 办结时间 完成时间"),
    ),
)
NOTICES = Table(
    "notices",
    ("督办",),
    (
        needed("number", LABEL, "编号 督办编号 督办单编号 文号 督办文号"),
        optional("project_code", LABEL, "项目编号 项目编码 项目代码"),
        optional("region", LABEL, "区域 镇乡 乡镇 所在区域", is_region=True),
        needed("kind", CHOICE, "类别 督办类别 督办单类别", "蓝=蓝色=蓝单 黄=黄色=黄单 红=红色=红单"),
        needed("issued_on", DATE, "发出日期 发出时间 下发日期 印发日期"),
        optional("due_on", DATE, "期限 办理期限 回复期限 整改期限 办结期限"),
        optional("answered_on", DATE, "回复日期 回复时间 反馈日期"),
        optional("closed_on", DATE, "办结日期 销号日期 办结时间"),
        optional("answer", TEXT, "回复 回复内容 反馈内容 整改情况 办理情况"),
    ),
)
ASSESSMENT_SCORES = Table(
    "assessment_scores",
    ("考核得分",),
    (
        needed("year", YEAR, "年份 年度 考核年度"),
        needed("period", LABEL, "期间 考核期间 季度 考核周期"),
        needed("region", LABEL, "区域或部门 区域 部门 镇乡 乡镇 单位 被考核单位", is_region=True),
        needed("indicator", LABEL, "指标 考核指标 指标名称"),
        needed("score", QUANTITY, "得分 考核得分 分值"),
    ),
)
