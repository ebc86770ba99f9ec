-- Who has promised what, and by when. One row per commitment, overdue ones first, the longest overdue at the top.
--
-- $month    last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions  keeps the rows of these names; null keeps all
-- $area     county (its own regions), elsewhere (other prefectures and counties of the ledger), or all; null is all
--
-- name                what was promised
-- project             name of the project; null when it belongs to none
-- region              region
-- kind                征地, 协议签订, 补偿支付, 拆迁, 审批 or 其他
-- quantity_due        promised, in unit; null when it is not counted
-- quantity_done       done as the ledger stands today, in unit; null when it is not counted
-- unit                unit; null when it is not counted
-- due_on              deadline; null when there is none: neither on time nor late
-- days_left           days to the deadline, negative when it has passed; null when done, and without a deadline
-- status              完成, 超期, 临期 (within 30 days), 按期 or 无期限
-- project_code        code; null when it belongs to no project
-- party               政府 or 企业; null when unknown
-- responsible_unit    unit; null when unknown
-- responsible_person  person; null when unknown
-- done_on             day it was done; null when not
-- done_rate           quantity_done / quantity_due, percent; null when it is not counted
-- area_of             the county, or the prefecture or county elsewhere that the region belongs to
select
    promised.name,
    projects.name as project,
    promised.region,
    promised.kind,
    promised.quantity_due,
    promised.quantity_done,
    promised.unit,
    promised.due_on,
    promised.days_left,
    promised.status,
    promised.project_code,
    promised.party,
    promised.responsible_unit,
    promised.responsible_person,
    promised.done_on,
    percent(promised.quantity_done, promised.quantity_due) as done_rate,
    promised.area_of,
from commitments_at($month::date) as promised
left join projects on promised.project_code = projects.project_code
where is_chosen(promised.region, $regions) and is_of_area(promised.is_own, $area::varchar)
order by
    urgency(promised.status),
    promised.due_on nulls last,
    promised.region,
    promised.name,
    promised.kind,
    promised.project_code nulls last,
    promised.party nulls last,
    promised.responsible_unit nulls last,
    promised.responsible_person nulls last,
    promised.quantity_due nulls last,
    promised.quantity_done nulls last,
    promised.done_on nulls last
