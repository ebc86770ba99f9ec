-- How the nodes of the projects are kept, all together. One row.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
-- $node_names     the standard nodes of the settings, in their order
-- $node_groups    the group of each of them: 手续 or 建设
--
-- nodes       all
-- done        完成
-- on_time     按期: due in more than 30 days
-- due_soon    临期: due within 30 days
-- overdue     超期
-- undated     无期限: without a day, neither on time nor late
-- unverified  done, and nobody went to see
-- days_late   days of the one that is overdue longest; null when none is
-- projects    projects with a node
-- done_late   done after the planned day
-- done_rate   done / nodes, percent; null without a node
-- overdue_projects  projects with an overdue node
select
    count(*) as nodes,
    count(*) filter (status = '完成') as done,
    count(*) filter (status = '按期') as on_time,
    count(*) filter (status = '临期') as due_soon,
    count(*) filter (status = '超期') as overdue,
    count(*) filter (status = '无期限') as undated,
    count(*) filter (is_unverified) as unverified,
    max(days_late) filter (status = '超期') as days_late,
    count(distinct project_code) as projects,
    count(*) filter (status = '完成' and days_late is not null) as done_late,
    percent(count(*) filter (status = '完成'), count(*)) as done_rate,
    count(distinct project_code) filter (status = '超期') as overdue_projects,
from milestones_at($month::date, $node_names, $node_groups)
where is_chosen(region, $regions) and is_counted(listed_separately, $with_separate)
order by nodes
