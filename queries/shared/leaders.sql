-- What those who answer for something have under them.

-- One row per person or unit and large project in hand for which it answers, with the project's lamp, its work and its
-- plan, its nodes that are late, and the promises that are due within 30 days or late. Work of a region that has not
-- reported is not known: its plan and work are null.
create macro projects_of_leaders(
    reported, role, chosen, threshold, with_separate, yardstick, kind, yellow, red, pace, names, groups
) as table
with late_nodes as (
    select
        project_code,
        count(*) as nodes_late,
    from milestones_at(reported, names, groups)
    where status = '超期'
    group by project_code
),

promised as (
    select
        project_code,
        due_on,
    from commitments_at(reported)
    where is_own and status in ('超期', '临期')
    union all
    select
        project_code,
        promised_on,
    from open_obstacles(reported)
    where promised_on <= last_day(reported) + 30
),

promises as (
    select
        project_code,
        count(*) as promises_due,
        count(*) filter (due_on < last_day(reported)) as promises_overdue,
    from promised
    where project_code is not null
    group by project_code
)

select
    leaders.leader,
    leaders.post,
    leaders.label,
    leaders.sort_order,
    lit.project_code,
    lit.name,
    lit.region,
    lit.planned_investment,
    lit.lamp,
    lit.lamp = '红' and reasons.obstacle is null as is_without_reason,
    reasons.obstacle as reason,
    has_happened(lit.completed_on, reported) as is_completed,
    if(lit.is_reported, lit.completed_this_year, null) as completed_this_year,
    if(lit.is_reported, lit.annual_plan, null) as annual_plan,
    if(lit.is_reported and lit.annual_plan > 0, lit.completed_this_year, null) as completed_of_plan,
    if(lit.is_reported and lit.annual_plan > 0, lit.completion_rate, null) as completion_rate,
    lit.time_progress,
    if(lit.is_reported, lit.annual_plan * lit.time_progress, null) as asked_for,
    coalesce(late_nodes.nodes_late, 0) as nodes_late,
    coalesce(promises.promises_due, 0) as promises_due,
    coalesce(promises.promises_overdue, 0) as promises_overdue,
    lit.lead_official,
    lit.responsible_unit,
from lit_projects(reported, yardstick, kind, yellow, red, pace) as lit
inner join leaders on lit.project_code = leaders.project_code and leaders.role = role
left join reasons(reported) as reasons on lit.project_code = reasons.project_code
left join late_nodes on lit.project_code = late_nodes.project_code
left join promises on lit.project_code = promises.project_code
where
    lit.planned_investment >= threshold
    and is_chosen(lit.region, chosen)
    and is_counted(lit.listed_separately, with_separate);
