"""The second demo ledger in memory: a county that lives on funds of the state."""

from datetime import date, timedelta
from random import Random

from data.demo.allocate import shares, table
from data.demo.model import SEASON, Ledger, Project, Row, dice, first_day, last_day, month_of, some_day
from data.demo.targets import target_row
from data.demo.wushan_plan import (
    APPLICATIONS,
    ATTRACTION,
    COUNTY,
    DEPARTMENTS,
    FIELDS,
    LAST_MONTH,
    LEADS,
    MAIN,
    PAID,
    PERIODS,
    PREFECTURE,
    RESERVE,
    SOURCES,
    TARGET,
    TARGET_LAST_YEAR,
    TOWNSHIPS,
    Field,
)

_YEARS = (2023, 2024)
_SLOW = 0.45  # how much of the usual pace a slow field keeps
_REASONS = {
    "易地搬迁": ("征地", "安置点用地尚未调整到位", "逐户核对搬迁意愿，九月底前完成土地调整"),
    "沼气": ("资金", "群众自筹部分未到位，建池进度慢", "分村包干，技术员驻村指导，入冬前完成建池"),
}


def wushan_ledger() -> Ledger:
    """The ledger, the same at every call."""
    chance = dice("武山")
    projects = [project for field in FIELDS for project in _of_field(field, chance)]
    investments = _spend(projects, chance)
    projects += _reserve()
    order = [name for name, _part in TOWNSHIPS]
    projects.sort(key=lambda project: (order.index(project.region), project.project_code))
    return Ledger(
        regions=_regions(),
        projects=projects,
        investments=investments,
        targets=_targets(),
        county_indicators=[],
        obstacles=_obstacles(projects),
        commitments=[],
        cost_shares=[],
        applications=_applications(dice("武山 applications")),
        leads=_leads(dice("武山 leads")),
        expressways=[],
    )


def _regions() -> list[Row]:
    rows = [(PREFECTURE, "地市", None), (COUNTY, "县市", PREFECTURE)]
    rows += [(name, "镇乡", COUNTY) for name, _part in TOWNSHIPS]
    rows += [(name, "部门", COUNTY) for name, _count in DEPARTMENTS]
    return [
        {"name": name, "level": level, "parent": parent, "sort_order": place}
        for place, (name, level, parent) in enumerate(rows, 1)
    ]


def _of_field(field: Field, chance: Random) -> list[Project]:
    """The projects of a field, each in another township or of another kind; about half of them begin this year."""
    names = [name for name, _part in TOWNSHIPS]
    parts = [float(part) for _name, part in TOWNSHIPS]
    projects: list[Project] = []
    taken: set[str] = set()
    while len(projects) < field.count:
        region, work = chance.choices(names, parts)[0], chance.choice(field.works)
        name = f"{region}{work}项目"
        if name in taken:
            continue
        taken.add(name)
        place = len(projects)
        first = chance.randint(12, 17) if place % 2 else chance.randint(24, 29)
        started_on = some_day(first, chance)
        is_private = field.mix[0] == 0
        projects.append(
            Project(
                region,
                "民资" if is_private else "国有",
                10 * round(field.size * chance.uniform(0.6, 1.5) / 10),
                "本省" if is_private else "",
                name,
                f"{region}人民政府" if not is_private else f"武山县{region[:-1]}{work[:2]}有限公司",
                field.industry,
                project_code=f"WS{field.industry[:2]}{place + 1:02d}",
                signed_on=started_on - timedelta(days=chance.randint(60, 160)),
                approved_on=started_on - timedelta(days=chance.randint(10, 50)),
                started_on=started_on,
                planned_completion_on=last_day(min(first + chance.randint(7, 16), 35)),
                lead_official=f"县领导{chance.choice('甲乙丙丁戊己庚辛')}",
                responsible_unit=field.unit,
            )
        )
    return projects


def _spend(projects: list[Project], chance: Random) -> list[Row]:
    """Share the sums of every period out over projects, sources and months; then fit plans and completions to them."""
    by_industry = {field.industry: field for field in FIELDS}
    rows: list[Row] = []
    for (first, last), paid in zip(PERIODS, PAID, strict=True):
        _complete_some(projects, first, last, chance)
        active = [project for project in projects if _months(project, first, last)]
        weights = [
            project.planned_investment
            * len(_months(project, first, last))
            * (_SLOW if by_industry[project.industry].is_slow else 1)
            for project in active
        ]
        amounts = shares(sum(paid), weights)
        split = table(amounts, list(paid), [list(by_industry[project.industry].mix) for project in active])
        for project, amount, by_source in zip(active, amounts, split, strict=True):
            project.spent.append(amount)
            rows += _by_month(project, _months(project, first, last), by_source, chance)
    for project in projects:
        _plan(project, chance)
    return sorted(rows, key=lambda row: (row["month"], row["project_code"], SOURCES.index(row["capital_source"])))


def _months(project: Project, first: int, last: int) -> list[int]:
    end = month_of(project.completed_on) if project.completed_on else last
    return list(range(max(first, month_of(project.start)), min(last, end) + 1))


def _by_month(project: Project, months: list[int], by_source: list[int], chance: Random) -> list[Row]:
    profile = [SEASON[month % 12] * chance.uniform(0.75, 1.25) for month in months]
    return [
        {
            "project_code": project.project_code,
            "month": first_day(month),
            "capital_source": source,
            "completed_investment": amount,
            "funds_in_place": round(amount * chance.choice((0.8, 0.9, 1.0, 1.0, 1.1))),
        }
        for source, total in zip(SOURCES, by_source, strict=True)
        if total
        for month, amount in zip(months, shares(total, profile), strict=True)
        if amount
    ]


def _complete_some(projects: list[Project], first: int, last: int, chance: Random) -> None:
    """Some projects that are under way for long enough are completed within the period."""
    for project in projects:
        earliest = max(first, month_of(project.start) + 6)
        is_open = earliest <= last and not project.completed_on
        if is_open and project.industry not in _REASONS and chance.random() < 0.4:
            project.completed_on = some_day(chance.randint(earliest, last), chance)


def _plan(project: Project, chance: Random) -> None:
    """A planned investment that what was spent fits into, and this year's part of it."""
    spent = sum(project.spent)
    share = chance.uniform(0.95, 1) if project.completed_on else chance.uniform(0.55, 0.9)
    project.planned_investment = 10 * round(spent / share / 10 + 0.5)
    before = sum(project.spent[:-1]) if project.start.year < _YEARS[-1] else 0
    project.annual_plan = None
    if not project.completed_on or project.completed_on.year == _YEARS[-1]:
        project.annual_plan = max(10, 10 * round(0.95 * (project.planned_investment - before) / 10))


def _reserve() -> list[Project]:
    return [
        Project(
            region,
            "国有" if unit != "县工信局" else "民资",
            planned,
            name=f"{name}项目",
            owner=unit,
            industry=field,
            project_code=f"WS储备{place:02d}",
            approved_on=date(2024, 7, 1) + timedelta(days=place) if is_approved else None,
            planned_completion_on=date(2026, 6, 30),
            responsible_unit=unit,
        )
        for place, (name, region, field, unit, planned, is_approved) in enumerate(RESERVE, 1)
    ]


def _targets() -> list[Row]:
    rows = []
    parts = [float(part) for _name, part in TOWNSHIPS]
    for year, target in zip(_YEARS, (TARGET_LAST_YEAR, TARGET), strict=True):
        rows.append(target_row(year, COUNTY, MAIN, target))
        of_townships = shares(target, parts)
        rows += [target_row(year, name, MAIN, x) for (name, _part), x in zip(TOWNSHIPS, of_townships, strict=True)]
        rows += [target_row(year, name, APPLICATIONS, 400 + 350 * count) for name, count in DEPARTMENTS]
    rows += [target_row(2024, name, ATTRACTION, 100 * part) for name, part in TOWNSHIPS]
    return rows


def _obstacles(projects: list[Project]) -> list[Row]:
    """Why the two slow fields are slow: one line for each of their projects that is not completed."""
    rows = []
    for place, project in enumerate(p for p in projects if p.industry in _REASONS):
        obstacle, description, next_step = _REASONS[project.industry]
        rows.append(
            {
                "project_code": project.project_code,
                "obstacle": obstacle,
                "raised_on": date(2024, 6, 3) + timedelta(days=3 * place),
                "description": description,
                "responsible_unit": project.responsible_unit,
                "responsible_person": "",
                "next_step": next_step,
                "promised_on": date(2024, 9, 30) if place % 3 else date(2024, 8, 20),
                "resolved_on": None,
            }
        )
    return rows


def _applications(chance: Random) -> list[Row]:
    rows = []
    for year, first, count_of in ((2023, 12, lambda count: max(count - 1, 0)), (2024, 24, lambda count: count)):
        for name, count in DEPARTMENTS:
            for place in range(count_of(count)):
                rows.append(_application(name, year, place, some_day(first + chance.randint(0, 6), chance), chance))
    return rows


def _application(department: str, year: int, place: int, applied_on: date, chance: Random) -> Row:
    applied = 10 * chance.randint(20, 90)
    approved = 10 * round(applied * chance.uniform(0.5, 1) / 10) if chance.random() < 0.8 else None
    in_place_on = applied_on + timedelta(days=chance.randint(20, 90))
    arrived = approved if in_place_on <= last_day(LAST_MONTH) else None
    return {
        "department": department,
        "name": f"{year}年{department}第{place + 1}批争取项目",
        "level": chance.choice(("中央", "中央", "省", "市")),
        "applied_on": applied_on,
        "applied": applied,
        "approved": approved,
        "in_place": None if arrived is None else 10 * round(arrived * chance.uniform(0.6, 1) / 10),
        "in_place_on": in_place_on if arrived is not None else None,
    }


def _leads(chance: Random) -> list[Row]:
    return [
        {
            "region": region,
            "name": f"{place}客商{goods}项目",
            "stage": stage,
            "origin_place": place,
            "planned_investment": planned,
            "registered_on": some_day(chance.randint(24, 29), chance),
            "updated_on": some_day(chance.randint(30, LAST_MONTH), chance),
            "funds_in_place": round(0.08 * planned) if stage in ("签约", "报批") else 0,
        }
        for region, place, goods, stage, planned in LEADS
    ]
