-- The same project and payer more than once.
--
-- level: error
-- message: this project and payer stand already in {first_sheet}, row {first_row}
select
    source_file,
    source_sheet,
    source_row,
    'payer' as column_name,
    payer as value,
    first_value(source_row) over same as first_row,
    first_value(source_sheet) over same as first_sheet
from cost_shares
where payer is not null
window same as (
    partition by project_code, payer
    order by source_file, source_sheet, source_row
    rows between unbounded preceding and unbounded following
)
qualify row_number() over (partition by project_code, payer order by source_file, source_sheet, source_row) > 1
order by all
