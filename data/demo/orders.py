"""Who leads in the demo county, what its meetings decided, which orders went out, what people scored."""

from datetime import date, timedelta

from data.demo.model import LAST_MONTH, Project, Row, dice, last_day
from data.demo.regions import DEPARTMENTS, ZONE, District

_TODAY = last_day(LAST_MONTH)
_POSTS = (
    "市委书记",
    "市长",
    "市委副书记",
    "常务副市长",
    "副市长",
    "副市长",
    "副市长",
    "人大副主任",
    "政协副主席",
    "开发区书记",
)
_FIELDS = ("全面", "政府全面", "党群", "发改、财政", "工业、科技", "城建、交通", "农业、水利", "招商", "环保", "开发区")
_MEETINGS = (date(2024, 2, 26), date(2024, 3, 29), date(2024, 4, 28), date(2024, 5, 29))
_MATTERS = (
    ("协调{name}用地指标", "市自然资源局", 40),
    ("督促{name}完善施工许可", "市住建局", 25),
    ("为{name}组织银企对接", "市发改委", 30),
    ("协调{name}用电增容", "市工信局", 45),
)
_ANSWERS = (
    "已制定赶工计划，增加两个班组",
    "已落实贷款，设备款月内支付",
    "补偿协议已全部签订",
    "已约谈投资方，明确复工时间",
)


def name_deputies(projects: list[Project]) -> None:
    """The leader in whose field a large project is; some are led by two, or named with their post."""
    chance = dice("deputies")
    letters = "甲乙丙丁戊己庚辛壬癸"
    for project in projects:
        if not project.is_large:
            continue
        project.deputy_leader = f"市领导{letters[4 if project.category in ('新建', '技改', '扩建') else 5]}"
        if not project.lead_official.startswith("市领导"):
            continue
        if chance.random() < 0.04:
            other = chance.choice([letter for letter in letters if letter != project.lead_official[-1]])
            project.lead_official += f"、市领导{other}"
        elif chance.random() < 0.06:
            project.lead_official = _POSTS[letters.index(project.lead_official[-1])] + project.lead_official


def official_rows(districts: list[District]) -> list[Row]:
    """Ten leaders of the county, each with two or three townships."""
    names = [district.name for district in districts if district.name != ZONE]
    rows = []
    for place, letter in enumerate("甲乙丙丁戊己庚辛壬癸"):
        townships = [ZONE] if letter == "癸" else names[place::9]
        rows.append(
            {
                "name": f"市领导{letter}",
                "post": _POSTS[place],
                "sort_order": place + 1,
                "region": "、".join(townships),
                "field": _FIELDS[place],
            }
        )
    return rows


def decision_rows(projects: list[Project]) -> list[Row]:
    """What four meetings decided, four matters each."""
    chance = dice("decisions")
    able = [project for project in projects if project.is_large and not project.completed_on]
    rows = []
    for met_on in _MEETINGS:
        for matter, unit, days in _MATTERS:
            project = chance.choice([p for p in able if p.signed_on and p.signed_on < met_on])
            due = met_on + timedelta(days=days)
            done = due + timedelta(days=chance.randint(-15, 20))
            rows.append(
                {
                    "met_on": met_on,
                    "matter": matter.format(name=project.name),
                    "project_code": project.project_code,
                    "region": project.region,
                    "responsible_unit": unit,
                    "due_on": due,
                    "done_on": done if done <= _TODAY and chance.random() < 0.8 else None,
                }
            )
    return rows


def notice_rows(projects: list[Project]) -> list[Row]:
    """Orders of March, April and May: closed, answered, and still waiting."""
    chance = dice("notices")
    able = [
        project
        for project in projects
        if project.is_large
        and project.in_hand(LAST_MONTH)
        and not project.completed_on
        and (project.annual_plan or 0) > 0
    ]
    behind = sorted(able, key=lambda project: project.spent[-1] / (project.annual_plan or 1))[:14]
    rows = []
    for number, project in enumerate(behind, 1):
        issued_on = date(2024, 3 + (number - 1) // 5, 6 + number % 5)
        answered_on = issued_on + timedelta(days=chance.randint(5, 20))
        is_answered = answered_on <= _TODAY and chance.random() < 0.75
        closed_on = answered_on + timedelta(days=chance.randint(5, 30))
        rows.append(
            {
                "number": f"启督〔2024〕{number}号",
                "project_code": project.project_code,
                "region": project.region,
                "kind": ("蓝", "黄", "黄", "红")[number % 4],
                "issued_on": issued_on,
                "due_on": issued_on + timedelta(days=15),
                "answered_on": answered_on if is_answered else None,
                "closed_on": closed_on if is_answered and closed_on <= _TODAY and chance.random() < 0.6 else None,
                "answer": chance.choice(_ANSWERS) if is_answered else "",
            }
        )
    return rows


def score_rows(districts: list[District]) -> list[Row]:
    """What people scored for the first quarter and for April: how reports are sent, what sites look like."""
    chance = dice("scores")
    rows = []
    for period in ("1季度", "4月"):
        for indicator, most in (("报表报送", 5), ("现场观摩", 10)):
            for name in [*(district.name for district in districts), *DEPARTMENTS]:
                if indicator == "现场观摩" and name in DEPARTMENTS:
                    continue
                score = round(most * chance.choice((1, 1, 0.9, 0.85, 0.8, 0.7)), 1)
                rows.append({"year": 2024, "period": period, "region": name, "indicator": indicator, "score": score})
    return rows
