-- What the meetings decided, and whether it was done. One row per decision, late ones first, then the last meeting's.
--
-- $month    last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions  keeps the decisions on these names; null keeps all
--
-- met_on              day of the meeting
-- matter              what was decided, in the ledger's words
-- region              region that it concerns; null when it concerns none
-- responsible_unit    unit; null when unknown
-- due_on              deadline; null when there is none
-- done_on             day it was done; null when it was not by the end of $month
-- status              完成, 按期, 临期 (within 30 days), 超期 or 无期限
-- project             name of the project; null when it concerns none
-- project_code        code; null likewise
-- days_left           days to the deadline, negative when it has passed; null when done, and without a deadline
-- is_of_last_meeting  whether the last of these meetings decided it
select
    met_on,
    matter,
    region,
    responsible_unit,
    due_on,
    done_on,
    status,
    project,
    project_code,
    days_left,
    met_on = max(met_on) over () as is_of_last_meeting,
from decisions_at($month::date)
where $regions is null or is_chosen(region, $regions)
order by urgency(status), is_of_last_meeting desc, due_on nulls last, met_on desc, source_row
