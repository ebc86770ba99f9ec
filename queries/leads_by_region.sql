-- What is being won for the county. One row per township, zone and department, those without any lead included, most planned
-- first.
--
-- Stages and money are as the ledger stands today, of the leads registered by the end of $month or without a date.
--
-- $month            last month of the reporting period, e.g. 2024-05-01
-- $regions          names to keep; null keeps all
-- $leads_indicator  the indicator whose targets funds in place are measured against
--
-- region              name
-- in_talks            leads at 在谈
-- intent              leads at 意向
-- signed              leads at 签约
-- in_approval         leads at 报批
-- started             leads at 开工
-- planned_investment  planned investment of all its leads, 万元
-- funds_in_place      money that has arrived, 万元
-- target              the year's target, 万元; null when none was set
-- completion_rate     funds_in_place / target, percent; null without a target
-- leads               all leads
-- level               镇乡, 园区 or 部门
with counted as (
    select
        region,
        count(*) as leads,
        count(*) filter (stage = '在谈') as in_talks,
        count(*) filter (stage = '意向') as intent,
        count(*) filter (stage = '签约') as signed,
        count(*) filter (stage = '报批') as in_approval,
        count(*) filter (stage = '开工') as started,
        sum(planned_investment) as planned_investment,
        sum(funds_in_place) as funds_in_place,
    from leads
    where registered_on is null or has_happened(registered_on, $month::date)
    group by region
)

select
    own_regions.region,
    coalesce(counted.in_talks, 0) as in_talks,
    coalesce(counted.intent, 0) as intent,
    coalesce(counted.signed, 0) as signed,
    coalesce(counted.in_approval, 0) as in_approval,
    coalesce(counted.started, 0) as started,
    coalesce(counted.planned_investment, 0) as planned_investment,
    coalesce(counted.funds_in_place, 0) as funds_in_place,
    targets.target,
    percent(coalesce(counted.funds_in_place, 0), targets.target) as completion_rate,
    coalesce(counted.leads, 0) as leads,
    own_regions.level,
from own_regions
left join counted on own_regions.region = counted.region
left join targets
    on
        own_regions.region = targets.region
        and targets.year = year_number($month::date)
        and targets.indicator = $leads_indicator
where
    is_chosen(own_regions.region, $regions)
    and (own_regions.level in ('镇乡', '园区', '部门') or counted.region is not null)
order by planned_investment desc, leads desc, own_regions.sort_order nulls last, own_regions.region
