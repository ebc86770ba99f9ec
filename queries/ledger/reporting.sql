-- Who has reported a month, and who has not. One row per township and zone, those that have not reported first.
--
-- Not reported is not zero: a unit with projects under way and no row for the month is 未报, a typed 0 is a report. A unit
-- that tells its work in the sheet 区域完成 is 未报 when its row of the month is missing there.
--
-- $month    last month of the reporting period, e.g. 2024-05-01
-- $regions  names to keep; null keeps all
--
-- region              name
-- level               镇乡 or 园区
-- projects_under_way  started, neither completed nor suspended, at the end of the month
-- rows                rows of the month
-- status              未报, or 已报; a unit with nothing to report counts as 已报
-- has_to_report       whether it has projects under way, or rows, or rows of its own in earlier months in the sheet 区域完成
-- last_reported       the last month up to $month with rows; null without any
-- count_to_report     how many of all these rows have something to report
-- count_unreported    how many of them are 未报
with last_rows as (
    select
        region,
        max(month) as month,
    from (
        select
            region,
            month,
        from work_of_regions
        union all
        select
            region,
            month,
        from progress
        where counts
    )
    where month <= $month::date
    group by region
)

select
    reports.region,
    reports.level,
    reports.projects_under_way,
    reports.count_rows as rows,
    if(reports.is_reported, '已报', '未报') as status,
    reports.has_to_report,
    last_rows.month as last_reported,
    count(*) filter (reports.has_to_report) over () as count_to_report,
    count(*) filter (reports.has_to_report and not reports.is_reported) over () as count_unreported,
from reporting_at($month::date) as reports
left join last_rows on reports.region = last_rows.region
where is_chosen(reports.region, $regions)
order by status desc, reports.sort_order nulls last, reports.region
