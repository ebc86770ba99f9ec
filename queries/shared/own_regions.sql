-- Which regions are the county's own, as tables: found once for every published file, not in every query.
--
-- In a prefecture's file the counties that it was put together from stand in the place of townships.
-- A region below a region of the county is of the county, too. A township, zone or department without a region above is of
-- the county that the file is about.
create table own_regions as
with recursive of_county as (
    select
        regions.name,
    from regions
    cross join county
    where regions.name = county.name or (regions.parent is null and regions.level in ('镇乡', '园区', '部门'))
    union
    select regions.name
    from regions
    inner join of_county on regions.parent = of_county.name
)

select
    regions.name as region,
    regions.level,
    regions.parent,
    regions.sort_order,
    (regions.level in ('镇乡', '园区') and regions.name <> county.name)
    or combined.county is not null as is_ranked,
    is_ranked and regions.level <> '园区' as is_township,
    regions.level = '部门' as is_department,
    combined.county is null or listed.region is not null as keeps_projects,  -- a county of a prefecture may keep no list
from regions
cross join county
semi join of_county on regions.name = of_county.name
left join combined on regions.name = combined.county
left join (select distinct projects.region from projects) as listed on regions.name = listed.region;

-- The counties that are compared: those of the prefecture whose file it is, else our county and its neighbours under the
-- same prefecture.
create table compared_counties as
select peers.name as county
from regions as peers
cross join county
inner join regions as own on county.name = own.name
where
    peers.level = '县市'
    and if(own.level = '地市', peers.parent = own.name, peers.parent is not distinct from own.parent);

-- Every region of the ledger, and the area that it counts for: the county for its own, else the prefecture or county
-- that it belongs to. Tasks and shared costs of other areas stand beside the county's, and never count among them.
create table areas as
with recursive above as (
    select
        name,
        if(level = '县市', coalesce(parent, name), name) as area_of,
        name as area_of_those_below,
    from regions
    where level in ('地市', '县市') or parent is null or parent not in (select name from regions)
    union
    select
        regions.name,
        above.area_of_those_below,
        above.area_of_those_below,
    from regions
    inner join above on regions.parent = above.name
    where regions.level not in ('地市', '县市')
)

select
    regions.name as region,
    own_regions.region is not null as is_own,
    case
        when own_regions.region is not null then county.name
        else coalesce(above.area_of, regions.name)
    end as area_of,
from regions
cross join county
left join own_regions on regions.name = own_regions.region
left join above on regions.name = above.name;
