"""What the supervision office keeps: obstacles, commitments, land tasks of expressways, shared costs."""

from datetime import date, timedelta
from random import Random

from data.demo.model import LAST_MONTH, Project, Row, dice, last_day, some_day
from data.demo.regions import EXPRESSWAY_PREFECTURE, ZONE, District

_TODAY = last_day(LAST_MONTH)
_KINDS = {
    "招工": ("熟练工缺口较大，夜班无法开出", "组织专场招聘，与职业学校签订用工协议"),
    "资金": ("后续贷款尚未落实，设备款支付滞后", "召开银企对接会，落实贷款或引入合作方"),
    "征地": ("用地指标尚未下达，部分农户补偿未谈妥", "逐户签订补偿协议，按期移交净地"),
    "审批": ("环评、施工许可等手续仍在办理", "专人代办，并联审批"),
    "配套": ("厂区道路、供排水尚未接通", "倒排管网和道路工期"),
    "用电": ("增容申请待批，错峰期间设备无法满负荷调试", "协调供电部门安排增容"),
    "其他": ("投资方内部股权调整，建设方案待定", "约谈投资方，限期明确方案"),
}
_WEIGHTS = (18, 24, 22, 16, 10, 6, 4)
_PERSONS = tuple(f"经办人{letter}" for letter in "甲乙丙丁戊己庚辛")
_NAMED = {
    "三普服饰二期项目": (
        "招工",
        date(2024, 3, 20),
        "招工困难，项目推进缓慢",
        "人社部门组织跨县招工，七月底前到岗",
        date(2024, 7, 31),
    ),
    "江苏正泰医药化工医药中间体项目": (
        "配套",
        date(2024, 2, 18),
        "等待精细化工园区基础设施到位后方可启动，尚无实质性进展",
        "倒排园区道路、管网工期，到位后一个月内开工",
        date(2024, 9, 30),
    ),
    "上海可贵石业钡类加工项目": (
        "资金",
        date(2024, 3, 15),
        "缺乏约1000万元贷款，项目暂停推进",
        "市金融部门牵头银企对接，落实贷款后复工",
        date(2024, 6, 30),
    ),
}
_LOCAL = (
    ("征地", "政府", "{place}项目用地移交", 40, 160, "亩"),
    ("协议签订", "政府", "{place}拆迁补偿协议签订", 12, 60, "户"),
    ("补偿支付", "政府", "{place}征地补偿支付", 120, 900, "万元"),
    ("拆迁", "政府", "{place}设计拆迁物拆除", 8, 45, "户"),
    ("审批", "政府", "{project}施工许可办结", 1, 3, "件"),
    ("其他", "企业", "{project}主体设备到位", 4, 30, "台"),
)
# Expressway, county, deadline: None where the source leaves the date blank.
_EXPRESSWAY_TASKS = (
    ("吴华高速", "吴起县", None),
    ("子姚高速", "子长县", date(2024, 7, 15)),
    ("子姚高速", "延川县", date(2024, 7, 15)),
    ("子姚高速", "宝塔区", date(2024, 7, 15)),
    ("延黄高速", "延长县", date(2024, 7, 20)),
    ("延黄高速", "宜川县", None),
    ("延黄高速", "黄龙县", date(2024, 7, 20)),
)
_EXPRESSWAYS = ("吴华高速", "清子高速", "子姚高速", "延黄高速", "韩黄高速", "黄蒲高速")
_SHARED = {"吴华高速": ("吴起县",), "子姚高速": ("子长县", "延川县", "宝塔区"), "韩黄高速": ("黄龙县",)}


def expressways() -> list[Project]:
    """The expressways of the second speech; what they cost is assumed."""
    chance = dice("expressways")
    return [
        Project(
            EXPRESSWAY_PREFECTURE,
            "国有",
            10_000 * chance.randint(42, 118),
            "本省",
            f"{name}公路项目",
            f"{name}公路建设管理处",
            "交通",
            "基础设施",
            project_code=f"YAGS{i:02d}",
            started_on=date(2023, 3 + i, 10),
            planned_completion_on=date(2026, 12, 31),
            responsible_unit="延安市交通局",
        )
        for i, name in enumerate(_EXPRESSWAYS, 1)
    ]


def infrastructure() -> list[Project]:
    """Works around the projects whose costs are shared; none is started."""
    rows = (
        ("北新镇", "北新精细化工园区基础设施配套项目", 4_600, date(2024, 4, 12)),
        ("吕四港镇", "大唐电厂进厂道路项目", 6_800, date(2024, 3, 26)),
        (ZONE, "开发区标准厂房供水管网项目", 2_300, date(2024, 5, 8)),
    )
    return [
        Project(
            region,
            "国有",
            planned,
            "本市",
            name,
            "启东市建设投资有限公司",
            "市政",
            "基础设施",
            signed_on=approved_on - timedelta(days=40),
            approved_on=approved_on,
            planned_completion_on=date(2025, 6, 30),
        )
        for region, name, planned, approved_on in rows
    ]


def obstacle_rows(projects: list[Project]) -> list[Row]:
    """One row per obstacle of a project; the named ones first."""
    chance = dice("obstacles")
    by_name = {project.name: project for project in projects}
    rows = [_obstacle(by_name[name], *values, None, chance) for name, values in _NAMED.items()]
    able = [p for p in projects if p.is_large and p.in_hand(LAST_MONTH) and not p.completed_on and p.name not in _NAMED]
    held = [p for p in able if p.suspended_on] + chance.sample([p for p in able if not p.suspended_on], 44)
    for project in held:
        kind = chance.choices(list(_KINDS), _WEIGHTS)[0]
        raised_on = max(some_day(chance.randint(23, LAST_MONTH), chance), project.start + timedelta(days=2))
        promised_on = raised_on + timedelta(days=chance.choice((30, 45, 60, 90)))
        resolved_on = promised_on + timedelta(days=chance.randint(-20, 12))
        is_resolved = not project.suspended_on and resolved_on < _TODAY and chance.random() < 0.6
        description, next_step = _KINDS[kind]
        values = (kind, raised_on, description, next_step, promised_on)
        rows.append(_obstacle(project, *values, resolved_on if is_resolved else None, chance))
    return rows


def _obstacle(
    project: Project,
    kind: str,
    raised_on: date,
    description: str,
    next_step: str,
    promised_on: date,
    resolved_on: date | None,
    chance: Random,
) -> Row:
    return {
        "project_code": project.project_code,
        "obstacle": kind,
        "raised_on": raised_on,
        "description": description,
        "responsible_unit": project.responsible_unit,
        "responsible_person": chance.choice(_PERSONS),
        "next_step": next_step,
        "promised_on": promised_on,
        "resolved_on": resolved_on,
    }


def commitment_rows(projects: list[Project], roads: list[Project], districts: list[District]) -> list[Row]:
    """Promises of townships and enterprises, then the land tasks of the expressways."""
    chance = dice("commitments")
    rows = [
        _local_commitment(projects, district, chance) for district in districts for _ in range(chance.choice((1, 1, 2)))
    ]
    codes = {road.name.removesuffix("公路项目"): road.project_code for road in roads}
    rows.append(
        _task("清子高速南关驾校拆迁协议签订", codes["清子高速"], "子长县", "协议签订", 1, 0, "份", date(2024, 6, 30))
    )
    rows.append(_task("吴华高速红线用地征用", codes["吴华高速"], "吴起县", "征地", 100, 86, "%", None))
    for road, county, due_on in _EXPRESSWAY_TASKS:
        for kind, what, unit, low, high in (
            ("协议签订", "设计拆迁物协议签订", "户", 30, 140),
            ("补偿支付", "补偿费用支付", "万元", 900, 5200),
            ("拆迁", "拆迁任务", "户", 30, 140),
        ):
            if road == "吴华高速" and kind == "拆迁":
                continue
            due = chance.randint(low, high)
            done = int(due * chance.uniform(0.35, 0.95))
            rows.append(_task(f"{road}{county}段{what}", codes[road], county, kind, due, done, unit, due_on))
    for road in ("黄蒲高速", "韩黄高速"):
        rows.append(
            _task(f"{road}黄龙县段征地拆迁（按建设单位进度）", codes[road], "黄龙县", "征地", 100, 62, "%", None)
        )
    return rows


def _task(name: str, code: str, region: str, kind: str, due: int, done: int, unit: str, due_on: date | None) -> Row:
    return {
        "name": name,
        "project_code": code,
        "region": region,
        "kind": kind,
        "party": "政府",
        "responsible_unit": f"{region}人民政府",
        "responsible_person": "县区征迁负责人",
        "quantity_due": due,
        "quantity_done": done,
        "unit": unit,
        "due_on": due_on,
        "done_on": None,
    }


def _local_commitment(projects: list[Project], district: District, chance: Random) -> Row:
    kind, party, name, low, high, unit = chance.choice(_LOCAL)
    able = [p for p in projects if p.region == district.name and p.is_large and p.in_hand(LAST_MONTH)]
    project = chance.choice([p for p in able if not p.completed_on])
    place = district.name if district.name != ZONE else "开发区东区"
    due_on = some_day(LAST_MONTH + chance.choice((-2, -1, 0, 1, 1, 2, 4)), chance)
    due = chance.randint(low, high)
    is_done = due_on < _TODAY and chance.random() < 0.55
    row = _task(
        name.format(place=place, project=project.name.removesuffix("项目")),
        project.project_code,
        district.name,
        kind,
        due,
        due if is_done else int(due * chance.uniform(0.2, 0.95)),
        unit,
        due_on,
    )
    row["party"] = party
    row["responsible_unit"] = project.responsible_unit if party == "政府" else project.owner
    row["responsible_person"] = chance.choice(_PERSONS)
    row["done_on"] = due_on - timedelta(days=chance.randint(0, 12)) if is_done else None
    return row


def cost_share_rows(projects: list[Project], roads: list[Project]) -> list[Row]:
    """Who owes what of a shared cost: city and counties for the expressways, city and township at home."""
    chance = dice("cost shares")
    rows = []
    for road in roads:
        counties = _SHARED.get(road.name.removesuffix("公路项目"), ())
        owed = 100 * chance.randint(30, 60)
        if counties:
            rows.append(_share(road, "延安市财政", owed, 1.0, 1.0))
        for county in counties:
            paid = chance.choice((0.3, 0.55, 0.8, 1.0))
            rows.append(_share(road, county, 100 * chance.randint(25, 70), paid, chance.choice((0.6, 0.85, 1.0))))
    for project in projects:
        if project.category == "基础设施":
            half = project.planned_investment // 2
            rows.append(_share(project, "启东市财政", half, 0.6, 0.5))
            payer = "开发区管委会" if project.region == ZONE else f"{project.region}财政"
            rows.append(_share(project, payer, project.planned_investment - half, chance.choice((0.2, 0.4)), 0.5))
    return rows


def _share(project: Project, payer: str, owed: int, paid: float, disbursed: float) -> Row:
    paid_in = round(owed * paid)
    return {
        "project_code": project.project_code,
        "payer": payer,
        "owed": owed,
        "paid_in": paid_in,
        "disbursed": round(paid_in * disbursed),
    }
