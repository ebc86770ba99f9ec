-- A payer of a shared cost who paid more than is owed, or of whose payment more was passed on than came in.
--
-- level: warning
-- message: more than {most} 万元, which is what was owed or paid in
select
    source_file,
    source_sheet,
    source_row,
    if(paid_in > owed, 'paid_in', 'disbursed') as column_name,
    if(paid_in > owed, paid_in, disbursed) as value,
    if(paid_in > owed, owed, paid_in) as most,
from cost_shares
where paid_in > owed or disbursed > paid_in
order by all
