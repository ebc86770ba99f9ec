-- When the large projects that the forecast for the year's end counts are completed. One row per month of the year, then
-- one for those that are late.
--
-- All rows together are the forecast of large_projects_forecast.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- month                first day of the month; null in the row of those that are late
-- projects             completed in the month, or planned to be
-- completed            of projects: completed
-- planned              of projects: planned, and not late yet
-- late                 of projects: planned completion has passed without it
-- still_to_start       of projects: approved, but not started
-- planned_investment   their planned investment, 万元
-- cumulative           projects completed or to be completed since January, by the end of the month; in the last row the
--                      whole forecast
-- completed_last_year  completed in the same month a year before; null in the last row, and when the ledger does not reach
--                      back
with months as (
    select (year_start($month::date) + to_months(number::integer))::date as month
    from unnest(range(12)) as numbers (number)
    union all
    select null as month
),

due as (
    select
        due_month,
        count(*) as projects,
        count(*) filter (is_completed) as completed,
        count(*) filter (is_late) as late,
        count(*) filter (is_still_to_start) as still_to_start,
        sum(planned_investment) as planned_investment,
    from large_projects_due_at($month::date, $regions, $threshold, $with_separate)
    where is_due
    group by due_month
),

last_year as (
    select
        (due_month + interval 1 year)::date as month,
        count(*) as completed,
    from large_projects_due_at(
        make_date(year_number($month::date) - 1, 12, 1), $regions, $threshold, $with_separate
    )
    where is_in_hand and is_completed
    group by due_month
)

select
    months.month,
    coalesce(due.projects, 0) as projects,
    coalesce(due.completed, 0) as completed,
    coalesce(due.projects - due.completed - due.late, 0) as planned,
    coalesce(due.late, 0) as late,
    coalesce(due.still_to_start, 0) as still_to_start,
    coalesce(due.planned_investment, 0) as planned_investment,
    (sum(coalesce(due.projects, 0)) over (order by months.month nulls last))::bigint as cumulative,
    if(months.month is not null and reaches_back($month::date), coalesce(last_year.completed, 0), null)
        as completed_last_year,
from months
left join due on months.month is not distinct from due.due_month
left join last_year on months.month = last_year.month
order by months.month nulls last
