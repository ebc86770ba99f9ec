-- The applications that count this year or counted a year before. One row per application, most in place first.
--
-- $month    last month of the reporting period, e.g. 2024-05-01
-- $regions  names to keep; null keeps all
--
-- department             who applied
-- name                   name
-- level                  中央, 省 or 市; null when the ledger does not say
-- applied_on             day of the application; null when unknown
-- applied                money applied for, 万元; null when unknown
-- approved               approved so far, 万元; null when nothing is
-- in_place               money that arrived, 万元; null when none has
-- in_place_on            day on which it arrived; null when unknown
-- is_applied_this_year   whether it was made since 1 January
-- is_in_place_this_year  whether its money arrived since 1 January
-- is_in_place_last_year  whether its money arrived in the same months a year before
-- applied_quarter        first month of the quarter of a year in which it was made; null when unknown
-- in_place_quarter       the same of its money
select
    applications.department,
    applications.name,
    applications.level,
    applications.applied_on,
    applications.applied,
    applications.approved,
    applications.in_place,
    applications.in_place_on,
    in_period(applications.applied_on, $month::date) as is_applied_this_year,
    in_period(applications.in_place_on, $month::date) as is_in_place_this_year,
    in_period(applications.in_place_on, year_before($month::date)) as is_in_place_last_year,
    date_trunc('quarter', applications.applied_on)::date as applied_quarter,
    date_trunc('quarter', applications.in_place_on)::date as in_place_quarter,
from applications
semi join own_regions on applications.department = own_regions.region
where
    is_chosen(applications.department, $regions)
    and (is_applied_this_year or is_in_place_this_year or is_in_place_last_year)
order by
    applications.in_place desc nulls last,
    applications.applied desc nulls last,
    applications.department,
    applications.name,
    applications.source_row
