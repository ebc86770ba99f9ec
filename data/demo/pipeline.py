"""What is still to become projects: leads of townships and departments, applications of departments upward."""

from datetime import timedelta
from random import Random

from data.demo.model import LAST_MONTH, Row, dice, last_day, some_day
from data.demo.regions import DEPARTMENTS, ZONE, District

STAGES = ("在谈", "意向", "签约", "报批", "开工")
_BLANK_DISTRICTS = ("少直镇", "向阳镇")
LEAD_DEPARTMENTS = ("市商务局", "市发改委", "市工信局", "市科技局")
_BLANK_DEPARTMENTS = ("市教育局", "市文旅局")
_PLACES = ("上海", "浙江", "江苏", "广东", "香港", "台湾", "日本", "德国", "福建", "北京")
_GOODS = (
    "海工装备",
    "电动工具",
    "光伏组件",
    "生物医药",
    "食品冷链",
    "汽车零部件",
    "电子元件",
    "新型建材",
    "家纺服装",
    "环保设备",
)
_WORKS = {
    "市发改委": ("城镇老旧小区改造", "产业园区基础设施", "粮食仓储设施"),
    "市工信局": ("技术改造专项", "专精特新企业补助", "工业节能改造"),
    "市商务局": ("县域商业体系建设", "农产品冷链物流", "外贸转型升级基地"),
    "市住建局": ("污水管网提质", "燃气管道更新", "保障性租赁住房"),
    "市自然资源局": ("土地综合整治", "海岸带生态修复", "高标准测绘"),
    "市交通运输局": ("农村公路提档升级", "疏港道路", "客运站改造"),
    "市水务局": ("海堤加固", "中小河流治理", "农村供水保障"),
    "市农业农村局": ("高标准农田", "渔港升级改造", "设施农业"),
    "市科技局": ("科技成果转化", "孵化器建设"),
    "市生态环境局": ("水环境综合治理", "土壤污染防治"),
    "市教育局": ("义务教育薄弱环节改善",),
    "市文旅局": ("公共文化设施提升",),
}


def application_rows() -> list[Row]:
    """One row per application; two departments have none this year."""
    chance = dice("applications")
    rows = []
    for year in (0, 12, 24):
        for department in DEPARTMENTS:
            if year == 24 and department in _BLANK_DEPARTMENTS:
                continue
            for work in chance.sample(_WORKS[department], chance.randint(1, len(_WORKS[department]))):
                rows.append(_application(department, f"{2022 + year // 12}年{work}项目", year, chance))
    return rows


def _application(department: str, name: str, year: int, chance: Random) -> Row:
    applied_on = some_day(year + chance.randint(0, 4 if year == 24 else 8), chance)
    applied = 50 * chance.randint(4, 70)
    approved = (
        10 * round(applied * chance.uniform(0.4, 1) / 10) if chance.random() < (0.72 if year == 24 else 0.85) else None
    )
    in_place_on = applied_on + timedelta(days=chance.randint(12, 60))
    arrives = approved is not None and in_place_on <= last_day(LAST_MONTH) and chance.random() < 0.75
    arrived = approved if arrives else None
    return {
        "department": department,
        "name": name,
        "level": chance.choice(("中央", "省", "省", "市")),
        "applied_on": applied_on,
        "applied": applied,
        "approved": approved,
        "in_place": None if arrived is None else 10 * round(arrived * chance.uniform(0.5, 1) / 10),
        "in_place_on": in_place_on if arrives else None,
    }


def lead_rows(districts: list[District]) -> list[Row]:
    """One row per lead; two townships have none."""
    chance = dice("leads")
    rows = []
    for region in [district.name for district in districts] + list(LEAD_DEPARTMENTS):
        if region in _BLANK_DISTRICTS:
            continue
        for i in range(14 if region == ZONE else chance.randint(2, 6)):
            place = chance.choice(_PLACES)
            stage = chance.choices(STAGES, (34, 26, 18, 12, 10))[0]
            registered_on = some_day(chance.randint(20, LAST_MONTH - 1), chance)
            planned = 100 * chance.randint(8, 300 if region == ZONE else 90)
            rows.append(
                {
                    "region": region,
                    "name": f"{place}客商{chance.choice(_GOODS)}项目（{region}第{i + 1}号）",
                    "stage": stage,
                    "origin_place": place,
                    "planned_investment": planned,
                    "registered_on": registered_on,
                    "updated_on": max(registered_on, some_day(chance.randint(26, LAST_MONTH), chance)),
                    "funds_in_place": round(planned * chance.uniform(0.05, 0.3)) if stage in ("报批", "开工") else 0,
                }
            )
    return rows
