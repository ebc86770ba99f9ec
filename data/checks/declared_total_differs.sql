-- A total row that is not the sum of the rows that it covers. The county's own target is not a part of its sum.
--
-- level: warning
-- message: {label} says {declared}, rows {first_row} to {last_row} add up to {computed}: a difference of {difference}
with parts as (
    select *
    from amounts
    where
        not exists (
            select 1
            from targets
            inner join county on county.name = targets.region
            where
                amounts.table_name = 'targets'
                and targets.source_file = amounts.source_file
                and targets.source_sheet = amounts.source_sheet
                and targets.source_row = amounts.source_row
        )
),

summed as (
    select declared_totals.*, coalesce(sum(parts.value), 0) as computed
    from declared_totals
    left join parts
        on
            parts.table_name = declared_totals.table_name
            and parts.column_name = declared_totals.column_name
            and parts.source_file = declared_totals.source_file
            and parts.source_sheet = declared_totals.source_sheet
            and parts.source_row between declared_totals.first_row and declared_totals.last_row
    where declared_totals.column_name <> 'completion_rate'
    group by all
)

select
    source_file,
    source_sheet,
    source_row,
    column_name,
    declared as value,
    label,
    declared,
    first_row,
    last_row,
    computed,
    declared - computed as difference,
from summed
where abs(declared - computed) > tolerance
order by all
