"""Invented names of projects and their builders, and the neutral posts of the people who answer for them."""

from datetime import date
from random import Random

from data.demo.model import Project
from data.demo.regions import ZONE

_FIRST = "鼎瑞恒泽宏锦嘉裕盛晟启江海东润新华天佳永联亿益景凯卓诚信达远腾飞航源沃茂祥安平和康宝金银铭骏博智"
_SECOND = "川禾茂坤峰泰隆通丰源洋涛航林森磊鑫辉煌阳光宇恒达利昌盛荣兴业佑升威朗科曼特维思诺美雅"
_TRADES = {
    "电动工具": ("电动工具", ("角磨机生产线", "锂电电钻装配线", "电锤技改", "工具转子生产线", "电动扳手扩产")),
    "机械制造": ("精密机械", ("数控加工中心", "液压件生产线", "减速机扩建", "阀门铸件", "冲床技改", "环保设备")),
    "纺织服装": ("纺织", ("家纺面料生产线", "针织服装", "无梭织机技改", "色织布扩产", "羽绒制品", "服装二期")),
    "医药化工": ("医化", ("医药中间体", "原料药技改", "水性涂料", "食品添加剂", "中药提取")),
    "电子信息": ("电子", ("电容器生产线", "LED照明组件", "线路板技改", "传感器封装", "连接器扩产")),
    "食品加工": ("食品", ("海产品精深加工", "速冻蔬菜", "休闲食品", "冷库扩建", "粮油加工技改")),
    "船舶制造": ("船舶配套", ("船用舾装件", "船舶分段制造", "船用阀门", "甲板机械")),
    "建材": ("建材", ("新型墙体材料", "商品混凝土搅拌站", "铝合金型材", "木业地板", "玻璃深加工")),
    "汽车零部件": ("汽配", ("汽车内饰件", "制动盘生产线", "车用线束", "模具技改")),
    "新能源": ("新能源", ("光伏组件", "风电塔筒", "储能电池包", "叶片模具")),
}
_LEADERS = tuple(f"市领导{letter}" for letter in "甲乙丙丁戊己庚辛壬癸")
_DEPARTMENTS = ("市发改委", "市工信局", "市商务局", "市住建局", "市科技局")
_NOT_SIGNED = date(2024, 5, 31)
_PREFIX = {"上海": "上海", "浙江": "浙江", "香港": "香港", "台湾": "台湾"}


def give_names(projects: list[Project], chance: Random) -> None:
    """Give a name, an owner and an industry to every project that has none yet; no two projects share a name."""
    taken = {project.name for project in projects}
    for project in projects:
        while not project.name:
            industry = chance.choice(list(_TRADES))
            trade, products = _TRADES[industry]
            brand = chance.choice(_FIRST) + chance.choice(_SECOND)
            name = f"{brand}{trade}{chance.choice(products)}项目"
            if name not in taken:
                taken.add(name)
                place = _PREFIX.get(project.origin_place, "启东")
                project.name, project.industry, project.category = name, industry, _category(name)
                project.owner = f"{place}{brand}{trade}有限公司"


def _category(name: str) -> str:
    if "技改" in name:
        return "技改"
    return "扩建" if "扩" in name or "二期" in name else "新建"


def give_responsible(projects: list[Project], chance: Random) -> None:
    """Name the leader's post and the unit that answer for every project."""
    for project in projects:
        if not project.lead_official:
            township_post = f"{project.region}主要负责同志"
            project.lead_official = chance.choice(_LEADERS) if project.is_large else township_post
        if not project.responsible_unit:
            of_region = "开发区管委会" if project.region == ZONE else f"{project.region}人民政府"
            project.responsible_unit = of_region if chance.random() < 0.85 else chance.choice(_DEPARTMENTS)


def give_codes(projects: list[Project]) -> None:
    """Number the projects within the year in which they were signed (or 2024), in the order of signing."""
    numbers: dict[int, int] = {}
    for project in sorted(projects, key=lambda project: (project.signed_on or _NOT_SIGNED, project.name)):
        year = (project.signed_on or _NOT_SIGNED).year
        numbers[year] = numbers.get(year, 0) + 1
        project.project_code = f"QD{year}{numbers[year]:04d}"
