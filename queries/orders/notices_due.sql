-- The notices (督办单) that the rules ask for. One row per subject, red ones first, then the longest late.
--
-- A red project is red and a yellow one yellow; a node, promise or decision is blue while it is due soon, yellow when it is
-- late, red when it is late for long; and what was named in the months before without a gap is red, and goes one level up.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        keeps the subjects of these names; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
-- $yardstick      what lights the lamps: linear (time progress) or phased (the county's own plan)
-- $lamp_kind      kind of lamp rule: points, ratio or month_task
-- $lamp_yellow    limit below which a lamp is yellow, in the rule's kind
-- $lamp_red       limit below which a lamp is red, in the rule's kind
-- $project_pace   whether a project that started this year is held against the months since_start, or of the year
-- $node_names     the standard nodes of the settings, in their order
-- $node_groups    the group of each of them: 手续 or 建设
-- $notice_soon    days before its day in which a promise or decision is due soon (blue)
-- $notice_red     days late from which a node, promise or decision is red, not yellow
-- $notice_repeat  months in a row with a notice, this one included, from which the next one is red
--
-- kind              蓝, 黄 or 红
-- subject           name of the project, promise or decision
-- region            region; null when it concerns none
-- responsible_unit  unit; null when unknown
-- due_on            day it was, or is, due; null for a lamp
-- matter_kind       项目红灯, 项目黄灯, 节点超期, 问题超期 (promised day of an obstacle), 承诺超期, 承诺临期, 议定超期 or 议定临期
-- detail            the late nodes, the kind of promise, or the decision's project; null without any
-- project_code      code; null when it concerns no project
-- days_late         days it is late; null when it is not
-- days_left         days to its day; null when it has none, or is late
-- completion_rate   of a lamp: completed this year / plan of the year, percent; null else
-- expected_rate     of a lamp: what the yardstick asks for, percent; null else
-- completed_this_year  of a lamp: 万元; null else
-- annual_plan       of a lamp: 万元; null else
-- suspended_on      of a lamp: since when the project is suspended; null else
-- reason            of a lamp: kind of the open obstacle raised last; null when none is open
-- next_step         of a lamp: what is done next; null when unknown
-- lead_official     the leader in charge of the project; null when unknown
-- deputy_leader     the leader in whose field it is; null when unknown
-- months_named      months in a row before this one in which a notice went out about it
-- last_number       number of the last notice about it that is not closed; null when there is none
-- next_number       the first free number of the year, by the notices in the ledger
with matters as (
    select *
    from matters_for_notices(
        $month::date, $regions, $threshold, $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red,
        $project_pace, $node_names, $node_groups, $notice_soon
    )
),

last_notices as (
    select
        about,
        arg_max(number, (issued_on, source_row)) as number,
    from notices_at($month::date)
    where closed_on is null and about is not null
    group by about
),

numbers as (
    select coalesce(max(try_cast(regexp_extract(number, '(\d+)\D*$', 1) as integer)), 0) + 1 as next_number
    from notices
    where year_number(issued_on) = year_number($month::date) and issued_on <= last_day($month::date)
)

select
    case
        when matters.lamp is not null and matters.lamp = '红' then '红'
        when matters.days is not null and matters.days <= 0 then '蓝'
        when coalesce(named.months_named, 0) + 1 >= $notice_repeat then '红'
        when matters.days >= $notice_red then '红'
        else '黄'
    end as kind,
    matters.subject,
    matters.region,
    matters.responsible_unit,
    matters.was_due_on as due_on,
    matters.matter_kind,
    matters.detail,
    matters.project_code,
    if(matters.days > 0, matters.days, null) as days_late,
    if(matters.days <= 0, -matters.days, null) as days_left,
    matters.completion_rate,
    matters.expected_rate,
    matters.completed_this_year,
    matters.annual_plan,
    case
        when
            matters.lamp is not null
            and is_suspended(own_projects.suspended_on, own_projects.completed_on, $month::date)
            then own_projects.suspended_on
    end as suspended_on,
    matters.reason,
    matters.next_step,
    matters.lead_official,
    matters.deputy_leader,
    coalesce(named.months_named, 0) as months_named,
    last_notices.number as last_number,
    numbers.next_number,
from matters
cross join numbers
left join own_projects on matters.project_code = own_projects.project_code
left join months_named_before($month::date) as named on coalesce(matters.project_code, matters.region) = named.about
left join last_notices on coalesce(matters.project_code, matters.region) = last_notices.about
order by
    list_position(['红', '黄', '蓝'], kind),
    list_position(['项目红灯', '节点超期', '问题超期', '承诺超期', '议定超期', '项目黄灯', '承诺临期', '议定临期'], matters.matter_kind),
    days_late desc nulls last,
    days_left nulls last,
    matters.completion_rate nulls last,
    matters.subject,
    matters.region
