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

-- A name of a person that two counties have is said with its county.
create table shared_people as
with people as (
    select
        of_county,
        unnest([lead_official, deputy_leader]) as person,
    from given.projects
    union
    select
        of_county,
        name,
    from given.officials
)

select person
from people
where person is not null
group by person
having count(distinct of_county) > 1;

create macro with_county(county, written) as
    case when starts_with(written, county) then written else county || written end;
create macro person_of(county, written) as
    case
        when written in (select shared_people.person from shared_people) then written || '（' || county || '）'
        else written
    end;
create macro code_of(county, written) as county || '/' || written;
