-- Who is handed a return workbook: townships and zones of the county, and any other region that has projects in hand.
-- One row per unit.
--
-- $month  the month to come
with in_hand as (
    select distinct region
    from projects
    where completed_on is null or completed_on >= date_trunc('year', $month)
)

select regions.name
from regions
left join in_hand on in_hand.region = regions.name
where
    in_hand.region is not null
    or (regions.level in ('镇乡', '园区') and (regions.parent is null or regions.parent in (select name from county)))
order by regions.level not in ('镇乡', '园区'), regions.sort_order, regions.name
