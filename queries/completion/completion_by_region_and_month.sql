-- Every township and zone through the year. One row per region and month up to $month, regions in the ledger's order.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        keeps the rows of these names; null keeps all
-- $with_separate  whether separately listed projects count
--
-- region                name
-- month                 first day of the month
-- completed_investment  completed in the month, 万元; null where it has not reported the month
-- cumulative            completed since 1 January, 万元; where it has not reported, as far as it has before
-- completion_rate       cumulative / the year's target, percent; null without a target, and where it has not reported
-- lead                  completion_rate - time progress at the end of the month, percentage points; null without a rate
-- level                 镇乡 or 园区
-- is_reported           whether it has reported the month, or has nothing to report
-- time_progress         percent of the year gone at the end of the month
with work as (
    select
        region,
        month,
        sum(completed_investment) as completed_investment,
    from region_work
    where is_counted(listed_separately, $with_separate)
    group by region, month
),

regions_and_months as (
    select
        region,
        level,
        sort_order,
        month,
        is_reported,
    from reporting_between(year_start($month::date), $month::date)
    where is_chosen(region, $regions)
),

added_up as (
    select
        regions_and_months.*,
        if(regions_and_months.is_reported, coalesce(work.completed_investment, 0), null) as completed_investment,
        sum(coalesce(work.completed_investment, 0)) over (
            partition by regions_and_months.region order by regions_and_months.month
        ) as cumulative,
    from regions_and_months
    left join work on regions_and_months.region = work.region and regions_and_months.month = work.month
)

select
    added_up.region,
    added_up.month,
    added_up.completed_investment,
    added_up.cumulative,
    if(added_up.is_reported, percent(added_up.cumulative, main_targets.target), null) as completion_rate,
    points_between(completion_rate, time_progress(added_up.month)) as lead,
    added_up.level,
    added_up.is_reported,
    time_progress(added_up.month) as time_progress,
from added_up
left join main_targets on added_up.region = main_targets.region and added_up.month = main_targets.month
order by added_up.sort_order nulls last, added_up.region, added_up.month
