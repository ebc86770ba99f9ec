-- Who hands in a return for a month: the county's townships and zones, and whoever else of the county has a project in
-- hand. One row per unit.
--
-- $month  the month that is reported
--
-- region        name
-- is_ranked     whether it is a township or zone, which reports also where it has no project
-- is_published  whether the published data holds its month: its rows, or that it has nothing to report in a month that others have
with in_hand as (
    select distinct region
    from projects
    where completed_on is null or completed_on >= date_trunc('year', $month::date)
),

told as (
    select distinct region
    from region_work
    where month = $month::date and is_told
)

select
    own_regions.region,
    own_regions.is_ranked,
    told.region is not null or (exists (from told) and not coalesce(reports.has_to_report, true)) as is_published,
from own_regions
left join in_hand on own_regions.region = in_hand.region
left join told on own_regions.region = told.region
left join reporting_at($month::date) as reports on own_regions.region = reports.region
where own_regions.is_ranked or in_hand.region is not null
order by own_regions.is_ranked desc, own_regions.sort_order nulls last, own_regions.region
