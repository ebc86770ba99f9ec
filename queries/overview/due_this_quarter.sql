-- What falls due from the end of the reported month to the end of its quarter. One row per matter, the next day first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
-- $node_names     the standard nodes of the settings, in their order
-- $node_groups    the group of each of them: 手续 or 建设
--
-- kind              竣工, 节点, 任务, 承诺 (promised day of an obstacle) or 议定 (decision)
-- name              name of the project, commitment or decision
-- detail            node, kind of commitment or obstacle; null without one
-- region            region; null when it concerns none
-- project_code      code; null when it belongs to no project
-- responsible_unit  unit; null when unknown
-- due_on            the day
-- days_left         days to it
-- quarter_ends_on   last day of the quarter
with quarter as (
    select
        last_day($month::date) as told_until,
        last_day(
            (year_start($month::date) + to_months((3 * ceil(month_number($month::date) / 3.0) - 1)::integer))::date
        ) as ends_on,
),

matters as (
    select
        '竣工' as kind,
        name,
        null as detail,
        region,
        project_code,
        responsible_unit,
        planned_completion_on as due_on,
    from own_projects
    where
        has_happened(started_on, $month::date)
        and not has_happened(completed_on, $month::date)
        and is_counted(listed_separately, $with_separate)
    union all
    select
        '节点',
        name,
        node,
        region,
        project_code,
        responsible_unit,
        due_on,
    from milestones_at($month::date, $node_names, $node_groups)
    where status <> '完成' and is_counted(listed_separately, $with_separate)
    union all
    select
        '任务' as kind,
        name,
        kind,
        region,
        project_code,
        responsible_unit,
        due_on,
    from commitments_at($month::date)
    where is_own and status <> '完成'
    union all
    select
        '承诺',
        own_projects.name,
        raised.obstacle,
        own_projects.region,
        own_projects.project_code,
        coalesce(raised.responsible_unit, own_projects.responsible_unit),
        raised.promised_on,
    from open_obstacles($month::date) as raised
    inner join own_projects on raised.project_code = own_projects.project_code
    where is_counted(own_projects.listed_separately, $with_separate)
    union all
    select
        '议定',
        matter,
        project,
        region,
        project_code,
        responsible_unit,
        due_on,
    from decisions_at($month::date)
    where status <> '完成'
)

select
    matters.kind,
    matters.name,
    matters.detail,
    matters.region,
    matters.project_code,
    matters.responsible_unit,
    matters.due_on,
    date_diff('day', quarter.told_until, matters.due_on) as days_left,
    quarter.ends_on as quarter_ends_on,
from matters
cross join quarter
where
    matters.due_on > quarter.told_until
    and matters.due_on <= quarter.ends_on
    and ($regions is null or is_chosen(matters.region, $regions))
order by matters.due_on, list_position(['竣工', '节点', '任务', '承诺', '议定'], matters.kind), matters.name, matters.detail
