-- A project whose completion is still to come: that date is a plan.
--
-- level: warning
-- message: this day is still to come; a planned completion belongs into the column 计划竣工日期
select source_file, source_sheet, source_row, 'completed_on' as column_name, completed_on as value
from projects
where completed_on > $today
order by all
