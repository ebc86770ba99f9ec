-- Foreign capital contracted against paid in, by project. One row per large project in hand whose investor is foreign,
-- lowest rate first, at the same rate the largest contract first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; what is paid in is as the ledger stands today
-- $regions        keeps the rows of these names; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- project_code         code
-- name                 name
-- region               township, zone, department or county
-- origin_place         where the investor comes from; null when unknown
-- contracted_foreign   contracted foreign capital, 万美元; null when none is recorded
-- paid_in_foreign      paid in so far, 万美元; null when none is recorded
-- paid_in_rate         paid_in_foreign / contracted_foreign, percent, a blank being nothing paid in; null when nothing
--                      is contracted
-- outstanding_foreign  contracted and not paid in yet, 万美元; null when nothing is contracted
-- planned_investment   what the project will cost in all, 万元
-- completed_this_year  completed since 1 January, 万元
select
    project_code,
    name,
    region,
    origin_place,
    contracted_foreign,
    paid_in_foreign,
    percent(coalesce(paid_in_foreign, 0), contracted_foreign) as paid_in_rate,
    greatest(contracted_foreign - coalesce(paid_in_foreign, 0), 0 * contracted_foreign) as outstanding_foreign,
    planned_investment,
    completed_this_year,
from large_projects_at($month::date, $regions, $threshold, $with_separate)
where is_in_hand and investor_origin = '外资'
order by paid_in_rate nulls last, contracted_foreign desc nulls last, project_code
