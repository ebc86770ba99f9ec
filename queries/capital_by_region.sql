-- What each region's completed investment was paid with. One row per region and capital source with investment this
-- year, regions in the ledger's order.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
--
-- region                township or zone; a department or the county itself when it has investment
-- capital_source        as in capital_by_source
-- completed_investment  completed since 1 January, 万元
-- share                 of the region's completed investment, percent; null when that is 0
-- level                 镇乡, 园区, 部门 or 县市
with work as (
    select
        region,
        capital_source,
        sum(completed_investment) as completed_investment,
    from own_work
    where
        in_period(month, $month::date)
        and is_chosen(region, $regions)
        and is_counted(listed_separately, $with_separate)
    group by region, capital_source
)

select
    work.region,
    work.capital_source,
    work.completed_investment,
    percent(work.completed_investment, sum(work.completed_investment) over (partition by work.region)) as share,
    own_regions.level,
from work
inner join own_regions on work.region = own_regions.region
order by own_regions.sort_order nulls last, work.region, work.completed_investment desc, work.capital_source
