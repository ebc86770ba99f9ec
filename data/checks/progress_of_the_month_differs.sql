-- What a region completed in a month is not the difference of what it had completed before and after.
--
-- level: warning
-- needs: region_progress
-- message: {of_the_month} in the month, but {since} more than a month before; what is completed since January counts
with compared as (
    select
        *,
        coalesce(lag(month) over of_year, date_trunc('year', month) - interval 1 month)::date as month_before,
        cumulative - coalesce(lag(cumulative) over of_year, 0) as since
    from region_progress
    where region is not null and month is not null and cumulative is not null
    window of_year as (
        partition by region, indicator, year(month) order by month, source_file, source_sheet, source_row
    )
)

select
    source_file,
    source_sheet,
    source_row,
    'of_the_month' as column_name,
    of_the_month as value,
    of_the_month,
    since
from compared
where month_before = (month - interval 1 month)::date and of_the_month <> since
order by all
