-- How promises are kept, by who made them. One row per party, per responsible unit and per region, the most and longest overdue first.
--
-- $month    last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions  names to keep; null keeps all
-- $area     county (its own regions), elsewhere (other prefectures and counties of the ledger), or all; null is all
--
-- grouped_by    party, unit or region: each is a count of all commitments on its own
-- holder        政府 or 企业, name of the unit, or name of the region; null where the ledger names none
-- commitments   all
-- done          完成
-- on_time       按期: due in more than 30 days
-- due_soon      临期: due within 30 days
-- overdue       超期
-- undated       无期限: without a date, neither on time nor late
-- days_late     days of the one that is overdue longest; null when none is
-- next_due_on   the next deadline still to come; null without one
-- days_left     days to it; null without one
-- overdue_rank  place among all of the same grouping by overdue, 1 for the most; ties share it
-- count_ranked  how many there are
with promised as (
    select *
    from commitments_at($month::date)
    where is_chosen(region, $regions) and is_of_area(is_own, $area::varchar)
),

by_holder as (
    select
        unnest([
            {'grouped_by': 'party', 'holder': party},
            {'grouped_by': 'unit', 'holder': responsible_unit},
            {'grouped_by': 'region', 'holder': region},
        ]) as part,
        status,
        due_on,
        days_left,
    from promised
),

flat as (
    select
        part.grouped_by as grouped_by,
        part.holder as holder,
        * exclude (part),
    from by_holder
)

select
    grouped_by,
    holder,
    count(*) as commitments,
    count(*) filter (status = '完成') as done,
    count(*) filter (status = '按期') as on_time,
    count(*) filter (status = '临期') as due_soon,
    count(*) filter (status = '超期') as overdue,
    count(*) filter (status = '无期限') as undated,
    -min(days_left) filter (status = '超期') as days_late,
    min(due_on) filter (status in ('按期', '临期')) as next_due_on,
    min(days_left) filter (status in ('按期', '临期')) as days_left,
    rank() over (partition by grouped_by order by overdue desc) as overdue_rank,
    count(*) over (partition by grouped_by) as count_ranked,
from flat
group by grouped_by, holder
order by
    list_position(['party', 'region', 'unit'], grouped_by),
    overdue desc,
    days_late desc nulls last,
    due_soon desc,
    commitments desc,
    holder nulls last
