-- How many large projects of each class are completed, against a year before and the year's end. One row per class.
--
-- A finish rate is completed projects / all projects of the class.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- class                  结转 (carried over) or 新开工 (newly started)
-- projects               in hand
-- completed              of projects: completed this year
-- finish_rate            completed / projects, percent; null without projects
-- projects_last_year     a year before; null when the ledger does not reach back
-- completed_last_year    of projects_last_year: completed by then; null likewise
-- finish_rate_last_year  completed_last_year / projects_last_year, percent; null likewise, or without any
-- finish_rate_change     finish_rate - finish_rate_last_year, percentage points; null when either is
-- forecast               of projects: completed by the year's end, if all keep to their planned completion dates
-- forecast_rate          forecast / projects, percent; null without projects
with classes as (
    select unnest(['结转', '新开工']) as class
),

this_year as (
    select
        class_of(started_on, completed_on, $month::date) as class,
        count(*) as projects,
        count(*) filter (is_completed) as completed,
        count(*) filter (is_due) as forecast,
    from large_projects_due_at($month::date, $regions, $threshold, $with_separate)
    where is_in_hand
    group by class
),

last_year as (
    select
        class_of(started_on, completed_on, year_before($month::date)) as class,
        count(*) as projects,
        count(*) filter (is_completed) as completed,
    from large_projects_at(year_before($month::date), $regions, $threshold, $with_separate)
    where is_in_hand
    group by class
),

compared as (
    select
        classes.class,
        coalesce(this_year.projects, 0) as projects,
        coalesce(this_year.completed, 0) as completed,
        percent(this_year.completed, this_year.projects) as finish_rate,
        if(reaches_back($month::date), coalesce(last_year.projects, 0), null) as projects_last_year,
        if(reaches_back($month::date), coalesce(last_year.completed, 0), null) as completed_last_year,
        coalesce(this_year.forecast, 0) as forecast,
    from classes
    left join this_year on classes.class = this_year.class
    left join last_year on classes.class = last_year.class
)

select
    class,
    projects,
    completed,
    finish_rate,
    projects_last_year,
    completed_last_year,
    percent(completed_last_year, projects_last_year) as finish_rate_last_year,
    points_between(finish_rate, percent(completed_last_year, projects_last_year)) as finish_rate_change,
    forecast,
    percent(forecast, projects) as forecast_rate,
from compared
order by class = '结转' desc
