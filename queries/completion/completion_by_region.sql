-- How far each township and zone has come. One row per region, best rate first.
--
-- Ranks are places among all townships and zones, whatever is chosen; ties share a rank. A unit that has not reported the
-- month (see reporting) has neither rate nor rank nor lamp, and is compared with nothing.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        keeps the rows of these names; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
-- $yardstick      what lights the lamps: linear (time progress) or phased (the county's own plan)
-- $lamp_kind      kind of lamp rule: points, ratio or month_task
-- $lamp_yellow    limit below which a lamp is yellow, in the rule's kind
-- $lamp_red       limit below which a lamp is red, in the rule's kind
--
-- region                    name
-- level                     镇乡 or 园区
-- completed_investment      completed since 1 January, 万元; of a unit that has not reported, what it has reported so far
-- target                    the year's target, 万元; null when none was set
-- completion_rate           completed_investment / target, percent; null without a target
-- lead                      completion_rate - time_progress, percentage points; null without a target
-- rate_rank                 place by completion_rate; null without a target
-- amount_rank               place by completed_investment; null where not reported
-- year_on_year              growth of completed_investment, percent; null when there is no year before, or nothing above 0 in it
-- growth_rank               place by year_on_year; null without it
-- new_this_period           completed in the last month, 万元; null where not reported
-- months                    months elapsed at the end of the reporting period
-- completed_last_year       completed in the same months a year before, 万元; null when the ledger does not reach back
-- new_last_month            completed in the month before the last, 万元
-- gap_to_pace               missing to time progress now, 万元; 0 when ahead; null without a target
-- needed_per_month_to_half  to reach half the target by June, 万元 a month; null without a target, and from June on
-- needed_per_month_to_target  to reach the target by December, 万元 a month; null without a target, and in December
-- pace_per_month            completed_investment / months, 万元 a month
-- forecast                  the year at the pace so far: completed_investment / months * 12, 万元
-- forecast_rate             forecast / target, percent; null without a target
-- phased_plan               planned up to now, 万元; the county's plan in proportion where the region has none of its own
-- phased_lead               completion_rate - phased_rate, percentage points; null without a phased plan
-- lamp                      绿, 黄 or 红 by the rule in force; null without a target
-- large_projects            large projects in hand; null for a county of a prefecture that keeps no list of projects
-- count_ranked              townships and zones with a completion rate: what rate_rank is out of
-- rate_rank_last_month      rate_rank a month before; null in January, when a new year's race begins
-- time_progress             months / 12, percent
-- is_reported               whether it has reported the last month, or has nothing to report
-- phased_rate               phased_plan / target, percent; null without a phased plan
-- is_between                whether phased_plan lies between two months that the plan names, on the straight line
-- is_township               whether it is a township, no zone
-- target_holds_separate     whether separately listed projects of it are left out, and are in its target all the same
with ranked as (
    select
        *,
        if(is_reported, completed_investment, null) as completed_by_now,
        if(is_reported, growth(completed_investment, completed_last_year), null) as year_on_year,
        case when completion_rate is not null then rank() over (order by completion_rate desc nulls last) end
            as rate_rank,
        if(is_reported, rank() over (partition by is_reported order by completed_investment desc), null) as amount_rank,
        case when year_on_year is not null then rank() over (order by year_on_year desc nulls last) end
            as growth_rank,
        count(completion_rate) over () as count_ranked,
        case
            when completion_rate_last_month is not null
                then rank() over (order by completion_rate_last_month desc nulls last)
        end as rate_rank_last_month,
    from lit_regions($month::date, $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red)
),

large as (
    select
        region,
        count(*) filter (
            is_counted(listed_separately, $with_separate) and planned_investment >= $threshold
        ) as projects,
        count(*) filter (listed_separately) as separate,
    from own_projects
    where in_hand(started_on, completed_on, $month::date)
    group by region
)

select
    ranked.region,
    ranked.level,
    ranked.completed_investment,
    ranked.target,
    ranked.completion_rate,
    points_between(ranked.completion_rate, time_progress($month::date)) as lead,
    ranked.rate_rank,
    ranked.amount_rank,
    ranked.year_on_year,
    ranked.growth_rank,
    ranked.new_this_period,
    month_number($month::date) as months,
    ranked.completed_last_year,
    ranked.new_last_month,
    gap_to_pace(ranked.completed_by_now, ranked.target, $month::date) as gap_to_pace,
    per_month_to_half(ranked.completed_by_now, ranked.target, $month::date) as needed_per_month_to_half,
    per_month_to_target(ranked.completed_by_now, ranked.target, $month::date) as needed_per_month_to_target,
    ranked.completed_by_now / month_number($month::date) as pace_per_month,
    forecast(ranked.completed_by_now, $month::date) as forecast,
    forecast_rate(ranked.completed_by_now, ranked.target, $month::date) as forecast_rate,
    ranked.phased_plan,
    points_between(ranked.completion_rate, ranked.phased_rate) as phased_lead,
    ranked.lamp,
    if(own_regions.keeps_projects, coalesce(large.projects, 0), null) as large_projects,
    ranked.count_ranked,
    ranked.rate_rank_last_month,
    time_progress($month::date) as time_progress,
    ranked.is_reported,
    ranked.phased_rate,
    coalesce(plans.is_between, false) as is_between,
    ranked.is_township,
    not $with_separate and coalesce(large.separate, 0) > 0 and ranked.target is not null as target_holds_separate,
from ranked
inner join own_regions on ranked.region = own_regions.region
left join large on ranked.region = large.region
left join main_targets as plans on ranked.region = plans.region and plans.month = $month::date
where is_chosen(ranked.region, $regions)
order by ranked.rate_rank nulls last, ranked.amount_rank, ranked.sort_order nulls last, ranked.region
