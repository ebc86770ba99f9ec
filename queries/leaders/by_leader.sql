-- Who answers for which large projects, and how they stand. One row per leader or unit, the best rate first, those without a rate last.
--
-- A project that names several counts for each of them.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $role           包抓领导, 分管领导, 包乡镇领导 (of the projects in his townships) or 责任单位
-- $regions        keeps the projects of these names; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
-- $yardstick      what lights the lamps: linear (time progress) or phased (the county's own plan)
-- $lamp_kind      kind of lamp rule: points, ratio or month_task
-- $lamp_yellow    limit below which a lamp is yellow, in the rule's kind
-- $lamp_red       limit below which a lamp is red, in the rule's kind
-- $project_pace   whether a project that started this year is held against the months since_start, or of the year
-- $node_names     the standard nodes of the settings, in their order
-- $node_groups    the group of each of them: 手续 or 建设
--
-- leader               name, or name of the unit
-- post                 post; null when unknown
-- projects             large projects in hand
-- planned_investment   what they will cost in all, 万元
-- completed_this_year  completed since January in regions that have reported, 万元
-- annual_plan          their plans of the year, 万元; null when none was set
-- completion_rate      completed of the projects with a plan / their plans, percent; null without a plan
-- red                  projects with a red lamp
-- nodes_late           overdue nodes
-- rate_rank            place by completion_rate, ties share it; null without a rate
-- label                the name, with the post where several people have it
-- completed            projects completed
-- time_progress        what time progress asks of these plans, percent; null without a plan
-- lead                 completion_rate - time_progress, percentage points; null without a plan
-- red_without_reason   red projects without an open obstacle
-- promises_due         commitments and promised days of obstacles that are late or due within 30 days
-- promises_overdue     of them late
-- count_ranked         how many have a rate
-- sort_order           place in the sheet 领导; null when it is not there
with by_leader as (
    select
        leader,
        post,
        label,
        min(sort_order) as sort_order,
        count(*) as projects,
        sum(planned_investment) as planned_investment,
        sum(completed_this_year) as completed_this_year,
        sum(annual_plan) as annual_plan,
        percent(sum(completed_of_plan), sum(annual_plan) filter (completed_of_plan is not null)) as completion_rate,
        round(
            sum(asked_for) filter (completed_of_plan is not null)::double
            / sum(annual_plan) filter (completed_of_plan is not null)::double,
            9
        ) as time_progress,
        count(*) filter (lamp = '红') as red,
        count(*) filter (is_without_reason) as red_without_reason,
        count(*) filter (is_completed) as completed,
        sum(nodes_late)::bigint as nodes_late,
        sum(promises_due)::bigint as promises_due,
        sum(promises_overdue)::bigint as promises_overdue,
    from projects_of_leaders(
        $month::date, $role, $regions, $threshold, $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red,
        $project_pace, $node_names, $node_groups
    )
    group by leader, post, label
)

select
    leader,
    post,
    projects,
    planned_investment,
    completed_this_year,
    annual_plan,
    completion_rate,
    red,
    nodes_late,
    if(completion_rate is null, null, rank() over (order by completion_rate desc nulls last)) as rate_rank,
    label,
    completed,
    time_progress,
    points_between(completion_rate, time_progress) as lead,
    red_without_reason,
    promises_due,
    promises_overdue,
    count(completion_rate) over () as count_ranked,
    sort_order,
from by_leader
order by completion_rate desc nulls last, planned_investment desc, sort_order nulls last, label
