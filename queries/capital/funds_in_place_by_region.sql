-- Money that has arrived against work done. One row per region with investment this year, lowest rate first.
--
-- Where a ledger row has no funds in place, nobody knows whether any has arrived: such work is left out of the rate.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
--
-- region                township, zone, department or the county itself
-- level                 镇乡, 园区, 部门 or 县市
-- completed_investment  completed since 1 January, 万元
-- completed_recorded    the part of it whose ledger row has funds in place, 万元; null when none has
-- funds_in_place        money that has arrived since 1 January, 万元; null when none is recorded
-- in_place_rate         funds_in_place / completed_recorded, percent; null when nothing is recorded
-- shortfall             completed_recorded - funds_in_place where work runs ahead of money, else 0, 万元; null when nothing
--                       is recorded
-- rate_rank             rank by in_place_rate, 1 is the highest; null without a rate
-- count_ranked          regions that have a rate
with work as (
    select
        region,
        sum(completed_investment) as completed_investment,
        sum(completed_recorded) as completed_recorded,
        sum(funds_in_place) as funds_in_place,
    from work_of_regions
    where
        in_period(month, $month::date)
        and is_chosen(region, $regions)
        and is_counted(listed_separately, $with_separate)
    group by region
),

rates as (
    select
        *,
        percent(funds_in_place, completed_recorded) as in_place_rate,
    from work
)

select
    rates.region,
    own_regions.level,
    rates.completed_investment,
    rates.completed_recorded,
    rates.funds_in_place,
    rates.in_place_rate,
    greatest(rates.completed_recorded - rates.funds_in_place, 0 * rates.funds_in_place) as shortfall,
    case when rates.in_place_rate is not null then rank() over (order by rates.in_place_rate desc nulls last) end
        as rate_rank,
    count(rates.in_place_rate) over () as count_ranked,
from rates
inner join own_regions on rates.region = own_regions.region
order by rates.in_place_rate nulls last, rates.completed_investment desc, rates.region
