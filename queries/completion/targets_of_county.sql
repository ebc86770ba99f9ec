-- What the county has to reach this year, and how far it is. One row per indicator, the main one first, then the largest.
--
-- What is completed comes out of the investments for the main indicator, or of what the regions report of it, for others
-- out of our county's own figure of the same name among the county indicators.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; its year's targets are shown
-- $with_separate  whether separately listed projects count
--
-- indicator             name
-- target                the year's target, 万元
-- is_main               whether completed investment is measured against it
-- completed_investment  completed since 1 January, 万元; null when the ledger has no figure for the indicator
-- completion_rate       completed_investment / target, percent; null without either
-- time_progress         percent of the year gone at the end of the month of the figure; null without one
-- lead                  completion_rate - time_progress, percentage points; null when either is
-- month                 last month of the figure; null without one
with completed_of_main as (
    select coalesce(sum(completed_investment), 0) as completed_investment
    from region_work
    where in_period(month, $month::date) and is_counted(listed_separately, $with_separate)
),

reported as (
    select
        county_indicators.indicator,
        county_indicators.month,
        county_indicators.value * case county_indicators.unit when '亿元' then 10000 else 1 end as completed_investment,
    from county_indicators
    inner join county on county_indicators.county = county.name
    where in_period(county_indicators.month, $month::date) and county_indicators.unit in ('亿元', '万元')
    qualify county_indicators.month = max(county_indicators.month) over (partition by county_indicators.indicator)
),

set_targets as (
    select
        targets.indicator,
        targets.target,
    from targets
    inner join county on targets.region = county.name
    where targets.year = year_number($month::date)
    union
    select
        county.main_indicator,
        main_targets.target,
    from main_targets
    inner join county on main_targets.region = county.name
    where main_targets.month = $month::date
),

measured as (
    select
        targets.indicator,
        targets.target,
        targets.indicator is not distinct from county.main_indicator as is_main,
        if(is_main, completed_of_main.completed_investment, reported.completed_investment) as completed_investment,
        if(is_main, $month::date, reported.month) as month,
    from set_targets as targets
    cross join county
    cross join completed_of_main
    left join reported on targets.indicator = reported.indicator
)

select
    indicator,
    target,
    is_main,
    completed_investment,
    percent(completed_investment, target) as completion_rate,
    time_progress(month) as time_progress,
    points_between(percent(completed_investment, target), time_progress(month)) as lead,
    month,
from measured
order by is_main desc, target desc, indicator
