-- The twenty largest projects in hand, by planned investment. One row per project, the largest first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- rank                   place by planned investment; equal ones share it
-- project_code           code
-- name                   name
-- region                 township, zone, department or county
-- planned_investment     what it will cost in all, 万元
-- completed_investment   completed since the ledger begins, up to $month, 万元
-- completed_this_year    completed since 1 January, 万元
-- progress               completed_investment / planned_investment, percent; null when nothing is planned
-- status                 在建, 停工 or 竣工
-- class                  结转 (started before this year) or 新开工
-- planned_share          of the planned investment of all large projects in hand, percent; null when nothing is planned
-- planned_and_larger     planned investment of this place and those above, 万元
-- share_and_larger       planned_and_larger / that of all large projects in hand, percent; null when nothing is planned
-- planned_completion_on  day of completion as planned; null when unknown
-- lead_official          the leader who answers for it; null when unknown
-- in_all                 large projects in hand, the twenty and the others; the same on every row
with ranked as (
    select
        *,
        rank() over (order by planned_investment desc) as rank,
        row_number() over (order by planned_investment desc, project_code) as place,
        sum(planned_investment) over (order by planned_investment desc, project_code) as planned_and_larger,
        sum(planned_investment) over () as planned_in_all,
        count(*) over () as in_all,
    from large_projects_at($month::date, $regions, $threshold, $with_separate)
    where is_in_hand
)

select
    ranked.rank,
    ranked.project_code,
    ranked.name,
    ranked.region,
    ranked.planned_investment,
    coalesce(work.completed_investment, 0) as completed_investment,
    ranked.completed_this_year,
    percent(coalesce(work.completed_investment, 0), ranked.planned_investment) as progress,
    status_of(
        ranked.signed_on, ranked.approved_on, ranked.started_on, ranked.completed_on, ranked.suspended_on, $month::date
    ) as status,
    class_of(ranked.started_on, ranked.completed_on, $month::date) as class,
    percent(ranked.planned_investment, ranked.planned_in_all) as planned_share,
    ranked.planned_and_larger,
    percent(ranked.planned_and_larger, ranked.planned_in_all) as share_and_larger,
    ranked.planned_completion_on,
    ranked.lead_official,
    ranked.in_all,
from ranked
left join work_up_to($month::date) as work on ranked.project_code = work.project_code
where ranked.place <= 20
order by ranked.place
