-- A project code that the sheet 项目 does not list.
--
-- level: error
-- needs: projects
-- message: this project code is not in the sheet 项目; add the project there or correct the code
with coded as (
    select source_file, source_sheet, source_row, project_code from investments
    union all
    select source_file, source_sheet, source_row, project_code from obstacles
    union all
    select source_file, source_sheet, source_row, project_code from commitments
    union all
    select source_file, source_sheet, source_row, project_code from cost_shares
    union all
    select source_file, source_sheet, source_row, project_code from progress_notes
    union all
    select source_file, source_sheet, source_row, project_code from milestones
    union all
    select source_file, source_sheet, source_row, project_code from decisions
    union all
    select source_file, source_sheet, source_row, project_code from notices
)

select source_file, source_sheet, source_row, 'project_code' as column_name, project_code as value
from coded
where
    project_code is not null and project_code not in (select project_code from projects where project_code is not null)
order by all
