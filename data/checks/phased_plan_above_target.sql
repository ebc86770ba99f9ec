-- A phased plan that passes the target of the year.
--
-- level: warning
-- message: the phased plan passes the target of the year ({target})
select
    amounts.source_file,
    amounts.source_sheet,
    amounts.source_row,
    amounts.column_name,
    amounts.value,
    targets.target,
from amounts
inner join targets using (source_file, source_sheet, source_row)
where amounts.table_name = 'targets' and amounts.column_name like 'plan_%' and amounts.value > targets.target
order by all
