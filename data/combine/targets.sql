-- Targets of counties, one level up. A county's target of an indicator is its own row; where it has none, the sum of its
-- townships' and zones', if each has one, in the sheet 目标 or, for its main indicator, told in 区域完成 beside others that
-- have theirs in 目标. Its main indicator, whatever it calls it, stands under the prefecture's.
-- $indicator   the prefecture's main indicator
create table told_targets as
select
    targets.* exclude (region, indicator),
    targets.region,
    targets.region = targets.of_county as is_of_county,
    if(targets.indicator = county.main_indicator, $indicator, targets.indicator) as indicator,
from given.targets
inner join given.county on targets.of_county = county.of_county
inner join own on targets.of_county = own.of_county and targets.region = own.region
where (own.is_ranked or targets.region = targets.of_county)
    and (targets.indicator = county.main_indicator or targets.indicator <> $indicator);

-- What units tell of their target in the sheet 区域完成 alone: the last of the year.
create table targets_in_progress as
with told as (
    select
        region_progress.of_county,
        region_progress.region,
        year(region_progress.month) as year,
        max_by(region_progress.target, region_progress.month) as target,
        min(region_progress.source_file) as source_file,
        min(region_progress.source_sheet) as source_sheet,
        min(region_progress.source_row) as source_row,
    from given.region_progress
    inner join given.county
        on region_progress.of_county = county.of_county and region_progress.indicator = county.main_indicator
    inner join own on region_progress.of_county = own.of_county and region_progress.region = own.region
    where own.is_ranked and region_progress.target is not null
    group by region_progress.of_county, region_progress.region, year(region_progress.month)
)

select told.*,
from told
anti join told_targets
    on told.of_county = told_targets.of_county
    and told.region = told_targets.region
    and told.year = told_targets.year
    and told_targets.indicator = $indicator;

insert into targets by name
with units as (
    select
        of_county,
        count(*) as count_units,
    from own
    where is_ranked
    group by of_county
),

of_own_unit as (
    select
        of_county,
        year,
        indicator,
        target,
        source_file,
        source_sheet,
        source_row,
        true as is_set,
        plan_1,
        plan_2,
        plan_3,
        plan_4,
        plan_5,
        plan_6,
        plan_7,
        plan_8,
        plan_9,
        plan_10,
        plan_11,
        plan_12,
    from told_targets
    where not is_of_county
    union all
    select
        of_county,
        year,
        $indicator as indicator,
        target,
        source_file,
        source_sheet,
        source_row,
        false as is_set,
        null::decimal(18, 6) as plan_1,
        null::decimal(18, 6) as plan_2,
        null::decimal(18, 6) as plan_3,
        null::decimal(18, 6) as plan_4,
        null::decimal(18, 6) as plan_5,
        null::decimal(18, 6) as plan_6,
        null::decimal(18, 6) as plan_7,
        null::decimal(18, 6) as plan_8,
        null::decimal(18, 6) as plan_9,
        null::decimal(18, 6) as plan_10,
        null::decimal(18, 6) as plan_11,
        null::decimal(18, 6) as plan_12,
    from targets_in_progress
),

of_units as (
    select
        of_own_unit.year,
        of_own_unit.of_county as region,
        of_own_unit.indicator,
        sum(of_own_unit.target) as target,
        min(of_own_unit.source_file) as source_file,
        min(of_own_unit.source_sheet) as source_sheet,
        min(of_own_unit.source_row) as source_row,
        if(count(plan_1) = count(*), sum(plan_1), null) as plan_1,
        if(count(plan_2) = count(*), sum(plan_2), null) as plan_2,
        if(count(plan_3) = count(*), sum(plan_3), null) as plan_3,
        if(count(plan_4) = count(*), sum(plan_4), null) as plan_4,
        if(count(plan_5) = count(*), sum(plan_5), null) as plan_5,
        if(count(plan_6) = count(*), sum(plan_6), null) as plan_6,
        if(count(plan_7) = count(*), sum(plan_7), null) as plan_7,
        if(count(plan_8) = count(*), sum(plan_8), null) as plan_8,
        if(count(plan_9) = count(*), sum(plan_9), null) as plan_9,
        if(count(plan_10) = count(*), sum(plan_10), null) as plan_10,
        if(count(plan_11) = count(*), sum(plan_11), null) as plan_11,
        if(count(plan_12) = count(*), sum(plan_12), null) as plan_12,
    from of_own_unit
    inner join units on of_own_unit.of_county = units.of_county
    group by of_own_unit.year, of_own_unit.of_county, of_own_unit.indicator, units.count_units
    having count(*) = units.count_units and bool_or(of_own_unit.is_set)
)

select
    year,
    of_county as region,
    indicator,
    target,
    source_file,
    source_sheet,
    source_row,
    plan_1,
    plan_2,
    plan_3,
    plan_4,
    plan_5,
    plan_6,
    plan_7,
    plan_8,
    plan_9,
    plan_10,
    plan_11,
    plan_12,
from told_targets
where is_of_county
union all
select
    of_units.year,
    of_units.region,
    of_units.indicator,
    of_units.target,
    of_units.source_file,
    of_units.source_sheet,
    of_units.source_row,
    of_units.plan_1,
    of_units.plan_2,
    of_units.plan_3,
    of_units.plan_4,
    of_units.plan_5,
    of_units.plan_6,
    of_units.plan_7,
    of_units.plan_8,
    of_units.plan_9,
    of_units.plan_10,
    of_units.plan_11,
    of_units.plan_12,
from of_units
anti join told_targets
    on of_units.region = told_targets.of_county
    and of_units.year = told_targets.year
    and of_units.indicator = told_targets.indicator
    and told_targets.is_of_county;
