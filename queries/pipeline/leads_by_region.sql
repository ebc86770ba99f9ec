-- What is being won for the county. One row per township, zone and department, those without any lead included, most planned
-- first.
--
-- Stages and money are as the ledger stands today, of the leads registered by the end of $month or without a date.
--
-- $month            last month of the reporting period, e.g. 2024-05-01
-- $regions          keeps the rows of these names; null keeps all
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
-- level               镇乡, 园区, 部门 or 县市
-- lacks               零项目 (no lead at all) or 零在谈 (none in talks or of intent) of a township, a zone, or whoever has a
--                     target; else null
-- leads_rank          place by leads among all townships and zones, or among all departments; null for the county itself
-- rate_rank           place by completion_rate among the same; null without a rate
-- count_leads_rank    how many have a leads_rank among the same
-- count_rate_rank     how many have a rate_rank among the same
-- is_department       whether it is a department, which stands among departments
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
),

ranked as (
    select
        own_regions.region,
        own_regions.level,
        own_regions.is_ranked,
        own_regions.is_department,
        own_regions.sort_order,
        counted.region is not null as has_leads,
        coalesce(counted.in_talks, 0) as in_talks,
        coalesce(counted.intent, 0) as intent,
        coalesce(counted.signed, 0) as signed,
        coalesce(counted.in_approval, 0) as in_approval,
        coalesce(counted.started, 0) as started,
        coalesce(counted.planned_investment, 0) as planned_investment,
        coalesce(counted.funds_in_place, 0) as funds_in_place,
        coalesce(counted.leads, 0) as leads,
        targets.target,
        percent(coalesce(counted.funds_in_place, 0), targets.target) as completion_rate,
        rank() over (
            partition by own_regions.is_ranked, own_regions.is_department order by coalesce(counted.leads, 0) desc
        ) as leads_place,
        rank() over (
            partition by own_regions.is_ranked, own_regions.is_department
            order by percent(coalesce(counted.funds_in_place, 0), targets.target) desc nulls last
        ) as rate_place,
        count(*) over (partition by own_regions.is_ranked, own_regions.is_department) as count_leads_rank,
        count(targets.target) over (partition by own_regions.is_ranked, own_regions.is_department)
            as count_rate_rank,
    from own_regions
    left join counted on own_regions.region = counted.region
    left join targets
        on
            own_regions.region = targets.region
            and targets.year = year_number($month::date)
            and targets.indicator = $leads_indicator
)

select
    region,
    in_talks,
    intent,
    signed,
    in_approval,
    started,
    planned_investment,
    funds_in_place,
    target,
    completion_rate,
    leads,
    level,
    case
        when not is_ranked and target is null then null
        when leads = 0 then '零项目'
        when in_talks + intent = 0 then '零在谈'
    end as lacks,
    case when is_ranked or is_department then leads_place end as leads_rank,
    case when (is_ranked or is_department) and completion_rate is not null then rate_place end as rate_rank,
    count_leads_rank,
    count_rate_rank,
    is_department,
from ranked
where is_chosen(region, $regions) and (is_ranked or is_department or has_leads)
order by planned_investment desc, leads desc, sort_order nulls last, region
