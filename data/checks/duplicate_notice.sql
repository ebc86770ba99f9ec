-- The same number of a notice more than once.
--
-- level: error
-- needs: notices
-- message: the notice of this number stands already in {first_sheet}, row {first_row}
select
    source_file,
    source_sheet,
    source_row,
    'number' as column_name,
    number as value,
    first_value(source_row) over same as first_row,
    first_value(source_sheet) over same as first_sheet
from notices
where number is not null
window same as (
    partition by number
    order by source_file, source_sheet, source_row
    rows between unbounded preceding and unbounded following
)
qualify row_number() over (partition by number order by source_file, source_sheet, source_row) > 1
order by all
