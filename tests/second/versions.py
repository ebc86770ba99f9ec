"""What the ledger says of its own sums, and what the version before said otherwise: a second computation."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from tests.second.completion import completion_by_region
from tests.second.county import Asked, County
from tests.second.exact import HUNDRED, Exact, Row, minus, percent, total
from tests.second.projects import lamp, lamp_is_known

Rows = list[dict[str, Any]]
RATE = "completion_rate"
HEADINGS = {
    "planned_investment": "计划总投资", "annual_plan": "年度计划投资", "land": "用地",
    "completed_investment": "完成投资", "funds_in_place": "到位资金", "target": "目标", "plan_3": "3月",
    "cumulative": "累计完成", "owed": "应承担", "paid_in": "已到位", "applied": "申报金额", RATE: "完成率",
}  # fmt: skip
RED_BEHIND = 10  # percentage points
FIGURES = {  # of a project that both versions know, and what they are called
    "planned_investment": "计划总投资", "annual_plan": "年度计划投资", "name": "项目名称", "region": "区域",
    "started_on": "开工日期", "planned_completion_on": "计划竣工日期", "completed_on": "竣工日期",
}  # fmt: skip
ALWAYS_COMPARED = ("planned_investment", "name", "region")


def reconciliation(county: County, _asked: Asked) -> Rows:
    """Every declared total, every printed rate, and what regions tell beside what counts."""
    rows = []
    for declared in county.tables.get("declared_totals", []):
        what = f"{declared['label']} {HEADINGS[declared['column_name']]}"
        said, computed = Fraction(declared["declared"]), _sum_of(county, declared)
        if declared["column_name"] == RATE:
            rate = _rate_of(county, declared)
            if rate is None:
                continue
            said, computed = _as_printed(said, rate)
        difference = said - computed
        agrees = abs(difference) <= Fraction(declared["tolerance"])
        rows.append(_declared(declared["source_row"], what, said, computed) | {"agrees": agrees})
    return rows + _told_beside(county)


def _declared(row: int, what: str, said: Fraction, computed: Fraction) -> dict[str, Any]:
    return {"row": row, "what": what, "declared": said, "computed": computed, "difference": said - computed}


def _sum_of(county: County, declared: Row) -> Fraction:
    """The sum of the rows that a total covers; the county's own target is none of its regions'."""
    table = declared["table_name"]
    of_others = ("targets", "region_progress")
    return (
        total(
            (
                row
                for row in county.tables[table]
                if declared["first_row"] <= row["source_row"] <= declared["last_row"]
                and not (table in of_others and row["region"] == county.name)
            ),
            declared["column_name"],
        )
        if declared["column_name"] != RATE
        else Fraction(0)
    )


def _rate_of(county: County, declared: Row) -> Exact:
    """Completed from January to the ledger's last month, against the target or the project's plan of the year."""
    (row,) = [row for row in county.tables[declared["table_name"]] if row["source_row"] == declared["source_row"]]
    if declared["table_name"] == "targets":
        if row["indicator"] != county.main_indicator or row["region"] not in county.regions:
            return None
        work = [
            one
            for one in county.work
            if one["month"].year == row["year"] and row["region"] in (one["region"], county.name)
        ]
        return percent(total(work, "completed_investment"), Fraction(row["target"]))
    if row["project_code"] not in county.projects or row["annual_plan"] is None:
        return None
    year = max(one["month"] for one in county.all_work).year
    work = [one for one in county.work if one["project_code"] == row["project_code"] and one["month"].year == year]
    return percent(total(work, "completed_investment"), Fraction(row["annual_plan"]))


def _as_printed(said: Fraction, rate: Fraction) -> tuple[Fraction, Fraction]:
    """Both at the decimals that are printed; a fraction of Excel's percent format is read as the percent it is."""
    if abs(HUNDRED * said - rate) < abs(said - rate):
        said *= HUNDRED
    decimals = next((digits for digits in (0, 1) if said == _rounded(said, digits)), 2)
    return _rounded(said, decimals), _rounded(rate, decimals)


def _rounded(value: Fraction, decimals: int) -> Fraction:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return Fraction(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def _told_beside(county: County) -> Rows:
    """What a region tells in a year in which its projects have rows; the county's own last row against its regions'."""
    rows = []
    for row in county.told:
        month, is_county, counts = row["month"], row["region"] == county.name, row in county.told_and_counting
        if is_county:
            of_year = [
                one["month"] for one in county.told if one["region"] == county.name and one["month"].year == month.year
            ]
            beside = [one for one in county.told if one["month"] == month and one["region"] != county.name]
            if not counts or month != max(of_year) or not beside:
                continue
            computed = total(beside, "cumulative")
        else:
            work = [
                one
                for one in county.work
                if one["region"] == row["region"] and one["month"].year == month.year and one["month"] <= month
            ]
            if counts or not work:
                continue
            computed = total(work, "completed_investment")
        said = Fraction(row["cumulative"])
        rows.append(
            _declared(row["source_row"], f"{row['region']} {HEADINGS['cumulative']}", said, computed)
            | {"agrees": said == computed}
        )
    return rows


def changes_since_last_version(county: County, asked: Asked) -> Rows:
    """What the version before says otherwise, seen at its own last month or at the asked one where that is earlier."""
    before = county.version_before
    if before is None or not before.work:
        return []
    then = Asked(min(asked.month, max(row["month"] for row in before.work)), None, asked.threshold, asked.with_separate)
    rows = _projects_that_changed(county, before, asked, then)
    rows += _regions_that_changed(county, before, asked, then)
    rows += _corrections(county, before, asked, then)
    return [row for row in rows if asked.chooses(row["region"])]


def _seen(county: County, asked: Asked, code: str) -> dict[str, Any] | None:
    """A project in one version: its state and its lamp; None where the version does not know it."""
    project = county.projects.get(code)
    if project is None or (project["listed_separately"] and not asked.with_separate):
        return None
    return {
        "name": project["name"],
        "region": project["region"],
        "planned_investment": project["planned_investment"],
        "status": county.status(project, asked),
        "lamp": lamp(county, project, asked),
        "is_known": not county.is_in_hand(project, asked) or lamp_is_known(county, project, asked),
        "is_started": asked.has_happened(project["started_on"]),
        "is_completed": asked.has_happened(project["completed_on"]),
        "is_suspended": county.is_suspended(project, asked),
    }


def _projects_that_changed(county: County, before: County, asked: Asked, then: Asked) -> Rows:
    rows = []
    for code in sorted(county.projects.keys() | before.projects.keys()):
        now, was = _seen(county, asked, code), _seen(before, then, code)
        project = now or was
        if project is None:
            continue
        for kind, (one, other) in _kinds(now, was, project["planned_investment"] >= asked.threshold).items():
            rows.append(
                {"kind": kind, "project_code": code, "name": project["name"], "region": project["region"]}
                | {"before": one, "after": other, "what": None, "detail": None, "month": None}
            )
    return rows


def _kinds(now: Any, was: Any, is_large: bool) -> dict[str, tuple[str | None, str | None]]:
    """What happened to a project, and its state or lamp before and after."""
    kinds: dict[str, tuple[str | None, str | None]] = {}
    if now is None:
        kinds["移除"] = (was["status"], None)
    status, status_was = now and now["status"], was and was["status"]
    red, red_was = bool(now) and now["lamp"] == "红", bool(was) and was["lamp"] == "红"
    is_comparable = is_large and (now is None or now["is_known"]) and (was is None or was["is_known"])
    if is_comparable and red and not red_was:
        kinds["新亮红灯"] = ((was["lamp"] or status_was) if was else None, "红")
    if is_comparable and red_was and not red:
        kinds["红灯解除"] = ("红", (now["lamp"] or status) if now else None)
    if now is None or not is_large:
        return kinds
    if now["is_suspended"] and not (was and was["is_suspended"]):
        kinds["停工"] = (status_was, status)
    if was and was["is_suspended"] and not now["is_suspended"] and not now["is_completed"]:
        kinds["复工"] = (status_was, status)
    if now["is_completed"] and not (was and was["is_completed"]):
        kinds["竣工"] = (status_was, status)
    if now["is_started"] and not now["is_completed"] and not (was and was["is_started"]):
        kinds["新开工"] = (status_was, status)
    if was is None and not now["is_started"]:
        kinds["新增"] = (None, status)
    return kinds


def _lamps_of_regions(county: County, asked: Asked) -> dict[str, tuple[str | None, Exact, bool]]:
    """Of every township and zone its lamp, its target, and whether it has reported."""
    everywhere = Asked(asked.month, None, asked.threshold, asked.with_separate)
    lamps = {}
    for row in completion_by_region(county, everywhere):
        behind = minus(everywhere.time_progress, row["completion_rate"])
        colour = None if behind is None else "红" if behind > RED_BEHIND else "黄" if behind > 0 else "绿"
        lamps[row["region"]] = (colour, row["target"], row["is_known"])
    return lamps


def _regions_that_changed(county: County, before: County, asked: Asked, then: Asked) -> Rows:
    now, was = _lamps_of_regions(county, asked), _lamps_of_regions(before, then)
    rows = []
    for region in county.ranked:
        (after, _target, is_known), (earlier, target, was_known) = now[region], was[region]
        if target is not None and is_known and was_known and (after == "红") != (earlier == "红"):
            rows.append(
                {"kind": "新亮红灯" if after == "红" else "红灯解除", "project_code": None, "name": region}
                | {"region": region, "before": earlier, "after": after, "what": None, "detail": None, "month": None}
            )
    return rows


def _corrections(county: County, before: County, asked: Asked, then: Asked) -> Rows:
    both = [
        code
        for code, project in county.projects.items()
        if code in before.projects
        and (asked.with_separate or not (project["listed_separately"] or before.projects[code]["listed_separately"]))
    ]
    rows = []
    for code in both:
        for column, what in FIGURES.items():
            one, other = before.projects[code][column], county.projects[code][column]
            if column == "annual_plan" and (then.year != asked.year or one is None):
                continue
            is_new = column not in ALWAYS_COMPARED and one is None
            if one != other and not is_new:
                rows.append(_correction(county, code, what, one, other))
        rows += _of_work(county, before, code, then.month)
    return rows + _of_targets(county, before)


def _of_work(county: County, before: County, code: str, last: date) -> Rows:
    """Sums of the months up to the compared one that differ, by capital source."""
    rows = []
    known = [
        {(row["month"], row["capital_source"]): row for row in one.work if row["project_code"] == code}
        for one in (before, county)
    ]
    for key in sorted(known[0].keys() | known[1].keys()):
        for column, what in (("completed_investment", "完成投资"), ("funds_in_place", "到位资金")):
            one, other = (of_version[key][column] if key in of_version else None for of_version in known)
            if (one or 0) != (other or 0) and key[0] <= last:
                rows.append(_correction(county, code, what, one, other) | {"month": key[0], "detail": key[1]})
    return rows


def _of_targets(county: County, before: County) -> Rows:
    of_now = {(row["year"], row["region"], row["indicator"]): row["target"] for row in county.tables["targets"]}
    rows = []
    for row in before.tables["targets"]:
        now = of_now.get((row["year"], row["region"], row["indicator"]))
        if row["region"] in county.regions and row["target"] != now:
            rows.append(
                {"kind": "更正", "project_code": None, "name": row["region"], "region": row["region"], "what": "目标"}
                | {"detail": row["indicator"], "month": date(row["year"], 1, 1)}
                | {"before": _written(row["target"]), "after": _written(now)}
            )
    return rows


def _correction(county: County, code: str, what: str, one: Any, other: Any) -> dict[str, Any]:
    project = county.projects[code]
    return {
        "kind": "更正",
        "project_code": code,
        "name": project["name"],
        "region": project["region"],
        "what": what,
        "detail": None,
        "month": None,
        "before": _written(one),
        "after": _written(other),
    }


def _written(value: Any) -> str | None:
    """A value as a correction writes it: a number without zeros that say nothing."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return f"{Decimal(value):f}".rstrip("0").rstrip(".") if "." in f"{Decimal(value):f}" else f"{Decimal(value):f}"
