-- What holds a project up, or did. One row per obstacle, open ones first, the longest open at the top.
--
-- $month  last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $code   code of the project to show; null shows all
--
-- project_code        code
-- obstacle            kind of the obstacle
-- raised_on           day it was raised
-- description         in the ledger's words; null when there are none
-- responsible_unit    unit; null when unknown
-- responsible_person  person; null when unknown
-- next_step           what is done next; null when unknown
-- promised_on         when it is to be out of the way; null when nobody promised
-- resolved_on         when it was out of the way, at the latest when the project was completed; null while it is open
-- is_open             whether it is open at the end of $month
-- days_open           days since it was raised, to its end or to the end of $month
-- days_overdue        days since the promised day; null when resolved, not yet due, or never promised
select
    raised.project_code,
    raised.obstacle,
    raised.raised_on,
    raised.description,
    raised.responsible_unit,
    raised.responsible_person,
    raised.next_step,
    raised.promised_on,
    if(raised.is_open, null, raised.resolved_on) as resolved_on,
    raised.is_open,
    raised.days_open,
    raised.days_overdue,
from obstacles_at($month::date) as raised
semi join own_projects on raised.project_code = own_projects.project_code
where $code::varchar is null or raised.project_code = $code::varchar
order by raised.is_open desc, raised.raised_on, raised.project_code, raised.source_row
