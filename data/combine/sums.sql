-- Targets, reported progress and typed indicators of counties, one level up.
-- $prefecture  name of the prefecture
-- $indicator   the prefecture's main indicator

-- A county's target of an indicator is its own row; where it has none, the sum of its townships' and zones', if each has
-- one. Its main indicator, whatever it calls it, stands under the prefecture's.
create table told_targets as
select
    targets.* exclude (of_county, region, indicator),
    targets.of_county,
    targets.region = targets.of_county as is_of_county,
    if(targets.indicator = county.main_indicator, $indicator, targets.indicator) as indicator,
from given.targets
inner join given.county on targets.of_county = county.of_county
inner join own on targets.of_county = own.of_county and targets.region = own.region
where (own.is_ranked or targets.region = targets.of_county)
    and (targets.indicator = county.main_indicator or targets.indicator <> $indicator);

insert into targets by name
with units as (
    select
        of_county,
        count(*) as count_units,
    from own
    where is_ranked
    group by of_county
),

of_units as (
    select
        told_targets.year,
        told_targets.of_county as region,
        told_targets.indicator,
        sum(target) as target,
        min(source_file) as source_file,
        min(source_sheet) as source_sheet,
        min(source_row) as source_row,
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
    from told_targets
    inner join units on told_targets.of_county = units.of_county
    where not is_of_county
    group by told_targets.year, told_targets.of_county, told_targets.indicator, units.count_units
    having count(*) = units.count_units
)

select
    of_county as region,
    * exclude (of_county, is_of_county),
from told_targets
where is_of_county
union all by name
select *
from of_units
anti join (select of_county, year, indicator from told_targets where is_of_county) as of_county
    on of_units.region = of_county.of_county
    and of_units.year = of_county.year
    and of_units.indicator = of_county.indicator;

-- What a county's units tell of an indicator without a list of projects: the county's own row of a month where it has one,
-- else what its units told last in the year by then. Only for years in which no project of the county has a row.
insert into region_progress by name
with years_of_projects as (
    select distinct
        projects.region,
        year(investments.month) as year,
    from investments
    inner join projects on investments.project_code = projects.project_code
),

told as (
    select
        region_progress.* exclude (indicator),
        if(region_progress.indicator = county.main_indicator, $indicator, region_progress.indicator) as indicator,
        region_progress.region = region_progress.of_county as is_of_county,
        own.is_ranked,
    from given.region_progress
    inner join given.county on region_progress.of_county = county.of_county
    inner join own on region_progress.of_county = own.of_county and region_progress.region = own.region
    anti join years_of_projects
        on region_progress.of_county = years_of_projects.region and year(region_progress.month) = years_of_projects.year
    where region_progress.indicator = county.main_indicator or region_progress.indicator <> $indicator
),

months as (
    select distinct
        of_county,
        indicator,
        month,
    from told
),

of_units as (
    select
        months.of_county,
        months.indicator,
        months.month,
        told.region,
        arg_max(told.cumulative, told.month) as cumulative,
        arg_max(told.target, told.month) as target,
        any_value(told.of_the_month) filter (told.month = months.month) as of_the_month,
        arg_max(told.source_file, told.month) as source_file,
        arg_max(told.source_sheet, told.month) as source_sheet,
        arg_max(told.source_row, told.month) as source_row,
    from months
    inner join told
        on months.of_county = told.of_county
        and months.indicator = told.indicator
        and year(months.month) = year(told.month)
        and told.month <= months.month
    where told.is_ranked
    group by months.of_county, months.indicator, months.month, told.region
)

select
    of_county as region,
    * exclude (of_county, is_of_county, is_ranked, region),
from told
where is_of_county
union all by name
select
    of_units.of_county as region,
    of_units.month,
    of_units.indicator,
    if(count(of_units.target) = count(*), sum(of_units.target), null) as target,
    sum(of_units.cumulative) as cumulative,
    if(count(of_units.of_the_month) = count(*), sum(of_units.of_the_month), null) as of_the_month,
    min(of_units.source_file) as source_file,
    min(of_units.source_sheet) as source_sheet,
    min(of_units.source_row) as source_row,
from of_units
anti join (select * from told where is_of_county) as of_county
    on of_units.of_county = of_county.of_county
    and of_units.indicator = of_county.indicator
    and of_units.month = of_county.month
group by of_units.of_county, of_units.month, of_units.indicator;

-- Typed indicators of counties, each figure once: what a county's own file says of it, else what the file published last
-- says. The main indicator of a county that is combined is computed from its rows instead.
create table typed as
select
    county_indicators.*,
    combined.published_at,
    county_indicators.of_county = county_indicators.county as is_its_own,
from given.county_indicators
inner join combined on county_indicators.of_county = combined.county
semi join regions on county_indicators.county = regions.name and regions.level = '县市';

create table computed as
with of_months as (
    select
        projects.region as county,
        investments.month,
        sum(investments.completed_investment) as completed,
    from investments
    inner join projects on investments.project_code = projects.project_code
    group by projects.region, investments.month
),

unit_of_indicator as (
    select any_value(unit) as unit
    from typed
    where indicator = $indicator and unit in ('亿元', '万元')
)

select
    county,
    month,
    $indicator as indicator,
    sum(completed) over (partition by county, year(month) order by month)
    / if(unit_of_indicator.unit = '亿元', 10000, 1) as value,
    coalesce(unit_of_indicator.unit, '万元') as unit,
from of_months
cross join unit_of_indicator;

insert into county_indicators by name
select
    typed.* exclude (of_county, published_at, is_its_own),
from typed
anti join computed
    on typed.county = computed.county and typed.indicator = computed.indicator and typed.month = computed.month
qualify row_number() over (
    partition by typed.county, typed.month, typed.indicator order by is_its_own desc, published_at desc, of_county
) = 1
union all by name
select
    computed.county,
    computed.month,
    computed.indicator,
    computed.value::decimal(18, 6) as value,
    computed.unit,
    '按项目台账汇总' as source,
    combined.file as source_file,
    '' as source_sheet,
    0 as source_row,
from computed
inner join combined on computed.county = combined.county;
