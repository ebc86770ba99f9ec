"""Returned workbooks of an invented county, as its townships would send them, with what they say as the truth."""

import random
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter
import xlwt

UNITS = ("黄沙镇", "北关街道", "三河乡", "岭南高新区", "白石农场", "云岭循环经济产业园", "太平镇", "金水回族乡")
MONTHS = [(2023, month) for month in range(9, 13)] + [(2024, month) for month in range(1, 5)]
KINDS = (
    "{}河道治理工程",
    "{}冷库建设项目",
    "{}安置房（{}期）",
    "{}污水管网改造",
    "{}年产{}万件轴承生产线",
    "{}卫生院迁建工程",
    "{}产业园{}号厂房",
)
SHEETS = (
    lambda year, month: f"{year}年{month}月",
    lambda year, month: f"{year % 100}年{month}月",
    lambda year, month: f"{year}.{month}",
    lambda year, month: f"{year}{month:02}",
    lambda year, month: f"{year}年{month:02}月报表",
    lambda year, month: f"{month}月" if year == 2023 else f"{year % 100}年{month}月",
    lambda year, month: f"{year}-{month:02}",
)
FILES = ("{}重点项目月报", "附件2：重点建设项目进度表（{}）", "{}（报送稿）", "{n}.{}2024年4月项目进展表")
# Header lines, and for each column what stands in it; ◇ is a cell that is merged with the one before it or above.
LAYOUTS = (
    (
        (
            "序号 项目名称 建设单位 项目性质 起止年限 计划总投资（万元） {year}年度计划投资 投资完成情况 ◇ ◇"
            " 形象进度 存在问题 责任单位 包保领导 备注",
            "◇ ◇ ◇ ◇ ◇ ◇ ◇ 当月完成 当年累计完成 自开工累计完成 ◇ ◇ ◇ ◇ ◇",
        ),
        "no name owner nature span total plan month year since progress problem dept lead remark",
    ),
    (
        (
            "序号 工程名称 业主 建设性质 总投资 年度投资计划 本月完成投资额 年初至今累计完成"
            " 工程形象进度 存在的主要问题 牵头部门 联系领导 备注",
        ),
        "no name owner nature total plan month year progress problem dept lead remark",
    ),
    (
        (
            "序号 项目名称及主要建设内容 实施单位 性质 概算投资 {year}年目标任务 {month}月完成 1-{month}月累计完成"
            " 目前进展情况 需协调解决的困难问题 责任单位及责任人 县级包抓领导 联系人及电话",
        ),
        "no content owner nature total plan month year progress problem unit_person lead contact",
    ),
    (
        (
            "编号 项目名称 项目业主单位 新建/续建 估算总投资 本年计划 当月完成投资 1-本月累计 完成年度计划%"
            " 项目进展 存在困难 主管单位 挂钩县领导 说明",
        ),
        "no name owner nature total plan month year rate progress problem dept lead_title remark",
    ),
)


@dataclass
class Told:
    """One project: what the county knows of it."""

    unit: str
    name: str
    total: int
    plans: dict[int, int]
    done: dict[tuple[int, int], int] = field(default_factory=dict)


def county(seed: int) -> list[Told]:
    """The projects of the invented county."""
    chance = random.Random(seed)
    found = []
    for unit in UNITS:
        names = set()
        for number in range(5):
            kind = KINDS[(number * 3 + chance.randrange(7)) % len(KINDS)]
            name = kind.format(unit[:2] + "东西南北中"[number], chance.randrange(1, 9))
            if name in names:
                continue
            names.add(name)
            told = Told(unit, name, chance.choice([900, 4800, 26000, 120000]), {2023: 0, 2024: 0})
            start = chance.randrange(-2, len(MONTHS))
            for place, month in enumerate(MONTHS):
                if place >= start and chance.random() < 0.9:
                    told.done[month] = max(1, told.total * chance.randrange(5, 40) // 1000)
            for year in told.plans:
                told.plans[year] = told.total // chance.randrange(2, 6)
            found.append(told)
    return found


def write_returns(folder: Path, told: list[Told], name_of_county: str, seed: int) -> None:
    """One workbook a unit, one sheet a month; units differ in layout, names of sheets, unit of money and file type."""
    chance = random.Random(seed + 1)
    folder.mkdir(parents=True, exist_ok=True)
    for number, unit in enumerate(UNITS):
        layout, sheet_name = LAYOUTS[number % 4], SHEETS[(number + seed) % len(SHEETS)]
        money = "亿元" if number % 4 == 1 or number == 4 else "万元"
        title = f"{name_of_county}{{}}年{{}}月重点建设项目进度情况表（{unit}）"
        sheets = {}
        for year, month in MONTHS:
            inside = [each for each in told if each.unit == unit]
            rows = _rows(layout, inside, (year, month), money, chance, number)
            head = (
                [title.format(year, month)],
                [f"填报单位（盖章）：{unit}", f"填报时间：{year}.{month}.28  单位：{money}"],
            )
            sheets[sheet_name(year, month)] = [*head, *rows]
        stem = FILES[(number + seed) % len(FILES)].format(unit, n=number + 1)
        (_write_xls if number == 2 else _write_xlsx)(folder / f"{stem}{'.xls' if number == 2 else '.xlsx'}", sheets)


def _rows(layout, inside: list[Told], month: tuple[int, int], money: str, chance: random.Random, number: int) -> list:
    lines, columns = layout
    texts = (line.format(year=month[0], month=month[1]) for line in lines)
    header = [["" if word == "◇" else word for word in text.split(" ")] for text in texts]
    keys = columns.split()
    rows = []
    for order, told in enumerate(inside, 1):
        so_far = sum(amount for each, amount in told.done.items() if each[0] == month[0] and each <= month)
        since = sum(amount for each, amount in told.done.items() if each <= month)
        said = {
            "no": order, "owner": "云岭建投", "nature": "新建", "span": "2023.9-2025.12", "problem": "无",
            "progress": "主体施工",
            "dept": "县住建局", "lead": "王二", "lead_title": "王二\n副县长", "remark": "", "contact": "139****0000",
            "unit_person": "县住建局 李主任", "rate": 0.1,
            "total": _money(told.total, money), "plan": _money(told.plans[month[0]], money),
            "year": _money(so_far, money), "since": _money(since, money),
            "month": _money(told.done[month], money) if month in told.done else chance.choice(["", "/", 0]),
            "name": _spelt(told.name, month, number),
        }  # fmt: skip
        said["content"] = f"{said['name']}\n主要建设内容：土建及配套"
        rows.append([said[key] for key in keys])
    total = ["合计" if key == "no" else "" for key in keys]
    total[keys.index("total")] = _money(sum(each.total for each in inside), money)
    total[keys.index("month")] = _money(sum(each.done.get(month, 0) for each in inside), money)
    total[0 if number % 2 else 1] = f"合计（{len(inside)}个）"
    if number % 2 == 0:
        total[0] = ""
    body = [total, *rows] if number % 3 else [*rows, total]
    return [*header, *body, [], ["填报人：小张", "", "审核人：老王"]]


def _money(amount: int, money: str) -> float:
    return round(amount / 10_000, 4) if money == "亿元" else amount


def _spelt(name: str, month: tuple[int, int], number: int) -> str:
    """The name as this unit writes it in this month."""
    if number % 4 == 0 and month == (2024, 3):
        return name[:3] + " " + name[3:]
    if number % 4 == 1 and month[0] == 2024:
        return f"{name}（续建）"
    if number % 4 == 2 and month[1] % 2 == 0:
        return name.removesuffix("工程").removesuffix("项目") + "项目"
    if number % 4 == 3 and month >= (2024, 4):
        return name.replace("（", "(").replace("）", ")")
    return name


def _write_xlsx(path: Path, sheets: dict[str, list]) -> None:
    with xlsxwriter.Workbook(path) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
            if rows[3][0] == "":
                for column, text in enumerate(rows[2]):
                    if text and rows[3][column] == "":
                        sheet.merge_range(2, column, 3, column, text)
                group = rows[2].index("投资完成情况")
                sheet.merge_range(2, group, 2, group + 2, "投资完成情况")


def _write_xls(path: Path, sheets: dict[str, list]) -> None:
    workbook = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = workbook.add_sheet(name)
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(place, column, cell)
    workbook.save(str(path))
