-- The large projects whose planned completion has passed without it. One row per project, the latest first.
--
-- 逾期未竣工: counted are projects in hand, suspended ones too, and approved ones that are to start and be completed this year.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        keeps the rows of these names; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- project_code           code
-- name                   name
-- region                 township, zone, department or county
-- planned_completion_on  day of completion as planned
-- days_late              days from then to the end of $month
-- planned_investment     what it will cost in all, 万元
-- completed_investment   completed since the ledger begins, up to $month, 万元
-- progress               completed_investment / planned_investment, percent; null when nothing is planned
-- status                 在建, 停工 or 报批 (approved, not started)
-- obstacle               the open obstacle raised last; null when none is open
-- lead_official          the leader who answers for it; null when unknown
-- responsible_unit       unit; null when unknown
with latest_obstacle as (
    select
        project_code,
        obstacle,
    from open_obstacles($month::date)
    qualify row_number() over (partition by project_code order by raised_on desc, source_row desc) = 1
)

select
    late.project_code,
    late.name,
    late.region,
    late.planned_completion_on,
    date_diff('day', late.planned_completion_on, last_day($month::date)) as days_late,
    late.planned_investment,
    coalesce(work.completed_investment, 0) as completed_investment,
    percent(coalesce(work.completed_investment, 0), late.planned_investment) as progress,
    status_of(
        late.signed_on, late.approved_on, late.started_on, late.completed_on, late.suspended_on, $month::date
    ) as status,
    latest_obstacle.obstacle,
    late.lead_official,
    late.responsible_unit,
from large_projects_due_at($month::date, $regions, $threshold, $with_separate) as late
left join work_up_to($month::date) as work on late.project_code = work.project_code
left join latest_obstacle on late.project_code = latest_obstacle.project_code
where late.is_late
order by days_late desc, late.planned_investment desc, late.project_code
