-- Obstacles of a unit's projects that are not resolved, as they are handed out to be brought up to date.
--
-- $region  the unit
-- $month   the month to come; the form of every file here
select
    obstacles.project_code,
    projects.name,
    obstacles.obstacle,
    obstacles.raised_on,
    obstacles.description,
    obstacles.responsible_unit,
    obstacles.responsible_person,
    obstacles.next_step,
    obstacles.promised_on,
    obstacles.resolved_on,
from obstacles
inner join projects on projects.project_code = obstacles.project_code
where
    projects.region = $region
    and obstacles.resolved_on is null
    and (projects.completed_on is null or projects.completed_on >= date_trunc('year', $month))
order by obstacles.project_code, obstacles.raised_on, obstacles.obstacle
