-- How decisions of meetings are carried out, all together. One row.
--
-- $month    last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions  keeps the decisions on these names; null keeps all
--
-- decisions     all
-- done          完成
-- overdue       超期
-- due_soon      临期: due within 30 days
-- open          not done, neither overdue nor due soon
-- last_met_on   day of the last meeting with a decision; null without one
-- of_last       decisions of that meeting
-- of_last_done  of them done
-- earlier_open  decisions of the meetings before it that are not done
-- days_late     days of the one that is late longest; null when none is
with kept as (
    select
        *,
        met_on = max(met_on) over () as is_of_last_meeting,
    from decisions_at($month::date)
    where $regions is null or is_chosen(region, $regions)
)

select
    count(*) as decisions,
    count(*) filter (status = '完成') as done,
    count(*) filter (status = '超期') as overdue,
    count(*) filter (status = '临期') as due_soon,
    count(*) filter (status in ('按期', '无期限')) as open,
    max(met_on) as last_met_on,
    count(*) filter (is_of_last_meeting) as of_last,
    count(*) filter (is_of_last_meeting and status = '完成') as of_last_done,
    count(*) filter (not is_of_last_meeting and status <> '完成') as earlier_open,
    -min(days_left) filter (status = '超期') as days_late,
from kept
order by decisions
