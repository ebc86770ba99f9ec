-- One row per township and zone: how far it has come at the end of the reported month. Rates of the month before are null
-- in January, when a new year's race begins.
create macro completion(reported, with_separate) as table
with work as (
    select
        region,
        sum(completed_investment) filter (in_period(month, reported)) as completed_investment,
        sum(completed_investment) filter (in_period(month, year_before(reported))) as completed_last_year,
        coalesce(sum(completed_investment) filter (month = reported), 0) as new_this_period,
        sum(completed_investment) filter (month = month_before(reported)) as new_last_month,
    from own_work
    where is_counted(listed_separately, with_separate)
    group by region
)

select
    own_regions.region,
    own_regions.level,
    own_regions.sort_order,
    coalesce(work.completed_investment, 0) as completed_investment,
    case when reaches_back(reported) then coalesce(work.completed_last_year, 0) end as completed_last_year,
    coalesce(work.new_this_period, 0) as new_this_period,
    coalesce(work.new_last_month, 0) as new_last_month,
    main_targets.target,
    main_targets.phased_plan,
    percent(coalesce(work.completed_investment, 0), main_targets.target) as completion_rate,
    case
        when month_number(reported) > 1
            then percent(coalesce(work.completed_investment - work.new_this_period, 0), main_targets.target)
    end as completion_rate_last_month,
    percent_of_computed(main_targets.phased_plan, main_targets.target) as phased_rate,
    percent_of_computed(targets_last_month.phased_plan, targets_last_month.target) as phased_rate_last_month,
    percent(coalesce(work.new_this_period, 0), main_targets.target) as rate_of_month,
    case when month_number(reported) > 1 then percent(coalesce(work.new_last_month, 0), main_targets.target) end
        as rate_of_last_month,
    percent_of_computed(main_targets.phased_plan_of_month, main_targets.target) as phased_rate_of_month,
    percent_of_computed(targets_last_month.phased_plan_of_month, targets_last_month.target) as phased_rate_of_last_month,
from own_regions
left join work on own_regions.region = work.region
left join main_targets on own_regions.region = main_targets.region and main_targets.month = reported
left join main_targets as targets_last_month
    on own_regions.region = targets_last_month.region and targets_last_month.month = month_before(reported)
where own_regions.is_ranked;

-- One row per township and zone as above, with its lamp by each yardstick, by the one that is asked for, and that one's
-- of the month before.
create macro lit_regions(reported, with_separate, yardstick, kind, yellow, red) as table
select
    *,
    measured_rate(kind, completion_rate, rate_of_month) as measured,
    expected_rate(kind, 'linear', null, null, reported) as expected_linear,
    expected_rate(kind, 'phased', phased_rate, phased_rate_of_month, reported) as expected_phased,
    if(yardstick = 'phased', expected_phased, expected_linear) as expected,
    lamp(measured, expected_linear, kind, yellow, red) as lamp_linear,
    lamp(measured, expected_phased, kind, yellow, red) as lamp_phased,
    if(yardstick = 'phased', lamp_phased, lamp_linear) as lamp,
    lamp(
        measured_rate(kind, completion_rate_last_month, rate_of_last_month),
        expected_rate(
            kind, yardstick, phased_rate_last_month, phased_rate_of_last_month, month_before(reported)
        ),
        kind, yellow, red
    ) as lamp_before,
from completion(reported, with_separate);
