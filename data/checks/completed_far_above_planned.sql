-- A project whose completed investment is a hundred times its planned investment or more: one is in another unit.
--
-- level: warning
-- needs: projects, investments
-- message: {completed} 万元 completed so far, and {planned} 万元 planned in all; in 元 the completed would be {in_yuan} 万元, in 亿元 the planned {in_yi} 万元
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
    projects.planned_investment as planned,
    (completed_by_project.completed / 10000)::decimal(18, 2) as in_yuan,
    (projects.planned_investment * 1000)::decimal(18, 2) as in_yi,
from projects
inner join completed_by_project using (project_code)
where
    projects.planned_investment > 0
    and completed_by_project.completed >= projects.planned_investment * 100
order by all
