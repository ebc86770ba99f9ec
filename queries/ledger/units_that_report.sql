-- Who hands in a return for a month: the county's townships and zones, and whoever else of the county has a project in
-- hand. One row per unit.
--
-- $month  the month that is reported
--
-- region     name
-- is_ranked  whether it is a township or zone, which reports also where it has no project
with in_hand as (
    select distinct region
    from projects
    where completed_on is null or completed_on >= date_trunc('year', $month::date)
)

select
    own_regions.region,
    own_regions.is_ranked,
from own_regions
left join in_hand on own_regions.region = in_hand.region
where own_regions.is_ranked or in_hand.region is not null
order by own_regions.is_ranked desc, own_regions.sort_order nulls last, own_regions.region
