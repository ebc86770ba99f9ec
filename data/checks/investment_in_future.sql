-- An investment in a month that has not come yet.
--
-- level: error
-- message: this month is still to come
select source_file, source_sheet, source_row, 'month' as column_name, month as value
from investments
where month > $today
order by all
