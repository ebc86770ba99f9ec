-- What is being won, one by one. One row per lead of the chosen regions, the one that has stood still longest first.
--
-- The ledger keeps the last movement of a lead alone: its stage and money are as they stand today, and a lead that has moved
-- since the end of $month has no days_still for that month.
--
-- $month    last month of the reporting period, e.g. 2024-05-01
-- $regions  keeps the rows of these names; null keeps all
-- $lead_yellow  days without movement from which a lead is yellow
-- $lead_red     days without movement from which it is red
--
-- region              township, zone, department or county that wins it
-- name                name
-- stage               在谈, 意向, 签约, 报批 or 开工
-- origin_place        where the investor comes from; null when unknown
-- planned_investment  planned investment, 万元; null when unknown
-- funds_in_place      money that has arrived, 万元; null when none is recorded
-- registered_on       day of registration; null when unknown
-- updated_on          day of the last movement; null when unknown
-- days_still          days from the last movement, else the registration, to the end of $month; null when it has started,
--                     has moved since, or no day is known
-- level               镇乡, 园区, 部门 or 县市
-- still_class         up_to_30, up_to_60, up_to_90, longer (days_still), or unknown; null when it has started
-- lamp                绿, 黄 or 红 by days_still; null where that is
select
    leads.region,
    leads.name,
    leads.stage,
    leads.origin_place,
    leads.planned_investment,
    leads.funds_in_place,
    leads.registered_on,
    leads.updated_on,
    case
        when
            leads.stage <> '开工'
            and has_happened(coalesce(leads.updated_on, leads.registered_on), $month::date)
            then date_diff('day', coalesce(leads.updated_on, leads.registered_on), last_day($month::date))
    end as days_still,
    own_regions.level,
    case
        when leads.stage = '开工' then null
        when days_still is null then 'unknown'
        when days_still <= 30 then 'up_to_30'
        when days_still <= 60 then 'up_to_60'
        when days_still <= 90 then 'up_to_90'
        else 'longer'
    end as still_class,
    case
        when days_still is null then null
        when days_still >= $lead_red then '红'
        when days_still >= $lead_yellow then '黄'
        else '绿'
    end as lamp,
from leads
inner join own_regions on leads.region = own_regions.region
where
    is_chosen(leads.region, $regions)
    and (leads.registered_on is null or has_happened(leads.registered_on, $month::date))
order by
    days_still desc nulls last, leads.planned_investment desc nulls last, leads.region, leads.name, leads.source_row
