"""A second, quite different county: other regions, other capital sources, and everything that is odd at once."""

import random
from datetime import date

from tests.ledgers import Rows

LONG = "超长名称" * 125
HOSTILE_TOWNSHIP = 'O\'Brien<b>$镇$</b>"x"*y*[z](http://a):red[q]'
TOWNSHIPS = ["石门镇", "白沙乡", "大坪镇", "红岩乡", "三岔镇", "无目标镇", "无项目乡", HOSTILE_TOWNSHIP]
ZONES = ["高新区", "物流园"]
SOURCES = ["专项债券", "企业自有", "财政", "基金"]
ORIGINS = ["民资", "境内市外", "外资", "国有"]
MONTHS = [date(2025 + number // 12, number % 12 + 1, 1) for number in range(15)]
ODD_NAMES = [LONG, "=1+1", "<script>alert(1)</script>", "$a$ `b` **c**", "'; drop table projects; --"]


def second_ledger() -> dict[str, Rows]:
    """Sheets of a county whose year is 2026 and whose ledger begins in 2025; the same at every call."""
    chance = random.Random(3)
    regions = [["区域名称", "层级", "上级区域", "排序"], ["云岭市", "地市", None, 0], ["石门县", "县市", "云岭市", 1]]
    regions += [["南河县", "县市", "云岭市", 2], ["北河县", "县市", "云岭市", 3]]
    regions += [[name, "镇乡", "石门县", place] for place, name in enumerate(TOWNSHIPS)]
    regions += [[name, "园区", "石门县", 50 + place] for place, name in enumerate(ZONES)]
    regions += [["交通局", "部门", "石门县", 90]]
    projects, investments = _projects(chance)
    targets = [["年份", "区域", "指标", "目标", "3月"]]
    for name in [*TOWNSHIPS, *ZONES]:
        if name != "无目标镇":
            targets.append([2026, name, "重点项目投资", 5 if name == "石门镇" else 9000, None])
    targets.append([2026, "石门县", "重点项目投资", 80_000, 12_000])
    indicators = [["县市", "月份", "指标", "数值", "单位"]]
    for place, county in enumerate(("石门县", "南河县")):
        indicators += [[county, month, "重点项目投资", 1000 + 100 * place + month.month, "万元"] for month in MONTHS]
    return {"区域": regions, "项目": projects, "投资": investments, "目标": targets, "县市指标": indicators}


def _projects(chance: random.Random) -> tuple[Rows, Rows]:
    header = ["项目编号", "项目名称", "区域", "投资主体", "来源地", "计划总投资", "年度计划投资", "单列"]
    projects: Rows = [[*header, "开工日期", "计划竣工日期", "竣工日期", "停工日期"]]
    investments: Rows = [["项目编号", "月份", "资金来源", "完成投资"]]
    homes = [name for name in [*TOWNSHIPS, *ZONES, "交通局"] if name != "无项目乡"]
    for number in range(60):
        code = f"X-{number:03}"
        name = ODD_NAMES[number] if number < len(ODD_NAMES) else f"第{number}号工程"
        first = chance.randrange(len(MONTHS) - 1)
        not_started = number % 15 == 7
        completed = MONTHS[-1] if number % 9 == 4 and not not_started else None
        suspended = MONTHS[-1] if number % 11 == 5 and not completed and not not_started else None
        row = [code, name, homes[number % len(homes)], ORIGINS[number % 4], chance.choice([None, "广东", "香港"])]
        row += [chance.choice([300, 800, 4000, 20_000]), chance.choice([None, 600]), "是" if number == 20 else None]
        row += [None if not_started else MONTHS[first], date(2026, 12, 20), completed, suspended]
        projects.append(row)
        if not not_started:
            investments += [[code, month, chance.choice(SOURCES), 12.345678] for month in MONTHS[first:]]
    return projects, investments
