-- What is added up once for every published file, as tables, and looked up by the queries. A macro adds up the rows of one
-- version, so that both versions' sums are the same ones.

-- One row per project and month in which it has rows: what it has completed in that month, in the year up to then, and in all,
-- its funds in place, and its last month with an investment. It holds until the month before next_month.
create macro summed_by_project(work) as table
with by_month as (
    select
        project_code,
        month,
        sum(completed_investment) as completed_investment,
        sum(funds_in_place) as funds_in_place,
        bool_or(completed_investment <> 0) as is_invested,
    from query_table(work)
    group by project_code, month
)

select
    project_code,
    month,
    lead(month, 1, 'infinity'::date) over so_far as next_month,
    completed_investment as new_this_period,
    sum(completed_investment) over (partition by project_code, year_number(month) order by month)
        as completed_this_year,
    sum(completed_investment) over so_far as completed_investment,
    sum(funds_in_place) over so_far as funds_in_place,
    max(if(is_invested, month, null)) over so_far as last_invested_month,
from by_month
window so_far as (partition by project_code order by month)
order by month, project_code;

create table work_of_projects as
from summed_by_project('own_work');

-- One row per project with rows up to the reported month: its sums then. Those of the year are null without rows in it, as
-- those of the month are. sums is the table of one version.
create macro summed_up_to(sums, reported) as table
select
    project_code,
    completed_investment,
    if(year_number(month) = year_number(reported), completed_this_year, null) as completed_this_year,
    if(month = reported, new_this_period, null) as new_this_period,
    funds_in_place,
    last_invested_month,
from query_table(sums)
where month <= reported and reported < next_month;

create macro work_up_to(reported) as table
from summed_up_to('work_of_projects', reported);

-- One row per region, month, capital source, and whether the projects are listed separately. completed_recorded is what is
-- completed in rows that say what funds are in place; is_blank that nothing but zeros is written.
create macro summed_by_region(work) as table
select
    region,
    month,
    capital_source,
    listed_separately,
    sum(completed_investment) as completed_investment,
    sum(completed_investment) filter (funds_in_place is not null) as completed_recorded,
    sum(funds_in_place) as funds_in_place,
    count(*) as count_rows,
    bool_and(completed_investment = 0) as is_blank,
    true as is_told,
from query_table(work)
group by region, month, capital_source, listed_separately
order by month, region;

create table work_of_regions as
from summed_by_region('own_work');

-- By how many a region's projects under way become more or fewer in a month: one that has started is under way until the month
-- in which it is completed or suspended.
create macro changes_of_projects_under_way(projects) as table
with spans as (
    select
        region,
        date_trunc('month', started_on)::date as first_month,
        date_trunc('month', least(completed_on, suspended_on))::date as end_month,
    from query_table(projects)
),

changes as (
    select
        region,
        unnest([{'month': first_month, 'change': 1}, {'month': end_month, 'change': -1}]) as part,
    from spans
    where first_month is not null and coalesce(first_month < end_month, true)
)

select
    region,
    part.month as month,
    sum(part.change)::bigint as change,
from changes
where part.month is not null
group by region, part.month
order by part.month, region;

create table projects_under_way as
from changes_of_projects_under_way('own_projects');
