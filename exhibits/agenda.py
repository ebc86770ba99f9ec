"""The agenda of a meeting: exhibits in the order in which they are shown, and township by township where it says so.

A step is one screen: an exhibit under the filters, and where it is a profile, the region that it is about.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exhibits.exhibit import EXHIBITS
from exhibits.filters import Filters

PROFILE = "region_profile"
DEFAULT = (
    "meeting_in_short",
    "completion_ranking",
    "completion_curve",
    "growth_ranking",
    "half_year_gap",
    "capital_composition",
    "large_projects_in_short",
    "large_projects_by_region",
    "county_league",
    "needs_attention",
    PROFILE,
)


@dataclass(frozen=True)
class Step:
    """One screen of the meeting; the region is the one whose profile it is, else None."""

    exhibit: str
    region: str | None = None

    def filters(self, filters: Filters) -> Filters:
        """The filters under which the exhibit is shown."""
        return replace(filters, regions=(self.region,)) if self.region else filters


def agenda_or_default(names: Sequence[str]) -> tuple[str, ...]:
    """The exhibits that were chosen, in their order; the default agenda without a choice."""
    return tuple(names) or tuple(name for name in DEFAULT if name in EXHIBITS)


def steps(names: Sequence[str], filters: Filters) -> tuple[Step, ...]:
    """The screens of an agenda: the profile becomes one step a township and zone, last by completion rate first."""
    screens: list[Step] = []
    for name in agenda_or_default(names):
        screens += walk(filters) if name == PROFILE else [Step(name)]
    return tuple(screens)


def walk(filters: Filters) -> list[Step]:
    """The profiles of all townships and zones that have a rate, from the last to the first, then the others."""
    rows = filters.for_all_regions().ask("completion_by_region")
    ranked = [row["region"] for row in rows if row["completion_rate"] is not None]
    others = [row["region"] for row in rows if row["completion_rate"] is None]
    return [Step(PROFILE, region) for region in [*reversed(ranked), *others]]
