-- A project signed after it started.
--
-- level: warning
-- message: signed after the start ({started_on})
select source_file, source_sheet, source_row, 'signed_on' as column_name, signed_on as value, started_on
from projects
where signed_on > started_on
order by all
