"""The demo ledger as it was a month before: python -m data.demo.earlier --into FOLDER.

Published before the demo ledger itself, it lets the screen show what changes from one version to the next. It leaves
out what happened in the last month, and holds a few figures that the office corrected since then: all of it assumed.
"""

import shutil
from datetime import date
from pathlib import Path
from random import Random

import click

from data.demo.ledger import demo_ledger
from data.demo.model import LAST_MONTH, Ledger, Project, Row, dice, first_day, last_day, some_day
from data.demo.targets import MAIN, target_row
from data.demo.workbooks import write_workbooks

MONTH = LAST_MONTH - 1
CLOSED_ON = last_day(MONTH)
_DAYS = (*("signed_on", "approved_on", "started_on", "completed_on", "suspended_on", "listed_on", "in_production_on"),)
_WITHDRAWN = "启东鼎丰食品冷链物流项目"
_TARGET_THEN = ("向阳镇", 11_800)
_CORRECTED_ROWS = 3


def ledger_a_month_before() -> Ledger:
    """The ledger at the end of the month before its last; the same at every call."""
    ledger = demo_ledger()
    chance = dice("the month before")
    ledger.projects = [project for project in ledger.projects if _was_known(project)]
    known = {project.project_code for project in ledger.projects} | {p.project_code for p in ledger.expressways}
    for project in ledger.projects:
        for name in _DAYS:
            setattr(project, name, _by_then(getattr(project, name)))
    ledger.investments = [row for row in ledger.investments if row["month"] <= CLOSED_ON]
    ledger.county_indicators = [row for row in ledger.county_indicators if row["month"] <= CLOSED_ON]
    ledger.obstacles = [
        row | {"resolved_on": _by_then(row["resolved_on"])}
        for row in ledger.obstacles
        if row["raised_on"] <= CLOSED_ON and row["project_code"] in known
    ]
    ledger.commitments = [_unfinished(row) for row in ledger.commitments if (row["project_code"] or "") in {"", *known}]
    ledger.cost_shares = [row for row in ledger.cost_shares if row["project_code"] in known]
    ledger.applications = [_not_arrived(row) for row in ledger.applications if row["applied_on"] <= CLOSED_ON]
    ledger.leads = [
        row | {"updated_on": min(row["updated_on"], CLOSED_ON)}
        for row in ledger.leads
        if row["registered_on"] <= CLOSED_ON
    ]
    _forget_orders(ledger, known)
    _suspend_one(ledger)
    _say_otherwise(ledger, chance)
    ledger.projects.append(_withdrawn(chance))
    return ledger


def _was_known(project: Project) -> bool:
    days = [day for day in (project.signed_on, project.approved_on, project.started_on) if day]
    return not days or min(days) <= CLOSED_ON


def _by_then(day: date | None) -> date | None:
    return day if day and day <= CLOSED_ON else None


def _unfinished(row: Row) -> Row:
    """The commitment as it stood then: what was done in the last month was mostly done."""
    if not row["done_on"] or row["done_on"] <= CLOSED_ON:
        return row
    return row | {"done_on": None, "quantity_done": row["quantity_due"] and int(row["quantity_due"] * 0.8)}


def _not_arrived(row: Row) -> Row:
    """The application as it stood then: money that came in the last month was not there."""
    if not row["in_place_on"] or row["in_place_on"] <= CLOSED_ON:
        return row
    return row | {"in_place": None, "in_place_on": None}


def _forget_orders(ledger: Ledger, known: set[str]) -> None:
    """The nodes, notes, decisions and notices as they stood then."""
    ledger.milestones = [_undone(row) for row in ledger.milestones if row["project_code"] in known]
    ledger.progress_notes = [
        row for row in ledger.progress_notes if row["month"] <= CLOSED_ON and row["project_code"] in known
    ]
    ledger.decisions = [
        row | {"done_on": _by_then(row["done_on"])}
        for row in ledger.decisions
        if row["met_on"] <= CLOSED_ON and row["project_code"] in known
    ]
    ledger.notices = [
        row | {day: _by_then(row[day]) for day in ("answered_on", "closed_on")}
        for row in ledger.notices
        if row["issued_on"] <= CLOSED_ON and row["project_code"] in known
    ]
    ledger.assessment_scores = [row for row in ledger.assessment_scores if row["period"] == "1季度"]


def _undone(row: Row) -> Row:
    """The node as it stood then: what was done or verified in the last month was not."""
    verified_on = _by_then(row["verified_on"])
    return row | {
        "done_on": _by_then(row["done_on"]),
        "verified_on": verified_on,
        "verified_by": row["verified_by"] if verified_on else "",
    }


def _suspended_then(ledger: Ledger) -> Project:
    """The largest project that rested in the last month of then and worked again in the month after."""
    resting = {row["project_code"] for row in ledger.investments if row["month"] == first_day(MONTH)}
    able = [
        project
        for project in ledger.projects
        if project.is_large
        and project.started_on
        and project.started_on < first_day(MONTH - 2)
        and not project.completed_on
        and not project.suspended_on
        and project.project_code not in resting
    ]
    return max(able, key=lambda project: project.planned_investment)


def _suspend_one(ledger: Ledger) -> None:
    _suspended_then(ledger).suspended_on = first_day(MONTH)


def _say_otherwise(ledger: Ledger, chance: Random) -> None:
    """What was published then and corrected since: some months' investment, a planned investment, a target."""
    past = [
        row for row in ledger.investments if row["month"].year == CLOSED_ON.year and row["completed_investment"] > 40
    ]
    for row in chance.sample(past, _CORRECTED_ROWS):
        row["completed_investment"] += chance.choice((-20, -10, 15, 30))
    running = [project for project in ledger.projects if project.is_large and project.started_on]
    chance.choice(running).planned_investment += 200
    region, target = _TARGET_THEN
    for row in ledger.targets:
        if (row["region"], row["indicator"], row["year"]) == (region, MAIN, CLOSED_ON.year):
            row.update(target_row(CLOSED_ON.year, region, MAIN, target))


def _withdrawn(chance: Random) -> Project:
    """A project that was given up in the last month."""
    return Project(
        "合作镇",
        "民资",
        1_600,
        "本市",
        _WITHDRAWN,
        "启东鼎丰食品有限公司",
        "食品加工",
        project_code="QD20249001",
        annual_plan=600,
        signed_on=some_day(MONTH - 1, chance),
        responsible_unit="合作镇人民政府",
    )


@click.command()
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), required=True)
def main(into: Path) -> None:
    """Write the workbooks of the month before, and what the reader is told about them, into a folder."""
    into.mkdir(parents=True, exist_ok=True)
    for path in write_workbooks(ledger_a_month_before(), into):
        click.echo(path.name)
    shutil.copy(Path(__file__).parent / "ledger.toml", into)


if __name__ == "__main__":
    main()
