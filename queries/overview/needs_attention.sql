-- What needs a leader. One row per matter, a project only once, by its most serious kind.
--
-- Kinds, by severity: 停工 (large project suspended), 红灯 (region with a red lamp), 问题超期 (open obstacle past its promised
-- day), 任务超期 (commitment past its deadline), 逾期未竣工 (large project past its planned completion), 应开未开 (large project
-- approved, to be completed this year, not started), 久无投入 (large project under way, nothing completed for two months
-- or more), 任务临期 (commitment due within 30 days). The largest matter of each kind comes first, in that order, then the
-- second largest of each, and so on, so that one kind never fills the top.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
-- $yardstick      what lights the lamps: linear (time progress) or phased (the county's own plan)
-- $lamp_kind      kind of lamp rule: points or ratio
-- $lamp_yellow    limit below which a lamp is yellow, in the rule's kind
-- $lamp_red       limit below which a lamp is red, in the rule's kind
--
-- rank          place, from 1
-- kind          what is the matter, as listed above
-- name          name of the project, region or commitment
-- project_code  code; null when it is no project's matter
-- region        region
-- amount        万元: a region's gap to time progress, else what is left of the project's planned investment; null without either
-- since         the day it began, or is due; null for a region
-- days          days since then, negative while it is still to come; null for a region
-- reason        kind of the open obstacle raised last, or of the commitment; null when none is known
-- responsible   who answers for it; null when the ledger names nobody
-- promised_on   when the obstacle is to be out of the way; null when nobody promised
with projects_of_the_filter as (
    select *
    from projects_to_watch($month::date, $regions, $with_separate)
),

project_matters as (
    select *
    from projects_without_progress($month::date, $regions, $threshold, $with_separate)
),

obstacle_matters as (
    select
        obstacles.*,
        project.name,
        project.region,
        project.amount,
        project.responsible,
    from open_obstacles($month::date) as obstacles
    inner join projects_of_the_filter as project on obstacles.project_code = project.project_code
    where obstacles.promised_on < last_day($month::date)
),

commitment_matters as (
    select
        promised.*,
        project.amount,
        coalesce(promised.responsible_person, promised.responsible_unit, project.responsible) as responsible,
    from commitments_at($month::date) as promised
    left join projects_of_the_filter as project on promised.project_code = project.project_code
    where
        promised.is_own
        and is_chosen(promised.region, $regions)
        and promised.status in ('超期', '临期')
        and (project.project_code is not null or promised.project_code is null)
),

region_matters as (
    select
        region,
        gap_to_pace(completed_investment, target, $month::date) as amount,
    from lit_regions($month::date, $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red)
    where is_chosen(region, $regions) and lamp = '红'
),

matters as (
    select
        kind,
        name,
        project_code,
        region,
        amount::double as amount,
        since,
        obstacle as reason,
        responsible,
        promised_on,
    from project_matters
    union all
    select
        '问题超期',
        name,
        project_code,
        region,
        amount,
        promised_on,
        obstacle,
        coalesce(responsible_person, responsible_unit, responsible),
        promised_on,
    from obstacle_matters
    union all
    select
        '任务' || status,
        name,
        project_code,
        region,
        amount,
        due_on,
        kind,
        responsible,
        null,
    from commitment_matters
    union all
    select
        '红灯',
        region,
        null,
        region,
        amount,
        null,
        null,
        null,
        null,
    from region_matters
),

by_severity as (
    select
        *,
        list_position(
            ['停工', '红灯', '问题超期', '任务超期', '逾期未竣工', '应开未开', '久无投入', '任务临期'], kind
        ) as severity,
    from matters
),

once_each as (
    select *
    from by_severity
    qualify
        project_code is null
        or row_number() over (partition by project_code order by severity, since, name) = 1
),

placed as (
    select
        *,
        row_number() over (
            partition by kind order by amount desc nulls last, since nulls last, region, name
        ) as place_in_kind,
    from once_each
)

select
    row_number() over (order by place_in_kind, severity) as rank,
    kind,
    name,
    project_code,
    region,
    amount,
    since,
    date_diff('day', since, last_day($month::date)) as days,
    reason,
    responsible,
    promised_on,
from placed
order by rank
