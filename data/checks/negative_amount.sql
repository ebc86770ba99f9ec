-- A plan, a target or a quantity below zero.
--
-- level: error
-- message: this number must not be negative
select source_file, source_sheet, source_row, column_name, value
from amounts
where value < 0 and table_name not in ('investments', 'county_indicators', 'assessment_scores')
order by all
