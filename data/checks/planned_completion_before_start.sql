-- A project that is to be completed before it was started.
--
-- level: warning
-- needs: projects
-- message: planned completion before the start on {started_on}
select
    source_file,
    source_sheet,
    source_row,
    'planned_completion_on' as column_name,
    planned_completion_on as value,
    started_on,
from projects
where planned_completion_on < started_on
order by all
