-- What counties and their units tell in the sheet 区域完成, one level up. Of the main indicator that is what no project's row
-- tells, month by month as queries/shared/progress.sql has it for one county: a unit counts by its projects in a year in which
-- they have rows, else by what it tells; the county's own row counts in a year without any project's row.
-- $indicator   the prefecture's main indicator
create table told_progress as
with years_of_units as (
    select distinct
        projects.of_county,
        projects.region,
        year(investments.month) as year,
    from given.investments
    inner join given.projects
        on investments.of_county = projects.of_county and investments.project_code = projects.project_code
),

years_of_counties as (
    select distinct
        years_of_units.of_county,
        years_of_units.year,
    from years_of_units
    semi join own on years_of_units.of_county = own.of_county and years_of_units.region = own.region
)

select
    region_progress.of_county,
    region_progress.region,
    region_progress.month,
    year(region_progress.month) as year,
    region_progress.target,
    region_progress.cumulative,
    region_progress.of_the_month,
    region_progress.region = region_progress.of_county as is_of_county,
    region_progress.source_file,
    region_progress.source_sheet,
    region_progress.source_row,
from given.region_progress
inner join given.county
    on region_progress.of_county = county.of_county and region_progress.indicator = county.main_indicator
semi join own on region_progress.of_county = own.of_county and region_progress.region = own.region
left join years_of_units
    on region_progress.of_county = years_of_units.of_county
    and region_progress.region = years_of_units.region
    and year(region_progress.month) = years_of_units.year
left join years_of_counties
    on region_progress.of_county = years_of_counties.of_county
    and region_progress.region = region_progress.of_county
    and year(region_progress.month) = years_of_counties.year
where years_of_units.year is null and years_of_counties.year is null;

-- What was completed of it in each month: the county's own row says how much there is in all, and what counts of it is
-- what its units leave.
create table told_by_month as
with of_units as (
    select
        of_county.of_county,
        of_county.month,
        of_unit.region,
        max_by(of_unit.cumulative, of_unit.month) as cumulative,
    from told_progress as of_county
    inner join told_progress as of_unit
        on of_county.of_county = of_unit.of_county
        and of_county.year = of_unit.year
        and of_county.month >= of_unit.month
    where of_county.is_of_county and not of_unit.is_of_county
    group by of_county.of_county, of_county.month, of_unit.region
),

beside_the_county as (
    select
        of_county,
        month,
        sum(cumulative) as cumulative,
    from of_units
    group by of_county, month
),

known as (
    select
        told_progress.of_county,
        told_progress.region,
        told_progress.month,
        told_progress.year,
        told_progress.cumulative
        - if(told_progress.is_of_county, coalesce(beside_the_county.cumulative, 0), 0) as cumulative,
        if(told_progress.is_of_county, null, told_progress.of_the_month) as of_the_month,
    from told_progress
    left join beside_the_county
        on told_progress.of_county = beside_the_county.of_county and told_progress.month = beside_the_county.month
),

since_the_row_before as (
    select
        of_county,
        month,
        of_the_month,
        cumulative - coalesce(lag(cumulative) over so_far, 0) as completed,
        coalesce(month(month) - lag(month(month)) over so_far, month(month)) > 1 as has_gap,
    from known
    window so_far as (partition by of_county, region, year order by month)
),

of_months as (
    select
        of_county,
        month,
        if(has_gap and of_the_month is not null, of_the_month, completed) as completed,
    from since_the_row_before
    union all
    select
        of_county,
        (month - interval 1 month)::date as month,
        completed - of_the_month as completed,
    from since_the_row_before
    where has_gap and completed <> of_the_month
)

select
    of_county,
    month,
    sum(completed) as completed,
from of_months
group by of_county, month;

insert into region_progress by name
with units as (
    select
        of_county,
        count(*) as count_units,
    from own
    where is_ranked
    group by of_county
),

so_far as (
    select
        told_by_month.of_county,
        told_by_month.month,
        told_progress.region,
        max_by(told_progress.target, told_progress.month) as target,
    from told_by_month
    inner join told_progress
        on told_by_month.of_county = told_progress.of_county
        and year(told_by_month.month) = told_progress.year
        and told_by_month.month >= told_progress.month
    where told_progress.target is not null and not told_progress.is_of_county
    group by told_by_month.of_county, told_by_month.month, told_progress.region
),

targets_of_units as (
    select
        so_far.of_county,
        so_far.month,
        sum(so_far.target) as target,
    from so_far
    inner join units on so_far.of_county = units.of_county
    group by so_far.of_county, so_far.month, units.count_units
    having count(*) = units.count_units
),

sources as (
    select
        of_county,
        year,
        min(source_file) as source_file,
        min(source_sheet) as source_sheet,
        min(source_row) as source_row,
    from told_progress
    group by of_county, year
)

select
    told_by_month.of_county as region,
    told_by_month.month,
    $indicator as indicator,
    coalesce(of_county.target, targets_of_units.target) as target,
    sum(told_by_month.completed) over (
        partition by told_by_month.of_county, year(told_by_month.month) order by told_by_month.month
    ) as cumulative,
    told_by_month.completed as of_the_month,
    sources.source_file,
    sources.source_sheet,
    sources.source_row,
from told_by_month
inner join sources
    on told_by_month.of_county = sources.of_county and year(told_by_month.month) = sources.year
left join told_progress as of_county
    on told_by_month.of_county = of_county.of_county
    and told_by_month.month = of_county.month
    and of_county.is_of_county
left join targets_of_units
    on told_by_month.of_county = targets_of_units.of_county and told_by_month.month = targets_of_units.month;

-- Other indicators: the county's own row of a month where it has one, else what its units told last in the year by then, once
-- all have told that tell it in the year.
create table told_of_others as
select
    region_progress.of_county,
    region_progress.region,
    region_progress.month,
    region_progress.indicator,
    region_progress.target,
    region_progress.cumulative,
    region_progress.of_the_month,
    region_progress.region = region_progress.of_county as is_of_county,
    own.is_ranked,
    region_progress.source_file,
    region_progress.source_sheet,
    region_progress.source_row,
from given.region_progress
inner join given.county on region_progress.of_county = county.of_county
inner join own on region_progress.of_county = own.of_county and region_progress.region = own.region
where region_progress.indicator <> coalesce(county.main_indicator, '') and region_progress.indicator <> $indicator;

insert into region_progress by name
with months as (
    select distinct
        of_county,
        indicator,
        month,
    from told_of_others
),

units_of_year as (
    select
        of_county,
        indicator,
        year(month) as year,
        count(distinct region) as count_units,
    from told_of_others
    where is_ranked
    group by of_county, indicator, year(month)
),

of_units as (
    select
        months.of_county,
        months.indicator,
        months.month,
        told.region,
        any_value(units_of_year.count_units) as count_units,
        max_by(told.cumulative, told.month) as cumulative,
        max_by(told.target, told.month) as target,
        max(case when told.month = months.month then told.of_the_month end) as of_the_month,
        min(told.source_file) as source_file,
        min(told.source_sheet) as source_sheet,
        min(told.source_row) as source_row,
    from months
    inner join told_of_others as told
        on months.of_county = told.of_county
        and months.indicator = told.indicator
        and year(months.month) = year(told.month)
        and told.month <= months.month
    inner join units_of_year
        on months.of_county = units_of_year.of_county
        and months.indicator = units_of_year.indicator
        and year(months.month) = units_of_year.year
    where told.is_ranked
    group by months.of_county, months.indicator, months.month, told.region
)

select
    of_county as region,
    month,
    indicator,
    target,
    cumulative,
    of_the_month,
    source_file,
    source_sheet,
    source_row,
from told_of_others
where is_of_county
union all
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
anti join told_of_others as of_county
    on of_units.of_county = of_county.of_county
    and of_units.indicator = of_county.indicator
    and of_units.month = of_county.month
    and of_county.is_of_county
group by of_units.of_county, of_units.month, of_units.indicator
having count(*) = max(of_units.count_units);
