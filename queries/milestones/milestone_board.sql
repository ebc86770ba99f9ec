-- Where every project with nodes stands: the node that it comes to next. One row per project, the longest overdue first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
-- $node_names     the standard nodes of the settings, in their order
-- $node_groups    the group of each of them: 手续 or 建设
--
-- project_code   code
-- name           name
-- region         region
-- node           the node that waits: of those not done the one that is due first; null when all are done
-- node_group     手续, 建设 or 其他; null likewise
-- due_on         when it is due; null when all are done, or it has no day
-- status         超期, 临期, 按期 or 无期限; 完成 when all are done
-- days_late      days it is overdue; null when it is not
-- nodes          nodes of the project
-- done           of them done
-- overdue        of them overdue
-- progress_note  the office's latest words on the site; null when there are none
-- told_in        the month of these words; null likewise
-- planned_investment  what it will cost in all, 万元
-- lead_official  the leader in charge; null when unknown
-- responsible_unit  unit; null when unknown
with kept as (
    select *
    from milestones_at($month::date, $node_names, $node_groups)
    where is_chosen(region, $regions) and is_counted(listed_separately, $with_separate)
),

counted as (
    select
        project_code,
        count(*) as nodes,
        count(*) filter (status = '完成') as done,
        count(*) filter (status = '超期') as overdue,
    from kept
    group by project_code
),

waiting as (
    select *
    from kept
    qualify
        row_number() over (
            partition by project_code
            order by done_on is not null, due_on nulls last, place nulls last, node
        ) = 1
)

select
    waiting.project_code,
    waiting.name,
    waiting.region,
    if(waiting.done_on is null, waiting.node, null) as node,
    if(waiting.done_on is null, waiting.node_group, null) as node_group,
    if(waiting.done_on is null, waiting.due_on, null) as due_on,
    waiting.status,
    if(waiting.done_on is null, waiting.days_late, null) as days_late,
    counted.nodes,
    counted.done,
    counted.overdue,
    latest.progress_note,
    latest.told_in,
    waiting.planned_investment,
    waiting.lead_official,
    waiting.responsible_unit,
from waiting
inner join counted on waiting.project_code = counted.project_code
left join latest_progress($month::date) as latest on waiting.project_code = latest.project_code
order by
    if(waiting.done_on is null, waiting.days_late, null) desc nulls last,
    urgency(waiting.status),
    due_on nulls last,
    waiting.planned_investment desc,
    waiting.project_code
