-- How the notices are answered, all together. One row.
--
-- $month    last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions  keeps the notices about these names; null keeps all
--
-- issued         all that went out
-- waiting        待回复
-- late           逾期未回复
-- answered       已回复, not closed
-- closed         已销号
-- new_of_month   went out in the last month
-- days_late      days of the answer that is late longest; null when none is
select
    count(*) as issued,
    count(*) filter (status = '待回复') as waiting,
    count(*) filter (status = '逾期未回复') as late,
    count(*) filter (status = '已回复') as answered,
    count(*) filter (status = '已销号') as closed,
    count(*) filter (issued_on >= $month::date) as new_of_month,
    max(days_late) as days_late,
from notices_at($month::date)
where $regions is null or is_chosen(region, $regions)
order by issued
