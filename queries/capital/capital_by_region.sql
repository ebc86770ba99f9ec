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
-- share_rank            rank by share among the regions with money of the source, 1 is the largest; null without a share
-- count_ranked          regions that have such a rank
with work as (
    select
        region,
        capital_source,
        sum(completed_investment) as completed_investment,
    from work_of_regions
    where
        in_period(month, $month::date)
        and is_chosen(region, $regions)
        and is_counted(listed_separately, $with_separate)
    group by region, capital_source
),

shares as (
    select
        *,
        percent(completed_investment, sum(completed_investment) over (partition by region)) as share,
    from work
)

select
    shares.region,
    shares.capital_source,
    shares.completed_investment,
    shares.share,
    own_regions.level,
    case
        when shares.share is not null
            then rank() over (partition by shares.capital_source order by shares.share desc nulls last)
    end as share_rank,
    count(shares.share) over (partition by shares.capital_source) as count_ranked,
from shares
inner join own_regions on shares.region = own_regions.region
order by own_regions.sort_order nulls last, shares.region, shares.completed_investment desc, shares.capital_source
