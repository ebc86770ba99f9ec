-- How promises are kept, all together. One row.
--
-- $month    last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions  names to keep; null keeps all
-- $area     county (its own regions), elsewhere (other prefectures and counties of the ledger), or all; null is all
--
-- commitments   all
-- done          完成
-- on_time       按期: due in more than 30 days
-- due_soon      临期: due within 30 days
-- overdue       超期
-- undated       无期限: without a date, neither on time nor late
-- done_rate     done / commitments, percent; null without a commitment
-- days_late     days of the one that is overdue longest; null when none is
-- next_due_on   the next deadline still to come; null without one
-- days_left     days to it; null without one
-- regions       townships, zones and others with a commitment
select
    count(*) as commitments,
    count(*) filter (status = '完成') as done,
    count(*) filter (status = '按期') as on_time,
    count(*) filter (status = '临期') as due_soon,
    count(*) filter (status = '超期') as overdue,
    count(*) filter (status = '无期限') as undated,
    percent(count(*) filter (status = '完成'), count(*)) as done_rate,
    -min(days_left) filter (status = '超期') as days_late,
    min(due_on) filter (status in ('按期', '临期')) as next_due_on,
    min(days_left) filter (status in ('按期', '临期')) as days_left,
    count(distinct region) as regions,
from commitments_at($month::date)
where is_chosen(region, $regions) and is_of_area(is_own, $area::varchar)
order by commitments
