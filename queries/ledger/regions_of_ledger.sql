-- Every region that the ledger names. One row per region, our county's first.
--
-- region   name
-- level    地市, 县市, 镇乡, 园区 or 部门
-- is_own   whether it is our county, or below it
-- area_of  our county, or the prefecture or county elsewhere that the region belongs to
select
    regions.name as region,
    regions.level,
    areas.is_own,
    areas.area_of,
from regions
inner join areas on regions.name = areas.region
order by areas.is_own desc, regions.sort_order nulls last, region
