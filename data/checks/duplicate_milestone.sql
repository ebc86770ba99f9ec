-- The same node of a project more than once.
--
-- level: error
-- needs: milestones
-- message: this node of the project stands already in {first_sheet}, row {first_row}
select
    source_file,
    source_sheet,
    source_row,
    'node' as column_name,
    node as value,
    first_value(source_row) over same as first_row,
    first_value(source_sheet) over same as first_sheet
from milestones
where node is not null
window same as (
    partition by project_code, node
    order by source_file, source_sheet, source_row
    rows between unbounded preceding and unbounded following
)
qualify row_number() over (partition by project_code, node order by source_file, source_sheet, source_row) > 1
order by all
