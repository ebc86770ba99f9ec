-- A node that was verified before it was done, or that was never done.
--
-- level: warning
-- needs: milestones
-- message: verified, and not done by that day
select
    source_file,
    source_sheet,
    source_row,
    'verified_on' as column_name,
    verified_on::varchar as value,
from milestones
where verified_on is not null and (done_on is null or done_on > verified_on)
order by all
