-- Months that were published and have no figure any more.
--
-- message: {count} published months are gone: {months}, with {amount} 万元 in all
with gone as (
    select month, sum(amount) as amount
    from before_amounts
    where month not in (select month from after_amounts)
    group by month
)

select
    count(*) as count,
    list(month order by month) as months,
    sum(amount) as amount,
from gone
having count(*) > 0
