-- The projects of the days of joint starts and of joint signing. One row per project and day, those not started first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
--
-- grouped_by            batch (开工批次) or event (签约活动)
-- batch                 its name, in the ledger's words
-- project_code          code
-- name                  name
-- region                region
-- signed_on             day of signing; null when unknown
-- planned_start_on      day of the start as planned; null when unknown
-- started_on            day of the start; null when not started by the end of $month
-- listed_on             day of entry into the statistics; null likewise
-- in_production_on      day of production; null likewise
-- is_started            whether it is started
-- is_suspended          whether it is suspended
-- is_listed             whether it is in the statistics of investment
-- is_completed          whether it is completed
-- is_in_production      whether it is in production
-- planned_investment    what it will cost in all, 万元
-- completed_investment  completed since the ledger begins, 万元
-- responsible_unit      unit; null when unknown
select
    grouped_by,
    batch,
    project_code,
    name,
    region,
    signed_on,
    planned_start_on,
    if(is_started, started_on, null) as started_on,
    if(is_listed, listed_on, null) as listed_on,
    if(is_in_production, in_production_on, null) as in_production_on,
    is_started,
    is_suspended,
    is_listed,
    is_completed,
    is_in_production,
    planned_investment,
    completed_investment,
    responsible_unit,
from projects_of_batches($month::date, $regions, $with_separate)
order by grouped_by, batch, is_started, planned_investment desc, project_code
