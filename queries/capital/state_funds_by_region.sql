-- Which townships and zones build with money of the state. One row per township and zone, most state funds first; those
-- with nothing stay in, as blanks.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
-- $state_sources  the capital sources that are money of the state
--
-- region                name
-- completed_investment  completed since 1 January, 万元
-- state_funds           of it paid with money of the state, 万元
-- state_share           state_funds / completed_investment, percent; null when nothing was completed
-- state_projects        projects that completed something with money of the state
-- state_rank            rank by state_funds; null without any
-- count_ranked          regions that have such a rank
with work as (
    select
        region,
        sum(completed_investment) as completed_investment,
        sum(completed_investment) filter (list_contains($state_sources::varchar[], capital_source)) as state_funds,
        count(distinct project_code) filter (
            list_contains($state_sources::varchar[], capital_source) and completed_investment <> 0
        ) as state_projects,
    from own_work
    where in_period(month, $month::date) and is_counted(listed_separately, $with_separate)
    group by region
),

amounts as (
    select
        own_regions.region,
        own_regions.sort_order,
        coalesce(work.completed_investment, 0) as completed_investment,
        coalesce(work.state_funds, 0) as state_funds,
        coalesce(work.state_projects, 0) as state_projects,
    from own_regions
    left join work on own_regions.region = work.region
    where own_regions.is_ranked and is_chosen(own_regions.region, $regions)
)

select
    region,
    completed_investment,
    state_funds,
    percent(state_funds, completed_investment) as state_share,
    state_projects,
    case when state_funds <> 0 then rank() over (order by state_funds desc) end as state_rank,
    count(nullif(state_funds, 0)) over () as count_ranked,
from amounts
order by state_funds desc, sort_order nulls last, region
