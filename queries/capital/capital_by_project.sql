-- What each project's completed investment was paid with. One row per project and capital source with investment or
-- funds this year or in the same months a year before, most completed first.
--
-- Adds up to capital_by_source and capital_by_region of the same filter: projects of every size.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        keeps the rows of these names; null keeps all
-- $with_separate  whether separately listed projects count
--
-- project_code          code
-- name                  name
-- region                township, zone, department or county
-- capital_source        as in capital_by_source
-- completed_investment  completed since 1 January, 万元
-- completed_last_year   completed in the same months a year before, 万元; null when the ledger does not reach back
-- funds_in_place        money that has arrived since 1 January, 万元; null when none is recorded
-- planned_investment    what the project will cost in all, 万元
-- investor_origin       民资, 境内市外, 外资 or 国有
-- origin_place          where the investor comes from; null when unknown
with work as (
    select
        project_code,
        capital_source,
        coalesce(sum(completed_investment) filter (in_period(month, $month::date)), 0) as completed_investment,
        coalesce(sum(completed_investment) filter (in_period(month, year_before($month::date))), 0) as completed_before,
        sum(funds_in_place) filter (in_period(month, $month::date)) as funds_in_place,
    from own_work
    where is_chosen(region, $regions) and is_counted(listed_separately, $with_separate)
    group by project_code, capital_source
)

select
    work.project_code,
    own_projects.name,
    own_projects.region,
    work.capital_source,
    work.completed_investment,
    case when reaches_back($month::date) then work.completed_before end as completed_last_year,
    work.funds_in_place,
    own_projects.planned_investment,
    own_projects.investor_origin,
    own_projects.origin_place,
from work
inner join own_projects on work.project_code = own_projects.project_code
where
    work.completed_investment <> 0
    or coalesce(work.funds_in_place, 0) <> 0
    or (reaches_back($month::date) and work.completed_before <> 0)
order by work.completed_investment desc, completed_last_year desc nulls last, work.project_code, work.capital_source
