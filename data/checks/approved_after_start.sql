-- A project approved after it started.
--
-- level: warning
-- message: approved after the start ({started_on})
select source_file, source_sheet, source_row, 'approved_on' as column_name, approved_on as value, started_on
from projects
where approved_on > started_on
order by all
