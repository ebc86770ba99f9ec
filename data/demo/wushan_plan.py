"""What the second demo ledger is made of: regions, fields of work, sums; see data/demo_wushan/README.md.

Published: the total of the first eight months and the state's part of it. The rest is assumed.
"""

from dataclasses import dataclass

COUNTY, PREFECTURE = "武山县", "天水市"
MAIN, APPLICATIONS, ATTRACTION = "项目投资", "争取资金", "招商到位资金"
# The last month is August 2024, counted from January 2022; a period is (first month, last month).
LAST_MONTH = 31
PERIODS = ((12, 19), (20, 23), (24, 31))
TARGET, TARGET_LAST_YEAR = 34_000, 22_000
# Completed in each period, 万元, and what of it was paid from which source.
SOURCES = ("中央投资", "省级投资", "县级配套", "自筹", "银行贷款", "民资")
PAID = (
    (7_600, 4_700, 800, 1_000, 600, 900),
    (3_000, 1_900, 300, 400, 300, 300),
    (11_200, 6_800, 700, 1_300, 900, 1_100),
)

# Name, and how large its part of the county's target is.
TOWNSHIPS = (
    ("城关镇", 16),
    ("洛门镇", 14),
    ("鸳鸯镇", 9),
    ("滩歌镇", 8),
    ("四门镇", 7),
    ("马力镇", 8),
    ("山丹镇", 7),
    ("温泉镇", 6),
    ("桦林镇", 6),
    ("龙台镇", 5),
    ("榆盘镇", 4),
    ("高楼镇", 4),
    ("杨河镇", 3),
    ("咀头乡", 2),
    ("沿安乡", 2),
)
# Department, its applications of this year; those without any are named as blanks.
DEPARTMENTS = (
    ("县发改局", 6),
    ("县扶贫办", 5),
    ("县交通局", 5),
    ("县水利局", 6),
    ("县教育局", 4),
    ("县卫生局", 4),
    ("县农发办", 4),
    ("县农牧局", 1),
    ("县住建局", 1),
    ("县林业局", 1),
    ("县文体局", 0),
    ("县民政局", 0),
    ("县环保局", 0),
    ("县旅游局", 0),
    ("县工信局", 0),
    ("县商务局", 0),
)


@dataclass(frozen=True)
class Field:
    """A field of work: who answers for it, what is built, its usual size in 万元, how willingly each source pays."""

    industry: str
    unit: str
    works: tuple[str, ...]
    size: int
    count: int
    mix: tuple[float, ...]
    is_slow: bool = False


_OF_THE_STATE = (1.0, 0.6, 0.07, 0.05, 0.02, 0.0)
FIELDS = (
    Field("易地搬迁", "县扶贫办", ("易地扶贫搬迁安置点",), 520, 6, _OF_THE_STATE, is_slow=True),
    Field("沼气", "县农牧局", ("农村户用沼气",), 160, 7, (1.0, 0.4, 0.05, 0.3, 0.0, 0.0), is_slow=True),
    Field("水利", "县水利局", ("人畜饮水安全工程", "灌区渠道改造", "河堤治理", "梯田建设"), 420, 15, _OF_THE_STATE),
    Field("交通", "县交通局", ("通村水泥路", "农机路", "危桥改造"), 380, 14, _OF_THE_STATE),
    Field("教育", "县教育局", ("中学教学楼", "寄宿制小学", "校舍安全改造"), 300, 10, _OF_THE_STATE),
    Field("卫生", "县卫生局", ("卫生院业务用房", "村卫生室"), 180, 8, _OF_THE_STATE),
    Field("农业综合开发", "县农发办", ("中低产田改造", "高效农业示范区", "设施蔬菜基地"), 360, 9, _OF_THE_STATE),
    Field(
        "农产品加工",
        "县工信局",
        ("真空冻干蔬菜生产线", "肉牛深加工", "蔬菜保鲜库", "畜禽良种繁育"),
        420,
        8,
        (0.0, 0.05, 0.0, 0.6, 0.8, 1.0),
    ),
)
# Reserve for the next years: name, township, field, unit, planned investment, whether it is approved.
RESERVE = (
    ("渭北综合市场", "城关镇", "商贸", "县商务局", 6_800, True),
    ("20万吨复混肥生产线", "洛门镇", "工业", "县工信局", 9_500, True),
    ("100万吨水泥生产线", "鸳鸯镇", "工业", "县工信局", 28_000, False),
    ("小水电综合开发", "温泉镇", "能源", "县水利局", 5_600, True),
    ("钼矿开发", "温泉镇", "工业", "县工信局", 32_000, False),
    ("南滨河路", "城关镇", "城建", "县住建局", 3_200, True),
    ("北滨河路", "城关镇", "城建", "县住建局", 2_900, False),
    ("和平路", "城关镇", "城建", "县住建局", 1_800, True),
    ("宁远大道东段", "城关镇", "城建", "县住建局", 2_400, True),
    ("火车站广场", "城关镇", "城建", "县住建局", 1_500, False),
    ("洛门物流中心", "洛门镇", "商贸", "县发改局", 4_200, False),
    ("鸳鸯物流中心", "鸳鸯镇", "商贸", "县发改局", 3_600, False),
    ("四马公路改造", "四门镇", "交通", "县交通局", 4_800, True),
    ("榜沙河流域综合开发", "马力镇", "农业综合开发", "县农发办", 2_600, True),
    ("山丹河流域综合开发", "山丹镇", "农业综合开发", "县农发办", 2_200, False),
)
LEADS = (
    ("城关镇", "浙江", "建材市场", "意向", 4_500),
    ("洛门镇", "山东", "蔬菜脱水加工", "签约", 2_800),
    ("洛门镇", "广东", "冷链物流", "在谈", 6_000),
    ("鸳鸯镇", "陕西", "石材加工", "报批", 1_900),
    ("县工信局", "四川", "复混肥", "签约", 9_500),
    ("县商务局", "浙江", "综合市场", "在谈", 6_800),
    ("温泉镇", "北京", "温泉疗养", "意向", 7_200),
)
