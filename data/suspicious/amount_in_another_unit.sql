-- Months that are new or changed, and stand a thousand times above or below what is usual: in 元 or 亿元 they would fit.
--
-- message: {months}: {amount} 万元, where {usual} a month is usual; in {unit} it would be {fitting} 万元
with
before as (select month, sum(amount) as amount from before_amounts group by month),

after as (select month, sum(amount) as amount from after_amounts group by month),

usual as (select median(amount) as usual from before where amount > 0),

compared as (
    select
        after.month,
        after.amount,
        coalesce(nullif(before.amount, 0), usual.usual) as usual,
        case
            when after.amount >= 1000 * coalesce(nullif(before.amount, 0), usual.usual) then '元'
            when after.amount * 1000 <= coalesce(nullif(before.amount, 0), usual.usual) then '亿元'
        end as unit,
    from after
    cross join usual
    left join before using (month)
    where after.amount > 0 and usual.usual > 0 and before.amount is distinct from after.amount
)

select
    list(month order by month) as months,
    sum(amount) as amount,
    avg(usual)::decimal(18, 2) as usual,
    unit,
    (sum(amount) * if(unit = '元', 0.0001, 10000))::decimal(18, 2) as fitting,
from compared
where unit is not null
group by unit
order by unit
