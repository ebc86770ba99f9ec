"""Projects that may be one under two names, and projects that are gone from later returns: told, never merged."""

from collections.abc import Iterator
from datetime import date

from data.findings import ERROR, N_, NOTICE, WARNING, Finding
from data.mapping import Mapping
from data.reading.wide.names import RULES, are_alike, key_of, rules_between, without_blanks
from data.reading.wide.projects import Project


def name_findings(projects: list[Project], mapping: Mapping) -> list[Finding]:
    """What was taken as one project, what may be one, and what could not be found again in a later return."""
    found = [*_merged(projects)]
    by_region: dict[str, list[Project]] = {}
    for project in projects:
        by_region.setdefault(project.region or "", []).append(project)
    for inside in by_region.values():
        found += _alike(inside, mapping)
        found += _gone(inside)
    return found


def _merged(projects: list[Project]) -> Iterator[Finding]:
    for project in projects:
        others = [name for name in project.spellings if without_blanks(name) != project.name]
        if others:
            message = N_("taken as one project, as ledger.toml confirms: {name}, also written {others}")
            said = {"name": project.name, "others": "、".join(sorted(others))}
            yield Finding("one_project", NOTICE, message, said, **project.rows[-1].place)


def _alike(projects: list[Project], mapping: Mapping) -> Iterator[Finding]:
    """Pairs that differ as returns often do are an error until they are confirmed; pairs merely alike are a warning."""
    returns = {id(project): {(row.file, row.sheet) for row in project.rows} for project in projects}
    for index, project in enumerate(projects):
        for other in projects[index + 1 :]:
            if returns[id(project)] & returns[id(other)] or {project.name, other.name} & set(mapping.renamed):
                continue
            said = {"name": project.name, "other": other.name}
            place = other.rows[0].place
            if key_of(project.name, RULES) == key_of(other.name, RULES):
                rules = ", ".join(f'"{rule}"' for rule in rules_between(project.rows[-1].name, other.rows[0].name))
                message = N_(
                    "“{other}” and “{name}” look like one project; if they are, write same_names = [{rules}] or"
                    " [renamed] in ledger.toml, if not, give {other} to itself in [renamed]"
                )
                yield Finding("same_name_unconfirmed", ERROR, message, said | {"rules": rules}, **place)
            elif are_alike(project.name, other.name):
                message = N_("“{other}” may be “{name}” under another name; if it is, confirm it in [renamed]")
                yield Finding("name_alike", WARNING, message, said, **place)


def _gone(projects: list[Project]) -> Iterator[Finding]:
    """Projects that the latest return of their region does not list."""
    last = max((_last(project) for project in projects), default=date.min)
    for project in projects:
        if _last(project) < last:
            message = N_("{name} stands in no return after {month}, and could not be matched with another")
            said = {"name": project.name, "month": f"{_last(project):%Y-%m}"}
            yield Finding("project_gone", WARNING, message, said, **project.rows[-1].place)


def _last(project: Project) -> date:
    return max((row.get("month") or date.min for row in project.rows), default=date.min)
