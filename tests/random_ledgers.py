"""Random ledgers of a county that does not exist, with everything that real ones have, each one another mixture.

    publish(random_ledger(3), path)      # a published file, as the queries read it

What a ledger is like follows from its number alone: its size, what of the year before it holds, whose targets there
are, its phased plan, its amounts, who is late, which optional sheet is missing. Over NUMBERS every such trait comes up,
with each optional sheet missing in turn. Names hold no digits, so that every number of a sentence is a figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any

import duckdb
import pyarrow as pa

from data.staging import schema
from tests.random_orders import OPTIONAL_SHEETS
from tests.random_sheets import COUNTY, YEAR, a_day, an_amount, is_ours, maybe
from tests.random_told import declare_totals, tell_by_regions, version_before
from tests.random_traits import traits_of

Rows = list[dict[str, Any]]
MAIN_INDICATOR = "工业投入"


@dataclass(frozen=True)
class RandomLedger:
    """The rows of every table of a published file, without where they stood; traits say what the ledger is like."""

    number: int
    traits: Mapping[str, str]
    tables: Mapping[str, Rows]
    before: Mapping[str, Rows]  # the tables of the version before; none in the first version

    @property
    def regions(self) -> tuple[str, ...]:
        """The names of the county's townships and zones, in the ledger's order."""
        return tuple(row["name"] for row in self.tables["regions"] if row["level"] in ("镇乡", "园区") and is_ours(row))

    @property
    def months(self) -> tuple[date, ...]:
        """The twelve months of the ledger's last year, whether or not it has rows for all of them."""
        return tuple(date(YEAR, number, 1) for number in range(1, 13))

    def __str__(self) -> str:
        return f"ledger {self.number} ({', '.join(f'{key}: {value}' for key, value in self.traits.items())})"


def random_ledger(number: int) -> RandomLedger:
    """The ledger of that number: always the same one."""
    random = Random(number)
    traits = traits_of(number)
    tables: dict[str, Rows] = {"regions": _regions(random, traits)}
    tables["county"] = [{"name": COUNTY, "main_indicator": MAIN_INDICATOR, "is_demo": False}]
    tables["projects"] = _projects(random, traits, tables["regions"])
    tables["investments"] = _investments(random, traits, tables["projects"])
    tables["targets"] = _targets(random, traits, tables["regions"])
    for table, sheet in OPTIONAL_SHEETS.items():
        tables[table] = [] if traits["missing"] in (table, "all") else sheet(random, tables)
    if traits["missing"] == "all":
        tables["targets"] = [row for row in tables["targets"] if row["indicator"] == MAIN_INDICATOR]
    of_its_own = Random(1000 + number)
    tell_by_regions(of_its_own, traits["told by"], tables, MAIN_INDICATOR)
    for table in tables.keys() - {"county"}:
        for place, row in enumerate(tables[table]):
            row["source_row"] = place + 2
    before: Mapping[str, Rows] = version_before(of_its_own, tables) if number % 2 else {}
    if number % 3:
        declare_totals(of_its_own, tables)
    return RandomLedger(number, MappingProxyType(traits), MappingProxyType(tables), MappingProxyType(before))


def publish(ledger: RandomLedger, path: Path) -> Path:
    """The ledger as a published file at path."""
    with duckdb.connect(str(path)) as connection:
        connection.execute(schema())
        for table, content in ledger.tables.items():
            where = ", '台账.xlsx' as source_file, '表' as source_sheet" if table != "county" else ""
            _insert(connection, table, content, where)
        for table, content in ledger.before.items():
            _insert(connection, f"previous.{table}", content, "")
        if ledger.before:
            connection.execute(
                "insert into previous.version values (1, timestamp '2024-12-03 09:00:00', '项目办', null)"
            )
        connection.execute("insert into version values (2, timestamp '2025-01-03 09:00:00', '项目办', null)")
    return path


def _insert(connection: duckdb.DuckDBPyConnection, table: str, content: Rows, where: str) -> None:
    if content:
        connection.register("given", pa.Table.from_pylist(content))
        connection.execute(f"insert into {table} by name select *{where} from given")
        connection.unregister("given")


def _regions(random: Random, traits: Mapping[str, str]) -> Rows:
    townships = {"one township": 1, "small": 3, "large": 10}[traits["size"]]
    zones = {"one township": 0, "small": 1, "large": 2}[traits["size"]]
    named = [
        *(
            (name + random.choice(("镇", "乡")), "镇乡")
            for name in ["东山", "西山", "南浦", "北坡", "城关", "大兴", "长沙", "高桥", "吕四", "海复"][:townships]
        ),
        *((name, "园区") for name in ("开发区", "高新区")[:zones]),
        *((name, "部门") for name in ("发改局", "水利局")),
    ]
    parents = {name: None if traits["parents"] == "blank" else COUNTY for name, _ in named}
    if traits["parents"] == "one below the zone" and zones:
        parents[named[0][0]] = "开发区"
    ours = [(name, level, parents[name]) for name, level in named]
    others = [
        ("海州市", "地市", None),
        (COUNTY, "县市", "海州市"),
        ("平阳县", "县市", "海州市"),
        ("河西镇", "镇乡", "平阳县"),
    ]
    if traits["parents"] == "blank":
        others = [(COUNTY, "县市", None)]
    rows = [{"name": name, "level": level, "parent": parent} for name, level, parent in others + ours]
    return [row | {"sort_order": random.choice((place, None))} for place, row in enumerate(rows)]


def _projects(random: Random, traits: Mapping[str, str], regions: Rows) -> Rows:
    homes = [row["name"] for row in regions if row["level"] != "地市"]
    count = {"one township": 6, "small": 30, "large": 90}[traits["size"]]
    names = [
        first + second
        for first in "华新金瑞恒远泰康兴隆"
        for second in ["纺织", "电子", "机械", "食品", "能源", "建材", "仓储", "物流", "制药"]
    ]
    return [_project(random, f"P{place:03}", names[place], random.choice(homes)) for place in range(count)]


def _project(random: Random, code: str, name: str, region: str) -> dict[str, Any]:
    origin = random.choice(("民资", "境内市外", "外资", "国有"))
    signed = maybe(random, 0.6, a_day(random, YEAR - 3, YEAR + 1))
    approved = maybe(random, 0.7, a_day(random, YEAR - 2, YEAR))
    started = maybe(random, 0.8, a_day(random, YEAR - 2, YEAR))
    completed = maybe(random, 0.35, a_day(random, YEAR - 1, YEAR))
    return {
        "project_code": code,
        "name": name,
        "region": region,
        "category": random.choice(("产业类", "基础设施", None)),
        "industry": random.choice(("纺织", "电子", "机械", None)),
        "owner": random.choice((None, "某公司")),
        "investor_origin": origin,
        "origin_place": random.choice((None, "上海", "香港", "浙江", "北京")),
        "planned_investment": random.choice(
            (Decimal(500), Decimal(1000), Decimal(10000), an_amount(random, 0, 30000), Decimal(0))
        ),
        "annual_plan": random.choice(
            (None, Decimal(0), an_amount(random, 1, 3000), Decimal(1200), an_amount(random, 1, 3000))
        ),
        "contracted_foreign": maybe(random, 0.7, an_amount(random, 0, 500)) if origin == "外资" else None,
        "paid_in_foreign": maybe(random, 0.6, an_amount(random, 0, 500)) if origin == "外资" else None,
        "land": random.choice((None, Decimal(0), an_amount(random, 1, 100))),
        "listed_separately": random.random() < 0.1,
        "signed_on": signed,
        "approved_on": approved,
        "started_on": started,
        "planned_completion_on": maybe(random, 0.8, a_day(random, YEAR - 1, YEAR + 1)),
        "completed_on": completed,
        "suspended_on": maybe(random, 0.1, a_day(random, YEAR - 1, YEAR)),
        "lead_official": random.choice((None, "张三", "李四")),
        "responsible_unit": random.choice((None, "发改局", "城关镇")),
        "remark": random.choice((None, None, "标准厂房")),
    }


def _investments(random: Random, traits: Mapping[str, str], projects: Rows) -> Rows:
    first = {"whole year": (YEAR - 1, 1), "none": (YEAR, 1), "from February": (YEAR - 1, 2)}[traits["year before"]]
    months = [date(year, month, 1) for year in (YEAR - 1, YEAR) for month in range(1, 13) if (year, month) >= first]
    late_from = {}
    for region in sorted({row["region"] for row in projects}):
        if traits["late"] == "the whole county since October":
            late_from[region] = date(YEAR, 10, 1)
        elif traits["late"] == "some regions" and random.random() < 0.5:
            late_from[region] = date(YEAR, random.randint(2, 12), 1)
    rows = []
    for project in projects:
        if random.random() < 0.15:
            continue
        for month in months:
            if random.random() < 0.45 or month >= late_from.get(project["region"], date.max):
                continue
            for source in random.sample(
                ("民资", "境内市外资金", "外资", "银行贷款", "国债资金"), random.choice((1, 1, 2))
            ):
                rows.append(_investment(random, traits["amounts"], project["project_code"], month, source))
    if projects and not any(row["month"] == months[0] for row in rows):
        rows.append(_investment(random, traits["amounts"], projects[0]["project_code"], months[0], "民资"))
    return rows


def _investment(random: Random, amounts: str, code: str, month: date, source: str) -> dict[str, Any]:
    amount = _of_kind(random, amounts)
    funds = random.choice((None, max(amount, Decimal(0)), an_amount(random, 0, 300)))
    return {
        "project_code": code,
        "month": month,
        "capital_source": source,
        "completed_investment": amount,
        "funds_in_place": funds,
    }


def _of_kind(random: Random, amounts: str) -> Decimal:
    if amounts == "ties":
        return Decimal(random.choice((10, 20)))
    if amounts == "zeros" and random.random() < 0.5:
        return Decimal(0)
    if amounts == "negatives" and random.random() < 0.3:
        return -an_amount(random, 1, 300)
    if amounts == "fractions":
        return Decimal(random.randint(1, 10**9)) / 10**6
    return an_amount(random, 1, 300)


def _targets(random: Random, traits: Mapping[str, str], regions: Rows) -> Rows:
    rows = []
    for region in regions:
        is_county = region["name"] == COUNTY
        if region["level"] not in ("镇乡", "园区") and not is_county:
            continue
        for year in (YEAR - 1, YEAR):
            target = Decimal(
                random.choice((12000, 24000)) if traits["amounts"] == "ties" else random.randint(500, 30000)
            )
            target = target * 10 if is_county else target
            has_one = {
                "all": True,
                "no target at all": False,
                "townships without the county": not is_county,
                "county without townships": is_county,
                "some are zero or missing": is_county or random.random() < 0.6,
            }[traits["targets"]]
            if has_one and traits["targets"] == "some are zero or missing" and random.random() < 0.3:
                target = Decimal(0)
            if has_one:
                rows.append(
                    _target(
                        year, region["name"], MAIN_INDICATOR, target, _plan(random, traits["plan"], target, is_county)
                    )
                )
    for region in regions:
        for indicator, most in (("争取资金", 2000), ("招商到位资金", 3000), ("亩均投入", 200), ("固定资产投资", 90000)):
            if is_ours(region) and random.random() < 0.4:
                rows.append(_target(YEAR, region["name"], indicator, an_amount(random, 1, most), {}))
    return rows


def _target(year: int, region: str, indicator: str, target: Decimal, plan: Mapping[int, Decimal]) -> dict[str, Any]:
    planned = {f"plan_{month}": plan.get(month) for month in range(1, 13)}
    return {"year": year, "region": region, "indicator": indicator, "target": target} | planned


def _plan(random: Random, kind: str, target: Decimal, is_county: bool) -> dict[int, Decimal]:
    steps = sorted(random.randint(0, 100) for _ in range(11))
    whole = {month: (target * step / 100).quantize(Decimal("0.01")) for month, step in enumerate([*steps, 100], 1)}
    if kind == "none" or (kind == "the county's alone" and not is_county):
        return {}
    if kind == "quarterly":
        return {month: whole[month] for month in (3, 6, 9, 12)}
    if kind == "gaps":
        return {month: value for month, value in whole.items() if random.random() < 0.7}
    if kind == "falls":
        return whole | {random.randint(2, 11): Decimal(0)}
    return whole
