-- A project that is completed and has no start.
--
-- level: warning
-- message: completed, but the date of the start is missing, and the project is not counted among the projects in hand
select source_file, source_sheet, source_row, 'completed_on' as column_name, completed_on as value
from projects
where completed_on is not null and started_on is null
order by all
