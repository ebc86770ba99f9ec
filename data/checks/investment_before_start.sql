-- Completed investment in a month before the project started.
--
-- level: error
-- needs: projects, investments
-- message: completed investment before the start of the project ({started_on}); correct the month or the start
select
    investments.source_file,
    investments.source_sheet,
    investments.source_row,
    'month' as column_name,
    investments.month as value,
    projects.started_on,
from investments
inner join projects using (project_code)
where investments.month < date_trunc('month', projects.started_on) and investments.completed_investment <> 0
order by all
