-- A project whose completed investment passes its planned investment by more than a tenth, and less than a hundred times.
--
-- level: warning
-- needs: projects, investments
-- message: {completed} 万元 completed so far, more than a tenth above the planned investment; is the unit right?
with completed_by_project as (
    select project_code, sum(completed_investment) as completed
    from investments
    group by project_code
)

select
    projects.source_file,
    projects.source_sheet,
    projects.source_row,
    'planned_investment' as column_name,
    projects.planned_investment as value,
    completed_by_project.completed,
from projects
inner join completed_by_project using (project_code)
where
    completed_by_project.completed > projects.planned_investment * 1.1
    and (completed_by_project.completed < projects.planned_investment * 100 or projects.planned_investment <= 0)
order by all
