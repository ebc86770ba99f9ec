-- A start after the last month that the ledger reports, and after today.
--
-- level: warning
-- needs: projects
-- message: a start in the future; write a planned start in a column of its own
select
    source_file,
    source_sheet,
    source_row,
    'started_on' as column_name,
    started_on as value,
from projects
where started_on > $today
order by all
