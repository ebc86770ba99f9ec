-- What regions report of their work themselves, beside what their projects' rows add up to.

-- What regions report of the main indicator in the sheet 区域完成. One row per region and month; counts says that a region's
-- work of the year is taken from here, which is so where none of its projects has a row in that year. The county's own row
-- counts in a year without any project's row. A county of a prefecture tells here what its projects' rows do not.
create table progress as
with years_of_projects as (
    select distinct
        region,
        year_number(month) as year,
    from work_of_regions
)

select
    region_progress.region,
    region_progress.month,
    year_number(region_progress.month) as year,
    region_progress.target,
    region_progress.cumulative,
    region_progress.of_the_month,
    region_progress.region = county.name as is_county,
    region_progress.region in (select combined.county from combined) or not exists (
        from years_of_projects as own
        where
            own.year = year_number(region_progress.month)
            and (region_progress.region = county.name or own.region = region_progress.region)
    ) as counts,
from region_progress
cross join county
semi join own_regions on region_progress.region = own_regions.region
where region_progress.indicator = county.main_indicator;

-- The same as money of single months: what was completed since the month reported before. The county's own row says how
-- much there is in all, so what counts of it is what its regions leave. Where a month between was not reported, what the
-- sheet gives as the month's own is the month's, and the rest stands in the month before.
create table progress_by_month as
with of_regions as (
    select
        of_county.month,
        of_region.region,
        arg_max(of_region.cumulative, of_region.month) as cumulative,
    from progress as of_county
    inner join progress as of_region
        on of_county.year = of_region.year and of_county.month >= of_region.month and not of_region.is_county
    where of_county.is_county and of_county.counts
    group by of_county.month, of_region.region
),

beside_the_county as (
    select
        month,
        sum(cumulative) as cumulative,
    from of_regions
    group by month
),

known as (
    select
        progress.region,
        progress.month,
        progress.year,
        progress.cumulative
        - if(progress.is_county, coalesce(beside_the_county.cumulative, 0), 0) as cumulative,
        if(progress.is_county, null, progress.of_the_month) as of_the_month,
    from progress
    left join beside_the_county on progress.month = beside_the_county.month
    where progress.counts
),

since_the_row_before as (
    select
        region,
        month,
        of_the_month,
        cumulative - lag(cumulative, 1, 0) over of_year as completed,
        lag(month, 1, month_before(year_start(month))) over of_year < month_before(month) as has_gap,
    from known
    window of_year as (partition by region, year order by month)
)

select
    region,
    month,
    if(has_gap and of_the_month is not null, of_the_month, completed) as completed_investment,
    true as is_told,
from since_the_row_before
union all
select
    region,
    month_before(month),
    completed - of_the_month,
    false,
from since_the_row_before
where has_gap and completed <> of_the_month;

-- The work of regions, whatever it is known from. The rows of work_of_regions, and one per region and month of what regions
-- report; is_told is false where what is known is what other months leave.
create table region_work as
select
    region,
    month,
    listed_separately,
    completed_investment,
    funds_in_place,
    count_rows,
    is_told,
from work_of_regions
union all
select
    region,
    month,
    false,
    completed_investment,
    null,
    1,
    is_told,
from progress_by_month;

-- One row: the first and the last month with work, and the years that have a January. A prefecture's file begins where the
-- last of its counties does: what is known of some alone is compared with nothing.
create table span as
with first_months as (
    select
        if(region in (select combined.county from combined), region, null) as county,
        min(month) as first_month,
    from region_work
    group by county
)

select
    (
        select if(count(county) > 0, max(first_month) filter (county is not null), min(first_month))
        from first_months
    ) as first_month,
    max(month) as last_month,
    list(distinct year_number(month)) filter (month_number(month) = 1) as years_with_january,
from region_work;

-- Whether the year before can be compared with: it is in the ledger from its January on, or from its February, where the
-- reported year has no January of its own either, since January and February are reported together.
create macro reaches_back(reported) as
    coalesce(
        (select span.first_month from span) <= year_start(year_before(reported))
        or (
            month_number(reported) > 1
            and (select span.first_month from span) = year_start(year_before(reported)) + interval 1 month
            and not list_contains(coalesce((select span.years_with_january from span), []), year_number(reported))
        ),
        false
    );
