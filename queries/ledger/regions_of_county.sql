-- What a reader can filter by. One row per township, zone and department of the county, in the ledger's order.
--
-- region         name
-- level          镇乡, 园区 or 部门
-- parent         the region above, as the ledger names it; null where it names none
-- sort_order     place in the ledger's order; null when the ledger gives none
-- is_department  whether it is a department, which has no place in the rankings
-- is_ranked      whether it is a township or zone, which has one
select
    region,
    level,
    parent,
    sort_order,
    is_department,
    is_ranked,
from own_regions
where region not in (select county.name from county)
order by is_department, sort_order nulls last, region
