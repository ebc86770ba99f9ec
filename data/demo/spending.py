"""What every project completed in every period, so that the published sums of large and of all projects hold."""

from random import Random

from data.demo.allocate import balanced, shares, shares_under_caps
from data.demo.model import LAST_MONTH, PERIODS, Project, dice, early_month, month_of, some_day
from data.demo.regions import District

LARGE_LAST_YEAR = 80_200
# Completed from January to May 2024 by the groups of large projects, 万元.
COMPLETED = {"上海": 16_200, "浙江": 6_170, "境内市外": 21_730, "外资": 30_000, "本地": 59_200}
_NAMED = {
    "大唐电厂新建项目": [0, 0, 0, 6_800, 9_500],
    "泽骅造船项目": [0, 0, 0, 0, 2_350],
    "惠港造船项目": [0, 0, 0, 0, 1_380],
    "华泰陶瓷项目": [0, 0, 760, 2_740, 2_180],
    "三普服饰二期项目": [0, 0, 120, 890, 64],
    "上海可贵石业钡类加工项目": [0, 0, 145, 868, 82],
}
_SMALL_OF_COUNTY = {0: 24_000, 1: 26_000, 3: 58_000}
LARGE_SHARE, LARGE_SHARE_LAST_YEAR = 0.66, 0.6
_SMALL_ORIGINS = (
    ("民资", "本市"),
    ("境内市外", "上海"),
    ("境内市外", "浙江"),
    ("境内市外", "江苏"),
    ("外资", "香港"),
)
_SMALL_WEIGHTS = (60, 10, 4, 20, 6)


def spend_on_large(in_hand: list[Project], completed_before: list[Project], districts: list[District]) -> None:
    """Fill `spent` of the large projects, period by period."""
    chance = dice("spending on large projects")
    projects = in_hand + completed_before
    for project in projects:
        if project.name in _NAMED:
            project.spent = list(_NAMED[project.name])
    open_projects = [project for project in projects if project.name not in _NAMED]
    last = {id(project): _spent_in_the_end(project, chance) for project in open_projects}
    by_2023 = {id(project): _spent_by_2023(project, last[id(project)], chance) for project in open_projects}
    for project in open_projects:
        _spend_in_2022(project, by_2023[id(project)], chance)
    _spend_early_2023(projects, open_projects, by_2023, districts, chance)
    for project in open_projects:
        if project.months(3):
            project.spent[3] = by_2023[id(project)] - sum(project.spent)
    _spend_2024(in_hand, last, districts, chance)


def _spent_in_the_end(project: Project, chance: Random) -> int:
    share = chance.uniform(0.96, 1.0) if project.completed_on else 0.94
    return int(project.planned_investment * share)


def _spent_by_2023(project: Project, last: int, chance: Random) -> int:
    """What is spent by the end of 2023: all of a project that is completed by then, a part of the others."""
    if project.cohort == "n":
        return 0
    if project.completed_on and project.completed_on.year < 2024:
        return last
    low, high = {"c": (0.6, 0.82), "f": (0.5, 0.8), "h": (0.3, 0.65)}[project.cohort]
    return int(last * chance.uniform(low, high))


def _spend_in_2022(project: Project, by_2023: int, chance: Random) -> None:
    if project.cohort == "z":
        all_months = [len(project.months(0)), len(project.months(1))]
        project.spent[:2] = shares(by_2023, [float(number) for number in all_months])
    elif project.cohort in ("a", "b", "c"):
        share = {"a": 0.65, "b": 0.3, "c": 0.25}[project.cohort] * chance.uniform(0.8, 1.15)
        months = [len(project.months(0)), len(project.months(1))]
        project.spent[:2] = shares(int(by_2023 * share), [float(number) for number in months])


def _spend_early_2023(
    projects: list[Project],
    open_projects: list[Project],
    by_2023: dict[int, int],
    districts: list[District],
    chance: Random,
) -> None:
    """January to May 2023: what is completed then is spent in full, the rest follows the districts' sums."""
    free = []
    for project in open_projects:
        if project.cohort in ("a", "d"):
            project.spent[2] = by_2023[id(project)] - sum(project.spent)
        elif project.cohort in ("b", "c", "e", "f"):
            free.append(project)
    rest = LARGE_LAST_YEAR - sum(project.spent[2] for project in projects)
    left = [by_2023[id(project)] - sum(project.spent) for project in free]
    weights = [cap * len(project.months(2)) * chance.uniform(0.6, 1.4) for cap, project in zip(left, free, strict=True)]
    wanted = _wanted(projects, 2, {d.name: LARGE_SHARE_LAST_YEAR * d.completed_last_year for d in districts})
    weights = balanced(weights, [([project.region for project in free], wanted)])
    amounts = shares_under_caps(rest, weights, [int(0.85 * cap) for cap in left])
    for project, amount in zip(free, amounts, strict=True):
        project.spent[2] = amount


def _spend_2024(in_hand: list[Project], last: dict[int, int], districts: list[District], chance: Random) -> None:
    """January to May 2024: exact sums by group of investors, near the wanted sums by district."""
    free = []
    for project in in_hand:
        if project.name in _NAMED:
            continue
        if project.completed_on:
            project.spent[4] = last[id(project)] - sum(project.spent)
        else:
            free.append(project)
    left = {id(project): last[id(project)] - sum(project.spent) for project in free}
    weights = [left[id(p)] ** 0.8 * len(p.months(4)) ** 0.6 * chance.lognormvariate(0, 0.35) for p in free]
    groups = {group: total - sum(p.spent[4] for p in in_hand if p.group == group) for group, total in COMPLETED.items()}
    wanted = _wanted(in_hand, 4, {district.name: LARGE_SHARE * district.completed for district in districts})
    weights = balanced(weights, [([p.region for p in free], wanted), ([p.group for p in free], groups)])
    for group, total in groups.items():
        members = [(p, weight) for p, weight in zip(free, weights, strict=True) if p.group == group]
        caps = [int(0.9 * left[id(p)]) for p, _ in members]
        amounts = shares_under_caps(total, [weight for _, weight in members], caps)
        for (project, _), amount in zip(members, amounts, strict=True):
            project.spent[4] = amount


def _wanted(projects: list[Project], period: int, by_region: dict[str, float]) -> dict[str, float]:
    """The wanted sums by region without what is fixed already, never below a trace."""
    fixed = dict.fromkeys(by_region, 0)
    for project in projects:
        fixed[project.region] += project.spent[period]
    return {region: max(total - fixed[region], 0.05 * total) for region, total in by_region.items()}


def small_projects(large: list[Project], districts: list[District]) -> list[Project]:
    """Projects below 500 万元 that complete what the large ones leave of the districts' sums."""
    chance = dice("small projects")
    weights = [float(district.completed_last_year) for district in districts]
    of_county = {period: shares(total, weights) for period, total in _SMALL_OF_COUNTY.items()}
    projects = []
    for i, district in enumerate(districts):
        of_large = [sum(p.spent[period] for p in large if p.region == district.name) for period in range(len(PERIODS))]
        needs = [of_county[period][i] if period in of_county else 0 for period in range(len(PERIODS))]
        needs[2] = district.completed_last_year - of_large[2]
        needs[4] = district.completed - of_large[4]
        projects += _small_of_district(district.name, needs, chance)
    return projects


def _small_of_district(region: str, needs: list[int], chance: Random) -> list[Project]:
    projects: list[Project] = []
    for period, need in enumerate(needs):
        if need < 0:
            raise ValueError(f"the large projects of {region} complete more than the region in period {period}")
        running = [(p, int(p.planned_investment * chance.uniform(0.92, 1)) - sum(p.spent)) for p in projects]
        asked = [(p, left) for p, left in running if p.completed_on is None and left > 0]
        while sum(amount for _, amount in asked) < need:
            project = _small_project(region, period, chance)
            projects.append(project)
            asked.append((project, int(project.planned_investment * chance.uniform(0.7, 0.98))))
        if not asked or not need:
            continue
        caps = [amount for _, amount in asked]
        for (project, _), spent in zip(asked, shares_under_caps(need, caps, caps), strict=True):
            project.spent[period] = spent
            _complete_when_spent(project, period, chance)
    return projects


def _small_project(region: str, period: int, chance: Random) -> Project:
    origin, place = chance.choices(_SMALL_ORIGINS, _SMALL_WEIGHTS)[0]
    planned = 10 * round(chance.triangular(20, 49.4, 48))
    first, last = PERIODS[period]
    started_on = some_day(early_month(first, min(last, LAST_MONTH - 1), chance), chance)
    return Project(region, origin, planned, place, started_on=started_on)


def _complete_when_spent(project: Project, period: int, chance: Random) -> None:
    if sum(project.spent) < 0.88 * project.planned_investment:
        return
    first, last = PERIODS[period]
    earliest = max(first, month_of(project.start) + 2)
    if earliest <= last:
        project.completed_on = some_day(chance.randint(earliest, last), chance)
