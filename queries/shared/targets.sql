-- Targets of the year and phased plans, as tables: whose they are, and what they ask for by when.

-- One row per region and month of a year for which the sheet 区域完成 tells a target: the one told last by that month, before
-- that the first.
create table targets_told as
select
    progress.region,
    make_date(progress.year, months.number, 1) as month,
    coalesce(
        arg_max(progress.target, progress.month) filter (month_number(progress.month) <= months.number),
        arg_min(progress.target, progress.month)
    ) as target,
from progress
cross join unnest(range(1, 13)) as months (number)
where progress.target is not null
group by progress.region, progress.year, months.number;

-- One row per region and month of a year with a target of the main indicator: the year's target and the phased plan
-- up to that month. A plan that names some months alone, such as the ends of quarters, runs straight from one to the next,
-- the first time from nothing, and ends with the last. A region without any plan of its own follows the county's, in
-- proportion. Where the sheet 目标 has no target for a region's year, the one counts that the region tells in the sheet
-- 区域完成.
create table main_targets as
with months as (
    select
        targets.region,
        make_date(targets.year, plan.number, 1) as month,
        targets.target,
        [
            plan_1, plan_2, plan_3, plan_4, plan_5, plan_6,
            plan_7, plan_8, plan_9, plan_10, plan_11, plan_12,
        ][plan.number] as planned,
    from targets
    inner join county on targets.indicator = county.main_indicator
    cross join unnest(range(1, 13)) as plan (number)
    union all
    select
        told.region,
        told.month,
        told.target,
        null,
    from targets_told as told
    anti join (
        select
            targets.region,
            targets.year,
        from targets
        inner join county on targets.indicator = county.main_indicator
    ) as set_in_targets on told.region = set_in_targets.region and year_number(told.month) = set_in_targets.year
),

with_neighbours as (
    select
        *,
        month_number(month) as number,
        count(planned) over of_year > 0 as has_plan,
        coalesce(max(if(planned is null, null, number)) over until_now, 0) as number_before,
        coalesce(last_value(planned ignore nulls) over until_now, 0)::double as planned_before,
        min(if(planned is null, null, number)) over from_now as number_after,
        (first_value(planned ignore nulls) over from_now)::double as planned_after,
    from months
    window
        of_year as (partition by region, year_number(month)),
        until_now as (of_year order by month rows between unbounded preceding and current row),
        from_now as (of_year order by month rows between current row and unbounded following)
),

planned as (
    select
        *,
        case
            when planned is not null then planned::double
            else
                planned_before
                + (planned_after - planned_before) * (number - number_before) / (number_after - number_before)
        end as own_plan,
    from with_neighbours
),

of_county as (
    select
        planned.month,
        planned.own_plan / nullif(planned.target, 0)::double as planned_share,
        planned.planned is null as is_between,
    from planned
    inner join county on planned.region = county.name
)

select
    planned.region,
    planned.month,
    planned.target,
    if(planned.has_plan, planned.own_plan, planned.target::double * of_county.planned_share) as phased_plan,
    phased_plan - case
        when planned.number = 1 then 0
        else lag(phased_plan) over (partition by planned.region, year_number(planned.month) order by planned.month)
    end as phased_plan_of_month,
    phased_plan is not null and if(planned.has_plan, planned.planned is null, of_county.is_between) as is_between,
from planned
left join of_county on planned.month = of_county.month;

-- One row per month of the given ones: the target that what is asked for is held against, and its phased plan up to then. It
-- is the county's own where no region is chosen and the county has one, of_whom is then "county"; else the sum of those of
-- the chosen regions, or of all townships and zones, if every one has a target: "regions".
create macro targets_asked_for(chosen, first_month, last_month) as table
with months as (
    select unnest(generate_series(first_month, last_month, interval 1 month))::date as month
),

known as (
    select
        months.month,
        own_regions.region,
        own_regions.is_ranked,
        own_regions.region = county.name as is_county,
        main_targets.target,
        main_targets.phased_plan,
        main_targets.is_between,
        count(main_targets.target) filter (own_regions.region = county.name) over (partition by months.month) > 0
            as county_has_one,
    from months
    cross join own_regions
    cross join county
    left join main_targets on own_regions.region = main_targets.region and months.month = main_targets.month
)

select
    month,
    case when count(target) = count(*) then sum(target) end as target,
    case when count(phased_plan) = count(*) then sum(phased_plan) end as phased_plan,
    coalesce(bool_or(is_between), false) as is_between,
    case when count(target) = count(*) then if(bool_and(is_county), 'county', 'regions') end as of_whom,
from known
where
    case
        when chosen is not null then is_chosen(region, chosen)
        when county_has_one then is_county
        else is_ranked
    end
group by month;

-- One row per region of the county and month of a year with targets: what the phased plan asks of its projects by then,
-- and in that month alone, percent of the year. A region without a target follows the county.
create table phased_rates as
with months as (
    select distinct month
    from main_targets
)

select
    own_regions.region,
    months.month,
    coalesce(
        percent_of_computed(own.phased_plan, own.target), percent_of_computed(of_county.phased_plan, of_county.target)
    ) as phased_rate,
    coalesce(
        percent_of_computed(own.phased_plan_of_month, own.target),
        percent_of_computed(of_county.phased_plan_of_month, of_county.target)
    ) as phased_rate_of_month,
from own_regions
cross join months
cross join county
left join main_targets as own on own_regions.region = own.region and months.month = own.month
left join main_targets as of_county on county.name = of_county.region and months.month = of_county.month;
