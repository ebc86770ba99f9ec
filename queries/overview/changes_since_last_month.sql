-- What happened in the last month of the reporting period. One row per change, the most important first.
--
-- Kinds, in their order: 新亮红灯 (a region's lamp turned red), 停工, 转慢于序时 (a region fell behind time progress), 竣工,
-- 新开工, 退出红灯, 追上序时, 新签约; within a kind the largest first. Projects are large ones. A region is named once, by
-- its first kind. In January, and in the first month of the ledger,
-- regions have no month before to be compared with.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
-- $yardstick      what lights the lamps: linear (time progress) or phased (the county's own plan)
-- $lamp_kind      kind of lamp rule: points, ratio or month_task
-- $lamp_yellow    limit below which a lamp is yellow, in the rule's kind
-- $lamp_red       limit below which a lamp is red, in the rule's kind
--
-- kind                what happened, as listed above
-- project_code        code; null for a region
-- name                name of the project or region
-- region              region
-- before              a project's state or a region's lamp at the end of the month before
-- after               a project's state or a region's lamp at the end of this one: of what started and was completed
--                     in the same month 竣工, under both kinds
-- planned_investment  planned investment of the project, 万元; null for a region
-- happened_on         the day; null for a region
-- lead_before         a region's lead a month before, percentage points; null for a project
-- lead_after          a region's lead now, percentage points; null for a project
-- completion_rate_before  a region's completion rate a month before, percent; null for a project
-- completion_rate     a region's completion rate now, percent; null for a project
-- time_progress_before  percent of the year gone a month before
-- time_progress       percent of the year gone now
-- changes_of_kind     how many changes of its kind there are here
with region_leads as (
    select
        region,
        completion_rate_last_month as completion_rate_before,
        completion_rate,
        points_between(completion_rate_last_month, time_progress(month_before($month::date))) as lead_before,
        points_between(completion_rate, time_progress($month::date)) as lead_after,
        lamp_before as before,
        lamp as after,
    from lit_regions($month::date, $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red)
    where is_chosen(region, $regions)
),

region_changes as (
    select
        case
            when before <> '红' and after = '红' then '新亮红灯'
            when lead_before >= 0 and lead_after < 0 then '转慢于序时'
            when before = '红' and after <> '红' then '退出红灯'
            when lead_before < 0 and lead_after >= 0 then '追上序时'
        end as kind,
        *,
    from region_leads
),

project_days as (
    select
        large.*,
        status_of(signed_on, approved_on, started_on, completed_on, suspended_on, month_before($month::date)) as before,
        status_of(signed_on, approved_on, started_on, completed_on, suspended_on, $month::date) as after,
        unnest([
            {'kind': '停工', 'day': if(is_suspended, suspended_on, null)},
            {'kind': '竣工', 'day': completed_on},
            {'kind': '新开工', 'day': started_on},
            {'kind': '新签约', 'day': signed_on},
        ]) as change,
    from large_projects_at($month::date, $regions, $threshold, $with_separate) as large
),

changes as (
    select
        change.kind as kind,
        project_code,
        name,
        region,
        before,
        after,
        planned_investment,
        change.day as happened_on,
        null::double as completion_rate_before,
        null::double as completion_rate,
        null::double as lead_before,
        null::double as lead_after,
    from project_days
    where date_trunc('month', change.day) = $month::date
    union all
    select
        kind,
        null,
        region,
        region,
        before,
        after,
        null,
        null,
        completion_rate_before,
        completion_rate,
        lead_before,
        lead_after,
    from region_changes
    where kind is not null
)

select
    kind,
    project_code,
    name,
    region,
    before,
    after,
    planned_investment,
    happened_on,
    lead_before,
    lead_after,
    completion_rate_before,
    completion_rate,
    time_progress(month_before($month::date)) as time_progress_before,
    time_progress($month::date) as time_progress,
    count(*) over (partition by kind) as changes_of_kind,
from changes
order by
    list_position(['新亮红灯', '停工', '转慢于序时', '竣工', '新开工', '退出红灯', '追上序时', '新签约'], kind),
    planned_investment desc nulls last,
    abs(lead_after) desc nulls last,
    project_code,
    region
