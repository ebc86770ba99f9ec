-- The large projects in hand for which leaders and units answer. One row per leader and project, red ones first, then the slowest.
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
-- label                the name, with the post where several people have it
-- project_code         code
-- name                 name
-- region               region
-- lamp                 绿, 黄 or 红; null without a plan
-- completion_rate      completed this year / plan of the year, percent; null without a plan, or when it is not reported
-- time_progress        what time progress asks of it, percent
-- lead                 completion_rate - time_progress, percentage points; null without a rate
-- planned_investment   what it will cost in all, 万元
-- completed_this_year  completed since January, 万元; null when its region has not reported the month
-- annual_plan          plan of the year, 万元; null likewise, and without one
-- reason               kind of the open obstacle raised last; null when none is open
-- is_without_reason    whether it is red and gives no reason
-- is_completed         whether it is completed
-- nodes_late           overdue nodes
-- promises_due         promises that are late or due within 30 days
-- promises_overdue     of them late
-- progress_note        the office's latest words on the site; null when there are none
-- lead_official        the leader in charge, as the ledger writes it; null when unknown
-- responsible_unit     unit; null when unknown
select
    of_leader.leader,
    of_leader.label,
    of_leader.project_code,
    of_leader.name,
    of_leader.region,
    of_leader.lamp,
    of_leader.completion_rate,
    of_leader.time_progress,
    points_between(of_leader.completion_rate, of_leader.time_progress) as lead,
    of_leader.planned_investment,
    of_leader.completed_this_year,
    of_leader.annual_plan,
    of_leader.reason,
    of_leader.is_without_reason,
    of_leader.is_completed,
    of_leader.nodes_late,
    of_leader.promises_due,
    of_leader.promises_overdue,
    latest.progress_note,
    of_leader.lead_official,
    of_leader.responsible_unit,
from projects_of_leaders(
        $month::date, $role, $regions, $threshold, $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red,
        $project_pace, $node_names, $node_groups
    ) as of_leader
left join latest_progress($month::date) as latest on of_leader.project_code = latest.project_code
order by
    of_leader.label,
    list_position(['红', '黄', '绿'], of_leader.lamp) nulls last,
    lead nulls last,
    of_leader.planned_investment desc,
    of_leader.project_code
