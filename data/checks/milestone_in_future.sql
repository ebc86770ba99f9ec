-- A node whose day of completion is still to come.
--
-- level: warning
-- needs: milestones
-- message: after today, {today}: done is what has happened; a plan belongs into its own column
select
    source_file,
    source_sheet,
    source_row,
    'done_on' as column_name,
    done_on::varchar as value,
    $today::date as today,
from milestones
where done_on > $today::date
order by all
