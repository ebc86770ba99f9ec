"""The sheets of nodes, leaders, decisions, notices and scores of a random ledger; the days of its projects' entry."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from types import MappingProxyType

from tests import random_sheets
from tests.random_sheets import YEAR, Rows, Sheet, a_day, is_ours, maybe

NODES = ("立项", "施工许可", "开工", "主体", "竣工", "纳统", "并网")
LETTERS = "甲乙丙丁戊己庚辛壬癸"
HOSTILE = ("<b>粗</b>", "$甲$乙$", "*星*_线_", "[链](http://a)", 'O\'Brien "引"', "{0}{region}", "=1+1", "长" * 120)
LEADERS = (None, "张三", "李四", "副县长李四", "张三、李四", "王五（人大副主任）", "O'Brien")
UNITS = (None, "发改局", "水利局", "发改局、城关镇", "$某$公司")


def _words(random: Random, plain: str) -> str:
    """What an office writes, and one time in eight what nobody expects."""
    return plain + random.choice(HOSTILE) if random.random() < 1 / 8 else plain


def _give_events(random: Random, projects: Rows) -> None:
    """Fill what an office may leave out of the sheet 项目."""
    for project in projects:
        project["planned_start_on"] = maybe(random, 0.5, a_day(random, YEAR - 1, YEAR))
        project["listed_on"] = maybe(random, 0.5, a_day(random, YEAR - 1, YEAR))
        project["in_production_on"] = maybe(random, 0.2, a_day(random, YEAR - 1, YEAR))
        project["start_batch"] = random.choice((None, "一季度", "二季度"))
        project["signing_event"] = random.choice((None, None, "恳谈会"))
        project["deputy_leader"] = random.choice(LEADERS)
        if random.random() < 0.3:
            project["lead_official"] = random.choice(LEADERS)
            project["responsible_unit"] = random.choice(UNITS)


def _milestones(random: Random, tables: Mapping[str, Rows]) -> Rows:
    _give_events(random, tables["projects"])
    rows = []
    same_day = a_day(random, YEAR, YEAR)  # a county that set one day for many
    for project in tables["projects"]:
        for node in random.sample(NODES, random.choice((0, 0, 2, 5))):
            due = maybe(random, 0.9, random.choice((same_day, a_day(random, YEAR - 1, YEAR))))
            done = maybe(random, 0.6, random.choice((due, a_day(random, YEAR - 1, YEAR))))
            rows.append(
                {
                    "project_code": project["project_code"],
                    "node": _words(random, node),
                    "due_on": due,
                    "done_on": done,
                    "verified_by": random.choice((None, "督查室", "O'Brien")),
                    "verified_on": done + timedelta(random.randint(0, 60)) if done and random.random() < 0.5 else None,
                    "description": maybe(random, 0.3, _words(random, "说明")),
                }
            )
    return rows


def _progress_notes(random: Random, tables: Mapping[str, Rows]) -> Rows:
    return [
        {
            "project_code": project["project_code"],
            "month": date(YEAR, month, 1),
            "progress": _words(random, random.choice(("基础施工", "主体封顶", "停工"))),
            "next_step": random.choice((None, "设备进场")),
        }
        for project in tables["projects"]
        for month in random.sample(range(1, 13), random.choice((0, 1, 3)))
    ]


def _officials(random: Random, tables: Mapping[str, Rows]) -> Rows:
    townships = [row["name"] for row in tables["regions"] if row["level"] == "镇乡" and is_ours(row)]
    people = (("张三", "县长"), ("李四", "副县长"), ("张三", "政协副主席"), ("王五", None), ("O'Brien", "$副$县长"))
    return [
        {
            "name": name,
            "post": post,
            "sort_order": place,
            "region": random.choice(
                (None, townships[place % len(townships)], "、".join(townships[:2]), townships[0].strip("镇乡"))
            ),
            "field": random.choice((None, "工业")),
        }
        for place, (name, post) in enumerate(people[: random.randint(1, len(people))])
    ]


def _decisions(random: Random, tables: Mapping[str, Rows]) -> Rows:
    rows = []
    for place in range(random.randint(1, 12)):
        met_on = rows[-1]["met_on"] if rows and random.random() < 0.3 else a_day(random, YEAR, YEAR)
        project = random.choice((None, random.choice(tables["projects"])))
        regions = [row["name"] for row in tables["regions"]]
        rows.append(
            {
                "met_on": met_on,
                "matter": _words(random, f"议定{LETTERS[place % 10]}"),
                "project_code": project["project_code"] if project else None,
                "region": maybe(random, 0.5, project["region"] if project else random.choice(regions)),
                "responsible_unit": random.choice(UNITS),
                "due_on": maybe(random, 0.8, met_on + timedelta(random.randint(1, 90))),
                "done_on": maybe(random, 0.5, met_on + timedelta(random.randint(1, 120))),
            }
        )
    return rows


def _notices(random: Random, tables: Mapping[str, Rows]) -> Rows:
    rows = []
    for place in range(random.randint(1, 10)):
        issued = a_day(random, YEAR, YEAR)
        answered = maybe(random, 0.6, issued + timedelta(random.randint(1, 40)))
        closed = answered + timedelta(random.randint(0, 40)) if answered and random.random() < 0.5 else None
        project = maybe(random, 0.7, random.choice(tables["projects"])["project_code"])
        rows.append(
            {
                "number": random.choice((f"{LETTERS[place]}号", f"督〔{YEAR}〕{place + 3}号")),
                "project_code": project,
                "region": maybe(random, 0.3, random.choice(tables["regions"])["name"]),
                "kind": random.choice(("蓝", "黄", "红")),
                "issued_on": issued,
                "due_on": maybe(random, 0.8, issued + timedelta(20)),
                "answered_on": answered,
                "closed_on": closed,
                "answer": maybe(random, 0.5, _words(random, "正在办理")),
            }
        )
    return rows


def _scores(random: Random, tables: Mapping[str, Rows]) -> Rows:
    homes = [row["name"] for row in tables["regions"] if row["level"] in ("镇乡", "园区", "部门") and is_ours(row)]
    return [
        {
            "year": YEAR,
            "period": period,
            "region": home,
            "indicator": indicator,
            "score": random.choice((Decimal(5), Decimal(random.randint(-20, 100)) / 10)),
        }
        for period in random.sample(("1季度", "4月", "上半年", "第三季度", "全年", "不是期次"), 3)
        for indicator in ("报表报送", "现场观摩", "方案里没有")
        for home in homes
        if random.random() < 0.7
    ]


OPTIONAL_SHEETS: Mapping[str, Sheet] = MappingProxyType(
    {
        **random_sheets.OPTIONAL_SHEETS,
        "milestones": _milestones,
        "progress_notes": _progress_notes,
        "officials": _officials,
        "decisions": _decisions,
        "notices": _notices,
        "assessment_scores": _scores,
    }
)
