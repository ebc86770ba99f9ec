-- How large the large projects in hand are. One row per class of size from $threshold on, the smallest first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- from_investment       planned investment from which a project is in the class, 万元
-- below_investment      planned investment below which it is, 万元; null in the last class
-- projects              large projects in hand in the class
-- project_share         of all large projects in hand, percent; null when there are none
-- planned_investment    their planned investment, 万元
-- planned_share         of all their planned investment, percent; null when there is none
-- projects_last_year    in the class a year before; null when the ledger does not reach back
-- projects_change       projects - projects_last_year; null likewise
-- projects_and_larger   large projects in hand in this class and above
-- completed             of projects: completed this year
-- forecast              of this class and still to start ones too: completed by the year's end, if all keep to their dates
-- forecast_and_larger   forecast in this class and above
with classes as (
    select
        greatest(bounds.lowest, $threshold)::double as from_investment,
        bounds.highest::double as below_investment,
    from (values (0, 500), (500, 1000), (1000, 5000), (5000, 10000), (10000, null)) as bounds (lowest, highest)
    where bounds.highest is null or bounds.highest > $threshold
),

this_year as (
    select
        classes.from_investment,
        count(*) filter (large.is_in_hand) as projects,
        sum(large.planned_investment) filter (large.is_in_hand) as planned_investment,
        count(*) filter (large.is_in_hand and large.is_completed) as completed,
        count(*) filter (large.is_due) as forecast,
    from large_projects_due_at($month::date, $regions, $threshold, $with_separate) as large
    inner join classes
        on
            large.planned_investment >= classes.from_investment
            and (classes.below_investment is null or large.planned_investment < classes.below_investment)
    group by classes.from_investment
),

last_year as (
    select
        classes.from_investment,
        count(*) as projects,
    from large_projects_at(year_before($month::date), $regions, $threshold, $with_separate) as large
    inner join classes
        on
            large.planned_investment >= classes.from_investment
            and (classes.below_investment is null or large.planned_investment < classes.below_investment)
    where large.is_in_hand
    group by classes.from_investment
),

compared as (
    select
        classes.from_investment,
        classes.below_investment,
        coalesce(this_year.projects, 0) as projects,
        coalesce(this_year.planned_investment, 0) as planned_investment,
        if(reaches_back($month::date), coalesce(last_year.projects, 0), null) as projects_last_year,
        coalesce(this_year.completed, 0) as completed,
        coalesce(this_year.forecast, 0) as forecast,
    from classes
    left join this_year on classes.from_investment = this_year.from_investment
    left join last_year on classes.from_investment = last_year.from_investment
)

select
    from_investment,
    below_investment,
    projects,
    percent(projects, sum(projects) over ()) as project_share,
    planned_investment,
    percent(planned_investment, sum(planned_investment) over ()) as planned_share,
    projects_last_year,
    projects - projects_last_year as projects_change,
    (sum(projects) over (order by from_investment desc))::bigint as projects_and_larger,
    completed,
    forecast,
    (sum(forecast) over (order by from_investment desc))::bigint as forecast_and_larger,
from compared
order by from_investment
