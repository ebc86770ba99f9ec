-- A project suspended before it started.
--
-- level: error
-- message: suspended before it started ({started_on})
select source_file, source_sheet, source_row, 'suspended_on' as column_name, suspended_on as value, started_on
from projects
where suspended_on < started_on
order by all
