-- Who invests in the large projects. One row per investor origin, most planned first.
--
-- Projects and planned investment are of the large projects in hand, completed investment of all large projects.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- investor_origin       民资, 境内市外, 外资 or 国有: who the investor is, not what a payment was made from
-- projects              large projects in hand
-- planned_investment    their planned investment, 万元
-- completed_investment  completed since 1 January, 万元
-- project_share         of all projects here, percent; null when there is none
-- planned_share         of all planned investment here, percent; null when there is none
-- completed_share       of all completed investment here, percent; null when there is none
with origins as (
    select
        investor_origin,
        count(*) filter (is_in_hand) as projects,
        coalesce(sum(planned_investment) filter (is_in_hand), 0) as planned_investment,
        sum(completed_this_year) as completed_investment,
    from large_projects_at($month::date, $regions, $threshold, $with_separate)
    where is_in_hand or completed_this_year <> 0
    group by investor_origin
)

select
    investor_origin,
    projects,
    planned_investment,
    completed_investment,
    percent(projects, sum(projects) over ()) as project_share,
    percent(planned_investment, sum(planned_investment) over ()) as planned_share,
    percent(completed_investment, sum(completed_investment) over ()) as completed_share,
from origins
order by planned_investment desc, investor_origin
