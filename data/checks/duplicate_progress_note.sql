-- The same project and month more than once.
--
-- level: error
-- needs: progress_notes
-- message: the progress of this project and month stands already in {first_sheet}, row {first_row}
select
    source_file,
    source_sheet,
    source_row,
    'project_code' as column_name,
    project_code as value,
    first_value(source_row) over same as first_row,
    first_value(source_sheet) over same as first_sheet
from progress_notes
where project_code is not null
window same as (
    partition by project_code, month
    order by source_file, source_sheet, source_row
    rows between unbounded preceding and unbounded following
)
qualify row_number() over (partition by project_code, month order by source_file, source_sheet, source_row) > 1
order by all
