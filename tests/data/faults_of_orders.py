"""Faults of the sheets of nodes, leaders, notices and scores, one for each check that looks at them alone."""

NODES = [
    ["项目编号", "节点", "计划日期", "完成日期", "核实日期"],
    ["A1", "主体", "2024-05-01", "2024-05-02", "2024-05-03"],
]
OFFICIALS = [["姓名", "职务", "包乡镇"], ["张三", "副县长", "东山、西山乡"]]
NOTICES = [["编号", "项目编号", "类别", "发出日期", "回复日期"], ["1号", "A1", "红色", "2024-05-06", "2024-05-09"]]
SCORES = [["年份", "期间", "区域或部门", "指标", "得分"], [2024, "1季度", "东山镇", "满意度", 4.5]]

FAULTS = {
    "duplicate_milestone": ({"节点": [*NODES, ["A1", "主体", "2024-06-01", None, None]]}, "节点", 3, "节点", "主体"),
    "duplicate_notice": ({"督办": [*NOTICES, NOTICES[1]]}, "督办", 3, "编号", "1号"),
    "duplicate_score": ({"考核得分": [*SCORES, SCORES[1]]}, "考核得分", 3, "指标", "满意度"),
    "milestone_in_future": (
        {"节点": [*NODES, ["A1", "封顶", None, "2024-06-16", None]]},
        "节点",
        3,
        "完成日期",
        "2024-06-16",
    ),
    "milestone_verified_before_done": (
        {"节点": [*NODES, ["A1", "封顶", None, None, "2024-06-01"]]},
        "节点",
        3,
        "核实日期",
        "2024-06-01",
    ),
    "notice_answered_before_issued": (
        {"督办": [NOTICES[0], ["1号", "A1", "红", "2024-05-06", "2024-05-05"]]},
        "督办",
        2,
        "回复日期",
        "2024-05-05",
    ),
    "unknown_township_of_official": (
        {"领导": [*OFFICIALS, ["李四", None, "东山镇、北山镇"]]},
        "领导",
        3,
        "包乡镇",
        "东山镇、北山镇",
    ),
}
