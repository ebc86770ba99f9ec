-- Townships and zones that report what they have completed in other months of the year, and not in this one.
--
-- level: warning
-- needs: region_progress
-- message: {missing} of {all} townships and zones have no row of {indicator} for this month: {names}; they are shown as not reported, not as zero
with told as (
    select distinct
        region_progress.region,
        regions.sort_order,
        region_progress.indicator,
        region_progress.month
    from region_progress
    inner join regions on region_progress.region = regions.name
    where
        regions.level in ('镇乡', '园区')
        and region_progress.month is not null
        and region_progress.indicator is not null
),

expected as (
    select distinct
        units.region,
        units.sort_order,
        months.indicator,
        months.month
    from told as units
    inner join (select distinct indicator, month from told) as months
        on units.indicator = months.indicator and year(units.month) = year(months.month)
)

select
    null as source_file,
    null as source_sheet,
    null as source_row,
    '月份' as column_name,
    strftime(expected.month, '%Y-%m') as value,
    count(*) filter (told.region is null) as missing,
    count(*) as all,
    expected.indicator,
    string_agg(expected.region, '、' order by expected.sort_order, expected.region) filter (told.region is null) as names
from expected
left join told
    on expected.region = told.region and expected.indicator = told.indicator and expected.month = told.month
group by expected.indicator, expected.month
having missing > 0
order by value, indicator
