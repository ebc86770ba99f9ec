-- A month that is new or changed has five times the month before it, or more; what only another unit explains is told
-- elsewhere.
--
-- message: {month} has {amount} 万元, five times or more the {before} of the month before it; is the unit right?
with
before as (select month, sum(amount) as amount from before_amounts group by month),

after as (
    select
        month,
        sum(amount) as amount,
        lag(sum(amount)) over (order by month) as before,
        lag(month) over (order by month) as month_before,
    from after_amounts
    group by month
)

select
    month,
    after.amount,
    after.before,
from after
left join before using (month)
where
    month_before = month - interval 1 month
    and after.before > 0
    and after.amount >= 5 * after.before
    and after.amount < 1000 * after.before
    and before.amount is distinct from after.amount
order by month
