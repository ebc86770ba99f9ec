-- What each township and zone invests on each mu of land in large projects, against its floor. One row per township and
-- zone that has a large project in hand, the furthest below its floor first.
--
-- $month           last month of the reporting period, e.g. 2024-05-01
-- $regions         keeps the rows of these names; null keeps all
-- $threshold       planned investment from which a project is large, 万元
-- $with_separate   whether separately listed projects count
-- $land_indicator  the indicator whose targets are the floors
--
-- region                name
-- level                 镇乡, 园区, 部门 or 县市
-- projects              large projects in hand
-- projects_with_land    of projects: the ledger gives their land
-- planned_investment    of those with land, 万元
-- land                  their land, 亩; null without any
-- land_intensity        planned_investment / land, 万元/亩; null without land
-- land_floor            the least that the region asks for in the year, 万元/亩; null when none was set
-- floor_rate            land_intensity / land_floor, percent; null when either is
-- below_floor           of projects_with_land: below land_floor; null without a floor
with counted as (
    select
        region,
        count(*) as projects,
        count(*) filter (land > 0) as projects_with_land,
        coalesce(sum(planned_investment) filter (land > 0), 0) as planned_investment,
        sum(land) filter (land > 0) as land,
    from large_projects_at($month::date, $regions, $threshold, $with_separate)
    where is_in_hand
    group by region
),

floors as (
    select
        targets.region,
        targets.target as land_floor,
    from targets
    where targets.year = year_number($month::date) and targets.indicator = $land_indicator
),

below as (
    select
        large.region,
        count(*) as below_floor,
    from large_projects_at($month::date, $regions, $threshold, $with_separate) as large
    inner join floors on large.region = floors.region
    where
        large.is_in_hand and large.land > 0 and is_below_floor(large.planned_investment, large.land, floors.land_floor)
    group by large.region
)

select
    counted.region,
    own_regions.level,
    counted.projects,
    counted.projects_with_land,
    counted.planned_investment,
    counted.land,
    counted.planned_investment::double / counted.land::double as land_intensity,
    floors.land_floor,
    percent_of_computed(counted.planned_investment::double / counted.land::double, floors.land_floor) as floor_rate,
    if(floors.land_floor is null, null, coalesce(below.below_floor, 0)) as below_floor,
from counted
inner join own_regions on counted.region = own_regions.region
left join floors on counted.region = floors.region
left join below on counted.region = below.region
order by floor_rate nulls last, counted.projects desc, own_regions.sort_order nulls last, counted.region
