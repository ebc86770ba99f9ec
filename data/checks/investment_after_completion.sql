-- Completed investment in a month after the project was completed.
--
-- level: warning
-- needs: projects, investments
-- message: completed investment after the completion of the project ({completed_on})
select
    investments.source_file,
    investments.source_sheet,
    investments.source_row,
    'month' as column_name,
    investments.month as value,
    projects.completed_on,
from investments
inner join projects using (project_code)
where investments.month > projects.completed_on and investments.completed_investment <> 0
order by all
