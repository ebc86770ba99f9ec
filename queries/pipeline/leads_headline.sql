-- What is being won for the county in one row. One row: leads by stage, money in place against target, who has none.
--
-- Stages and money are as the ledger stands today, of the leads registered by the end of $month or without a date. Expected
-- to win something are townships, zones, and whoever has a target.
--
-- $month            last month of the reporting period, e.g. 2024-05-01
-- $regions          names to keep; null keeps all
-- $leads_indicator  the indicator whose targets funds in place are measured against
--
-- leads               all leads
-- in_talks            leads at 在谈
-- intent              leads at 意向
-- signed              leads at 签约
-- in_approval         leads at 报批
-- started             leads at 开工
-- planned_investment  planned investment of all leads, 万元
-- funds_in_place      money that has arrived, 万元
-- target              the county's own target when nothing is chosen and it has one, else the sum of the regions' targets,
--                     万元; null when none was set
-- funds_measured      funds_in_place of those whose targets these are, 万元
-- completion_rate     funds_measured / target, percent; null without a target
-- time_progress       percent of the year gone at the end of the month
-- lead                completion_rate - time_progress, percentage points; null without a target
-- count_expected      regions expected to win something
-- without_lead        of them: no lead at all
-- without_talks       of them: none in talks or of intent, those without any lead included
-- without_talks_alone  of them: some lead, but none in talks or of intent
-- not_started         leads that have not started
-- still_known         of them: it is known how long they have stood still
-- still_over_60       of these: for more than 60 days
-- still_median        days that they have stood still, median; null when none is known
-- still_longest       days that the slowest has stood still; null when none is known
with known_leads as (
    select
        leads.*,
        case
            when leads.stage <> '开工' and has_happened(coalesce(leads.updated_on, leads.registered_on), $month::date)
                then date_diff('day', coalesce(leads.updated_on, leads.registered_on), last_day($month::date))
        end as days_still,
    from leads
    semi join own_regions on leads.region = own_regions.region
    where
        is_chosen(leads.region, $regions)
        and (leads.registered_on is null or has_happened(leads.registered_on, $month::date))
),

counted as (
    select
        count(*) as leads,
        count(*) filter (stage = '在谈') as in_talks,
        count(*) filter (stage = '意向') as intent,
        count(*) filter (stage = '签约') as signed,
        count(*) filter (stage = '报批') as in_approval,
        count(*) filter (stage = '开工') as started,
        coalesce(sum(planned_investment), 0) as planned_investment,
        coalesce(sum(funds_in_place), 0) as funds_in_place,
        count(*) filter (stage <> '开工') as not_started,
        count(days_still) as still_known,
        count(*) filter (days_still > 60) as still_over_60,
        median(days_still) as still_median,
        max(days_still) as still_longest,
    from known_leads
),

by_region as (
    select
        own_regions.region,
        own_regions.is_ranked,
        own_regions.is_department,
        any_value(targets.target) as target,
        count(known_leads.stage) as leads,
        count(*) filter (known_leads.stage in ('在谈', '意向')) as leads_talked,
        coalesce(sum(known_leads.funds_in_place), 0) as funds_in_place,
    from own_regions
    left join known_leads on own_regions.region = known_leads.region
    left join targets
        on
            own_regions.region = targets.region
            and targets.year = year_number($month::date)
            and targets.indicator = $leads_indicator
    where is_chosen(own_regions.region, $regions)
    group by own_regions.region, own_regions.is_ranked, own_regions.is_department
),

measured as (
    select
        sum(by_region.target) filter (by_region.region <> county.name or $regions is not null) as target_of_regions,
        coalesce(sum(by_region.funds_in_place) filter (by_region.target is not null), 0) as funds_of_regions,
        any_value(by_region.target) filter (by_region.region = county.name and $regions is null) as target_of_county,
    from by_region
    cross join county
),

expected as (
    select
        count(*) as count_expected,
        count(*) filter (leads = 0) as without_lead,
        count(*) filter (leads_talked = 0) as without_talks,
        count(*) filter (leads > 0 and leads_talked = 0) as without_talks_alone,
    from by_region
    where is_ranked or (is_department and target is not null)
)

select
    counted.leads,
    counted.in_talks,
    counted.intent,
    counted.signed,
    counted.in_approval,
    counted.started,
    counted.planned_investment,
    counted.funds_in_place,
    coalesce(measured.target_of_county, measured.target_of_regions) as target,
    if(measured.target_of_county is null, measured.funds_of_regions, counted.funds_in_place) as funds_measured,
    percent(funds_measured, target) as completion_rate,
    time_progress($month::date) as time_progress,
    points_between(percent(funds_measured, target), time_progress($month::date)) as lead,
    expected.count_expected,
    expected.without_lead,
    expected.without_talks,
    expected.without_talks_alone,
    counted.not_started,
    counted.still_known,
    counted.still_over_60,
    counted.still_median,
    counted.still_longest,
from counted
cross join measured
cross join expected
order by leads
