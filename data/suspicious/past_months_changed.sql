-- Past months that changed by more than a tenth, told by the one that changed most. The latest month in force may be
-- corrected while no later one has come, by less than a factor of five.
--
-- message: {count} published months change by more than a tenth, {month} from {before} to {after} 万元
with
before as (select month, sum(amount) as amount from before_amounts group by month),

after as (select month, sum(amount) as amount from after_amounts group by month),

changed as (
    select
        month,
        before.amount as before,
        after.amount as after,
    from before
    inner join after using (month)
    where
        abs(after.amount - before.amount) * 10 > abs(before.amount)
        and (
            month < (select max(month) from before)
            or month < (select max(month) from after)
            or after.amount >= 5 * before.amount
            or after.amount * 5 <= before.amount
        )
)

select
    count(*) as count,
    arg_max(month, abs(after - before)) as month,
    arg_max(before, abs(after - before)) as before,
    arg_max(after, abs(after - before)) as after,
from changed
having count(*) > 0
