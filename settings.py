"""What this county has chosen: the lamp rule, the yardstick, the threshold of a large project.

The file is settings.toml beside this module; the environment variable COUNTY_SETTINGS names another. It is read when it
is asked for, and again when it has changed.
"""

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from settings_of_score import Assessment, NamesByGroup
from words import N_, _
from words.toml_files import Choices, Refused, WrongFile, read_toml

DEFAULT = Path(__file__).parent / "settings.toml"
KINDS = ("points", "ratio", "month_task")
START_KINDS = ("months",)
YARDSTICKS = ("linear", "phased")
PACES = ("since_start", "year")

NO_NAMES: Any = Field(default_factory=lambda: MappingProxyType({}))
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Name = Annotated[str, Field(min_length=1)]


class SettingsError(WrongFile):
    """The settings file is missing, is not TOML, or says something that cannot be; the message says what, and where."""


class LampRule(Choices):
    """When a lamp turns yellow and red.

    kind "points": behind the yardstick by more than so many percentage points.
    kind "ratio": below so many percent of the yardstick.
    kind "month_task": the same, for what the yardstick asks of the last month alone.
    kind "months": due to start and not started, without a reason, at the end of so many months in a row.
    """

    name: Name
    kind: Literal["points", "ratio", "month_task", "months"]
    yellow: Amount
    red: Amount

    @model_validator(mode="after")
    def _yellow_comes_first(self) -> "LampRule":
        if (self.red < self.yellow) if self.kind in ("points", "months") else (self.red > self.yellow):
            raise Refused(N_("{key}: red begins before yellow"))
        return self


class Document(Choices):
    """What an official document bears besides its text; an empty entry leaves its place out.

    head "brief" is that of a 简报, "letter" that of a document; mark is the issuer as the red head writes it, reference
    what stands before the year in 发文字号.
    """

    head: Literal["brief", "letter"] = "brief"
    mark: str = ""
    issuer: str = ""
    reference: str = ""
    secrecy: str = ""
    urgency: str = ""
    signer: str = ""
    addressees: str = ""
    copies_to: Annotated[tuple[Name, ...], Field(strict=False)] = ()
    printed_by: str = ""
    remark: str = ""


class SignIn(Choices):
    """Who may see the dashboard, and in which role.

    by "nobody": there is no sign-in. "provider": OpenID Connect, set up in [auth] of .streamlit/secrets.toml; person is
    the claim that names somebody. "proxy": a proxy at one of proxies signs people in, and names them in header.
    admin and office list persons, units says for which unit a person reports; everybody is the role of the others, ""
    for none. Whoever signed in through a provider signs in again after so many hours.
    """

    by: Literal["nobody", "provider", "proxy"] = "nobody"
    person: Name = "email"
    header: Name = "X-Remote-User"
    proxies: Annotated[tuple[Name, ...], Field(strict=False)] = ("127.0.0.1", "::1")
    hours: Annotated[float, Field(gt=0, le=720)] = 12
    everybody: Literal["reader", ""] = "reader"
    admin: Annotated[tuple[Name, ...], Field(strict=False)] = ()
    office: Annotated[tuple[Name, ...], Field(strict=False)] = ()
    units: Annotated[Mapping[str, Name], AfterValidator(MappingProxyType)] = NO_NAMES


class NoticeRule(Choices):
    """When a notice (督办单) goes out, in which colour, to whom.

    Blue from due_soon_days before the day on; yellow when late; red when late by red_after_days, or named in so many
    months in a row (red_when_named). An answer is asked for within reply_days. levels are those to whom it goes, one
    further each time that a subject is named in the month after.
    """

    due_soon_days: Annotated[int, Field(ge=0)] = 15
    red_after_days: Annotated[int, Field(ge=1)] = 30
    red_when_named: Annotated[int, Field(ge=1)] = 2
    reply_days: Annotated[int, Field(ge=1)] = 7
    number: Name = "督〔{year}〕{number}号"
    levels: Annotated[tuple[Name, ...], Field(strict=False, min_length=1)] = ("责任单位", "分管领导", "督查室")


class Settings(Choices):
    """The choices of one county; threshold in 万元.

    The indicators are those of the ledger's targets that funds from above, attracted funds, and the investment on each
    mu of land are measured against; state_sources are the capital sources that are money of the state, nodes the
    standard nodes of projects by group, in their order, place_names how places are written that the ledger calls by a
    shorter word, document what an official one bears, assessment how units are scored.
    """

    threshold: Amount
    yardstick: Literal["linear", "phased"]
    project_pace: Literal["since_start", "year"] = "since_start"
    lamp_rules: Annotated[Mapping[str, LampRule], Field(min_length=1), AfterValidator(MappingProxyType)]
    lamp_rule: str
    start_rule: str
    applications_indicator: Name
    leads_indicator: Name
    land_indicator: Name
    state_sources: Annotated[tuple[Name, ...], Field(strict=False)]
    deadline_day: Annotated[int, Field(ge=1, le=28)] = 5  # of the month that follows
    document: Document = Document()
    sign_in: SignIn = Field(default_factory=SignIn)
    nodes: NamesByGroup = Field(default_factory=dict)
    lead_yellow_days: Annotated[int, Field(ge=1)] = 60
    lead_red_days: Annotated[int, Field(ge=1)] = 90
    notices: NoticeRule = NoticeRule()
    assessment: Assessment = Assessment()
    place_names: Annotated[Mapping[str, Name], AfterValidator(MappingProxyType)] = Field(default_factory=dict)

    @field_validator("lamp_rules", mode="before")
    @classmethod
    def _named_as_in_the_file(cls, rules: Any) -> Any:
        """A rule without a name is called as its block is."""
        if not isinstance(rules, Mapping):
            return rules
        return {key: {"name": key, **rule} if isinstance(rule, Mapping) else rule for key, rule in rules.items()}

    @field_validator("lamp_rules")
    @classmethod
    def _each_with_a_name_of_its_own(cls, rules: Mapping[str, LampRule]) -> Mapping[str, LampRule]:
        """Two rules of one name could not be told apart on a screen."""
        names = [rule.name for rule in rules.values()]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise Refused(N_("{key}: two rules are called “{name}”"), name=twice)
        return rules

    @field_validator("lamp_rule", "start_rule")
    @classmethod
    def _one_of_the_rules(cls, chosen: str, info: ValidationInfo) -> str:
        kinds = KINDS if info.field_name == "lamp_rule" else START_KINDS
        rules = info.data.get("lamp_rules")
        if rules is not None:
            names = [name for name, rule in rules.items() if rule.kind in kinds]
            if chosen not in names:
                raise Refused(N_("{key} must be one of {choices}"), choices=_(", ").join(names))
        return chosen

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
    return _read(*signature())


def signature() -> tuple[Path, int | None]:
    """What tells one state of the settings from the next: their file, and its time of change in ns."""
    path = Path(os.environ.get("COUNTY_SETTINGS") or DEFAULT)
    try:
        return path, path.stat().st_mtime_ns
    except OSError:
        return path, None  # reading it says what is wrong


@lru_cache(maxsize=4)
def _read(path: Path, changed_at: int | None) -> Settings:
    try:
        return read_toml(path, Settings)
    except WrongFile as error:
        raise SettingsError(str(error)) from error
