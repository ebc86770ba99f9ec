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
-- resolved_on         when it was out of the way; null while it is open
-- is_open             whether it is open at the end of $month
-- days_open           days since it was raised, to its end or to the end of $month
-- days_overdue        days since the promised day; null when resolved, not yet due, or never promised
select
    obstacles.project_code,
    obstacles.obstacle,
    obstacles.raised_on,
    obstacles.description,
    obstacles.responsible_unit,
    obstacles.responsible_person,
    obstacles.next_step,
    obstacles.promised_on,
    if(has_happened(obstacles.resolved_on, $month::date), obstacles.resolved_on, null) as resolved_on,
    not has_happened(obstacles.resolved_on, $month::date) as is_open,
    date_diff(
        'day',
        obstacles.raised_on,
        if(has_happened(obstacles.resolved_on, $month::date), obstacles.resolved_on, last_day($month::date))
    ) as days_open,
    case
        when not has_happened(obstacles.resolved_on, $month::date) and obstacles.promised_on < last_day($month::date)
            then date_diff('day', obstacles.promised_on, last_day($month::date))
    end as days_overdue,
from obstacles
semi join own_projects on obstacles.project_code = own_projects.project_code
where
    obstacles.raised_on <= last_day($month::date)
    and ($code::varchar is null or obstacles.project_code = $code::varchar)
order by is_open desc, obstacles.raised_on, obstacles.project_code, obstacles.source_row
