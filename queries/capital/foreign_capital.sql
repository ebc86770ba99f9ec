-- Foreign capital contracted and paid in. One row, of the large projects in hand whose investor is foreign.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; what is paid in is as the ledger stands today
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- projects             projects
-- contracted_foreign   contracted foreign capital, 万美元; null when none is recorded
-- paid_in_foreign      paid in so far, 万美元; null when none is recorded
-- paid_in_rate         paid_in_foreign / contracted_foreign, percent, a blank being nothing paid in; null when nothing
--                      is contracted
-- planned_investment   planned investment of the projects, 万元
-- projects_without_any  projects of which nothing is paid in yet
-- outstanding_foreign  contracted and not paid in yet, 万美元, project by project; null when none is contracted
select
    count(*) as projects,
    sum(contracted_foreign) as contracted_foreign,
    sum(paid_in_foreign) as paid_in_foreign,
    percent(coalesce(sum(paid_in_foreign), 0), sum(contracted_foreign)) as paid_in_rate,
    coalesce(sum(planned_investment), 0) as planned_investment,
    count(*) filter (coalesce(paid_in_foreign, 0) = 0) as projects_without_any,
    sum(greatest(contracted_foreign - coalesce(paid_in_foreign, 0), 0 * contracted_foreign)) as outstanding_foreign,
from large_projects_at($month::date, $regions, $threshold, $with_separate)
where is_in_hand and investor_origin = '外资'
order by projects
