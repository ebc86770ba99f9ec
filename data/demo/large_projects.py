"""The large projects: cohorts, regions, investors, sizes and dates, so that every published count and sum holds.

Cohorts of the projects that were in hand in 2023 or are in 2024, by when they started and were completed:

    a b c   started before 2023: completed January to May 2023, later in 2023, not before 2024
    d e f   started January to May 2023: completed in the same months, later in 2023, not before 2024
    g h     started June to December 2023: completed in 2023, not before 2024
    n       started in 2024
    z       started and completed before 2023
"""

from collections.abc import Callable
from random import Random

from data.demo.allocate import shares
from data.demo.model import Project, dice, early_month, some_day
from data.demo.named_projects import STANDARD_FACTORY, named_in_hand
from data.demo.regions import ZONE, District

COHORTS = {"a": 15, "b": 40, "c": 26, "d": 7, "e": 33, "f": 42, "g": 5, "h": 55, "z": 80}
COMPLETED_CARRIED, COMPLETED_NEW = 35, 16
IN_STANDARD_FACTORIES_OF_TOWNSHIPS, IN_STANDARD_FACTORIES_OF_ZONE = 7, 16
# Group: how many in hand at the end of May 2024, and their planned investment, 万元.
GROUPS = {
    "上海": (29, 114_800),
    "浙江": (8, 32_600),
    "境内市外": (33, 82_500),
    "外资": (50, 93_400),
    "本地": (130, 181_500),
}
PLANNED_YEAR_BEFORE = 231_600  # in hand at the end of May 2023
PLANNED_2023 = 333_000  # in hand at the end of 2023, 1500 万元 each, without the one listed separately
STEP = 50  # planned investments are multiples of it
FLOOR = 500
_COHORT_SIZE = {"c": 1.25, "f": 1.2, "h": 1.25, "n": 0.85}
_PLACES = {
    "境内市外": ("江苏", "山东", "福建", "广东", "北京", "安徽", "苏州", "无锡"),
    "外资": ("香港", "台湾", "日本", "韩国", "美国", "新加坡", "德国"),
}
_START = {"a": (2, 11), "b": (2, 11), "c": (3, 11), "d": (12, 13), "e": (12, 16), "f": (12, 16), "g": (17, 19)}
_START |= {"h": (17, 23), "z": (0, 4)}
_EARLY_STARTS = (24, 24, 25)
_NEW_STARTS = (24, 24, 24, 25, 25, 26, 26, 26, 27, 27, 28)


def projects_in_hand(districts: list[District]) -> list[Project]:
    """The projects of 500 万元 and more that are in hand at the end of May 2024, with sizes, starts, completions."""
    chance = dice("large projects in hand")
    projects = named_in_hand()
    named = len(projects)
    carried = [cohort for cohort in "cfh" for _ in range(COHORTS[cohort])]
    for project in projects:
        if project.cohort in carried:
            carried.remove(project.cohort)
    chance.shuffle(carried)
    for district in districts:
        present = [project.cohort == "n" for project in projects[:named] if project.region == district.name]
        count_new = district.large_new - sum(present)
        count_carried = district.large - district.large_new - (len(present) - sum(present))
        projects += [Project(district.name, "民资", 0, "本市", cohort="n") for _ in range(count_new)]
        projects += [Project(district.name, "民资", 0, "本市", cohort=carried.pop()) for _ in range(count_carried)]
    _choose_investors(projects, projects[named:], chance)
    _choose_sizes(projects, districts, chance)
    _choose_standard_factories(projects, chance)
    completed = _choose_completed(projects[named:], chance)
    for project in projects[named:]:
        _choose_dates(project, chance, project in completed)
    return projects


def projects_completed_before(districts: list[District], in_hand: list[Project]) -> list[Project]:
    """The projects of 500 万元 and more that were completed in 2022 or 2023."""
    chance = dice("large projects completed before")
    cohorts = [cohort for cohort in "abdegz" for _ in range(COHORTS[cohort])]
    chance.shuffle(cohorts)
    regions = shares(len(cohorts), [district.completed_last_year for district in districts])
    names = [district.name for district, number in zip(districts, regions, strict=True) for _ in range(number)]
    projects = [Project(name, "民资", 0, "本市", cohort=cohort) for name, cohort in zip(names, cohorts, strict=True)]
    for project in projects:
        group = chance.choices(list(GROUPS), [number for number, _ in GROUPS.values()])[0]
        _set_group(project, group, chance)
        _choose_dates(project, chance)
    planned = {cohort: 0 for cohort in COHORTS}
    for project in in_hand:
        if project.cohort in planned and not project.listed_separately:
            planned[project.cohort] += project.planned_investment
    year_before = PLANNED_YEAR_BEFORE - planned["c"] - planned["f"]
    started_later = PLANNED_2023 - PLANNED_YEAR_BEFORE - planned["h"]
    for some, total in (("abde", year_before), ("g", started_later), ("z", COHORTS["z"] * 1_150)):
        _share_sizes([project for project in projects if project.cohort in some], total, chance, lambda _: 1.0)
    return projects


def _choose_investors(projects: list[Project], unnamed: list[Project], chance: Random) -> None:
    present = [project.group for project in projects if project.planned_investment]
    free = list(unnamed)
    for group in ("上海", "浙江", "境内市外", "外资"):
        for _ in range(GROUPS[group][0] - present.count(group)):
            weights = [1.8 if project.region == ZONE else 1.0 for project in free]
            project = chance.choices(free, weights)[0]
            free.remove(project)
            _set_group(project, group, chance)
    for project in chance.sample(free, 3):
        project.investor_origin = "国有"


def _set_group(project: Project, group: str, chance: Random) -> None:
    if group == "本地":
        return
    project.investor_origin = "外资" if group == "外资" else "境内市外"
    project.origin_place = chance.choice(_PLACES[group]) if group in _PLACES else group


def _choose_sizes(projects: list[Project], districts: list[District], chance: Random) -> None:
    """Sizes within every group, larger where the district completes more for each large project."""
    strength = {district.name: (district.completed / district.large / 850) ** 0.8 for district in districts}
    for group, (_, planned) in GROUPS.items():
        members = [project for project in projects if project.group == group]
        open_members = [project for project in members if not project.planned_investment]
        rest = planned - sum(project.planned_investment for project in members)
        _share_sizes(
            open_members, rest, chance, lambda project: strength[project.region] * _COHORT_SIZE[project.cohort]
        )


def _share_sizes(projects: list[Project], total: int, chance: Random, factor: Callable[[Project], float]) -> None:
    """Share a planned sum among projects, each at least FLOOR, in multiples of STEP."""
    excess = (total - FLOOR * len(projects)) // STEP
    weights = [chance.lognormvariate(0, 1.15) * factor(project) for project in projects]
    for project, steps in zip(projects, shares(excess, weights), strict=True):
        project.planned_investment = FLOOR + STEP * steps


def _choose_standard_factories(projects: list[Project], chance: Random) -> None:
    new = [project for project in projects if project.cohort == "n"]
    present = sum(project.remark == STANDARD_FACTORY for project in new)
    free = [project for project in new if not project.remark and project.planned_investment <= 4_000]
    in_townships = [project for project in free if project.region not in (ZONE, "汇龙镇")]
    in_zone = [project for project in free if project.region == ZONE]
    chosen = chance.sample(in_townships, IN_STANDARD_FACTORIES_OF_TOWNSHIPS - present)
    in_zone.sort(key=lambda project: project.planned_investment)
    for project in chosen + in_zone[:IN_STANDARD_FACTORIES_OF_ZONE]:
        project.remark = STANDARD_FACTORY


def _choose_completed(projects: list[Project], chance: Random) -> list[Project]:
    """Those that are completed by the end of May 2024: smaller ones, most of them among the oldest."""
    older = [p for p in projects if p.cohort in ("c", "f", "h") and p.planned_investment <= 2_400]
    older.sort(key=lambda project: "cfh".index(project.cohort) + 1.2 * chance.random())
    new = [p for p in projects if p.cohort == "n" and p.planned_investment <= 1_300]
    return older[:COMPLETED_CARRIED] + chance.sample(new, COMPLETED_NEW)


def _choose_dates(project: Project, chance: Random, is_completed_now: bool = False) -> None:
    cohort = project.cohort
    if cohort == "n":
        start = chance.choice(_EARLY_STARTS if is_completed_now else _NEW_STARTS)
    else:
        start = early_month(*_START[cohort], chance)
    ends = {"a": (12, 16), "b": (17, 23), "d": (15, 16), "g": (22, 23)}
    ends |= {"e": (max(start + 4, 17), 23), "z": (start + 3, 11)}
    if is_completed_now:
        ends[cohort] = (27, 28) if cohort == "n" else (24, 28)
    project.started_on = some_day(start, chance)
    project.completed_on = some_day(chance.randint(*ends[cohort]), chance) if cohort in ends else None
