"""Walks through what is red, and the profile of a project on the way."""

from exhibits import EXHIBITS, Filters
from exhibits.agenda import PROJECT_PROFILE, RED_PROFILE, Step, place_of, red_projects, red_regions, steps
from exhibits.projects.file import lamp_and_why, project_of
from words import numbers


def test_the_profile_tells_reason_owner_next_step_and_day(demo):
    project = next(row for row in demo.ask("lamps_by_project") if row["lamp"] == "红" and row["reason"])
    step = Step(PROJECT_PROFILE, project=project["project_code"])
    exhibit = EXHIBITS[PROJECT_PROFILE].make(step.filters(demo))
    words = " ".join(f"{matter.tag} {matter.title} {matter.text}" for matter in exhibit.picture.listing.matters)
    for part in (
        project["reason"],
        project["next_step"],
        project["lead_official"],
        numbers.day(project["promised_on"]),
    ):
        assert part in words
    assert project["name"] in exhibit.headline
    assert lamp_and_why(project_of(demo, project["project_code"])) in exhibit.headline


def test_a_profile_without_a_reason_says_so(demo):
    assert next(iter(demo.ask("lamps_by_project")))["is_without_reason"]
    assert EXHIBITS[PROJECT_PROFILE].make(demo).picture.listing.matters[0].tag == "未说明原因"


def test_an_unknown_project_is_named(demo):
    step = Step(PROJECT_PROFILE, project="nothing")
    assert "nothing" in EXHIBITS[PROJECT_PROFILE].make(step.filters(demo)).headline


def test_the_walks_go_through_what_is_red(demo):
    projects = [row for row in demo.ask("lamps_by_project") if row["lamp"] == "红"]
    assert [step.project for step in red_projects(demo)] == [row["project_code"] for row in projects]
    regions = [row for row in demo.ask("completion_by_region") if row["lamp"] == "红"]
    assert [step.region for step in red_regions(demo)] == [row["region"] for row in reversed(regions)]
    agenda = steps(("lamps_in_short", RED_PROFILE, PROJECT_PROFILE), demo)
    assert len(agenda) == 1 + len(regions) + len(projects)


def test_a_walk_that_names_nobody_begins_at_its_first_step(demo):
    screens = steps(("lamps_in_short", RED_PROFILE, PROJECT_PROFILE), demo)
    assert place_of(Step(RED_PROFILE), screens, demo) == 1
    assert screens[place_of(Step(PROJECT_PROFILE), screens, demo)] == red_projects(demo)[0]
    assert place_of(Step("growth_ranking"), screens, demo) is None
    green = next(row["project_code"] for row in demo.ask("lamps_by_project") if row["lamp"] == "绿")
    assert place_of(Step(PROJECT_PROFILE, project=green), screens, demo) is None, "asked for by its code"


def test_a_project_outside_the_filter_gives_way_to_the_first_inside(demo):
    first = red_projects(demo)[0].project
    inside = Filters(demo.month, ("启隆乡",))
    screens = steps((PROJECT_PROFILE,), inside)
    assert screens
    assert place_of(Step(PROJECT_PROFILE, project=first), screens, inside) == 0
