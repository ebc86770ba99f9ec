-- How many obstacles and commitments a project has, and how many of them wait. One row.
--
-- $month  last month of the reporting period, e.g. 2024-05-01; what is overdue is so at its end
-- $code   code of the project to count; null counts all
--
-- obstacles_open       obstacles open at the end of $month
-- obstacles_overdue    of them: past the promised day
-- commitments          commitments
-- commitments_waiting  of them: not yet kept
-- commitments_overdue  of them: past their deadline and not kept
with obstacles_of_project as (
    select
        count(*) filter (raised.is_open) as obstacles_open,
        count(raised.days_overdue) as obstacles_overdue,
    from obstacles_at($month::date) as raised
    semi join own_projects on raised.project_code = own_projects.project_code
    where $code::varchar is null or raised.project_code = $code::varchar
),

commitments_of_project as (
    select
        count(*) as commitments,
        count(*) filter (status <> '完成') as commitments_waiting,
        count(*) filter (status = '超期') as commitments_overdue,
    from commitments_at($month::date)
    where project_code is not null and ($code::varchar is null or project_code = $code::varchar)
)

select
    obstacles_of_project.obstacles_open,
    obstacles_of_project.obstacles_overdue,
    commitments_of_project.commitments,
    commitments_of_project.commitments_waiting,
    commitments_of_project.commitments_overdue,
from obstacles_of_project
cross join commitments_of_project
order by obstacles_of_project.obstacles_open
