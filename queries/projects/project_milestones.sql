-- The nodes of a project in the order of their days. One row per node.
--
-- $month        last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $code         code of the project to show; null shows all
-- $node_names   the standard nodes of the settings, in their order
-- $node_groups  the group of each of them: 手续 or 建设
--
-- project_code   code
-- node           node, in the ledger's words
-- node_group     手续, 建设 or 其他
-- due_on         day it is planned for; null when there is none
-- done_on        day it was done; null when it was not by the end of $month
-- days_late      days it was done after the planned day, or is overdue; null when it is not late
-- status         完成, 按期, 临期, 超期 or 无期限
-- verified_by    who went to see that it was done; null when nobody did
-- verified_on    the day of that; null likewise
-- is_unverified  whether it is done and nobody went to see
select
    project_code,
    node,
    node_group,
    due_on,
    done_on,
    days_late,
    status,
    verified_by,
    verified_on,
    is_unverified,
from milestones_at($month::date, $node_names, $node_groups)
where $code::varchar is null or project_code = $code::varchar
order by
    project_code,
    coalesce(due_on, done_on) nulls last,
    place nulls last,
    node
