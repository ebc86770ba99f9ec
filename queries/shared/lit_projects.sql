-- One row per project in hand, of every size, with its lamp by each yardstick and by the one that is asked for. Its plan
-- of the year is phased as its region's target is. By the pace "since_start", the plan of a project that started this year is
-- held against the months since then, that of its start included; by "year", every plan against the months since January.
-- held_from is the first of these months. projects, its sums work and told, and under_way are the tables of one
-- version; the reported month may be a question of its own, hence a step for each use of it. Work of a township or zone that has not reported is not known:
-- nothing is measured there, and the work lights no lamp.
create macro lit_projects_of(projects, work, under_way, told, reported, yardstick, kind, yellow, red, pace) as table
with in_hand_now as (
    select
        *,
        held_from(started_on, reported, pace) as held_from,
    from query_table(projects)
    where in_hand(started_on, completed_on, reported)
),

rates as (
    select
        in_hand_now.*,
        coalesce(work_so_far.completed_this_year, 0) as completed_this_year,
        percent(coalesce(work_so_far.completed_this_year, 0), annual_plan) as completion_rate,
        coalesce(reports.is_reported, true) as is_reported,
        case
            when coalesce(reports.is_reported, true) then measured_rate(
                kind, completion_rate, percent(coalesce(work_so_far.new_this_period, 0), annual_plan)
            )
        end as measured,
        time_progress_since(held_from, reported) as time_progress,
        expected_of_project(kind, 'linear', null, null, null, held_from, reported) as expected_linear,
        expected_of_project(
            kind, 'phased', until_now.phased_rate, until_now.phased_rate_of_month, until_held.phased_rate, held_from,
            reported
        ) as expected_phased,
    from in_hand_now
    left join summed_up_to(work, reported) as work_so_far on in_hand_now.project_code = work_so_far.project_code
    left join reporting_of(under_way, told, reported, reported) as reports on in_hand_now.region = reports.region
    left join phased_rates as until_now on in_hand_now.region = until_now.region and until_now.month = reported
    left join phased_rates as until_held
        on in_hand_now.region = until_held.region and until_held.month = month_before(held_from)
),

lamps_of_work as (
    select
        *,
        lamp(measured, expected_linear, kind, yellow, red) as lamp_of_work_linear,
        lamp(measured, expected_phased, kind, yellow, red) as lamp_of_work_phased,
    from rates
),

lit as (
    select
        *,
        project_lamp(started_on, completed_on, suspended_on, annual_plan, reported, lamp_of_work_linear) as lamp_linear,
        project_lamp(started_on, completed_on, suspended_on, annual_plan, reported, lamp_of_work_phased) as lamp_phased,
    from lamps_of_work
)

select
    *,
    if(yardstick = 'phased', lamp_phased, lamp_linear) as lamp,
    if(yardstick = 'phased', expected_phased, expected_linear) as expected,
    gap_to_share(
        if(is_reported, completed_this_year, null), annual_plan,
        month_number(reported) - month_number(held_from) + 1, 13 - month_number(held_from)
    ) as gap_to_pace,
from lit;

create macro lit_projects(reported, yardstick, kind, yellow, red, pace) as table
from lit_projects_of(
    'own_projects', 'work_of_projects', 'projects_under_way', 'work_of_regions', reported, yardstick, kind, yellow, red,
    pace
);
