-- How many large projects stand still, and how. One row per kind, those without a project included.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- kind                停工, 逾期未竣工, 应开未开 or 久无投入, as in no_progress
-- projects            projects of that kind
-- planned_investment  planned investment of those, 万元
-- amount              what is left of it, 万元
-- longest_days        days of the one that has stood longest; null without one
-- median_days         days of the middle one; null without one
-- projects_in_all     projects of any kind, each once; the same on every row
-- amount_in_all       what is left of the planned investment of those, 万元; the same on every row
with standing as (
    select
        kind,
        project_code,
        planned_investment,
        amount,
        date_diff('day', since, last_day($month::date)) as days,
    from projects_without_progress($month::date, $regions, $threshold, $with_separate)
),

in_all as (
    select
        count(*) as projects,
        coalesce(sum(amount), 0) as amount,
    from (
        select distinct
            project_code,
            amount,
        from standing
    )
)

select
    kinds.kind,
    count(standing.project_code) as projects,
    coalesce(sum(standing.planned_investment), 0) as planned_investment,
    coalesce(sum(standing.amount), 0) as amount,
    max(standing.days) as longest_days,
    median(standing.days) as median_days,
    any_value(in_all.projects) as projects_in_all,
    any_value(in_all.amount) as amount_in_all,
from (values ('停工', 1), ('逾期未竣工', 2), ('应开未开', 3), ('久无投入', 4)) as kinds (kind, place)
cross join in_all
left join standing on kinds.kind = standing.kind
group by kinds.kind, kinds.place
order by kinds.place
