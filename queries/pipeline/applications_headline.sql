-- What the county has applied for above in one row. One row: applied, approved, in place, against target and year before.
--
-- Counted are applications made since 1 January, and money that arrived since then, whenever it was applied for.
--
-- $month                   last month of the reporting period, e.g. 2024-05-01
-- $regions                 names to keep; null keeps all
-- $applications_indicator  the indicator whose targets money in place is measured against
--
-- applications         applications made
-- applied              money applied for, 万元
-- approved             approved of these applications so far, 万元
-- approved_rate        approved / applied, percent; null when nothing was applied for
-- in_place             money that arrived, 万元
-- in_place_last_year   money that arrived in the same months a year before, 万元; 0 when nothing is recorded
-- year_on_year         growth of in_place, percent; null when nothing had arrived
-- target               the county's own target when nothing is chosen and it has one, else the sum of the departments'
--                      targets, 万元; null when none was set
-- in_place_measured    in_place of those whose targets these are, 万元
-- completion_rate      in_place_measured / target, percent; null without a target
-- time_progress        percent of the year gone at the end of the month
-- lead                 completion_rate - time_progress, percentage points; null without a target
-- count_departments    departments, and other regions that ever applied
-- without_application  of them: no application this year
-- without_money        of them: applied this year, and no money in place
with summed as (
    select
        coalesce(sum(by_department.applications), 0)::bigint as applications,
        coalesce(sum(by_department.applied), 0) as applied,
        coalesce(sum(by_department.approved), 0) as approved,
        coalesce(sum(by_department.in_place), 0) as in_place,
        coalesce(sum(by_department.in_place_last_year), 0) as in_place_last_year,
        sum(by_department.target) filter (by_department.region <> county.name or $regions is not null)
            as target_of_departments,
        any_value(by_department.target) filter (by_department.region = county.name and $regions is null)
            as target_of_county,
        coalesce(sum(by_department.in_place) filter (by_department.target is not null), 0) as in_place_of_departments,
        count(*) filter (by_department.is_applicant) as count_departments,
        count(*) filter (by_department.is_applicant and by_department.applications = 0) as without_application,
        count(*) filter (by_department.applications > 0 and by_department.in_place = 0) as without_money,
    from applications_of_regions($month::date, $applications_indicator) as by_department
    cross join county
    where is_chosen(by_department.region, $regions)
)

select
    applications,
    applied,
    approved,
    percent(approved, applied) as approved_rate,
    in_place,
    in_place_last_year,
    growth(in_place, in_place_last_year) as year_on_year,
    coalesce(target_of_county, target_of_departments) as target,
    if(target_of_county is null, in_place_of_departments, in_place) as in_place_measured,
    percent(in_place_measured, target) as completion_rate,
    time_progress($month::date) as time_progress,
    points_between(percent(in_place_measured, target), time_progress($month::date)) as lead,
    count_departments,
    without_application,
    without_money,
from summed
order by applications
