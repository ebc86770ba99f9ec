-- Completed investment of a project that has no start.
--
-- level: warning
-- needs: projects, investments
-- message: this project has completed investment but no date of its start, and is not counted among the projects in hand
select
    projects.source_file,
    projects.source_sheet,
    projects.source_row,
    'project_code' as column_name,
    project_code as value
from projects
where
    started_on is null
    and project_code in (select project_code from investments where completed_investment <> 0)
order by all
