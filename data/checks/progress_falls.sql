-- What a region has completed since January is less than a month before: a correction, or a slip.
--
-- level: warning
-- needs: region_progress
-- message: less than the {before} of {month_before} (row {row_before}); what is completed since January does not fall
with compared as (
    select
        *,
        lag(cumulative) over of_year as before,
        strftime(lag(month) over of_year, '%Y-%m') as month_before,
        lag(source_row) over of_year as row_before
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
    'cumulative' as column_name,
    cumulative as value,
    before,
    month_before,
    row_before
from compared
where cumulative < before
order by all
