-- What the county has to reach this year. One row per indicator, the main one first, then the largest.
--
-- $month  last month of the reporting period, e.g. 2024-05-01; its year's targets are shown
--
-- indicator  name
-- target     the year's target, 万元
-- is_main    whether completed investment is measured against it
select
    targets.indicator,
    targets.target,
    targets.indicator is not distinct from county.main_indicator as is_main,
from targets
inner join county on targets.region = county.name
where targets.year = year_number($month::date)
order by is_main desc, targets.target desc, targets.indicator
