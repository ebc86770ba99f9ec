"""Who answers for which large projects, as cells name them: a second computation."""

import re
from collections import defaultdict
from datetime import timedelta
from fractions import Fraction
from typing import Any, NamedTuple

from tests.second.county import Asked, County
from tests.second.exact import Row, minus, percent, rank_of, total
from tests.second.orders import nodes_of
from tests.second.projects import completed_of, expected_rate, is_open, lamp, lamp_is_known, reason_of
from tests.second.promises import commitments

SOON = timedelta(days=30)
POSTS = ("县长", "主席", "主任")  # what the posts of the random ledgers end with
SEVERAL = re.compile("[、,，/;；\n]+")


class Person(NamedTuple):
    """A name in a cell, the post that the cell gives it, and whether the sheet 领导 has exactly that person."""

    name: str
    post: str | None
    is_known: bool
    place: int | None


def people_in(county: County, cell: str | None) -> set[Person]:
    """Those whom a cell names."""
    people = set()
    for part in SEVERAL.split(cell or ""):
        before = re.fullmatch(rf"(.*(?:{'|'.join(POSTS)}))(\w{{2,4}})", part)
        behind = re.fullmatch(r"(.+?)（(.+)）", part)
        if behind:
            people |= _known(county, behind[1], behind[2])
        elif part:
            people |= _known(county, before[2], before[1]) if before else _known(county, part, None)
    return people


def _known(county: County, name: str, post: str | None) -> set[Person]:
    of_name = {(row["post"], row["sort_order"]) for row in county.tables["officials"] if row["name"] == name}
    of_post = [one for one in of_name if one[0] and post and (one[0] in post or post in one[0])]
    found = list(of_name) if len(of_name) == 1 else of_post
    if len(found) == 1:
        return {Person(name, found[0][0], True, found[0][1])}
    return {Person(name, post, False, None)}


def _named(county: County) -> dict[str, list[tuple[str, Person]]]:
    """By role, the projects and those whom the ledger names for them."""
    named = defaultdict(list)
    for code, project in county.projects.items():
        for role, column in (("包抓领导", "lead_official"), ("分管领导", "deputy_leader")):
            named[role] += [(code, person) for person in people_in(county, project.get(column))]
        for row in county.tables["officials"]:
            homes = SEVERAL.split(row["region"] or "")
            if any(project["region"] in (home, f"{home}镇", f"{home}乡") for home in homes if home):
                named["包乡镇领导"].append((code, Person(row["name"], row["post"], True, row["sort_order"])))
    return named


def by_leader(county: County, asked: Asked) -> list[dict[str, Any]]:
    """The leaders in charge of large projects in hand."""
    everywhere = [person for pairs in _named(county).values() for _code, person in pairs]
    projects = {project["project_code"]: project for project in county.large_in_hand(asked)}
    led: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for code, person in _named(county)["包抓领导"]:
        if code in projects:
            led[person.name, _post_of(person, everywhere)].add(code)
    rows = []
    for (name, post), codes in led.items():
        posts = {_post_of(other, everywhere) for other in everywhere if other.name == name}
        label = name if len(posts) <= 1 else f"{name}（{post or '职务未写'}）"
        rows.append({"leader": name, "post": post, "label": label} | _work(county, [projects[c] for c in codes], asked))
    for row in rows:
        row["rate_rank"] = rank_of(row["completion_rate"], [other["completion_rate"] for other in rows])
        row["count_ranked"] = sum(other["completion_rate"] is not None for other in rows)
    return rows


def _post_of(person: Person, everywhere: list[Person]) -> str | None:
    """A name that the sheet does not have, and that cells give one post, has it everywhere."""
    same = [other for other in everywhere if other.name == person.name]
    posts = {other.post for other in same if other.post}
    if any(other.is_known for other in same) or len(posts) > 1:
        return person.post
    return next(iter(posts), None)


def _work(county: County, projects: list[Row], asked: Asked) -> dict[str, Any]:
    told = [project for project in projects if lamp_is_known(county, project, asked)]
    planned = [project for project in told if project["annual_plan"]]
    plans = total(planned, "annual_plan")
    done = sum((completed_of(county, project, asked)[1] for project in planned), Fraction(0))
    asked_for = sum(
        (Fraction(project["annual_plan"]) * expected_rate(project, asked) for project in planned), Fraction(0)
    )
    rate, pace = percent(done, plans), asked_for / plans if plans else None
    red = [project for project in projects if lamp(county, project, asked) == "红"]
    codes = {project["project_code"] for project in projects}
    days = _promised_days(county, codes, asked)
    nodes = [node for project in projects for node in nodes_of(county, project, asked)]
    any_plan = any(project["annual_plan"] is not None for project in told)
    return {
        "projects": len(projects),
        "planned_investment": total(projects, "planned_investment"),
        "completed_this_year": sum((completed_of(county, p, asked)[1] for p in told), Fraction(0)) if told else None,
        "annual_plan": total(told, "annual_plan") if any_plan else None,
        "completion_rate": rate,
        "time_progress": pace,
        "lead": minus(rate, pace),
        "red": len(red),
        "red_without_reason": sum(reason_of(county, project, asked) is None for project in red),
        "completed": sum(asked.has_happened(project["completed_on"]) for project in projects),
        "nodes_late": sum(node["status"] == "超期" for node in nodes),
        "promises_due": len(days),
        "promises_overdue": sum(day < asked.last_day for day in days),
    }


def _promised_days(county: County, codes: set[str], asked: Asked) -> list[Any]:
    everywhere = Asked(asked.month)
    days = [
        promise["due_on"]
        for promise in commitments(county, everywhere)
        if promise["project_code"] in codes
        and promise["region"] in county.regions
        and promise["status"] in ("超期", "临期")
    ]
    return days + [
        row["promised_on"]
        for row in county.tables["obstacles"]
        if row["project_code"] in codes
        and asked.has_happened(row["raised_on"])
        and is_open(county, row, asked)
        and row["promised_on"] is not None
        and row["promised_on"] <= asked.last_day + SOON
    ]
