-- A phased plan that is lower in a later month: it is to be cumulative.
--
-- level: warning
-- message: the phased plan is cumulative, and this month is below an earlier one ({before})
with planned as (
    select source_file, source_sheet, source_row, column_name, value
    from amounts
    where table_name = 'targets' and column_name like 'plan_%'
),

with_before as (
    select
        *,
        max(value) over (
            partition by source_file, source_sheet, source_row
            order by replace(column_name, 'plan_', '')::integer
            rows between unbounded preceding and 1 preceding
        ) as before,
    from planned
)

select source_file, source_sheet, source_row, column_name, value, before
from with_before
where value < before
order by all
