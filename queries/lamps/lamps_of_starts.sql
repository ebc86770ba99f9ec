-- Which large projects are due to start and have not started. One row per project, red ones first, longest due first.
--
-- The ledger has no planned day of start: due is what is approved and to be completed this year. A good reason is an open
-- obstacle. Months are counted at their ends, in a row up to the last month, since approval or since the last reason.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        keeps the rows of these names; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
-- $start_yellow   months in a row from which a lamp is yellow
-- $start_red      months in a row from which it is red
--
-- project_code           code
-- name                   name
-- region                 township, zone, department or county
-- lamp                   绿, 黄 or 红 by the months; null when there is a reason
-- months                 months in a row, due and not started, without a reason; null when there is one
-- reason                 kind of the open obstacle raised last; null when none is open
-- promised_on            when it is to be out of the way; null when nobody promised
-- responsible            unit and person that clear it away, else the unit of the project; null when nobody is named
-- lead_official          the leader in charge of the project; null when unknown
-- approved_on            the day of approval
-- planned_completion_on  the day of completion as planned
-- planned_investment     what it will cost in all, 万元
select
    project_code,
    name,
    region,
    lamp,
    months,
    reason,
    promised_on,
    responsible,
    lead_official,
    approved_on,
    planned_completion_on,
    planned_investment,
from lit_starts($month::date, $regions, $threshold, $with_separate, $start_yellow, $start_red)
order by
    list_position(['红', '黄', '绿'], lamp) nulls last,
    months desc nulls last,
    approved_on,
    project_code
