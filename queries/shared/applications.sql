-- One row per region of the county: what it has applied for above since 1 January, what has arrived since then, whenever it
-- was applied for, and its target of the year by the given indicator.
create macro applications_of_regions(reported, target_indicator) as table
with counted as (
    select
        department,
        count(*) filter (in_period(applied_on, reported)) as applications,
        sum(applied) filter (in_period(applied_on, reported)) as applied,
        sum(approved) filter (in_period(applied_on, reported)) as approved,
        sum(in_place) filter (in_period(in_place_on, reported)) as in_place,
        sum(in_place) filter (in_period(in_place_on, year_before(reported))) as in_place_last_year,
    from applications
    group by department
)

select
    own_regions.region,
    own_regions.level,
    own_regions.sort_order,
    own_regions.is_department or counted.department is not null as is_applicant,
    coalesce(counted.applications, 0) as applications,
    coalesce(counted.applied, 0) as applied,
    coalesce(counted.approved, 0) as approved,
    coalesce(counted.in_place, 0) as in_place,
    coalesce(counted.in_place_last_year, 0) as in_place_last_year,
    targets.target,
from own_regions
left join counted on own_regions.region = counted.department
left join targets
    on
        own_regions.region = targets.region
        and targets.year = year_number(reported)
        and targets.indicator = target_indicator;
