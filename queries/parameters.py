"""The values that a query's parameters take: checked, in one form, with the dashboard's defaults."""

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from queries.errors import BadParameter
from settings import KINDS, PACES, YARDSTICKS, settings, signature
from settings_of_score import PERIODS
from words import _

ROLES = ("包抓领导", "分管领导", "包乡镇领导", "责任单位")
AREAS = ("all", "county", "elsewhere")


def month_of(value: date | str) -> date:
    """The first day of a month given as a date, "2024-05" or "2024-05-31". Raises BadParameter."""
    if isinstance(value, date):
        return date(value.year, value.month, 1)
    for pattern in ("%Y-%m", "%Y-%m-%d"):
        try:
            return datetime.strptime(value, pattern).date().replace(day=1)
        except (TypeError, ValueError):
            continue
    raise BadParameter(_("{value} is not a month such as 2024-05.").format(value=repr(value)))


def region_names(value: Iterable[str] | None) -> tuple[str, ...] | None:
    """The chosen names, each once, sorted; None (all) when there is none. Raises BadParameter."""
    if isinstance(value, str) or not isinstance(value, Iterable | None):
        raise BadParameter(_("Regions are given as a list of names."))
    chosen = tuple(value or ())
    if not all(isinstance(name, str) for name in chosen):
        raise BadParameter(_("Regions are given as a list of names."))
    return tuple(sorted(set(chosen))) or None


def source_names(value: Iterable[str]) -> tuple[str, ...]:
    """The names of capital sources, each once, sorted. Raises BadParameter."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise BadParameter(_("Capital sources are given as a list of names."))
    chosen = tuple(value)
    if not all(isinstance(name, str) for name in chosen):
        raise BadParameter(_("Capital sources are given as a list of names."))
    return tuple(sorted(set(chosen)))


def number(value: float | int | str) -> float:
    """A finite number. Raises BadParameter."""
    try:
        result = float(value)
    except (TypeError, ValueError, OverflowError):
        result = math.nan
    if not math.isfinite(result):
        raise BadParameter(_("{value} is not a number.").format(value=repr(value)))
    return result


def texts(value: Iterable[str]) -> tuple[str, ...]:
    """Pieces of text in their order. Raises BadParameter."""
    return tuple(text(one) for one in _listed(value))


def several_numbers(value: Iterable[float]) -> tuple[float, ...]:
    """Finite numbers in their order. Raises BadParameter."""
    return tuple(number(one) for one in _listed(value))


def _listed(value: Any) -> Iterable[Any]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise BadParameter(_("{value} is not a list.").format(value=repr(value)))
    return value


def yes_or_no(value: bool) -> bool:
    """True or False. Raises BadParameter."""
    if not isinstance(value, bool):
        raise BadParameter(_("{value} is neither true nor false.").format(value=repr(value)))
    return value


def text(value: str) -> str:
    """A piece of text. Raises BadParameter."""
    if not isinstance(value, str):
        raise BadParameter(_("{value} is not text.").format(value=repr(value)))
    return value


def one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    """A reader of one of the choices, which raises BadParameter for anything else."""

    def read(value: str) -> str:
        if value not in choices:
            message = _("{value} is not one of {choices}.")
            raise BadParameter(message.format(value=repr(value), choices=", ".join(choices)))
        return value

    return read


READERS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "month": month_of,
        "regions": region_names,
        "threshold": number,
        "large_from": number,
        "with_separate": yes_or_no,
        "yardstick": one_of(YARDSTICKS),
        "project_pace": one_of(PACES),
        "lamp_kind": one_of(KINDS),
        "lamp_yellow": number,
        "lamp_red": number,
        "other_yardstick": one_of(YARDSTICKS),
        "other_kind": one_of(KINDS),
        "other_yellow": number,
        "other_red": number,
        "rule_names": texts,
        "rule_kinds": texts,
        "rule_yellows": several_numbers,
        "rule_reds": several_numbers,
        "start_yellow": number,
        "start_red": number,
        "applications_indicator": text,
        "leads_indicator": text,
        "land_indicator": text,
        "state_sources": source_names,
        "area": one_of(AREAS),
        "role": one_of(ROLES),
        "score_rules": text,
        "score_units": text,
        "score_period": one_of(PERIODS),
        "lead_yellow": number,
        "lead_red": number,
        "notice_soon": number,
        "notice_red": number,
        "notice_repeat": number,
        "node_names": texts,
        "node_groups": texts,
    }
)


def chosen_by_the_county() -> Mapping[str, Any]:
    """The defaults of every parameter but the month, which only the database knows."""
    return _chosen(signature())


@lru_cache(maxsize=4)
def _chosen(_signature: object) -> Mapping[str, Any]:
    chosen = settings()
    rules = {name: rule for name, rule in chosen.lamp_rules.items() if rule.kind in KINDS}
    return MappingProxyType(
        {
            "regions": None,
            "threshold": float(chosen.threshold),
            "large_from": float(chosen.threshold),
            "with_separate": True,
            "yardstick": chosen.yardstick,
            "project_pace": chosen.project_pace,
            "lamp_kind": chosen.lamp.kind,
            "lamp_yellow": float(chosen.lamp.yellow),
            "lamp_red": float(chosen.lamp.red),
            "other_yardstick": chosen.yardstick,
            "other_kind": chosen.lamp.kind,
            "other_yellow": float(chosen.lamp.yellow),
            "other_red": float(chosen.lamp.red),
            "rule_names": tuple(rules),
            "rule_kinds": tuple(rule.kind for rule in rules.values()),
            "rule_yellows": tuple(float(rule.yellow) for rule in rules.values()),
            "rule_reds": tuple(float(rule.red) for rule in rules.values()),
            "start_yellow": float(chosen.start_lamp.yellow),
            "start_red": float(chosen.start_lamp.red),
            "applications_indicator": chosen.applications_indicator,
            "leads_indicator": chosen.leads_indicator,
            "land_indicator": chosen.land_indicator,
            "state_sources": tuple(sorted(chosen.state_sources)),
            "area": AREAS[0],
            "role": ROLES[0],
            "score_rules": chosen.assessment.rules_as_json(),
            "score_units": chosen.assessment.units_as_json(),
            "score_period": chosen.assessment.period,
            "lead_yellow": float(chosen.lead_yellow_days),
            "lead_red": float(chosen.lead_red_days),
            "notice_soon": float(chosen.notices.due_soon_days),
            "notice_red": float(chosen.notices.red_after_days),
            "notice_repeat": float(chosen.notices.red_when_named),
            "node_names": tuple(node for nodes in chosen.nodes.values() for node in nodes),
            "node_groups": tuple(group for group, nodes in chosen.nodes.items() for _node in nodes),
        }
    )
