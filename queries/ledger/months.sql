-- The months that can be reported. One row per month with investments, the latest first.
--
-- month  first day of the month
select distinct month
from own_work
order by month desc
