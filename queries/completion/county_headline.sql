-- How far the county has come. One row: for the county, or for the chosen regions together.
--
-- A target of chosen regions is the sum of theirs, and null when one of them has none; a county without a target of its own
-- has that of its townships and zones, which is held against their work alone (completed_measured). Regions are held against
-- their targets as in completion_by_region. Projects of departments and of the county itself count here, in no region there.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
-- $yardstick      what lights the lamps: linear (time progress) or phased (the county's own plan)
-- $lamp_kind      kind of lamp rule: points, ratio or month_task
-- $lamp_yellow    limit below which a lamp is yellow, in the rule's kind
-- $lamp_red       limit below which a lamp is red, in the rule's kind
--
-- completed_investment       completed since 1 January, 万元
-- target                     the year's target, 万元; null when none was set
-- completion_rate            completed_measured / target, percent; null without a target
-- time_progress              months / 12, percent
-- lead                       completion_rate - time_progress, percentage points; null without a target
-- year_on_year               growth of completed_investment, percent; null when there is no year before, or nothing above 0 in it
-- large_completed_investment  the part of completed_investment in large projects, 万元; null where the ledger has no project
-- large_year_on_year         its growth, percent; null when there is no year before, or nothing above 0 in it
-- regions_on_pace            townships (no zones) whose completion rate is at or above time progress
-- new_this_period            completed in the last month, 万元
-- month                      last month of the reporting period
-- months                     months elapsed at its end
-- completed_last_year        completed in the same months a year before, 万元; null when the ledger does not reach back
-- large_completed_last_year  the part of it in large projects, 万元; null likewise
-- large_projects             large projects in hand; null where the ledger has no project
-- large_projects_last_year   large projects in hand a year before; null when the ledger does not reach back
-- count_regions              townships (no zones)
-- count_regions_rated        of them those with a completion rate
-- count_red                  townships and zones with a red lamp
-- count_yellow               townships and zones with a yellow lamp
-- count_green                townships and zones with a green lamp
-- count_lamps                townships and zones with a lamp of any colour
-- gap_to_pace                missing to time progress now, 万元; 0 when ahead; null without a target
-- needed_per_month_to_half   to reach half the target by June, 万元 a month; null without a target, and from June on
-- needed_per_month_to_target  to reach the target by December, 万元 a month; null without a target, and in December
-- gap_to_target              missing to the target of the year, 万元; 0 when it is reached; null without a target
-- pace_per_month             completed_measured / months, 万元 a month
-- forecast                   the year at the pace so far: completed_investment / months * 12, 万元
-- forecast_rate              forecast / target, percent; null without a target
-- phased_plan                planned up to now by the county's own plan, 万元; null when there is none
-- phased_rate                phased_plan / target, percent; null when there is none
-- is_between                 whether phased_plan lies between two months that the plan names, on the straight line
-- phased_lead                completion_rate - phased_rate, percentage points; null when there is none
-- gap_to_phased_plan         missing to the phased plan, 万元, negative when above it; null when there is none
-- large_projects_change      large_projects - large_projects_last_year; null without a year before
-- funds_in_place             money that has arrived since 1 January, 万元; null when none is recorded
-- completed_outside_regions  the part of completed_investment that stands in no township or zone, 万元
-- to_report                  townships and zones with something to report (see reporting)
-- unreported                 of them those that have not reported the last month; what they completed in it is not known
-- completed_measured         the part of completed_investment that target is held against, 万元
-- target_of                  whose target it is: county, or regions (the sum of theirs); null without a target
-- regions_grown              townships and zones that completed more than in the same months a year before; who has not
--                            reported is not counted
-- target_holds_separate      whether separately listed projects are left out, and are in target all the same
-- compared_from              first month of the year before that is compared with: January, or February where the ledger begins
--                            with both together; null when the ledger does not reach back
with work as (
    select
        coalesce(sum(completed_investment) filter (in_period(month, $month::date)), 0) as completed_investment,
        coalesce(
            sum(completed_investment) filter (in_period(month, $month::date) and not own_regions.is_ranked), 0
        ) as completed_outside_regions,
        coalesce(sum(completed_investment) filter (month = $month::date), 0) as new_this_period,
        coalesce(
            sum(completed_investment) filter (in_period(month, year_before($month::date))), 0
        ) as all_completed_last_year,
        sum(funds_in_place) filter (in_period(month, $month::date)) as funds_in_place,
        case when reaches_back($month::date) then all_completed_last_year end as completed_last_year,
    from region_work
    inner join own_regions on region_work.region = own_regions.region
    where is_chosen(region_work.region, $regions) and is_counted(listed_separately, $with_separate)
),

large_work as (
    select
        coalesce(sum(completed_investment) filter (in_period(month, $month::date)), 0) as large_completed_investment,
        coalesce(sum(completed_investment) filter (in_period(month, year_before($month::date))), 0)
            as all_large_completed_last_year,
        case when reaches_back($month::date) then all_large_completed_last_year end as large_completed_last_year,
    from own_work
    where
        planned_investment >= $threshold
        and is_chosen(region, $regions)
        and is_counted(listed_separately, $with_separate)
),

target_of_the_filter as (
    select *
    from targets_asked_for($regions, $month::date, $month::date)
),

-- What is held against the target: work of departments and of the county itself is none of the regions'.
held as (
    select
        if(
            target_of_the_filter.of_whom = 'regions' and $regions is null,
            work.completed_investment - work.completed_outside_regions,
            work.completed_investment
        ) as completed_measured,
    from work
    left join target_of_the_filter on true
),

separate as (
    select count(*) > 0 as has_separate
    from own_projects
    where listed_separately and is_chosen(region, $regions) and in_hand(started_on, completed_on, $month::date)
),

reports as (
    select
        count(*) filter (has_to_report) as to_report,
        count(*) filter (not is_reported) as unreported,
    from reporting_at($month::date)
    where is_chosen(region, $regions)
),

kept as (
    select count(*) > 0 as has_projects
    from own_projects
),

large as (
    select
        count(*) filter (in_hand(started_on, completed_on, $month::date)) as large_projects,
        count(*) filter (in_hand(started_on, completed_on, year_before($month::date))) as all_large_projects_last_year,
        case when reaches_back($month::date) then all_large_projects_last_year end as large_projects_last_year,
    from own_projects
    where
        is_chosen(region, $regions)
        and is_counted(listed_separately, $with_separate)
        and planned_investment >= $threshold
),

lamps as (
    select
        is_township,
        completion_rate is not null as has_rate,
        points_between(completion_rate, time_progress($month::date)) >= 0 as is_on_pace,
        is_reported and growth(completed_investment, completed_last_year) > 0 as has_grown,
        lamp,
    from lit_regions($month::date, $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red)
    where is_chosen(region, $regions)
),

regions_of_the_filter as (
    select
        count(*) filter (is_township) as count_regions,
        count(*) filter (is_township and has_rate) as count_regions_rated,
        count(*) filter (is_township and is_on_pace) as regions_on_pace,
        count(*) filter (has_grown) as regions_grown,
        count(*) filter (lamp = '红') as count_red,
        count(*) filter (lamp = '黄') as count_yellow,
        count(*) filter (lamp = '绿') as count_green,
        count(lamp) as count_lamps,
    from lamps
)

select
    work.completed_investment,
    target_of_the_filter.target,
    percent(held.completed_measured, target_of_the_filter.target) as completion_rate,
    time_progress($month::date) as time_progress,
    points_between(completion_rate, time_progress($month::date)) as lead,
    growth(work.completed_investment, work.completed_last_year) as year_on_year,
    if(kept.has_projects, large_work.large_completed_investment, null) as large_completed_investment,
    growth(large_work.large_completed_investment, large_work.large_completed_last_year) as large_year_on_year,
    regions_of_the_filter.regions_on_pace,
    work.new_this_period,
    $month::date as month,
    month_number($month::date) as months,
    work.completed_last_year,
    if(kept.has_projects, large_work.large_completed_last_year, null) as large_completed_last_year,
    if(kept.has_projects, large.large_projects, null) as large_projects,
    if(kept.has_projects, large.large_projects_last_year, null) as large_projects_last_year,
    regions_of_the_filter.count_regions,
    regions_of_the_filter.count_regions_rated,
    regions_of_the_filter.count_red,
    regions_of_the_filter.count_yellow,
    regions_of_the_filter.count_green,
    regions_of_the_filter.count_lamps,
    gap_to_pace(held.completed_measured, target_of_the_filter.target, $month::date) as gap_to_pace,
    per_month_to_half(held.completed_measured, target_of_the_filter.target, $month::date)
        as needed_per_month_to_half,
    per_month_to_target(held.completed_measured, target_of_the_filter.target, $month::date)
        as needed_per_month_to_target,
    gap_to_share(held.completed_measured, target_of_the_filter.target, 1, 1) as gap_to_target,
    held.completed_measured / month_number($month::date) as pace_per_month,
    forecast(work.completed_investment, $month::date) as forecast,
    forecast_rate(held.completed_measured, target_of_the_filter.target, $month::date) as forecast_rate,
    target_of_the_filter.phased_plan,
    percent_of_computed(target_of_the_filter.phased_plan, target_of_the_filter.target) as phased_rate,
    target_of_the_filter.phased_plan is not null and target_of_the_filter.is_between as is_between,
    points_between(completion_rate, phased_rate) as phased_lead,
    target_of_the_filter.phased_plan - held.completed_measured as gap_to_phased_plan,
    if(kept.has_projects, large.large_projects - large.large_projects_last_year, null) as large_projects_change,
    work.funds_in_place,
    work.completed_outside_regions,
    reports.to_report,
    reports.unreported,
    held.completed_measured,
    target_of_the_filter.of_whom as target_of,
    regions_of_the_filter.regions_grown,
    not $with_separate and separate.has_separate and target_of_the_filter.target is not null as target_holds_separate,
    case
        when reaches_back($month::date) then greatest(span.first_month, year_start(year_before($month::date)))
    end as compared_from,
from work
cross join large_work
cross join held
cross join separate
cross join span
left join target_of_the_filter on true
cross join large
cross join reports
cross join kept
cross join regions_of_the_filter
order by month
