-- A month that is new or changed says in every row of a region, and in three at least, what the month before it says.
-- Rows of zero say nothing. Where all regions say so, it is asked of the month as a whole.
--
-- message: all {rows} rows of {regions} in {month} are those of the month before it; was last month's file sent again?
with
pairs as (
    select
        after.region,
        after.month,
        count(*) as rows,
        count(*) >= 3 and bool_and(after.amount is not distinct from earlier.amount) as repeats,
    from after_amounts as after
    left join after_amounts as earlier
        on earlier.key = after.key and earlier.month = after.month - interval 1 month
    where after.amount <> 0 or earlier.amount <> 0
    group by after.region, after.month
),

new_or_changed as (
    select distinct
        region,
        month,
    from (from after_amounts except from before_amounts)
)

select
    month,
    list(region order by region) filter (where repeats) as regions,
    sum(rows) filter (where repeats) as rows,
from pairs
inner join new_or_changed using (region, month)
group by month
having bool_or(repeats) and not bool_and(repeats)
order by month
