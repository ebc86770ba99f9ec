"""Signing, approval and planned completion, plans of the year, land and foreign capital of the projects.

The planned completion dates carry the forecast of the year's end: 200 completed large projects, 100 of them of
1000 万元 and more, with those that are still to be started this year.
"""

from datetime import date, timedelta
from random import Random

from data.demo.allocate import shares, shares_under_caps
from data.demo.model import LAST_MONTH, NEXT_YEAR, Project, dice, first_day, month_of, some_day
from data.demo.named_projects import STANDARD_FACTORY, named_not_started
from data.demo.regions import ZONE, District

FORECAST_CARRIED, FORECAST_NEW, FORECAST, FORECAST_1000 = 104, 66, 200, 100
SUSPENDED = 4  # beside the named one
CONTRACTED, PAID_IN = 11_253, 1_368  # 万美元, of the large projects in hand
YUAN_A_DOLLAR = 8.3
_LATE = 14
_NOT_STARTED_LATER = 44
# How much of its plan of the year a project has completed: most keep pace, some lag, a few are far behind.
_PACES, _PACE_WEIGHTS = ((0.4, 0.62), (0.3, 0.42), (0.1, 0.3)), (64, 24, 12)


def schedule(in_hand: list[Project], others: list[Project]) -> None:
    """Fill the dates, plans, land and foreign capital of the projects that were started."""
    chance = dice("schedule")
    _suspend(in_hand, chance)
    for cohorts, number in (("cfh", FORECAST_CARRIED), ("n", FORECAST_NEW)):
        _plan_completions([project for project in in_hand if project.cohort in cohorts], number, chance)
    for project in others:
        start = month_of(project.start)
        end = month_of(project.completed_on) if project.completed_on else LAST_MONTH + chance.randint(0, 9)
        project.planned_completion_on = some_day(max(start + 2, end + chance.randint(-1, 2)), chance)
    for project in in_hand + others:
        _sign_and_approve(project, chance)
    _share_foreign_capital([project for project in in_hand if project.group == "外资"], chance)
    for project in others:
        if project.investor_origin == "外资":
            project.contracted_foreign = max(1, round(project.planned_investment / YUAN_A_DOLLAR))
            project.paid_in_foreign = round(project.contracted_foreign * chance.uniform(0.3, 1))


def not_started(in_hand: list[Project], districts: list[District]) -> list[Project]:
    """Projects that are signed or approved and not started: some are still to be completed this year."""
    chance = dice("not started")
    names = [district.name for district in districts]
    weights = [district.large for district in districts]
    forecast = [p for p in in_hand if p.is_due_in(2024) or p.completed_on]
    missing = FORECAST - len(forecast)
    missing_1000 = FORECAST_1000 - sum(project.planned_investment >= 1000 for project in forecast)
    if not 0 <= missing_1000 <= missing:
        raise ValueError(f"{missing_1000} of {missing} projects to be started would have to be of 1000 万元")
    projects = []
    for i in range(missing):
        planned = 50 * chance.randint(20, 36) if i < missing_1000 else 50 * chance.randint(10, 19)
        project = _not_started(chance.choices(names, weights)[0], planned, chance)
        project.planned_completion_on = date(2024, chance.choice((10, 11, 12)), chance.randint(5, 28))
        project.approved_on = some_day(chance.randint(25, LAST_MONTH), chance)
        projects.append(project)
    for _ in range(_NOT_STARTED_LATER):
        project = _not_started(chance.choices(names, weights)[0], 50 * chance.randint(6, 120), chance)
        project.planned_completion_on = some_day(NEXT_YEAR + chance.randint(0, 14), chance)
        if chance.random() < 0.45:
            project.approved_on = some_day(chance.randint(22, LAST_MONTH), chance)
        elif chance.random() < 0.3:
            project.signed_on = None
        projects.append(project)
    return projects + named_not_started()


def _not_started(region: str, planned: int, chance: Random) -> Project:
    origin, place = chance.choice((("民资", "本市"), ("民资", "本市"), ("境内市外", "上海"), ("外资", "香港")))
    project = Project(region, origin, planned, place, signed_on=some_day(chance.randint(18, 24), chance))
    if origin == "外资":
        project.contracted_foreign, project.paid_in_foreign = max(1, round(planned / YUAN_A_DOLLAR)), 0
    return project


def _suspend(in_hand: list[Project], chance: Random) -> None:
    able = [
        p for p in in_hand if not p.name and not p.completed_on and p.cohort in "cf" and p.planned_investment < 4000
    ]
    for project in chance.sample(able, SUSPENDED):
        project.suspended_on = some_day(chance.randint(26, LAST_MONTH - 1), chance)
        project.planned_completion_on = some_day(NEXT_YEAR + chance.randint(0, 6), chance)


def _plan_completions(projects: list[Project], number: int, chance: Random) -> None:
    """So many of the projects are to be completed by the end of 2024, the smaller ones; a few are late already."""
    for project in projects:
        if project.completed_on:
            project.planned_completion_on = project.completed_on + timedelta(days=chance.randint(-35, 30))
    done = sum(1 for project in projects if project.completed_on)
    fixed = [p for p in projects if p.planned_completion_on and not p.completed_on]
    this_year = sum(project.is_due_in(2024) for project in fixed)
    free = [project for project in projects if not project.planned_completion_on]
    free.sort(key=lambda p: (p.planned_investment > 1_000) + 0.6 * chance.random())
    due = number - done - this_year
    for i, project in enumerate(free):
        if i >= due:
            project.planned_completion_on = some_day(NEXT_YEAR + chance.randint(0, 11), chance)
        elif i % _LATE == 3 and month_of(project.start) < 24:
            project.planned_completion_on = some_day(LAST_MONTH - chance.randint(1, 2), chance)
        else:
            project.planned_completion_on = some_day(LAST_MONTH + chance.randint(1, 7), chance)


def _sign_and_approve(project: Project, chance: Random) -> None:
    project.approved_on = project.start - timedelta(days=chance.randint(8, 70))
    project.signed_on = project.approved_on - timedelta(days=chance.randint(20, 200))


def _share_foreign_capital(projects: list[Project], chance: Random) -> None:
    planned = [float(project.planned_investment) for project in projects]
    contracted = shares(CONTRACTED, planned)
    weights = [amount * chance.lognormvariate(0, 1.1) for amount in planned]
    paid_in = shares_under_caps(PAID_IN, weights, contracted)
    for project, amount, paid in zip(projects, contracted, paid_in, strict=True):
        project.contracted_foreign, project.paid_in_foreign = amount, paid


def plan_the_year(projects: list[Project]) -> None:
    """The plan of 2024 of every project that is in hand or is to start this year."""
    chance = dice("plan of the year")
    for project in projects:
        before, this_year = sum(project.spent[:4]), project.spent[4]
        if project.in_hand(LAST_MONTH):
            pace = chance.uniform(*chance.choices(_PACES, _PACE_WEIGHTS)[0])
            wanted = this_year * chance.uniform(0.96, 1.0) if project.completed_on else this_year / pace
            project.annual_plan = min(max(10, 10 * round(wanted / 10)), project.planned_investment - before)
        elif not project.started_on and project.is_due_in(2024):
            project.annual_plan = project.planned_investment


def measure_land(projects: list[Project]) -> None:
    """Land in 亩 from an assumed intensity; projects in standard factories and some technical renewals have none."""
    chance = dice("land")
    for project in projects:
        if project.remark == STANDARD_FACTORY or (not project.is_large and chance.random() < 0.6):
            continue
        low, high = (95, 260) if project.region == ZONE else (38, 140)
        project.land = round(project.planned_investment / chance.uniform(low, high), 1)


def let_some_rest(projects: list[Project]) -> None:
    """Some projects had no work done in the last two or three months."""
    chance = dice("resting")
    last_start = first_day(25)
    able = [p for p in projects if p.start < last_start and not p.completed_on and not p.suspended_on]
    for project in chance.sample(able, len(able) // 14):
        project.idle_months = chance.choice((2, 2, 3))
