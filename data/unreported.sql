-- Townships and zones that have something to report for the ledger's latest month, and have no row in it: projects under
-- way, or rows of the sheet 区域完成 in an earlier month of its year.
--
-- month      the latest month of 投资 and 区域完成
-- region     the unit
-- has_never  whether it has no row in any month
with told as (
    select
        projects.region,
        investments.month,
    from investments
    inner join projects using (project_code)
    union
    select
        region,
        month,
    from region_progress
),

last as (
    select
        max(month) as month,
        last_day(max(month)) as month_end,
    from told
),

to_report as (
    select projects.region
    from projects
    cross join last
    where
        projects.started_on <= last.month_end
        and coalesce(projects.completed_on > last.month_end, true)
        and coalesce(projects.suspended_on > last.month_end, true)
    union
    select region_progress.region
    from region_progress
    inner join last on year(region_progress.month) = year(last.month)
)

select
    last.month,
    regions.name as region,
    regions.name not in (select region from told where region is not null) as has_never,
from regions
cross join county
cross join last
where
    regions.level in ('镇乡', '园区')
    and coalesce(regions.parent, county.name) = county.name
    and regions.name in (select region from to_report)
    and regions.name not in (select told.region from told where told.month = last.month and told.region is not null)
order by regions.sort_order, region
