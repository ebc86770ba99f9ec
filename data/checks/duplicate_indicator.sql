-- The same county, month and indicator more than once.
--
-- level: error
-- message: this county, month and indicator stand already in {first_sheet}, row {first_row}
select
    source_file,
    source_sheet,
    source_row,
    'county' as column_name,
    county as value,
    first_value(source_row) over same as first_row,
    first_value(source_sheet) over same as first_sheet
from county_indicators
where county is not null
window same as (
    partition by county, month, indicator
    order by source_file, source_sheet, source_row
    rows between unbounded preceding and unbounded following
)
qualify row_number() over (partition by county, month, indicator order by source_file, source_sheet, source_row) > 1
order by all
