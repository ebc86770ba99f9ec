-- Which level above has been applied to. One row per level, central first; one without a name for what the ledger leaves
-- open.
--
-- Counted are applications made since 1 January, and money that arrived since then, whenever it was applied for.
--
-- $month    last month of the reporting period, e.g. 2024-05-01
-- $regions  names to keep; null keeps all
--
-- level               中央, 省 or 市; null when the ledger does not say
-- applications        applications made
-- applied             money applied for, 万元
-- approved            approved of these applications so far, 万元
-- approved_rate       approved / applied, percent; null when nothing was applied for
-- in_place            money that arrived, 万元
-- in_place_last_year  money that arrived in the same months a year before, 万元; 0 when nothing is recorded
with counted as (
    select
        level,
        count(*) filter (in_period(applied_on, $month::date)) as applications,
        sum(applied) filter (in_period(applied_on, $month::date)) as applied,
        sum(approved) filter (in_period(applied_on, $month::date)) as approved,
        sum(in_place) filter (in_period(in_place_on, $month::date)) as in_place,
        sum(in_place) filter (in_period(in_place_on, year_before($month::date))) as in_place_last_year,
    from applications
    semi join own_regions on applications.department = own_regions.region
    where is_chosen(department, $regions)
    group by level
),

levels (level, place) as (
    values ('中央', 1), ('省', 2), ('市', 3), (null, 4)
)

select
    levels.level,
    coalesce(counted.applications, 0) as applications,
    coalesce(counted.applied, 0) as applied,
    coalesce(counted.approved, 0) as approved,
    percent(coalesce(counted.approved, 0), counted.applied) as approved_rate,
    coalesce(counted.in_place, 0) as in_place,
    coalesce(counted.in_place_last_year, 0) as in_place_last_year,
from levels
left join counted on levels.level is not distinct from counted.level
where levels.level is not null or counted.applications > 0 or counted.in_place > 0 or counted.in_place_last_year > 0
order by levels.place
