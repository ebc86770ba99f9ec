-- The regions of the prefecture: itself, the counties that are combined, and the others that they name beside themselves.
-- $prefecture  name of the prefecture
insert into regions by name
select
    $prefecture as name,
    '地市' as level,
    0 as sort_order,
    '' as source_file,
    '' as source_sheet,
    0 as source_row,
union all by name
select
    regions.name,
    '县市' as level,
    $prefecture as parent,
    combined.place as sort_order,
    regions.source_file,
    regions.source_sheet,
    regions.source_row,
from given.regions
inner join combined on regions.of_county = combined.county and regions.name = combined.county
union all by name
select
    name,
    '县市' as level,
    $prefecture as parent,
    1000000 + min(sort_order) as sort_order,
    min(source_file) as source_file,
    min(source_sheet) as source_sheet,
    min(source_row) as source_row,
from given.regions
where level = '县市' and parent = $prefecture and name not in (select combined.county from combined)
group by name;
