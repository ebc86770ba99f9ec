-- A month that is new or changed says in nine of ten rows what the month before it says. Rows of zero say nothing.
--
-- message: {equal} of {rows} rows of {month} are those of the month before it; was last month's file sent again?
with
pairs as (
    select
        after.month,
        count(*) as rows,
        count(*) filter (where after.amount = earlier.amount) as equal,
    from after_amounts as after
    left join after_amounts as earlier
        on earlier.key = after.key and earlier.month = after.month - interval 1 month
    where after.amount <> 0 or earlier.amount <> 0
    group by after.month
),

new_or_changed as (
    select month from (from after_amounts except from before_amounts)
)

select month, rows, equal
from pairs
where
    rows >= 2
    and equal * 10 >= 9 * rows
    and month in (from new_or_changed)
order by month
