-- Which regions of each county's file are its own, as queries/shared/own_regions.sql has it for one county, and which of
-- them are units that are ranked. given holds the rows of all files, each with the county of its file.
create table own as
with recursive of_county as (
    select
        regions.of_county,
        regions.name,
    from given.regions
    inner join given.county on regions.of_county = county.of_county
    where regions.name = county.name or (regions.parent is null and regions.level in ('镇乡', '园区', '部门'))
    union
    select
        regions.of_county,
        regions.name,
    from given.regions
    inner join of_county on regions.parent = of_county.name and regions.of_county = of_county.of_county
)

select
    regions.of_county,
    regions.name as region,
    regions.level in ('镇乡', '园区') and regions.name <> regions.of_county as is_ranked,
from given.regions
semi join of_county on regions.of_county = of_county.of_county and regions.name = of_county.name;
