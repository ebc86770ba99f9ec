-- What has come of the days of joint starts (集中开工) and of joint signing. One row per batch or event, the latest first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
--
-- grouped_by            batch (开工批次) or event (签约活动): each is a count of its own
-- batch                 its name, in the ledger's words
-- projects              projects that belong to it
-- started               of them started
-- not_started           of them not started
-- suspended             of them suspended
-- listed                of them in the statistics of investment
-- completed             of them completed
-- in_production         of them in production
-- planned_investment    what they will cost in all, 万元
-- completed_investment  completed since the ledger begins, 万元
-- progress              completed_investment / planned_investment, percent; null when nothing is planned
select
    grouped_by,
    batch,
    count(*) as projects,
    count(*) filter (is_started) as started,
    count(*) filter (not is_started) as not_started,
    count(*) filter (is_suspended) as suspended,
    count(*) filter (is_listed) as listed,
    count(*) filter (is_completed) as completed,
    count(*) filter (is_in_production) as in_production,
    sum(planned_investment) as planned_investment,
    sum(completed_investment) as completed_investment,
    percent(sum(completed_investment), sum(planned_investment)) as progress,
from projects_of_batches($month::date, $regions, $with_separate)
group by grouped_by, batch
order by
    grouped_by,
    max(if(grouped_by = 'event', signed_on, coalesce(started_on, planned_start_on))) desc nulls last,
    batch
