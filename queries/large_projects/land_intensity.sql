-- What large projects invest on each mu of land, against the floor of their region. One row per large project in hand, the
-- furthest below its floor first.
--
-- $month           last month of the reporting period, e.g. 2024-05-01
-- $regions         keeps the rows of these names; null keeps all
-- $threshold       planned investment from which a project is large, 万元
-- $with_separate   whether separately listed projects count
-- $land_indicator  the indicator whose targets are the floors
--
-- project_code        code
-- name                name
-- region              township, zone, department or county
-- planned_investment  what it will cost in all, 万元
-- land                land, 亩; null when unknown
-- land_intensity      planned_investment / land, 万元/亩; null without land
-- land_floor          the least that its region asks for in the year, 万元/亩; null when none was set
-- floor_rate          land_intensity / land_floor, percent; null when either is
-- is_below            whether land_intensity is below land_floor; null when either is
-- status              在建, 停工 or 竣工
with measured as (
    select
        large.*,
        large.planned_investment::double / nullif(large.land, 0)::double as land_intensity,
        targets.target as land_floor,
    from large_projects_at($month::date, $regions, $threshold, $with_separate) as large
    left join targets
        on
            large.region = targets.region
            and targets.year = year_number($month::date)
            and targets.indicator = $land_indicator
    where large.is_in_hand
)

select
    project_code,
    name,
    region,
    planned_investment,
    land,
    land_intensity,
    land_floor,
    percent_of_computed(land_intensity, land_floor) as floor_rate,
    is_below_floor(planned_investment, land, land_floor) as is_below,
    status_of(signed_on, approved_on, started_on, completed_on, suspended_on, $month::date) as status,
from measured
order by floor_rate nulls last, planned_investment desc, project_code
