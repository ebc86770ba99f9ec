-- The same region, month and indicator more than once.
--
-- level: error
-- needs: region_progress
-- message: this region, month and indicator stand already in {first_sheet}, row {first_row}
select
    source_file,
    source_sheet,
    source_row,
    'region' as column_name,
    region as value,
    first_value(source_row) over same as first_row,
    first_value(source_sheet) over same as first_sheet
from region_progress
where region is not null
window same as (
    partition by region, month, indicator
    order by source_file, source_sheet, source_row
    rows between unbounded preceding and unbounded following
)
qualify row_number() over (partition by region, month, indicator order by source_file, source_sheet, source_row) > 1
order by all
