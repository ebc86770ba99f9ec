-- One row per township and zone: how far it has come at the end of the reported month. Rates of the month before are null
-- in January, when a new year's race begins, and where the ledger does not reach back to it. A unit that has not reported
-- keeps what it has completed so far, and has no rate, no rate of the month, and nothing of the month: not reported is not
-- zero. under_way, targets and work are the tables of one version.
create macro completion_of(under_way, targets, work, reported, with_separate) as table
with work_of_region as (
    select
        region,
        sum(completed_investment) filter (in_period(month, reported)) as completed_investment,
        sum(completed_investment) filter (in_period(month, year_before(reported))) as completed_last_year,
        coalesce(sum(completed_investment) filter (month = reported), 0) as new_this_period,
        sum(completed_investment) filter (month = month_before(reported)) as new_last_month,
    from query_table(work)
    where is_counted(listed_separately, with_separate)
    group by region
),

reports_before as (
    select
        reports.region,
        reports.is_reported and span.first_month < reported as is_known,
    from reporting_of(under_way, work, month_before(reported), month_before(reported)) as reports
    cross join span
)

select
    own_regions.region,
    own_regions.level,
    own_regions.is_township,
    own_regions.sort_order,
    coalesce(work_of_region.completed_investment, 0) as completed_investment,
    case when reaches_back(reported) then coalesce(work_of_region.completed_last_year, 0) end as completed_last_year,
    reports.is_reported,
    case when reports.is_reported then coalesce(work_of_region.new_this_period, 0) end as new_this_period,
    case when reports_before.is_known then coalesce(work_of_region.new_last_month, 0) end as new_last_month,
    target_of_month.target,
    target_of_month.phased_plan,
    case
        when reports.is_reported
            then percent(coalesce(work_of_region.completed_investment, 0), target_of_month.target)
    end as completion_rate,
    case
        when month_number(reported) > 1 and reports_before.is_known
            then percent(
                coalesce(work_of_region.completed_investment - work_of_region.new_this_period, 0),
                target_of_month.target
            )
    end as completion_rate_last_month,
    percent_of_computed(target_of_month.phased_plan, target_of_month.target) as phased_rate,
    percent_of_computed(targets_last_month.phased_plan, targets_last_month.target) as phased_rate_last_month,
    case
        when reports.is_reported then percent(coalesce(work_of_region.new_this_period, 0), target_of_month.target)
    end as rate_of_month,
    case
        when month_number(reported) > 1 and reports_before.is_known
            then percent(coalesce(work_of_region.new_last_month, 0), target_of_month.target)
    end as rate_of_last_month,
    percent_of_computed(target_of_month.phased_plan_of_month, target_of_month.target) as phased_rate_of_month,
    percent_of_computed(targets_last_month.phased_plan_of_month, targets_last_month.target)
        as phased_rate_of_last_month,
from own_regions
inner join reporting_of(under_way, work, reported, reported) as reports on own_regions.region = reports.region
inner join reports_before on own_regions.region = reports_before.region
left join work_of_region on own_regions.region = work_of_region.region
left join query_table(targets) as target_of_month
    on own_regions.region = target_of_month.region and target_of_month.month = reported
left join query_table(targets) as targets_last_month
    on own_regions.region = targets_last_month.region and targets_last_month.month = month_before(reported)
where own_regions.is_ranked;

create macro completion(reported, with_separate) as table
from completion_of('projects_under_way', 'main_targets', 'region_work', reported, with_separate);

-- One row per township and zone as above, with its lamp by each yardstick, by the one that is asked for, and that one's
-- of the month before.
create macro lit_regions_of(under_way, targets, work, reported, with_separate, yardstick, kind, yellow, red) as table
with rates as (
    select
        *,
        measured_rate(kind, completion_rate, rate_of_month) as measured,
        expected_rate(kind, 'linear', null, null, reported) as expected_linear,
        expected_rate(kind, 'phased', phased_rate, phased_rate_of_month, reported) as expected_phased,
        measured_rate(kind, completion_rate_last_month, rate_of_last_month) as measured_before,
        expected_rate(
            kind, yardstick, phased_rate_last_month, phased_rate_of_last_month, month_before(reported)
        ) as expected_before,
    from completion_of(under_way, targets, work, reported, with_separate)
)

select
    * exclude (measured_before, expected_before),
    if(yardstick = 'phased', expected_phased, expected_linear) as expected,
    lamp(measured, expected_linear, kind, yellow, red) as lamp_linear,
    lamp(measured, expected_phased, kind, yellow, red) as lamp_phased,
    if(yardstick = 'phased', lamp_phased, lamp_linear) as lamp,
    lamp(measured_before, expected_before, kind, yellow, red) as lamp_before,
from rates;

create macro lit_regions(reported, with_separate, yardstick, kind, yellow, red) as table
from lit_regions_of(
    'projects_under_way', 'main_targets', 'region_work', reported, with_separate, yardstick, kind, yellow, red
);
