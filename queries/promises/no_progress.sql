-- Which large projects stand still, since when, and how much money waits in them. One row per project and kind, longest first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        keeps the rows of these names; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- kind                  停工 (suspended), 逾期未竣工 (past its planned completion: under way, suspended or not started), 应开未开
--                       (approved, to be completed this year, not started) or 久无投入 (under way, two months or more known in
--                       which nothing was completed: a month that its region has not reported is not); a project may have several
-- name                  name of the project
-- project_code          code
-- region                region
-- planned_investment    planned investment, 万元
-- completed_investment  completed since the ledger begins, up to $month, 万元
-- amount                what is left of the planned investment, 万元
-- since                 the day it was suspended, due, approved, or from which on it is known that nothing was completed
-- days                  days since then
-- obstacle              kind of the open obstacle raised last; null when the ledger names none
-- next_step             what is done about it next; null when unknown
-- promised_on           when the obstacle is to be out of the way; null when nobody promised
-- responsible           unit and person that answer for it; null when the ledger names nobody
-- lead_official         the leader in charge of the project; null when unknown
-- is_first_of_project   false on the second and third row of a project, so that sums count it once
select
    kind,
    name,
    project_code,
    region,
    planned_investment,
    completed_investment,
    amount,
    since,
    date_diff('day', since, last_day($month::date)) as days,
    obstacle,
    next_step,
    promised_on,
    responsible,
    lead_official,
    row_number() over (partition by project_code order by since, kind) = 1 as is_first_of_project,
from projects_without_progress($month::date, $regions, $threshold, $with_separate)
order by days desc, amount desc, project_code, kind
