-- What is prepared and not started. One row: projects and money by readiness, and how long they last at this year's pace.
--
-- Readiness is the status of a project that has not started: 储备, 签约 (signed), 报批 (approved). The ledger does not say
-- when a project came into it: for months gone by the reserve holds those that came later, too.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
--
-- projects              projects in reserve: prepared + signed + in_approval
-- planned_investment    their planned investment, 万元
-- prepared              of projects: neither signed nor approved
-- signed                of projects: signed
-- in_approval           of projects: approved
-- approved_investment   planned investment of those approved, 万元
-- completed_investment  completed by all projects since 1 January, 万元
-- forecast              completed by December at the pace so far, 万元
-- years_of_work         planned_investment / forecast, years; null when nothing was completed
-- months_of_work        the same in months
-- count_ranked          townships and zones in all
-- without_reserve       of the townships and zones that are chosen: no project in reserve
-- planned_rank          place by planned investment among all townships and zones, when one alone is chosen; else null
with reserve as (
    select
        region,
        planned_investment,
        status_of(signed_on, approved_on, started_on, completed_on, suspended_on, $month::date) as status,
    from own_projects
    where is_counted(listed_separately, $with_separate) and status in ('储备', '签约', '报批')
),

of_filter as (
    select
        count(*) as projects,
        coalesce(sum(planned_investment), 0) as planned_investment,
        count(*) filter (status = '储备') as prepared,
        count(*) filter (status = '签约') as signed,
        count(*) filter (status = '报批') as in_approval,
        coalesce(sum(planned_investment) filter (status = '报批'), 0) as approved_investment,
    from reserve
    where is_chosen(region, $regions)
),

work as (
    select
        coalesce(sum(completed_investment), 0) as completed_investment,
        forecast(coalesce(sum(completed_investment), 0), $month::date) as forecast,
    from work_of_regions
    where
        in_period(month, $month::date)
        and is_chosen(region, $regions)
        and is_counted(listed_separately, $with_separate)
),

by_region as (
    select
        own_regions.region,
        count(reserve.status) as projects,
        rank() over (order by coalesce(sum(reserve.planned_investment), 0) desc) as place,
    from own_regions
    left join reserve on own_regions.region = reserve.region
    where own_regions.is_ranked
    group by own_regions.region
),

regions_of_the_filter as (
    select
        count(*) as count_ranked,
        count(*) filter (is_chosen(region, $regions) and projects = 0) as without_reserve,
        max(place) filter (is_chosen(region, $regions) and len($regions::varchar[]) = 1) as planned_rank,
    from by_region
)

select
    of_filter.projects,
    of_filter.planned_investment,
    of_filter.prepared,
    of_filter.signed,
    of_filter.in_approval,
    of_filter.approved_investment,
    work.completed_investment,
    work.forecast,
    of_filter.planned_investment::double / nullif(work.forecast, 0) as years_of_work,
    12 * years_of_work as months_of_work,
    regions_of_the_filter.count_ranked,
    regions_of_the_filter.without_reserve,
    regions_of_the_filter.planned_rank,
from of_filter
cross join work
cross join regions_of_the_filter
order by projects
