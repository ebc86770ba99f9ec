-- Who is handed a return workbook: townships and zones of the county, and whoever else of the county has a project in
-- hand. One row per unit.
--
-- $month  the month to come
with recursive of_county as (
    select regions.name
    from regions
    cross join county
    where regions.name = county.name or (regions.parent is null and regions.level in ('镇乡', '园区', '部门'))
    union
    select regions.name
    from regions
    inner join of_county on regions.parent = of_county.name
),

in_hand as (
    select distinct region
    from projects
    where completed_on is null or completed_on >= date_trunc('year', $month)
)

select regions.name
from regions
semi join of_county on regions.name = of_county.name
left join in_hand on regions.name = in_hand.region
where in_hand.region is not null or (regions.level in ('镇乡', '园区') and regions.name not in (select name from county))
order by regions.level not in ('镇乡', '园区'), regions.sort_order, regions.name
