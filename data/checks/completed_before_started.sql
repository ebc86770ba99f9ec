-- A project completed before it started.
--
-- level: error
-- message: completed before it started ({started_on})
select source_file, source_sheet, source_row, 'completed_on' as column_name, completed_on as value, started_on
from projects
where completed_on < started_on
order by all
