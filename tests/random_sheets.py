"""The optional sheets of a random ledger, with what real ones leave open; the days and amounts of every sheet."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from types import MappingProxyType
from typing import Any, TypeVar

Rows = list[dict[str, Any]]
Sheet = Callable[[Random, Mapping[str, Rows]], Rows]
Value = TypeVar("Value")
YEAR = 2024
COUNTY = "清河县"


def is_ours(region: Mapping[str, Any]) -> bool:
    """Whether a row of the regions is of our county, and not of the other one."""
    return not region["name"].startswith(("河西", "平阳", "海州"))


def maybe(random: Random, chance: float, value: Value) -> Value | None:
    """The value, or nothing."""
    return value if random.random() < chance else None


def an_amount(random: Random, least: int, most: int) -> Decimal:
    """Money to the 分, or whole."""
    whole = random.random() < 0.4
    return Decimal(random.randint(least, most)) if whole else Decimal(random.randint(least * 100, most * 100)) / 100


def a_day(random: Random, first_year: int, last_year: int) -> date:
    """A day of these years; one in six at the edge of a year or a month, where counting goes wrong."""
    first, last = date(first_year, 1, 1), date(last_year, 12, 31)
    day = first + timedelta(random.randrange((last - first).days + 1))
    edges = (day.replace(month=1, day=1), day.replace(month=12, day=31), day.replace(day=1), _month_end(day))
    return random.choice(edges) if random.random() < 1 / 6 else day


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)


def _county_indicators(random: Random, tables: Mapping[str, Rows]) -> Rows:
    counties = [row["name"] for row in tables["regions"] if row["level"] == "县市"]
    rows = []
    for indicator, unit in (
        ("工业投入完成", "亿元"),
        ("新开工项目数", "个"),
        ("最大项目计划总投资", "亿元"),
        ("增速", "%"),
    ):
        source, since = random.choice((None, "统计局")), random.choice((date(YEAR - 1, 1, 1), date(YEAR, 3, 1)))
        for county in counties:
            for month in (date(year, number, 1) for year in (YEAR - 1, YEAR) for number in range(1, 13)):
                if month >= since and random.random() < 0.7:
                    value = random.choice((Decimal(random.randint(-5, 20)), an_amount(random, 0, 20)))
                    rows.append(
                        {"county": county, "month": month, "indicator": indicator}
                        | {"value": value, "unit": unit, "source": source}
                    )
    return rows


def _obstacles(random: Random, tables: Mapping[str, Rows]) -> Rows:
    return [
        {
            "project_code": project["project_code"],
            "obstacle": random.choice(("招工", "资金", "征地", "审批", "用电")),
            "raised_on": a_day(random, YEAR - 1, YEAR),
            "description": random.choice((None, "说明")),
            "responsible_unit": random.choice((None, "发改局")),
            "responsible_person": random.choice((None, "王五")),
            "next_step": random.choice((None, "加快协调")),
            "promised_on": maybe(random, 0.6, a_day(random, YEAR - 1, YEAR)),
            "resolved_on": maybe(random, 0.4, a_day(random, YEAR - 1, YEAR)),
        }
        for project in tables["projects"]
        for _ in range(random.choice((0, 0, 1, 2)))
    ]


def _commitments(random: Random, tables: Mapping[str, Rows]) -> Rows:
    regions = [row["name"] for row in tables["regions"]]
    rows = []
    for place in range(random.randint(1, 40)):
        project = random.choice((None, random.choice(tables["projects"])))
        is_counted = random.random() < 0.7
        rows.append(
            {
                "name": f"任务{'甲乙丙丁戊己庚辛壬癸'[place % 10]}",
                "project_code": project["project_code"] if project else None,
                "region": project["region"] if project and random.random() < 0.8 else random.choice(regions),
                "kind": random.choice(("征地", "协议签订", "补偿支付", "拆迁", "审批", "其他")),
                "party": random.choice((None, "政府", "企业")),
                "responsible_unit": random.choice((None, "发改局", "水利局")),
                "responsible_person": random.choice((None, "王五")),
                "quantity_due": an_amount(random, 0, 100) if is_counted else None,
                "quantity_done": maybe(random, 0.8, an_amount(random, 0, 100)) if is_counted else None,
                "unit": random.choice(("亩", "户")) if is_counted else None,
                "due_on": maybe(random, 0.8, a_day(random, YEAR, YEAR)),
                "done_on": maybe(random, 0.3, a_day(random, YEAR, YEAR)),
            }
        )
    return rows


def _cost_shares(random: Random, tables: Mapping[str, Rows]) -> Rows:
    return [
        {
            "project_code": project["project_code"],
            "payer": payer,
            "owed": random.choice((Decimal(0), an_amount(random, 1, 500))),
            "paid_in": maybe(random, 0.7, an_amount(random, 0, 500)),
            "disbursed": maybe(random, 0.5, an_amount(random, 0, 300)),
        }
        for project in tables["projects"]
        if random.random() < 0.2
        for payer in random.sample(("市", "县", "镇"), random.randint(1, 3))
    ]


def _applications(random: Random, tables: Mapping[str, Rows]) -> Rows:
    homes = [row["name"] for row in tables["regions"] if row["level"] == "部门"] * 3
    homes += [row["name"] for row in tables["regions"] if is_ours(row)]
    return [
        {
            "department": random.choice(homes),
            "name": f"争取{'甲乙丙丁戊己庚辛壬癸'[place % 10]}",
            "level": random.choice(("中央", "省", None)),
            "applied_on": maybe(random, 0.9, a_day(random, YEAR - 1, YEAR)),
            "applied": maybe(random, 0.9, an_amount(random, 0, 900)),
            "approved": maybe(random, 0.5, an_amount(random, 0, 600)),
            "in_place": (in_place := maybe(random, 0.5, an_amount(random, 0, 600))),
            "in_place_on": a_day(random, YEAR - 1, YEAR) if in_place is not None and random.random() < 0.9 else None,
        }
        for place in range(random.randint(1, 25))
    ]


def _leads(random: Random, tables: Mapping[str, Rows]) -> Rows:
    homes = [row["name"] for row in tables["regions"] if is_ours(row)]
    return [
        {
            "region": random.choice(homes),
            "name": f"招商{'甲乙丙丁戊己庚辛壬癸'[place % 10]}",
            "stage": random.choice(("在谈", "意向", "签约", "报批", "开工")),
            "origin_place": random.choice((None, "上海", "香港")),
            "planned_investment": maybe(random, 0.8, an_amount(random, 0, 9000)),
            "registered_on": maybe(random, 0.8, a_day(random, YEAR - 1, YEAR)),
            "updated_on": maybe(random, 0.7, a_day(random, YEAR - 1, YEAR)),
            "funds_in_place": maybe(random, 0.5, an_amount(random, 0, 900)),
        }
        for place in range(random.randint(1, 30))
    ]


OPTIONAL_SHEETS: Mapping[str, Sheet] = MappingProxyType(
    {
        "county_indicators": _county_indicators,
        "obstacles": _obstacles,
        "commitments": _commitments,
        "cost_shares": _cost_shares,
        "applications": _applications,
        "leads": _leads,
    }
)
