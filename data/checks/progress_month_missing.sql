-- A month between two that a region reports is missing: what it completed in it stands in the month after.
--
-- level: warning
-- needs: region_progress
-- message: {region} has a row before and after {missing}, but none for it; what it completed then counts in this month
with compared as (
    select
        *,
        lag(month) over of_year as month_before
    from region_progress
    where region is not null and month is not null
    window of_year as (
        partition by region, indicator, year(month) order by month, source_file, source_sheet, source_row
    )
)

select
    source_file,
    source_sheet,
    source_row,
    'month' as column_name,
    strftime(month, '%Y-%m') as value,
    region,
    array_to_string(
        list_transform(
            generate_series(month_before + interval 1 month, month - interval 1 month, interval 1 month),
            lambda missing: strftime(missing, '%Y-%m')
        ),
        '、'
    ) as missing
from compared
where month_before < (month - interval 1 month)::date
order by all
