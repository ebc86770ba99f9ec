-- Entry into the statistics of investment (入库纳统), project by project. One row per large project in hand, those not listed first, the longest started at the top.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- project_code         code
-- name                 name
-- region               region
-- started_on           day of the start
-- listed_on            day of entry; null when it was not entered by the end of $month
-- is_listed            whether it was
-- is_without_work      whether it is listed and has completed nothing since January, as far as its region has reported the month
-- days_since_start     days from the start to the end of $month
-- planned_investment   what it will cost in all, 万元
-- completed_this_year  completed since January, 万元
-- responsible_unit     unit; null when unknown
select
    own_projects.project_code,
    own_projects.name,
    own_projects.region,
    own_projects.started_on,
    if(has_happened(own_projects.listed_on, $month::date), own_projects.listed_on, null) as listed_on,
    has_happened(own_projects.listed_on, $month::date) as is_listed,
    is_listed and coalesce(work.completed_this_year, 0) = 0 and coalesce(told.is_reported, true) as is_without_work,
    date_diff('day', own_projects.started_on, last_day($month::date)) as days_since_start,
    own_projects.planned_investment,
    coalesce(work.completed_this_year, 0) as completed_this_year,
    own_projects.responsible_unit,
from own_projects
left join work_up_to($month::date) as work on own_projects.project_code = work.project_code
left join reporting_at($month::date) as told on own_projects.region = told.region
where
    in_hand(own_projects.started_on, own_projects.completed_on, $month::date)
    and own_projects.planned_investment >= $threshold
    and is_chosen(own_projects.region, $regions)
    and is_counted(own_projects.listed_separately, $with_separate)
order by
    is_listed,
    is_without_work desc,
    own_projects.started_on,
    own_projects.project_code
