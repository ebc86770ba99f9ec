-- How many large projects invest less on each mu of land than the floor of their region asks for. One row.
--
-- Judged are the large projects in hand whose land is known and whose region has a floor.
--
-- $month           last month of the reporting period, e.g. 2024-05-01
-- $regions         names to keep; null keeps all
-- $threshold       planned investment from which a project is large, 万元
-- $with_separate   whether separately listed projects count
-- $land_indicator  the indicator whose targets are the floors
--
-- judged       projects that are judged
-- below_floor  of judged: below the floor
with measured as (
    select is_below_floor(large.planned_investment, large.land, targets.target) as is_below
    from large_projects_at($month::date, $regions, $threshold, $with_separate) as large
    inner join targets
        on
            large.region = targets.region
            and targets.year = year_number($month::date)
            and targets.indicator = $land_indicator
    where large.is_in_hand
),

counted as (
    select
        count(is_below) as judged,
        count(*) filter (is_below) as below_floor,
    from measured
)

select
    judged,
    below_floor,
from counted
order by judged
