-- Which columns of the sheet 项目 that an office may leave out hold anything. One row per column.
--
-- name  name of the column
-- rows  how many projects of the county have a value in it
select
    'listed_on' as name,
    count(listed_on) as rows,
from own_projects
union all
select
    'signing_event',
    count(signing_event),
from own_projects
union all
select
    'start_batch',
    count(start_batch),
from own_projects
union all
select
    'lead_official',
    count(lead_official),
from own_projects
union all
select
    'deputy_leader',
    count(deputy_leader),
from own_projects
union all
select
    'responsible_unit',
    count(responsible_unit),
from own_projects
order by name
