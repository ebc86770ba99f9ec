-- A month for which there are rows, and in which the whole county completed nothing.
--
-- level: warning
-- needs: investments
-- message: the whole county completed nothing in this month, every row is 0; are the figures missing? It is not shown by default
select
    null as source_file,
    null as source_sheet,
    null as source_row,
    '月份' as column_name,
    strftime(month, '%Y-%m') as value
from investments
where month is not null and completed_investment is not null
group by month
having bool_and(completed_investment = 0)
order by value
