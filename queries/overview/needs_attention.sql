-- What needs a leader. One row per matter, a project only once, by its most serious kind.
--
-- Kinds, by severity: 停工 (large project suspended), 红灯 (region with a red lamp), 项目红灯 (large project with one), 问题超期
-- (open obstacle past its promised day), 任务超期 (commitment past its deadline), 逾期未竣工 (large project past its planned
-- completion), 应开未开 (large project approved, to be completed this year, not started), 久无投入 (large project under way,
-- nothing completed for two months or more), 任务临期 (commitment due within 30 days). The largest matter of each kind comes
-- first, in that order, then the second largest of each, and so on, so that one kind never fills the top.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
-- $yardstick      what lights the lamps: linear (time progress) or phased (the county's own plan)
-- $lamp_kind      kind of lamp rule: points, ratio or month_task
-- $lamp_yellow    limit below which a lamp is yellow, in the rule's kind
-- $lamp_red       limit below which a lamp is red, in the rule's kind
-- $project_pace   whether a project that started this year is held against the months since_start, or of the year
--
-- rank          place, from 1
-- kind          what is the matter, as listed above
-- name          name of the project, region or commitment
-- project_code  code; null when it is no project's matter
-- region        region
-- amount        万元: a region's or red project's gap to time progress, else what is left of the project's planned
--               investment; null without either
-- since         the day it began, or is due; null for a lamp
-- days          days since then, negative while it is still to come; null for a lamp
-- reason        kind of the open obstacle raised last, or of the commitment; null when none is known
-- responsible   unit and person that answer for it: 发改局（张三）; null when the ledger names nobody
-- lead_official  the leader in charge of the project; null when unknown, and for a region
-- promised_on   when the obstacle is to be out of the way; null when nobody promised
with matters as (
    select *
    from matters_for_leaders(
        $month::date, $regions, $threshold, $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red,
        $project_pace
    )
),

once_each as (
    select *
    from matters
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
    lead_official,
    promised_on,
from placed
order by rank
