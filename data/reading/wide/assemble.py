"""After all sheets are read: the rows of wide tables become projects, investments, progress notes and obstacles."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from data.findings import N_, NOTICE, WARNING, Finding
from data.kinds import Table
from data.reading.wide.amounts import Amount, SeveralMonths, amounts_of
from data.reading.wide.projects import Project, Row
from data.tables import TABLES

Filed = tuple[Any, ...]  # a row in the order of its table's columns, with its place
SOURCE_UNKNOWN = "未分"  # a county whose tables do not say where the money comes from
SPAN = re.compile(
    r"(20\d\d)[年.\-/]?(1[0-2]|0?[1-9])?月?(?:\d{1,2}日)?\s*[-—–－~～至到]+\s*(20\d\d)[年.\-/]?(1[0-2]|0?[1-9])?"
)
# What an obstacle's words say of its kind; the kinds are those of the ledger.
OBSTACLES = {
    "征地": ("征地", "拆迁", "征收", "搬迁", "迁坟", "签协议", "青苗", "腾退"),
    "资金": ("资金", "缺口", "融资", "贷款", "欠款", "配套资金"),
    "用电": ("电力", "用电", "供电", "电网", "迁改"),
    "招工": ("招工", "用工", "施工力量", "工人", "人手"),
    "审批": (
        "审批",
        "手续",
        "批复",
        "报批",
        "规划调整",
        "设计变更",
        "环评",
        "能评",
        "土地指标",
        "用地指标",
        "林地",
        "许可",
    ),
    "配套": ("配套", "管网", "道路", "供水", "供气", "排水"),
}
CONTINUED = re.compile(r"续建.*|结转.*|在建.*")
NO_OBSTACLE = re.compile(r"(?:暂?无|没有|无问题|暂无问题|无存在问题|正常|推进正常|—|-|/)[。.]?")


def table_rows(projects: list[Project], started_with_first: bool) -> tuple[dict[str, list[Filed]], list[Finding]]:
    """Rows of projects, investments, progress_notes and obstacles, and what was found on the way."""
    rows: dict[str, list[Filed]] = {name: [] for name in ("projects", "investments", "progress_notes", "obstacles")}
    findings: list[Finding] = []
    several: list[SeveralMonths] = []
    for project in projects:
        counted = amounts_of(project)
        findings += counted.findings
        several += counted.several
        for amount in counted.amounts:
            said = {
                "project_code": project.code,
                "month": amount.month,
                "capital_source": amount.capital_source or SOURCE_UNKNOWN,
                "completed_investment": amount.completed,
            }
            rows["investments"].append(_row(TABLES["investments"], said, amount.row))
        first = min((each.month for each in counted.amounts if each.completed), default=None)
        if any(CONTINUED.fullmatch(row.get("nature") or "") for row in project.rows[:1]):
            first = None  # it had started before, nobody says when
        started, said_so = _started(project, counted.amounts)
        findings += said_so
        if project.name:
            rows["projects"].append(_project(project, first if started_with_first else None, started))
        rows["progress_notes"] += _notes(project)
        rows["obstacles"] += _obstacles(project)
    return rows, [*findings, *_several(several)]


def _several(found: list[SeveralMonths]) -> Iterator[Finding]:
    """One line a sheet for figures of several months: those that count in the last, those of which no month is told."""
    sheets: dict[Filed, list[SeveralMonths]] = {}
    for each in found:
        place = each.row.file, each.row.sheet, each.first, each.last, each.is_counted
        sheets.setdefault(place, []).append(each)
    for (file, sheet, first, last, is_counted), inside in sheets.items():
        message = N_(
            "{amount} 万元 (projects: {count}) are of months {first} to {last} together and count in month {last};"
            " there are no figures between"
        )
        if not is_counted:
            message = N_(
                "the year so far holds {amount} 万元 (projects: {count}) of months {first} to {last}, which no table"
                " tells month by month: not counted"
            )
        amount = sum((each.grown for each in inside), Decimal(0)).normalize()
        said = {"amount": f"{amount:f}", "count": str(len(inside)), "first": str(first), "last": str(last)}
        check, level = ("several_months_in_one", NOTICE) if is_counted else ("months_not_told", WARNING)
        yield Finding(check, level, message, said, file=file, sheet=sheet)


def _row(table: Table, said: dict[str, Any], row: Row) -> Filed:
    return (*(said.get(column.name) for column in table.columns), row.file, row.sheet, row.number)


def _project(project: Project, first_investment: date | None, started: date | None) -> Filed:
    _first, completion = _span(project.last("span"))
    lead = project.last("leader")
    unit, _person = _unit_and_person(project.last("responsible_unit"))
    said = {column.name: project.last(column.name) for column in TABLES["projects"].columns}
    said |= {
        "project_code": project.code,
        "name": project.name,
        "region": project.region,
        "listed_separately": False,
        "planned_investment": project.over_sources("planned_investment"),
        "annual_plan": project.over_sources("annual_plan"),
        "started_on": project.last("started_on") or started or first_investment,
        "planned_completion_on": project.last("planned_completion_on") or completion,
        "lead_official": lead.split("\n")[0].strip() if lead else None,
        "responsible_unit": unit,
        "remark": project.last("remark") or project.last("content") or project.rows[-1].content,
    }
    return _row(TABLES["projects"], said, project.rows[-1])


def _started(project: Project, amounts: list[Amount]) -> tuple[date | None, list[Finding]]:
    """The start that 起止年限 says; where more was completed before, the project had started by then."""
    started = _span(project.last("span"))[0]
    paid = min((each.month for each in amounts if each.completed > 0), default=None)
    if started is None or paid is None or paid >= started or project.last("started_on"):
        return started, []
    message = N_(
        "{project} is to be built from {span} on, but completed investment in {month}; that is read as its start"
    )
    said = {"project": project.name, "span": f"{started:%Y-%m}", "month": f"{paid:%Y-%m}"}
    return paid, [Finding("start_after_investment", WARNING, message, said, **project.rows[-1].place)]


def _span(written: str | None) -> tuple[date | None, date | None]:
    """2024.5-2026.3 is from the first day of the one month to the first day of the other; a bare year is no day."""
    found = SPAN.search(written or "")
    if not found:
        return None, None
    first = date(int(found[1]), int(found[2]), 1) if found[2] else None
    return first, date(int(found[3]), int(found[4]), 1) if found[4] else None


def _unit_and_person(written: str | None) -> tuple[str | None, str | None]:
    """县招商局 张主任 is a unit and a person, where both stand in one cell."""
    parts = (written or "").split(None, 1)
    if len(parts) == 2 and len(parts[0]) > 2 and len(parts[1]) <= 12:
        return parts[0], parts[1]
    return (" ".join(parts) or None), None


def _notes(project: Project) -> list[Filed]:
    found: dict[date, Filed] = {}
    for row in project.rows:
        if row.get("month") and row.get("progress"):
            said = {name: row.get(name) for name in ("month", "progress", "next_step")}
            found.setdefault(
                row.get("month"), _row(TABLES["progress_notes"], said | {"project_code": project.code}, row)
            )
    return list(found.values())


def _obstacles(project: Project) -> list[Filed]:
    """What stands in the way, from the month that first says so to the one that no longer does."""
    found: list[Filed] = []
    opened: Row | None = None
    for row in project.rows:
        if row.get("month") is None:
            continue
        said = row.get("problem")
        said = None if said is None or NO_OBSTACLE.fullmatch(said) else said
        if opened is not None and opened.get("problem") != said:
            found.append(_obstacle(project, opened, _last_day(row.get("month"))))
            opened = None
        if opened is None and said is not None:
            opened = row
    return [*found, _obstacle(project, opened, None)] if opened is not None else found


def _obstacle(project: Project, row: Row, resolved: date | None) -> Filed:
    unit, person = _unit_and_person(row.get("responsible_unit"))
    said = {
        "project_code": project.code,
        "obstacle": kind_of_obstacle(row.get("problem")),
        "raised_on": _last_day(row.get("month")),
        "description": row.get("problem"),
        "responsible_unit": unit,
        "responsible_person": row.get("responsible_person") or person,
        "next_step": row.get("next_step"),
        "resolved_on": resolved,
    }
    return _row(TABLES["obstacles"], said, row)


def kind_of_obstacle(words: str) -> str:
    """The kind of obstacle whose word comes first in what the office writes; 其他 where none does."""
    places = [(words.find(word), kind) for kind, known in OBSTACLES.items() for word in known if word in words]
    return min(places)[1] if places else "其他"


def _last_day(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
