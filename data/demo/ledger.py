"""The whole demo ledger in memory, out of its parts."""

from datetime import date

from data.demo.counties import county_indicator_rows
from data.demo.large_projects import projects_completed_before, projects_in_hand
from data.demo.model import Ledger, dice
from data.demo.names import give_codes, give_names, give_responsible
from data.demo.nodes import give_events, milestone_rows, note_rows
from data.demo.orders import decision_rows, name_deputies, notice_rows, official_rows, score_rows
from data.demo.pipeline import application_rows, lead_rows
from data.demo.regions import districts, region_rows
from data.demo.schedule import let_some_rest, measure_land, not_started, plan_the_year, schedule
from data.demo.sources import investment_rows
from data.demo.spending import small_projects, spend_on_large
from data.demo.supervision import (
    commitment_rows,
    cost_share_rows,
    expressways,
    infrastructure,
    obstacle_rows,
)
from data.demo.targets import target_rows


def demo_ledger() -> Ledger:
    """The ledger, the same at every call."""
    all_districts = districts()
    in_hand = projects_in_hand(all_districts)
    completed_before = projects_completed_before(all_districts, in_hand)
    spend_on_large(in_hand, completed_before, all_districts)
    small = small_projects(in_hand + completed_before, all_districts)
    let_some_rest(in_hand + small)
    schedule(in_hand, completed_before + small)
    waiting = not_started(in_hand, all_districts) + infrastructure()
    projects = in_hand + completed_before + small + waiting
    plan_the_year(projects)
    measure_land(projects)
    give_names(projects, dice("names"))
    give_responsible(projects, dice("responsible"))
    give_codes(projects)
    give_events(projects)
    name_deputies(projects)
    order = {district.name: i for i, district in enumerate(all_districts)}
    projects.sort(key=lambda project: (order[project.region], project.started_on or date.max, project.project_code))
    investments = investment_rows([project for project in projects if project.started_on])
    roads = expressways()
    return Ledger(
        regions=region_rows(),
        projects=projects,
        investments=investments,
        targets=target_rows(projects, all_districts),
        county_indicators=county_indicator_rows(projects, investments),
        obstacles=obstacle_rows(projects),
        commitments=commitment_rows(projects, roads, all_districts),
        cost_shares=cost_share_rows(projects, roads),
        applications=application_rows(),
        leads=lead_rows(all_districts),
        expressways=roads,
        milestones=milestone_rows(projects),
        progress_notes=note_rows(projects),
        officials=official_rows(all_districts),
        decisions=decision_rows(projects),
        notices=notice_rows(projects),
        assessment_scores=score_rows(all_districts),
    )
