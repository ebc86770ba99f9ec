-- The same year, region and indicator more than once.
--
-- level: error
-- message: this year, region and indicator stand already in {first_sheet}, row {first_row}
select
    source_file,
    source_sheet,
    source_row,
    'region' as column_name,
    region as value,
    first_value(source_row) over same as first_row,
    first_value(source_sheet) over same as first_sheet
from targets
where region is not null
window same as (
    partition by year, region, indicator
    order by source_file, source_sheet, source_row
    rows between unbounded preceding and unbounded following
)
qualify row_number() over (partition by year, region, indicator order by source_file, source_sheet, source_row) > 1
order by all
