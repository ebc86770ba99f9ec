-- How the nodes of the projects are kept, by unit, by node and by region. One row per holder, the most and longest overdue first; nodes in the order of the settings.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
-- $node_names     the standard nodes of the settings, in their order
-- $node_groups    the group of each of them: 手续 or 建设
--
-- grouped_by  unit, node or region: each is a count of all nodes on its own
-- holder      name of the unit, the node or the region; null where the ledger names none
-- node_group  手续, 建设 or 其他; null but for nodes
-- nodes       all
-- done        完成
-- on_time     按期: due in more than 30 days
-- due_soon    临期: due within 30 days
-- overdue     超期
-- undated     无期限: without a day, neither on time nor late
-- unverified  done, and nobody went to see
-- days_late   days of the one that is overdue longest; null when none is
with kept as (
    select *
    from milestones_at($month::date, $node_names, $node_groups)
    where is_chosen(region, $regions) and is_counted(listed_separately, $with_separate)
),

by_holder as (
    select
        unnest([
            {'grouped_by': 'unit', 'holder': responsible_unit, 'node_group': null, 'place': null},
            {'grouped_by': 'node', 'holder': node, 'node_group': node_group, 'place': place},
            {'grouped_by': 'region', 'holder': region, 'node_group': null, 'place': null},
        ]) as part,
        * exclude (node_group, place),
    from kept
)

select
    part.grouped_by as grouped_by,
    part.holder as holder,
    part.node_group as node_group,
    count(*) as nodes,
    count(*) filter (status = '完成') as done,
    count(*) filter (status = '按期') as on_time,
    count(*) filter (status = '临期') as due_soon,
    count(*) filter (status = '超期') as overdue,
    count(*) filter (status = '无期限') as undated,
    count(*) filter (is_unverified) as unverified,
    max(days_late) filter (status = '超期') as days_late,
from by_holder
group by part.grouped_by, part.holder, part.node_group, part.place
order by
    grouped_by,
    part.place nulls last,
    overdue desc,
    days_late desc nulls last,
    due_soon desc,
    nodes desc,
    holder nulls last
