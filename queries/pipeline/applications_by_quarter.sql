-- What was applied for and what arrived, quarter by quarter. One row per quarter of the year that has begun by $month.
--
-- The last quarter goes up to $month, and so does the same quarter a year before.
--
-- $month    last month of the reporting period, e.g. 2024-05-01
-- $regions  names to keep; null keeps all
--
-- quarter             its first month
-- last_month          its last month that is counted
-- applications        applications made in the quarter
-- applied             money applied for, 万元
-- approved            approved of these applications so far, 万元
-- in_place            money that arrived in the quarter, 万元
-- in_place_last_year  money that arrived in the same months a year before, 万元; 0 when nothing is recorded
with quarters as (
    select
        (year_start($month::date) + to_months(3 * (place::integer)))::date as quarter,
        least(quarter + interval 2 month, $month::date)::date as last_month,
    from unnest(range(4)) as numbered (place)
    where quarter <= $month::date
),

chosen_applications as (
    select applications.*
    from applications
    semi join own_regions on applications.department = own_regions.region
    where is_chosen(department, $regions)
)

select
    quarters.quarter,
    quarters.last_month,
    count(*) filter (applied_on between quarters.quarter and last_day(quarters.last_month)) as applications,
    coalesce(sum(applied) filter (applied_on between quarters.quarter and last_day(quarters.last_month)), 0) as applied,
    coalesce(sum(approved) filter (applied_on between quarters.quarter and last_day(quarters.last_month)), 0)
        as approved,
    coalesce(sum(in_place) filter (in_place_on between quarters.quarter and last_day(quarters.last_month)), 0)
        as in_place,
    coalesce(
        sum(in_place) filter (
            in_place_on between year_before(quarters.quarter) and last_day(year_before(quarters.last_month))
        ), 0
    ) as in_place_last_year,
from quarters
left join chosen_applications on true
group by quarters.quarter, quarters.last_month
order by quarters.quarter
