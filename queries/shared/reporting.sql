-- Who has reported a month. Not reported is not zero: a unit with something to report and no row for the month is 未报.

-- Whether a project is worked on at the end of the reported month: it has started, and is neither completed nor suspended.
create macro is_under_way(started_on, completed_on, suspended_on, reported) as
    has_happened(started_on, reported)
    and not has_happened(completed_on, reported)
    and not has_happened(suspended_on, reported);

-- One row per township or zone and month, from the first to the last: rows are those of the month, of its projects or of its
-- own in the sheet 区域完成. A unit that tells its work in that sheet has something to report in every month of a year in
-- which it has a row there, and in the three months after one. Who has nothing to report counts as reported. projects and
-- work are the tables of one version.
create macro reporting_of(projects, work, first_month, last_month) as table
with months as (
    select unnest(generate_series(first_month, last_month, interval 1 month))::date as month
),

under_way as (
    select
        project.region,
        months.month,
        count(*) as count_projects,
    from query_table(projects) as project
    inner join months on is_under_way(project.started_on, project.completed_on, project.suspended_on, months.month)
    group by project.region, months.month
),

told as (
    select
        region,
        month,
        count(*) as told_rows,
    from query_table(work)
    where is_told
    group by region, month
),

expected as (
    select distinct
        progress.region,
        months.month,
    from progress
    inner join months
        on
            progress.year = year_number(months.month)
            or progress.month between months.month - interval 3 month and months.month
    where progress.counts
)

select
    own_regions.region,
    own_regions.level,
    own_regions.sort_order,
    months.month,
    coalesce(under_way.count_projects, 0) as projects_under_way,
    coalesce(told.told_rows, 0) as count_rows,
    count_rows > 0 or projects_under_way > 0 or expected.region is not null as has_to_report,
    count_rows > 0 or not has_to_report as is_reported,
from own_regions
cross join months
left join under_way on own_regions.region = under_way.region and months.month = under_way.month
left join told on own_regions.region = told.region and months.month = told.month
left join expected on own_regions.region = expected.region and months.month = expected.month
where own_regions.is_ranked;

-- The same of this version, and for one month.
create macro reporting_between(first_month, last_month) as table
select * from reporting_of('own_projects', 'region_work', first_month, last_month);

create macro reporting_at(reported) as table
select * from reporting_between(reported, reported);
