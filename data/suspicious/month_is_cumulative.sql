-- A month that is new or changed holds, in nine of ten projects, at least the sum of the year's months before it, and no
-- more than three times that sum: a month in another unit is no sum.
--
-- message: in {month}, {equal} of {rows} rows hold at least the sum of the months before; is it cumulative, {amount} 万元?
with
sums as (
    select
        after.month,
        after.key,
        any_value(after.amount) as amount,
        sum(earlier.amount) as earlier,
        count(distinct earlier.month) as months,
    from after_amounts as after
    inner join after_amounts as earlier
        on
            earlier.key = after.key
            and earlier.month < after.month
            and year(earlier.month) = year(after.month)
    group by after.month, after.key
),

months as (
    select
        month,
        count(*) as rows,
        count(*) filter (where amount >= earlier) as equal,
        sum(amount) as amount,
        sum(earlier) as earlier,
    from sums
    where earlier > 0 and months >= 2
    group by month
)

select month, rows, equal, amount
from months
where
    rows >= 2
    and equal * 10 >= 9 * rows
    and amount <= 3 * earlier
    and month in (select month from (from after_amounts except from before_amounts))
order by month
