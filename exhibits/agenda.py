"""The agenda of a meeting: exhibits in the order in which they are shown, one by one where an exhibit is a walk.

A step is one screen: an exhibit under the filters, and in a walk the region or the project that it is about.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from exhibits.base.exhibit import EXHIBITS
from exhibits.base.filters import Filters
from exhibits.base.leaders import leaders_in_order
from exhibits.base.sheets import missing_sheet

PROFILE = "region_profile"
RED_PROFILE = "red_region_profile"
PROJECT_PROFILE = "project_profile"
LEADER_PROFILE = "leader_profile"
REGION_WALKS = (PROFILE, RED_PROFILE)
MOST_PROJECTS = 24
DEFAULT = (
    "decisions_in_short",
    "meeting_in_short",
    "completion_ranking",
    "lamps_in_short",
    "completion_curve",
    "growth_ranking",
    "half_year_gap",
    "capital_composition",
    "large_projects_in_short",
    "large_projects_by_region",
    "county_league",
    "needs_attention",
    "red_projects",
    PROFILE,
    PROJECT_PROFILE,
)


@dataclass(frozen=True)
class Step:
    """One screen of the meeting; the region, project or leader is the one whose profile it is, else None."""

    exhibit: str
    region: str | None = None
    project: str | None = None
    leader: str | None = None

    def filters(self, filters: Filters) -> Filters:
        """The filters under which the exhibit is shown."""
        if self.region:
            return replace(filters, regions=(self.region,))
        if self.leader:
            return replace(filters, leader=self.leader)
        return replace(filters, project=self.project) if self.project else filters


def agenda_or_default(names: Sequence[str]) -> tuple[str, ...]:
    """The exhibits that were chosen, in their order; without a choice those of the default agenda with their sheets."""
    return tuple(names) or tuple(
        name for name in DEFAULT if name in EXHIBITS and not missing_sheet(EXHIBITS[name].make)
    )


def steps(names: Sequence[str], filters: Filters) -> tuple[Step, ...]:
    """The screens of an agenda: a walk becomes one step for each township, red township or red project."""
    screens: list[Step] = []
    for name in agenda_or_default(names):
        screens += WALKS[name](filters) if name in WALKS else [Step(name)]
    return tuple(screens)


def place_of(step: Step, screens: Sequence[Step], filters: Filters) -> int | None:
    """Where a step stands among the screens; None when it is not one of them.

    A walk that names nobody, or a project that the filters leave out, stands at the walk's first screen.
    """
    if step in screens:
        return screens.index(step)
    in_walk = [place for place, screen in enumerate(screens) if screen.exhibit == step.exhibit]
    names_nobody = (step.region, step.leader) == (None, None) and (
        step.project is None or not _is_chosen(step.project, filters)
    )
    return in_walk[0] if in_walk and names_nobody else None


def _is_chosen(code: str, filters: Filters) -> bool:
    regions = [row["region"] for row in filters.ask("project_file", code=code)]
    return not filters.regions or set(regions) <= set(filters.regions)


def every_region(filters: Filters) -> list[Step]:
    """The profiles of all townships and zones that have a rate, from the last to the first, then the others."""
    rows = filters.for_all_regions().ask("completion_by_region")
    ranked = [row["region"] for row in rows if row["completion_rate"] is not None]
    others = [row["region"] for row in rows if row["completion_rate"] is None]
    return [Step(PROFILE, region) for region in [*reversed(ranked), *others]]


def red_regions(filters: Filters) -> list[Step]:
    """The profiles of the townships and zones with a red lamp, the one farthest behind first."""
    rows = filters.for_all_regions().ask("lamps_of_regions")
    return [Step(RED_PROFILE, row["region"]) for row in rows if row["lamp"] == "红"]


def red_projects(filters: Filters) -> list[Step]:
    """The profiles of the red large projects of the chosen regions, those without a reason first, then the worst."""
    codes = [row["project_code"] for row in filters.ask("lamps_by_project") if row["lamp"] == "红"]
    return [Step(PROJECT_PROFILE, project=code) for code in codes[:MOST_PROJECTS]]


def every_leader(filters: Filters) -> list[Step]:
    """The profiles of the leaders in charge, the one whose projects are slowest first."""
    return [Step(LEADER_PROFILE, leader=row["label"]) for row in leaders_in_order(filters)]


WALKS: Mapping[str, Callable[[Filters], list[Step]]] = {
    PROFILE: every_region,
    RED_PROFILE: red_regions,
    PROJECT_PROFILE: red_projects,
    LEADER_PROFILE: every_leader,
}
