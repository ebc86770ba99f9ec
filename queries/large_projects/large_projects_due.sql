-- The large projects that the forecast for the year's end counts. One row per project, the earliest completion first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- project_code        code
-- due_month           first day of the month in which it was completed, or is to be; null when late
-- is_completed        whether it is completed
-- is_late             whether its planned completion has passed without it
-- is_still_to_start   whether it is approved, but not started
-- planned_investment  what it will cost in all, 万元
select
    project_code,
    due_month,
    is_completed,
    is_late,
    is_still_to_start,
    planned_investment,
from large_projects_due_at($month::date, $regions, $threshold, $with_separate)
where is_due
order by due_month nulls last, project_code
