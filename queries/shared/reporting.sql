-- Who has reported a month. Not reported is not zero: a unit with something to report and no row for the month is 未报.

-- One row per township or zone and month, from the first to the last: rows are those of the month, of its projects or of its
-- own in the sheet 区域完成. A unit that tells its work in that sheet has something to report in every month of a year in
-- which it has a row there, and in the three months after one. Who has nothing to report counts as reported. under_way and
-- work are the sums of one version.
create macro reporting_of(under_way, work, first_month, last_month) as table
with months as (
    select unnest(generate_series(first_month, last_month, interval 1 month))::date as month
),

started as (
    select
        changes.region,
        months.month,
        sum(changes.change)::bigint as count_projects,
    from query_table(under_way) as changes
    inner join months on changes.month <= months.month
    group by changes.region, months.month
),

told as (
    select
        region,
        month,
        sum(count_rows)::bigint as told_rows,
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
    coalesce(started.count_projects, 0) as projects_under_way,
    coalesce(told.told_rows, 0) as count_rows,
    count_rows > 0 or projects_under_way > 0 or expected.region is not null as has_to_report,
    count_rows > 0 or not has_to_report as is_reported,
from own_regions
cross join months
left join started on own_regions.region = started.region and months.month = started.month
left join told on own_regions.region = told.region and months.month = told.month
left join expected on own_regions.region = expected.region and months.month = expected.month
where own_regions.is_ranked;

-- The same of this version, and for one month.
create macro reporting_between(first_month, last_month) as table
select * from reporting_of('projects_under_way', 'region_work', first_month, last_month);

create macro reporting_at(reported) as table
select * from reporting_between(reported, reported);
