-- What a unit is handed out for a month: its projects that were not finished before the year, with what they have done.
-- Projects under way come first. One row per project.
--
-- $region  the unit
-- $month   the month to come, its first day
with done as (
    select project_code, sum(completed_investment) as before
    from investments
    where month < $month and year(month) = year($month)
    group by project_code
)

select
    projects.project_code,
    projects.name,
    projects.planned_investment,
    projects.annual_plan,
    coalesce(done.before, 0) as before,
    projects.started_on,
    projects.planned_completion_on,
    projects.completed_on,
    projects.suspended_on,
from projects
left join done on done.project_code = projects.project_code
where
    projects.region = $region
    and (projects.completed_on is null or projects.completed_on >= date_trunc('year', $month))
order by projects.started_on is null, projects.project_code
