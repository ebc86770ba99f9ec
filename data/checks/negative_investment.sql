-- Completed investment or funds below zero: a correction of an earlier month, or a slip.
--
-- level: warning
-- message: a negative month; right only where it corrects an earlier one
select source_file, source_sheet, source_row, column_name, value
from amounts
where value < 0 and table_name = 'investments'
order by all
