-- How long leads have stood still. One row per stage before the start, in their order, stages without a lead included.
--
-- $month    last month of the reporting period, e.g. 2024-05-01
-- $regions  names to keep; null keeps all
--
-- stage               在谈, 意向, 签约 or 报批
-- leads               all leads of the stage: up_to_30 + up_to_60 + up_to_90 + longer + unknown
-- up_to_30            still for up to 30 days
-- up_to_60            still for 31 to 60 days
-- up_to_90            still for 61 to 90 days
-- longer              still for more than 90 days
-- unknown             moved since the end of the month, or without any day
-- median_days         days still, median of those that are known; null when none is
-- longest_days        days still of the slowest; null when none is known
-- planned_investment  planned investment of all leads of the stage, 万元
with days as (
    select
        leads.stage,
        leads.planned_investment,
        case
            when has_happened(coalesce(leads.updated_on, leads.registered_on), $month::date)
                then date_diff('day', coalesce(leads.updated_on, leads.registered_on), last_day($month::date))
        end as days_still,
    from leads
    semi join own_regions on leads.region = own_regions.region
    where
        is_chosen(leads.region, $regions)
        and (leads.registered_on is null or has_happened(leads.registered_on, $month::date))
),

stages (stage, place) as (
    values ('在谈', 1), ('意向', 2), ('签约', 3), ('报批', 4)
)

select
    stages.stage,
    count(days.stage) as leads,
    count(*) filter (days.days_still <= 30) as up_to_30,
    count(*) filter (days.days_still between 31 and 60) as up_to_60,
    count(*) filter (days.days_still between 61 and 90) as up_to_90,
    count(*) filter (days.days_still > 90) as longer,
    count(days.stage) filter (days.days_still is null) as unknown,
    median(days.days_still) as median_days,
    max(days.days_still) as longest_days,
    coalesce(sum(days.planned_investment), 0) as planned_investment,
from stages
left join days on stages.stage = days.stage
group by stages.stage, stages.place
order by stages.place
