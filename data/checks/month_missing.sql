-- A month between the first and the last in which the whole county has no investment.
--
-- level: warning
-- needs: investments
-- message: no investment in the whole county in this month; is a sheet missing?
with
months as (
    select unnest(generate_series(min(month), max(month), interval 1 month))::date as month
    from investments
    where month is not null
)

select
    null as source_file,
    null as source_sheet,
    null as source_row,
    '月份' as column_name,
    strftime(month, '%Y-%m') as value,
from months
where month not in (select month from investments where month is not null)
order by all
