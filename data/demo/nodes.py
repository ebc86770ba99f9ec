"""The nodes of the demo's large projects, what their sites look like, days of entry, production and joint starts."""

from datetime import date, timedelta
from random import Random

from data.demo.model import LAST_MONTH, Project, Row, dice, first_day, last_day

_TODAY = last_day(LAST_MONTH)
# Node, days before the start that it is due; then part of the time from the start to completion, in percent.
_PROCEDURES = (("立项", 90), ("用地", 62), ("规划", 48), ("环评", 36), ("施工许可", 12))
_WORKS = (("基础", 18), ("主体", 42), ("封顶", 60), ("设备", 82))
_INSPECTORS = ("督查室甲", "督查室乙", "项目办丙", "项目办丁")
_WAITING = ("用地手续办理中", "施工许可办理中，场地平整")
_STAGES = (
    (15, ("场地平整，围墙建设", "桩基施工")),
    (40, ("基础施工完成过半", "基础完成，一层柱施工")),
    (65, ("主体二层施工", "钢结构吊装", "主体封顶")),
    (90, ("外墙和屋面施工，水电安装", "设备陆续进场安装")),
    (1000, ("设备调试，附属工程收尾", "竣工验收准备")),
)
_NEXT = ("加快桩基施工", "月底前完成主体封顶", "组织设备招标", "办理竣工验收", "落实后续资金", "完善配套管网")
_EVENTS = ("上海招商恳谈会", "浙江招商周", "江海博览会", "深圳电子信息对接会")


def give_events(projects: list[Project]) -> None:
    """Planned starts, entry into the statistics, production, days of joint starts and of joint signing."""
    chance = dice("events")
    for project in projects:
        if project.started_on:
            start = project.started_on
            project.planned_start_on = start - timedelta(days=chance.choice((-10, 0, 0, 5, 20)))
            if project.is_large and chance.random() < 0.6:
                project.start_batch = f"{start.year}年第{(start.month + 2) // 3}批"
            if project.is_large and chance.random() < 0.86:
                project.listed_on = _by_now(start + timedelta(days=chance.randint(25, 75)))
        elif project.approved_on:
            project.planned_start_on = project.approved_on + timedelta(days=chance.choice((20, 45, 90)))
        if project.completed_on and chance.random() < 0.7:
            project.in_production_on = _by_now(project.completed_on + timedelta(days=chance.randint(15, 70)))
        if project.is_large and project.signed_on and project.signed_on.year >= 2023 and chance.random() < 0.3:
            project.signing_event = f"{project.signed_on.year}{chance.choice(_EVENTS)}"


def milestone_rows(projects: list[Project]) -> list[Row]:
    """The nodes of the large projects that are in hand or approved: planned, done, verified."""
    chance = dice("milestones")
    return [row for project in projects if _has_nodes(project) for row in _nodes(project, chance)]


def _has_nodes(project: Project) -> bool:
    if not project.is_large or not project.planned_completion_on:
        return False
    return project.in_hand(LAST_MONTH) or bool(project.approved_on and not project.started_on)


def _nodes(project: Project, chance: Random) -> list[Row]:
    start = project.started_on or project.planned_start_on or _TODAY
    end = max(project.planned_completion_on or _TODAY, start + timedelta(days=60))
    rows = []
    pace = chance.choice((0, 0, 0, 0, 0, 4, 8, 25))  # days that it runs behind by the end
    for node, days in _PROCEDURES:
        due = start - timedelta(days=days)
        done = due + timedelta(days=chance.randint(-6, 8))
        if node == "立项" and project.approved_on:
            done = project.approved_on
        waits = not project.started_on and node in ("用地", "施工许可") and chance.random() < 0.5
        rows.append(_node(project, node, due, None if waits else done, chance))
    rows.append(_node(project, "开工", project.planned_start_on or start, project.started_on, chance))
    last_work = min(project.suspended_on or _TODAY, project.completed_on or _TODAY)
    for node, percent in _WORKS:
        due = start + timedelta(days=round((end - start).days * percent / 100))
        done = due + timedelta(days=round(pace * percent / 100) + chance.randint(-5, 3))
        if project.completed_on:
            done = min(done, project.completed_on)
        rows.append(_node(project, node, due, done if project.started_on and done <= last_work else None, chance))
    rows.append(_node(project, "竣工", end, project.completed_on, chance))
    if project.listed_on or start > _TODAY - timedelta(days=150):
        rows.append(_node(project, "纳统", start + timedelta(days=60), project.listed_on, chance))
    return rows


def _node(project: Project, node: str, due: date, done: date | None, chance: Random) -> Row:
    done = _by_now(done)
    verified = done and chance.random() < 0.72 and _by_now(done + timedelta(days=chance.randint(1, 9)))
    return {
        "project_code": project.project_code,
        "node": node,
        "due_on": due,
        "done_on": done,
        "verified_by": chance.choice(_INSPECTORS) if verified else "",
        "verified_on": verified or None,
        "description": "",
    }


def note_rows(projects: list[Project]) -> list[Row]:
    """What the sites of the large projects under way looked like in the last three months."""
    chance = dice("progress notes")
    rows = []
    for project in projects:
        if not project.is_large or project.completed_on or not project.in_hand(LAST_MONTH):
            continue
        stage = chance.randint(5, 80)
        for month in range(LAST_MONTH - 2, LAST_MONTH + 1):
            if project.start > last_day(month) or chance.random() < 0.08:
                continue
            stage += chance.choice((0, 6, 12))
            words = next(words for limit, words in _STAGES if stage <= limit)
            rows.append(
                {
                    "project_code": project.project_code,
                    "month": first_day(month),
                    "progress": "停工" if _is_suspended(project, month) else words[stage % len(words)],
                    "next_step": chance.choice(_NEXT),
                }
            )
    return rows


def _is_suspended(project: Project, month: int) -> bool:
    return bool(project.suspended_on and project.suspended_on <= last_day(month))


def _by_now(day: date | None) -> date | None:
    return day if day and day <= _TODAY else None
