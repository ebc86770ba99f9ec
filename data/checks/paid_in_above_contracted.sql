-- More foreign capital paid in than contracted.
--
-- level: error
-- message: more paid in than contracted ({contracted} 万美元)
select
    source_file,
    source_sheet,
    source_row,
    'paid_in_foreign' as column_name,
    paid_in_foreign as value,
    contracted_foreign as contracted,
from projects
where paid_in_foreign > contracted_foreign
order by all
