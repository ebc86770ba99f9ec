-- How many tasks of land clearance are done, due and late. One row per area: the county, then others of the ledger by name.
--
-- $month    last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions  names to keep; null keeps all
-- $area     county (its own regions), elsewhere (other prefectures and counties of the ledger), or all; null is all
--
-- area_of      the county, or a prefecture or county elsewhere
-- tasks        all
-- done         完成
-- on_time      按期: due in more than 30 days
-- due_soon     临期: due within 30 days
-- overdue      超期
-- undated      无期限: without a date, neither on time nor late
-- projects     projects with such a task
-- next_due_on  the next deadline still to come; null without one
-- days_left    days to it; null without one
select
    promised.area_of,
    count(*) as tasks,
    count(*) filter (promised.status = '完成') as done,
    count(*) filter (promised.status = '按期') as on_time,
    count(*) filter (promised.status = '临期') as due_soon,
    count(*) filter (promised.status = '超期') as overdue,
    count(*) filter (promised.status = '无期限') as undated,
    count(distinct promised.project_code) as projects,
    min(promised.due_on) filter (promised.status in ('按期', '临期')) as next_due_on,
    min(promised.days_left) filter (promised.status in ('按期', '临期')) as days_left,
from commitments_at($month::date) as promised
where
    promised.kind in ('征地', '协议签订', '补偿支付', '拆迁')
    and is_chosen(promised.region, $regions)
    and is_of_area(promised.is_own, $area::varchar)
group by promised.area_of, promised.is_own
order by promised.is_own desc, promised.area_of
