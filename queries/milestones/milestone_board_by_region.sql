-- How many projects of every region come to which node next. One row per region and node, regions in the ledger's order.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
-- $node_names     the standard nodes of the settings, in their order
-- $node_groups    the group of each of them: 手续 or 建设
--
-- region    region
-- node      the node that waits; null when all nodes of the projects are done
-- projects  projects that come to it next
-- overdue   of them those that are past its day
with kept as (
    select *
    from milestones_at($month::date, $node_names, $node_groups)
    where is_chosen(region, $regions) and is_counted(listed_separately, $with_separate)
),

waiting as (
    select
        *,
        if(done_on is null, node, null) as waiting_for,
    from kept
    qualify
        row_number() over (
            partition by project_code
            order by done_on is not null, due_on nulls last, place nulls last, node
        ) = 1
)

select
    waiting.region,
    waiting.waiting_for as node,
    count(*) as projects,
    count(*) filter (waiting.status = '超期') as overdue,
from waiting
inner join own_regions on waiting.region = own_regions.region
group by waiting.region, waiting.waiting_for, own_regions.sort_order
order by
    own_regions.sort_order nulls last,
    waiting.region,
    min(waiting.place) nulls last,
    node nulls last
