-- Where the investors of the large projects come from. One row per place, most planned first.
--
-- Projects and planned investment are of the large projects in hand, completed investment of all large projects.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- origin_place          上海, 浙江, 香港 …; null for the projects whose ledger row names none
-- projects              large projects in hand
-- planned_investment    their planned investment, 万元
-- completed_investment  completed since 1 January, 万元
-- completed_share       of all completed investment here, percent; null when there is none
-- outside_projects      those of projects whose investor is from outside: 境内市外 or 外资
-- outside_planned_investment    their planned investment, 万元
-- outside_completed_investment  completed since 1 January by investors from outside, 万元
-- outside_projects_in_all       outside_projects of all places together
with places as (
    select
        origin_place,
        count(*) filter (is_in_hand) as projects,
        coalesce(sum(planned_investment) filter (is_in_hand), 0) as planned_investment,
        sum(completed_this_year) as completed_investment,
        count(*) filter (is_in_hand and is_from_outside(investor_origin)) as outside_projects,
        coalesce(
            sum(planned_investment) filter (is_in_hand and is_from_outside(investor_origin)), 0
        ) as outside_planned_investment,
        coalesce(sum(completed_this_year) filter (is_from_outside(investor_origin)), 0)
            as outside_completed_investment,
    from large_projects_at($month::date, $regions, $threshold, $with_separate)
    where is_in_hand or completed_this_year <> 0
    group by origin_place
)

select
    origin_place,
    projects,
    planned_investment,
    completed_investment,
    percent(completed_investment, sum(completed_investment) over ()) as completed_share,
    outside_projects,
    outside_planned_investment,
    outside_completed_investment,
    (sum(outside_projects) over ())::bigint as outside_projects_in_all,
from places
order by planned_investment desc, origin_place nulls last
