-- One row per project in hand, of every size, with its lamp by each yardstick and by the one that is asked for. Its plan
-- of the year is phased as its region's target is.
create macro lit_projects(reported, yardstick, kind, yellow, red) as table
with work as (
    select
        project_code,
        sum(completed_investment) as completed_this_year,
        sum(completed_investment) filter (month = reported) as new_this_period,
    from own_work
    where in_period(month, reported)
    group by project_code
),

rates as (
    select
        own_projects.*,
        coalesce(work.completed_this_year, 0) as completed_this_year,
        percent(coalesce(work.completed_this_year, 0), annual_plan) as completion_rate,
        measured_rate(kind, completion_rate, percent(coalesce(work.new_this_period, 0), annual_plan)) as measured,
        expected_rate(kind, 'linear', null, null, reported) as expected_linear,
        expected_rate(kind, 'phased', phased_rate, phased_rate_of_month, reported) as expected_phased,
        lamp(measured, expected_linear, kind, yellow, red) as lamp_of_work_linear,
        lamp(measured, expected_phased, kind, yellow, red) as lamp_of_work_phased,
    from own_projects
    left join work on own_projects.project_code = work.project_code
    left join phased_rates on own_projects.region = phased_rates.region and phased_rates.month = reported
    where in_hand(started_on, completed_on, reported)
)

select
    *,
    project_lamp(started_on, completed_on, suspended_on, annual_plan, reported, lamp_of_work_linear) as lamp_linear,
    project_lamp(started_on, completed_on, suspended_on, annual_plan, reported, lamp_of_work_phased) as lamp_phased,
    if(yardstick = 'phased', lamp_phased, lamp_linear) as lamp,
    if(yardstick = 'phased', expected_phased, expected_linear) as expected,
from rates;
