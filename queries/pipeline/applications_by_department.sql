-- What the departments have applied for above. One row per department, those without any included, most in place first.
--
-- Counted are applications made since 1 January, and money that arrived since then, whenever it was applied for.
--
-- $month                   last month of the reporting period, e.g. 2024-05-01
-- $regions                 names to keep; null keeps all
-- $applications_indicator  the indicator whose targets money in place is measured against
--
-- department          name
-- applications        applications made
-- applied             money applied for, 万元
-- approved            approved of these applications so far, 万元
-- in_place            money that arrived, 万元
-- in_place_last_year  money that arrived in the same months a year before, 万元; 0 when nothing is recorded
-- target              the year's target, 万元; null when none was set
-- completion_rate     in_place / target, percent; null without a target
-- approved_rate       approved / applied, percent; null when nothing was applied for
-- year_on_year        growth of in_place, percent; null when nothing had arrived a year before
-- lacks               零申报 (no application this year) or 零到位 (applied, and no money in place); else null
-- in_place_rank       place by in_place among all departments and others that ever applied
-- count_ranked        how many these are
with ranked as (
    select
        *,
        region as department,
        rank() over (order by in_place desc) as in_place_rank,
        count(*) over () as count_ranked,
    from applications_of_regions($month::date, $applications_indicator)
    where is_applicant
)

select
    department,
    applications,
    applied,
    approved,
    in_place,
    in_place_last_year,
    target,
    percent(in_place, target) as completion_rate,
    percent(approved, applied) as approved_rate,
    growth(in_place, in_place_last_year) as year_on_year,
    case
        when applications = 0 then '零申报'
        when in_place = 0 then '零到位'
    end as lacks,
    in_place_rank,
    count_ranked,
from ranked
where is_chosen(department, $regions)
order by in_place desc, applied desc, sort_order nulls last, department
