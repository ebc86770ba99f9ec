-- Entry into the statistics of investment (入库纳统), by region. One row per region with a large project started and not completed before this year, most missing first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- region                township, zone, department or county
-- started               large projects in hand
-- listed                of them in the statistics
-- not_listed            of them not
-- listed_without_work   of the listed ones those with no completed investment since January; none where the region has not
--                       reported the month
-- listed_rate           listed / started, percent
-- not_listed_in_all     not_listed of all these regions
-- without_work_in_all   listed_without_work of all these regions
with large as (
    select
        own_projects.*,
        has_happened(listed_on, $month::date) as is_listed,
    from own_projects
    where
        in_hand(started_on, completed_on, $month::date)
        and planned_investment >= $threshold
        and is_chosen(region, $regions)
        and is_counted(listed_separately, $with_separate)
)

select
    large.region,
    count(*) as started,
    count(*) filter (large.is_listed) as listed,
    count(*) filter (not large.is_listed) as not_listed,
    count(*) filter (
        large.is_listed and coalesce(work.completed_this_year, 0) = 0 and coalesce(told.is_reported, true)
    ) as listed_without_work,
    percent(count(*) filter (large.is_listed), count(*)) as listed_rate,
    sum(count(*) filter (not large.is_listed)) over ()::bigint as not_listed_in_all,
    sum(listed_without_work) over ()::bigint as without_work_in_all,
from large
left join work_up_to($month::date) as work on large.project_code = work.project_code
left join reporting_at($month::date) as told on large.region = told.region
group by large.region
order by not_listed desc, listed_without_work desc, large.region
