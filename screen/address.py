"""The address bar: filters and language as parameters, the same on every page, so that a view can be sent.

What an address names is checked against the data. Something unknown falls back to the default and is
reported, never silently dropped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite

from exhibits import EXHIBITS
from exhibits.agenda import PROJECT_PROFILE, REGION_WALKS
from exhibits.base.filters import Filters, default_threshold
from words import LANGUAGES

FILTERS = ("area", "month", "region", "threshold", "separate", "indicator", "leader", "lang")
NAMES = (*FILTERS, "present", "township", "project", "agenda")
HIGHEST_THRESHOLD = 1e9  # 万元, far above any project
Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Address:
    """What an address asks for, and the values in it that mean nothing here, as (parameter, value)."""

    filters: Filters
    language: str
    present: str | None = None  # the exhibit on the projector
    township: str | None = None  # the one whose profile a walk has on the projector
    project: str | None = None  # the code of the project whose profile is on the projector
    agenda: tuple[str, ...] = ()  # the exhibits that were chosen for the meeting, in order; none is the default agenda
    unknown: tuple[tuple[str, str], ...] = ()


def read(
    parameters: Parameters,
    months: Sequence[date],
    regions: Sequence[str],
    indicators: Sequence[str] = (),
    default_month: date | None = None,
    areas: Sequence[str] = (),
) -> Address:
    """The filters, language and projector that an address names, given the months, regions and indicators there are.

    default_month is the month where none is named; the first of the months when it is not given. areas are the counties
    whose own files are there; months, regions and indicators are those of the one that is named.
    """
    unknown: list[tuple[str, str]] = []

    def first(name: str) -> str | None:
        values = parameters.get(name) or ()
        return values[-1] if values else None

    def refuse(name: str, value: str) -> None:
        unknown.append((name, value))

    area = first("area")
    if area is not None and area not in areas:
        refuse("area", area)
    month = default_month or months[0]
    if (wanted := first("month")) is not None:
        known = {f"{month:%Y-%m}": month for month in months}
        if wanted in known:
            month = known[wanted]
        else:
            refuse("month", wanted)
    named = list(dict.fromkeys(parameters.get("region") or ()))
    for name in named:
        if name not in regions:
            refuse("region", name)
    threshold = default_threshold()
    if (wanted := first("threshold")) is not None:
        if (number := threshold_of(wanted)) is not None:
            threshold = number
        else:
            refuse("threshold", wanted)
    separate = first("separate")
    if separate is not None and separate not in ("0", "1"):
        refuse("separate", separate)
    indicator = first("indicator")
    if indicator is not None and indicator not in indicators:
        refuse("indicator", indicator)
    language = first("lang")
    if language is not None and language not in LANGUAGES:
        refuse("lang", language)
    present = first("present")
    if present is not None and present not in EXHIBITS:
        refuse("present", present)
    township = first("township") if present in REGION_WALKS else None
    if township is not None and township not in regions:
        refuse("township", township)
    agenda = list(dict.fromkeys(parameters.get("agenda") or ()))
    for name in agenda:
        if name not in EXHIBITS:
            refuse("agenda", name)
    return Address(
        filters=Filters(
            month,
            tuple(name for name in named if name in regions),
            threshold,
            separate != "0",
            indicator if indicator in indicators else None,
            leader=first("leader"),
            area=area if area in areas else None,
        ),
        language=language if language in LANGUAGES else LANGUAGES[0],
        present=present if present in EXHIBITS else None,
        township=township if township in regions else None,
        project=first("project") if present == PROJECT_PROFILE else None,
        agenda=tuple(name for name in agenda if name in EXHIBITS),
        unknown=tuple(unknown),
    )


def write(address: Address, default_month: date) -> dict[str, list[str]]:
    """The parameters that name these filters; a filter at its default is left out."""
    filters = address.filters
    parameters: dict[str, list[str]] = {}
    if filters.area:
        parameters["area"] = [filters.area]
    if filters.month != default_month:
        parameters["month"] = [f"{filters.month:%Y-%m}"]
    if filters.regions:
        parameters["region"] = list(filters.regions)
    if filters.threshold != default_threshold():
        parameters["threshold"] = [f"{filters.threshold:.15g}"]
    if not filters.with_separate:
        parameters["separate"] = ["0"]
    if filters.indicator:
        parameters["indicator"] = [filters.indicator]
    if address.language != LANGUAGES[0]:
        parameters["lang"] = [address.language]
    if address.present:
        parameters["present"] = [address.present]
    if address.township:
        parameters["township"] = [address.township]
    if address.project:
        parameters["project"] = [address.project]
    if filters.leader:
        parameters["leader"] = [filters.leader]
    if address.agenda:
        parameters["agenda"] = list(address.agenda)
    return parameters


def threshold_of(text: str) -> float | None:
    """A threshold in 万元 out of what somebody typed or an address holds; None when it is no such number."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) and 0 <= number <= HIGHEST_THRESHOLD else None
