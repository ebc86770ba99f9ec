-- Milestones of a unit's projects that are not reached, as they are handed out to be brought up to date.
--
-- $region  the unit
-- $month   the month to come; the form of every file here
select
    milestones.project_code,
    projects.name,
    milestones.node,
    milestones.due_on,
    milestones.done_on,
    milestones.description,
from milestones
inner join projects on projects.project_code = milestones.project_code
where
    projects.region = $region
    and milestones.done_on is null
    and (projects.completed_on is null or projects.completed_on >= date_trunc('year', $month))
order by milestones.project_code, milestones.due_on, milestones.node
