"""How the score (考核) is written down in the settings: schemes, their groups of units, their rules."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from words import N_
from words.toml_files import Choices, Refused

PERIODS = ("month", "quarter", "year")
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Name = Annotated[str, Field(min_length=1)]
NamesByGroup = Annotated[
    Mapping[str, Annotated[tuple[Name, ...], Field(strict=False)]], AfterValidator(MappingProxyType)
]
Measure = Literal[
    "completion_rate", "pace_rate", "growth", "completed_investment", "plan_rate", "plan_pace", "newly_started",
    "completed", "red_projects", "not_listed", "nodes_late", "promises_late", "answers_late", "unreported",
    "attraction_rate", "applications_rate", "typed",
]  # fmt: skip


class ScoreRule(Choices):
    """How one indicator earns its points; see settings.toml for what each kind means."""

    name: Name
    measure: Measure = "typed"
    earns: Literal["rate", "rank", "count", "deduct", "yes", "typed"]
    points: Amount = 0
    at: Annotated[float, Field(allow_inf_nan=False)] = 100
    up: Amount = 0
    down: Amount = 0
    most_up: Amount | None = None
    most_down: Amount | None = None
    bend: Amount | None = None
    up_after: Amount | None = None
    each: Amount = 0
    most: Amount | None = None
    places: Annotated[tuple[Annotated[tuple[int, float], Field(strict=False)], ...], Field(strict=False)] = ()
    groups: Annotated[tuple[Name, ...], Field(strict=False)] = ()

    @model_validator(mode="after")
    def _measures_something(self) -> "ScoreRule":
        if (self.measure == "typed") != (self.earns == "typed"):
            raise Refused(N_("{key}: what is typed in the ledger earns as typed, and nothing else does"))
        if self.earns == "rank" and not self.places:
            raise Refused(N_("{key}: a rule by rank needs its places"))
        return self


class Scheme(Choices):
    """A scheme of assessment: who is compared with whom, by which rules, over which period."""

    name: Name
    source: str = ""
    period: Literal["month", "quarter", "year"] = "quarter"
    floor: Amount | None = None
    groups: NamesByGroup
    rules: Annotated[tuple[ScoreRule, ...], Field(strict=False, min_length=1)]


class Assessment(Choices):
    """The scheme in force among those that are written down, "" for none; whether there is a red and black list."""

    scheme: str = ""
    red_and_black: bool = False
    red_first: Annotated[int, Field(ge=1)] = 3
    black_last: Annotated[int, Field(ge=1)] = 3
    by_target: bool = False
    exempt: Annotated[tuple[Name, ...], Field(strict=False)] = ()
    departments: Annotated[Mapping[str, Name], AfterValidator(MappingProxyType)] = Field(default_factory=dict)
    schemes: Annotated[Mapping[str, Scheme], AfterValidator(MappingProxyType)] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_of_the_schemes(self) -> "Assessment":
        if self.scheme and self.scheme not in self.schemes:
            raise Refused(N_("{key}: no scheme is called {scheme}"), scheme=self.scheme)
        return self

    @property
    def in_force(self) -> Scheme | None:
        """The scheme by which units are scored; None when the county has chosen none."""
        return self.schemes.get(self.scheme)

    @property
    def period(self) -> str:
        """What its ranks are compared over."""
        return self.in_force.period if self.in_force else PERIODS[0]

    def rules_as_json(self) -> str:
        """The rules as the queries take them."""
        rules = self.in_force.rules if self.in_force else ()
        told = [
            rule.model_dump() | {"place": place, "places": [{"to": to, "score": score} for to, score in rule.places]}
            for place, rule in enumerate(rules)
        ]
        return json.dumps(told, ensure_ascii=False)

    def units_as_json(self) -> str:
        """The groups of units as the queries take them."""
        groups = self.in_force.groups if self.in_force else {}
        told = [
            {"place": place, "name": name, "members": list(members)}
            for place, (name, members) in enumerate(groups.items())
        ]
        return json.dumps(told, ensure_ascii=False)
