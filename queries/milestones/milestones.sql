-- The nodes of the projects: planned, done, verified. One row per project and node, overdue ones first, the longest overdue at the top.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
-- $node_names     the standard nodes of the settings, in their order
-- $node_groups    the group of each of them: 手续 or 建设
--
-- project_code      code
-- name              name of the project
-- region            region
-- node              node, in the ledger's words
-- due_on            day it is planned for; null when there is none: neither on time nor late
-- done_on           day it was done; null when it was not by the end of $month
-- days_late         days it was done after the planned day, or is overdue; null when it is not late, or has no day
-- verified_by       who went to see that it was done; null when nobody did by the end of $month
-- status            完成, 按期, 临期 (within 30 days), 超期 or 无期限
-- verified_on       the day of that; null likewise
-- is_unverified     whether it is done and nobody went to see
-- days_left         days to the planned day, negative when it has passed; null when done, and without a day
-- node_group        手续, 建设 or 其他
-- responsible_unit  unit of the project; null when unknown
-- lead_official     the leader in charge of the project; null when unknown
-- description       remark; null when there is none
select
    project_code,
    name,
    region,
    node,
    due_on,
    done_on,
    days_late,
    verified_by,
    status,
    verified_on,
    is_unverified,
    days_left,
    node_group,
    responsible_unit,
    lead_official,
    description,
from milestones_at($month::date, $node_names, $node_groups)
where is_chosen(region, $regions) and is_counted(listed_separately, $with_separate)
order by
    urgency(status),
    if(status = '完成', null, due_on) nulls last,
    is_unverified desc,
    done_on desc nulls last,
    planned_investment desc,
    project_code,
    place nulls last,
    node
