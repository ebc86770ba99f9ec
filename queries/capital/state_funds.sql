-- What part of the completed investment is money of the state. One row.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
-- $state_sources  the capital sources that are money of the state
--
-- completed_investment   completed since 1 January, 万元
-- state_funds            of it paid with money of the state, 万元
-- other_funds            of it paid with any other money, 万元
-- state_share            state_funds / completed_investment, percent; null when nothing was completed
-- completed_last_year    completed in the same months a year before, 万元; null when the ledger does not reach back
-- state_last_year        state funds in those months, 万元; null when the ledger does not reach back
-- state_share_last_year  state_last_year / completed_last_year, percent; null when either is missing, or nothing was completed
-- state_share_change     state_share - state_share_last_year, percentage points; null when either is
-- state_growth           growth of state_funds, percent; null when there is no year before, or nothing above 0 in it
-- projects               projects that completed something since 1 January
-- state_projects         of them paid with money of the state, wholly or in part
-- regions_without        townships and zones of the filter that have reported, and completed nothing with money of the state
with work as (
    select
        project_code,
        region,
        completed_investment,
        list_contains($state_sources::varchar[], capital_source) as is_state,
        in_period(month, $month::date) as is_now,
        in_period(month, year_before($month::date)) as is_before,
    from own_work
    where is_chosen(region, $regions) and is_counted(listed_separately, $with_separate)
),

sums as (
    select
        coalesce(sum(completed_investment) filter (is_now), 0) as completed_investment,
        coalesce(sum(completed_investment) filter (is_now and is_state), 0) as state_funds,
        coalesce(sum(completed_investment) filter (is_before), 0) as completed_before,
        coalesce(sum(completed_investment) filter (is_before and is_state), 0) as state_before,
        count(distinct project_code) filter (is_now and completed_investment <> 0) as projects,
        count(distinct project_code) filter (is_now and is_state and completed_investment <> 0) as state_projects,
        reaches_back($month::date) as is_known,
    from work
),

without_state as (
    select count(*) as regions_without
    from reporting_at($month::date)
    where
        is_reported
        and is_chosen(region, $regions)
        and region not in (
            select region
            from work
            where is_now and is_state and completed_investment <> 0
        )
)

select
    completed_investment,
    state_funds,
    completed_investment - state_funds as other_funds,
    percent(state_funds, completed_investment) as state_share,
    case when is_known then completed_before end as completed_last_year,
    case when is_known then state_before end as state_last_year,
    case when is_known then percent(state_before, completed_before) end as state_share_last_year,
    points_between(state_share, state_share_last_year) as state_share_change,
    growth(state_funds, state_last_year) as state_growth,
    projects,
    state_projects,
    regions_without,
from sums
cross join without_state
order by completed_investment
