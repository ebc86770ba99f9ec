-- A region that is listed more than once.
--
-- level: error
-- message: this region stands already in {first_sheet}, row {first_row}
select
    source_file,
    source_sheet,
    source_row,
    'name' as column_name,
    name as value,
    first_value(source_row) over same as first_row,
    first_value(source_sheet) over same as first_sheet
from regions
where name is not null
window same as (
    partition by name
    order by source_file, source_sheet, source_row
    rows between unbounded preceding and unbounded following
)
qualify row_number() over (partition by name order by source_file, source_sheet, source_row) > 1
order by all
