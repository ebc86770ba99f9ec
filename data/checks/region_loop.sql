-- A region that stands below itself: its parent, or the parent of that one, is a region below it.
--
-- level: error
-- needs: regions
-- message: this region stands below itself, by way of {way}
with recursive above as (
    select name, parent, name || ' → ' || parent as way, 1 as steps
    from regions
    where parent is not null
    union all
    select above.name, regions.parent, above.way || ' → ' || regions.parent, above.steps + 1
    from above
    inner join regions on above.parent = regions.name
    where above.steps < 10 and above.parent <> above.name and regions.parent is not null
)

select
    regions.source_file,
    regions.source_sheet,
    regions.source_row,
    'parent' as column_name,
    regions.parent as value,
    min(above.way) as way,
from above
inner join regions on above.name = regions.name
where above.parent = above.name
group by all
order by all
