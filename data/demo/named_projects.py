"""The projects that the speech names. What it does not say of them is assumed; see README.md."""

from datetime import date

from data.demo.model import Project
from data.demo.regions import ZONE

STANDARD_FACTORY = "开发区标准厂房"


def named_in_hand() -> list[Project]:
    """The named projects that are under way at the end of May 2024."""
    return [
        Project(
            "吕四港镇",
            "国有",
            500_000,
            "北京",
            "大唐电厂新建项目",
            "大唐吕四港发电筹建处",
            "电力",
            listed_separately=True,
            started_on=date(2023, 9, 26),
            planned_completion_on=date(2026, 12, 31),
            cohort="h",
            remark="单列项目；计划总投资为演示假定值",
        ),
        Project(
            "寅阳镇",
            "境内市外",
            58_000,
            "上海",
            "泽骅造船项目",
            "启东泽骅船舶制造筹建处",
            "船舶制造",
            started_on=date(2024, 3, 18),
            planned_completion_on=date(2026, 6, 30),
            cohort="n",
        ),
        Project(
            "惠萍镇",
            "境内市外",
            16_400,
            "浙江",
            "惠港造船项目",
            "启东惠港造船筹建处",
            "船舶制造",
            started_on=date(2024, 2, 26),
            planned_completion_on=date(2025, 9, 30),
            cohort="n",
        ),
        Project(
            ZONE,
            "境内市外",
            12_000,
            "福建",
            "华泰陶瓷项目",
            "启东华泰陶瓷筹建处",
            "建材",
            started_on=date(2023, 4, 20),
            planned_completion_on=date(2024, 11, 30),
            cohort="f",
        ),
        Project(
            "汇龙镇",
            "民资",
            3_200,
            "本市",
            "三普服饰二期项目",
            "三普服饰有限公司",
            "纺织服装",
            started_on=date(2023, 5, 12),
            planned_completion_on=date(2024, 4, 30),
            cohort="f",
        ),
        Project(
            "启隆乡",
            "境内市外",
            2_800,
            "上海",
            "上海可贵石业钡类加工项目",
            "上海可贵石业有限公司",
            "建材",
            started_on=date(2023, 4, 11),
            planned_completion_on=date(2025, 3, 31),
            suspended_on=date(2024, 3, 15),
            cohort="f",
        ),
        Project(
            "东海镇",
            "境内市外",
            8_000,
            "江苏",
            "平川数控机床项目",
            "平川数控机床有限公司",
            "机械制造",
            started_on=date(2024, 3, 6),
            planned_completion_on=date(2025, 6, 30),
            cohort="n",
            remark=STANDARD_FACTORY,
        ),
        Project(
            "寅阳镇",
            "外资",
            1_250,
            "香港",
            "威廉姆电器生产项目",
            "威廉姆电器有限公司",
            "电子信息",
            started_on=date(2024, 2, 20),
            planned_completion_on=date(2024, 10, 31),
            cohort="n",
            remark=STANDARD_FACTORY,
        ),
        Project(
            "寅阳镇",
            "民资",
            1_000,
            "本市",
            "金双喜电磁灶生产项目",
            "金双喜电器有限公司",
            "电子信息",
            started_on=date(2024, 3, 25),
            planned_completion_on=date(2024, 12, 20),
            cohort="n",
            remark=STANDARD_FACTORY,
        ),
    ]


def named_not_started() -> list[Project]:
    """The named project that waits for the infrastructure of its park."""
    return [
        Project(
            "北新镇",
            "境内市外",
            8_250,
            "江苏",
            "江苏正泰医药化工医药中间体项目",
            "江苏正泰医药化工有限公司",
            "医药化工",
            signed_on=date(2023, 8, 22),
            approved_on=date(2024, 1, 16),
            planned_completion_on=date(2025, 10, 31),
        )
    ]
