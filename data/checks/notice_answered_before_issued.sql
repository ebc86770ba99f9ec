-- A notice that was answered or closed before it was issued.
--
-- level: warning
-- needs: notices
-- message: before the notice was issued on {issued_on}
select
    source_file,
    source_sheet,
    source_row,
    if(answered_on < issued_on, 'answered_on', 'closed_on') as column_name,
    if(answered_on < issued_on, answered_on, closed_on)::varchar as value,
    issued_on,
from notices
where answered_on < issued_on or closed_on < issued_on
order by all
