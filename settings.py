"""What this county has chosen: the lamp rule, the yardstick, the threshold of a large project.

The file is settings.toml beside this module; the environment variable COUNTY_SETTINGS names another.
"""

import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from words import _

DEFAULT = Path(__file__).parent / "settings.toml"
KINDS = ("points", "ratio", "month_task")
START_KINDS = ("months",)
YARDSTICKS = ("linear", "phased")
KNOWN = {
    "threshold",
    "yardstick",
    "lamp_rule",
    "lamp_rules",
    "start_rule",
    "applications_indicator",
    "leads_indicator",
    "land_indicator",
    "state_sources",
}
KNOWN_IN_RULE = {"name", "kind", "yellow", "red"}


class SettingsError(Exception):
    """The settings file is missing, is not TOML, or says something that cannot be; the message says what."""


@dataclass(frozen=True)
class LampRule:
    """When a lamp turns yellow and red.

    kind "points": behind the yardstick by more than so many percentage points.
    kind "ratio": below so many percent of the yardstick.
    kind "month_task": the same, for what the yardstick asks of the last month alone.
    kind "months": due to start and not started, without a reason, at the end of so many months in a row.
    """

    name: str
    kind: str
    yellow: float
    red: float


@dataclass(frozen=True)
class Settings:
    """The choices of one county; threshold in 万元.

    The indicators are those of the ledger's targets that funds from above, attracted funds, and the investment on each
    mu of land are measured against; state_sources are the capital sources that are money of the state.
    """

    threshold: float
    yardstick: str
    lamp_rule: str
    lamp_rules: Mapping[str, LampRule]
    start_rule: str
    applications_indicator: str
    leads_indicator: str
    land_indicator: str
    state_sources: tuple[str, ...]

    @property
    def lamp(self) -> LampRule:
        """The lamp rule in force."""
        return self.lamp_rules[self.lamp_rule]

    @property
    def start_lamp(self) -> LampRule:
        """The rule in force for projects that are due to start."""
        return self.lamp_rules[self.start_rule]


def settings() -> Settings:
    """The settings in force. Raises SettingsError."""
    return read_settings(Path(os.environ.get("COUNTY_SETTINGS") or DEFAULT))


@cache
def read_settings(path: Path) -> Settings:
    """The settings of one file, read once in the life of the process. Raises SettingsError."""
    try:
        with path.open("rb") as file:
            return _checked(tomllib.load(file))
    except OSError as error:
        raise SettingsError(_("Settings file {file} cannot be read.").format(file=path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(_("Settings file {file} is not TOML: {error}").format(file=path, error=error)) from error
    except SettingsError as error:
        raise SettingsError(_("Settings file {file}: {error}").format(file=path, error=error)) from error


def _checked(content: Mapping[str, Any]) -> Settings:
    if surplus := sorted(content.keys() - KNOWN):
        raise SettingsError(_("{key} is not a setting.").format(key=surplus[0]))
    rules = content.get("lamp_rules")
    if not isinstance(rules, dict) or not rules:
        raise SettingsError(_("{key} must be one of {choices}.").format(key="lamp_rules", choices="[lamp_rules.…]"))
    lamp_rules = {key: _lamp_rule(key, rule) for key, rule in rules.items()}
    return Settings(
        threshold=_number(content, "threshold"),
        yardstick=_choice(content, "yardstick", YARDSTICKS),
        lamp_rule=_choice(content, "lamp_rule", _of_kinds(lamp_rules, KINDS)),
        lamp_rules=MappingProxyType(lamp_rules),
        start_rule=_choice(content, "start_rule", _of_kinds(lamp_rules, START_KINDS)),
        applications_indicator=_name(content, "applications_indicator"),
        leads_indicator=_name(content, "leads_indicator"),
        land_indicator=_name(content, "land_indicator"),
        state_sources=_names(content, "state_sources"),
    )


def _lamp_rule(key: str, rule: Any) -> LampRule:
    if not isinstance(rule, dict):
        raise SettingsError(_("{key} is not a setting.").format(key=f"lamp_rules.{key}"))
    if surplus := sorted(rule.keys() - KNOWN_IN_RULE):
        raise SettingsError(_("{key} is not a setting.").format(key=f"lamp_rules.{key}.{surplus[0]}"))
    kind = _choice(rule, "kind", (*KINDS, *START_KINDS))
    yellow, red = _number(rule, "yellow"), _number(rule, "red")
    if (red < yellow) if kind in ("points", "months") else (red > yellow):
        raise SettingsError(_("Lamp rule {rule}: red begins before yellow.").format(rule=key))
    return LampRule(name=_text(rule, "name") or key, kind=kind, yellow=yellow, red=red)


def _of_kinds(rules: Mapping[str, LampRule], kinds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key, rule in rules.items() if rule.kind in kinds)


def _text(content: Mapping[str, Any], key: str) -> str | None:
    value = content.get(key)
    if value is not None and not isinstance(value, str):
        raise SettingsError(_("{key} must be text.").format(key=key))
    return value or None


def _name(content: Mapping[str, Any], key: str) -> str:
    value = _text(content, key)
    if value is None:
        raise SettingsError(_("{key} must be text.").format(key=key))
    return value


def _names(content: Mapping[str, Any], key: str) -> tuple[str, ...]:
    values = content.get(key)
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise SettingsError(_("{key} must be a list of texts.").format(key=key))
    return tuple(values)


def _number(content: Mapping[str, Any], key: str) -> float:
    value = content.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
        raise SettingsError(_("{key} must be a number from 0 on.").format(key=key))
    return value


def _choice(content: Mapping[str, Any], key: str, choices: tuple[str, ...]) -> str:
    value = content.get(key)
    if value not in choices:
        raise SettingsError(_("{key} must be one of {choices}.").format(key=key, choices=", ".join(choices)))
    return value
