-- Who has promised what for a project, and by when. One row per commitment of a project, overdue ones first.
--
-- $month  last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $code   code of the project to show; null shows all
--
-- project_code        code
-- name                what was promised
-- region              region
-- kind                征地, 协议签订, 补偿支付, 拆迁, 审批 or 其他
-- party               政府 or 企业; null when unknown
-- quantity_due        promised, in unit; null when it is not counted
-- quantity_done       done as the ledger stands today, in unit; null when it is not counted
-- unit                unit; null when it is not counted
-- due_on              deadline; null when there is none: neither on time nor late
-- days_left           days to the deadline, negative when it has passed; null when done, and without a deadline
-- status              完成, 超期, 临期 (within 30 days), 按期 or 无期限
-- responsible_unit    unit; null when unknown
-- responsible_person  person; null when unknown
-- done_on             day it was done; null when not
select
    promised.project_code,
    promised.name,
    promised.region,
    promised.kind,
    promised.party,
    promised.quantity_due,
    promised.quantity_done,
    promised.unit,
    promised.due_on,
    promised.days_left,
    promised.status,
    promised.responsible_unit,
    promised.responsible_person,
    promised.done_on,
from commitments_at($month::date) as promised
where
    promised.project_code is not null
    and ($code::varchar is null or promised.project_code = $code::varchar)
order by
    urgency(promised.status),
    promised.due_on nulls last,
    promised.project_code,
    promised.name
