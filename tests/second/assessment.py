"""The score of every unit by the rules of the settings: a second computation, rule by rule."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from settings import settings
from settings_of_score import Scheme, ScoreRule
from tests.second.completion import completion_by_region, has_reported
from tests.second.county import Asked, County
from tests.second.exact import Exact, growth, percent, rank_of
from tests.second.orders import nodes_of
from tests.second.promises import applications_by_department, leads_by_region

Rows = list[dict[str, Any]]
PERIODS = {"1季度": 3, "上半年": 6, "第三季度": 9, "全年": 12, "4月": 4}  # of the random ledgers; others are not read


def assessment(county: County, asked: Asked) -> Rows:
    """The units of every group with what they have, and their place by it."""
    scheme = settings().assessment.in_force
    assert scheme
    whole = Asked(asked.month, None, asked.threshold, asked.with_separate)
    now, before = _totals(county, scheme, whole), {}
    month = _end_of_period_before(asked.month)
    if month and any(row["month"] <= month for row in county.all_work):
        earlier = _totals(county, scheme, Asked(month, None, asked.threshold, asked.with_separate))
        before = {row["region"]: row["rank"] for row in earlier}
    for row in now:
        was = before.get(row["region"])
        row["rank_change"] = None if was is None or row["rank"] is None else was - row["rank"]
    return [row for row in now if asked.chooses(row["region"])]


def _end_of_period_before(month: date) -> date | None:
    """The last month of the quarter before, in the same year."""
    last = (month.month - 1) // 3 * 3
    return month.replace(month=last) if last else None


def _totals(county: County, scheme: Scheme, asked: Asked) -> Rows:
    rows = []
    for group, members in scheme.groups.items():
        units = [name for name, row in county.regions.items() if {name, row["level"]} & set(members)]
        units = [name for name in units if name != county.name and all(name != row["region"] for row in rows)]
        rules = [rule for rule in scheme.rules if not rule.groups or group in rule.groups]
        values = {rule.name: {name: _value(county, rule, name, asked) for name in units} for rule in rules}
        of_group = []
        for name in units:
            earned = {rule.name: _rounded(_earned(rule, name, values[rule.name])) for rule in rules}
            known = [rule for rule in rules if earned[rule.name] is not None]
            full = sum((_full(rule) for rule in known), Fraction(0))
            score = sum((earned[rule.name] for rule in known), Fraction(0))
            lost = [_full(rule) - earned[rule.name] for rule in known if _full(rule) > earned[rule.name]]
            of_group.append(
                {
                    "region": name,
                    "assessed_group": group,
                    "period": f"{(asked.month.month + 2) // 3}季度",
                    "score": score if full > 0 else None,
                    "full_score": full if known else None,
                    "score_rate": percent(score, full),
                    "missing_count": len(rules) - len(known),
                    "missing": "、".join(rule.name for rule in rules if rule not in known) or None,
                    "indicators": len(rules),
                    "lost": max(lost, default=None),
                }
            )
        _rank(of_group)
        rows += of_group
    return rows


def _rounded(points: Exact) -> Exact:
    """Points are told to the millionth, so that equal ones are equal."""
    return None if points is None else round(points, 6)


def _rank(rows: Rows) -> None:
    rates = [None if row["score_rate"] is None else round(row["score_rate"], 6) for row in rows]
    for row, rate in zip(rows, rates, strict=True):
        row["rank"] = rank_of(rate, rates)
        row["count_ranked"] = sum(other is not None for other in rates)
        exact = row["score_rate"]
        ahead = [
            other["score_rate"]
            for other, other_rate in zip(rows, rates, strict=True)
            if rate is not None and other_rate is not None and other_rate > rate
        ]
        row["gap_to_next"] = (min(ahead) - exact) * row["full_score"] / 100 if ahead else None


def _earned(rule: ScoreRule, name: str, values: dict[str, Exact]) -> Exact:
    value = values[name]
    if value is None:
        return None
    points = Fraction(str(rule.points))
    most = None if rule.most is None else Fraction(str(rule.most))
    each = Fraction(str(rule.each)) * value
    match rule.earns:
        case "rate" if value >= Fraction(str(rule.at)):
            more = Fraction(str(rule.up)) * (value - Fraction(str(rule.at)))
            return points + (more if rule.most_up is None else min(more, Fraction(str(rule.most_up))))
        case "rate":
            less = Fraction(str(rule.down)) * (Fraction(str(rule.at)) - value)
            return points - min(less, points if rule.most_down is None else Fraction(str(rule.most_down)))
        case "rank":
            place = rank_of(value, values.values())
            return next((Fraction(str(score)) for to, score in rule.places if place <= to), Fraction(0))
        case "count":
            return each if most is None else min(each, most)
        case "deduct":
            return -(each if most is None else min(each, most))
        case "typed":
            return value if most is None else min(value, most)
    raise NotImplementedError(rule.earns)


def _full(rule: ScoreRule) -> Fraction:
    by_rank = max((score for _to, score in rule.places), default=0)
    full = {"deduct": 0, "count": rule.most or 0, "rank": by_rank}.get(rule.earns, rule.points)
    return Fraction(str(full))


def _value(county: County, rule: ScoreRule, region: str, asked: Asked) -> Exact:
    if rule.measure == "typed":
        typed = [
            row
            for row in county.tables["assessment_scores"]
            if (row["year"], row["region"], row["indicator"]) == (asked.year, region, rule.name)
            and PERIODS.get(row["period"], 13) <= asked.month.month
        ]
        last = max(typed, key=lambda row: (PERIODS[row["period"]], row["source_row"]), default=None)
        return None if last is None else Fraction(last["score"])
    return MEASURES[rule.measure](county, region, asked)


def _pace_rate(county: County, region: str, asked: Asked) -> Exact:
    row = next((row for row in completion_by_region(county, asked) if row["region"] == region), None)
    return None if row is None or row["completion_rate"] is None else row["completion_rate"] * 12 / asked.month.month


def _growth(county: County, region: str, asked: Asked) -> Exact:
    alone = Asked(asked.month, (region,), asked.threshold, asked.with_separate)
    is_known = has_reported(county, region, asked.month)
    return growth(county.completed(alone), county.completed_last_year(alone)) if is_known else None


def _newly_started(county: County, region: str, asked: Asked) -> Exact:
    if not has_reported(county, region, asked.month):
        return None
    started = [row for row in county.large_in_hand(asked) if row["started_on"] >= asked.new_year]
    return Fraction(sum(row["region"] == region for row in started))


def _nodes_late(county: County, region: str, asked: Asked) -> Exact:
    projects = [row for row in county.counted(county.projects.values(), asked) if row["region"] == region]
    late = [node for row in projects for node in nodes_of(county, row, asked) if node["status"] == "超期"]
    return Fraction(len(late)) if county.tables["milestones"] else None


def _answers_late(county: County, region: str, asked: Asked) -> Exact:
    homes = {row["project_code"]: row["region"] for row in county.tables["projects"]}
    late = [
        row
        for row in county.tables["notices"]
        if (row["region"] or homes.get(row["project_code"])) == region
        and asked.has_happened(row["issued_on"])
        and not asked.has_happened(row["answered_on"])
        and not asked.has_happened(row["closed_on"])
        and row["due_on"] is not None
        and row["due_on"] < asked.last_day
    ]
    return Fraction(len(late)) if county.tables["notices"] else None


def _rate_in(rows: Rows, column: str, region: str) -> Exact:
    return next((row["completion_rate"] for row in rows if row[column] == region), None)


MEASURES: dict[str, Callable[[County, str, Asked], Exact]] = {
    "pace_rate": _pace_rate,
    "growth": _growth,
    "newly_started": _newly_started,
    "nodes_late": _nodes_late,
    "answers_late": _answers_late,
    "attraction_rate": lambda county, region, asked: _rate_in(leads_by_region(county, asked), "region", region),
    "applications_rate": lambda county, region, asked: _rate_in(
        applications_by_department(county, asked), "department", region
    ),
}
