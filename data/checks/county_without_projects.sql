-- The ledger has projects, and none of them belongs to the county or to a region below it.
--
-- level: error
-- needs: regions, projects
-- message: no project belongs to this county or a region below it; check the regions above in the sheet 区域
with recursive of_county as (
    select county.name
    from county
    union
    select regions.name
    from regions
    where regions.parent is null and regions.level in ('镇乡', '园区', '部门') and regions.name is not null
    union
    select regions.name
    from regions
    inner join of_county on regions.parent = of_county.name
    where regions.name is not null
)

select
    null as source_file,
    null as source_sheet,
    null as source_row,
    'parent' as column_name,
    county.name as value,
from county
semi join regions on county.name = regions.name
where
    exists (
        from projects
        semi join regions on projects.region = regions.name
    )
    and not exists (
        from projects
        semi join of_county on projects.region = of_county.name
    )
order by all
