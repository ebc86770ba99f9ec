-- The same project, month and capital source more than once.
--
-- level: error
-- message: this project, month and capital source stand already in {first_sheet}, row {first_row}; add the two up or delete one
select
    source_file,
    source_sheet,
    source_row,
    'project_code' as column_name,
    project_code as value,
    first_value(source_row) over same as first_row,
    first_value(source_sheet) over same as first_sheet
from investments
where project_code is not null
window same as (
    partition by project_code, month, capital_source
    order by source_file, source_sheet, source_row
    rows between unbounded preceding and unbounded following
)
qualify
    row_number() over (partition by project_code, month, capital_source order by source_file, source_sheet, source_row)
    > 1
order by all
