"""The deck of a meeting: which exhibits stand in which section, and how many units are gone through in an hour."""

from collections.abc import Sequence
from dataclasses import dataclass

from exhibits import EXHIBITS, Filters
from exhibits.agenda import PROFILE, PROJECT_PROFILE, Step, agenda_or_default, steps
from words import N_, _

MOST_SLIDES = 25
PROGRESS, MONEY, MATTERS, UNITS, OTHERS = (
    N_("Overall progress"),
    N_("Money and large projects"),
    N_("Red lamps and matters to settle"),
    N_("Units with a red or yellow lamp"),
    N_("Other matters"),
)
SECTIONS = (PROGRESS, MONEY, MATTERS, UNITS, OTHERS)
OF_TOPICS = {
    "completion": PROGRESS,
    "capital": MONEY,
    "large_projects": MONEY,
    "counties": PROGRESS,
    "lamps": MATTERS,
    "promises": MATTERS,
    "milestones": MATTERS,
    "orders": MATTERS,
    "leaders": MATTERS,
    "assessment": PROGRESS,
}
OF_EXHIBITS = {"decisions_in_short": PROGRESS, "meeting_in_short": PROGRESS, "needs_attention": MATTERS, PROFILE: UNITS}
LAMPS = ("红", "黄")


@dataclass(frozen=True)
class Section:
    """A part of the meeting: what it is called, and its screens."""

    name: str
    steps: tuple[Step, ...]

    def in_words(self) -> str:
        """What is shown in it: the units that are gone through, or the titles of its exhibits."""
        named = [step.region or _(EXHIBITS[step.exhibit].title) for step in self.steps]
        return _(", ").join(dict.fromkeys(named))


def only_these(names: Sequence[str], filters: Filters) -> list[Section]:
    """The exhibits that were asked for, in their order and without sections; walks in full."""
    chosen = [step for step in steps(names, filters) if not step.region or is_chosen(step.region, filters)]
    return [Section("", tuple(chosen))]


def meeting(filters: Filters) -> list[Section]:
    """The default agenda by sections, without what is empty, and of the units those with a red or yellow lamp."""
    grouped: dict[str, list[Step]] = {}
    for name in agenda_or_default(()):
        if name == PROJECT_PROFILE:
            continue  # the red projects stand in a table
        section = OF_EXHIBITS.get(name) or OF_TOPICS.get(EXHIBITS[name].topic, OTHERS)
        found = _units(filters) if name == PROFILE else [Step(name)]
        grouped.setdefault(section, []).extend(found)
    return [Section(_(name), tuple(grouped[name])) for name in SECTIONS if grouped.get(name)]


def _units(filters: Filters) -> list[Step]:
    """The profiles of the units with a red or yellow lamp, red ones first, the one farthest behind first."""
    rows = filters.for_all_regions().ask("lamps_of_regions")
    lit = {lamp: [row["region"] for row in rows if row["lamp"] == lamp] for lamp in LAMPS}
    return [Step(PROFILE, region) for lamp in LAMPS for region in lit[lamp] if is_chosen(region, filters)]


def is_chosen(region: str, filters: Filters) -> bool:
    """Whether the filters keep a region."""
    return not filters.regions or region in filters.regions
