-- The notices that went out, and what came back. One row per notice, those that are late with their answer first, then the latest.
--
-- $month    last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions  keeps the notices about these names; null keeps all
--
-- number        number
-- kind          蓝, 黄 or 红
-- project       name of the project; null when it is about none
-- project_code  code; null likewise
-- region        region; null when it is about none
-- issued_on     day it went out
-- due_on        day the answer is due; null when none was set
-- answered_on   day of the answer; null when there was none by the end of $month
-- closed_on     day it was closed; null likewise
-- answer        the answer, in the ledger's words; null without one
-- status        待回复, 逾期未回复, 已回复 or 已销号
-- days_late     days the answer is late; null when it is not
select
    number,
    kind,
    project,
    project_code,
    region,
    issued_on,
    due_on,
    answered_on,
    closed_on,
    if(answered_on is null, null, answer) as answer,
    status,
    days_late,
from notices_at($month::date)
where $regions is null or is_chosen(region, $regions)
order by
    list_position(['逾期未回复', '待回复', '已回复', '已销号'], status),
    days_late desc nulls last,
    issued_on desc,
    number
