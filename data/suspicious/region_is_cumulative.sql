-- A month that is new or changed holds, in every project of a region and in three at least, the sum of the year's months
-- before it or more, three months at least, and no more than three times that sum. Where all regions say so, it is
-- asked of the month as a whole.
--
-- message: in {month}, every row of {regions} holds at least the sum of the months before ({rows} rows); is it cumulative, {amount} 万元?
with
sums as (
    select
        after.region,
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
    group by after.region, after.month, after.key
),

regions as (
    select
        region,
        month,
        count(*) as rows,
        sum(amount) as amount,
        count(*) >= 3 and bool_and(amount >= earlier) and sum(amount) <= 3 * sum(earlier) as is_cumulative,
    from sums
    where earlier > 0 and months >= 3
    group by region, month
),

new_or_changed as (
    select distinct
        region,
        month,
    from (from after_amounts except from before_amounts)
)

select
    month,
    list(region order by region) filter (where is_cumulative) as regions,
    sum(rows) filter (where is_cumulative) as rows,
    sum(amount) filter (where is_cumulative) as amount,
from regions
inner join new_or_changed using (region, month)
group by month
having bool_or(is_cumulative) and not bool_and(is_cumulative)
order by month
