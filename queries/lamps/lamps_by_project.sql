-- What lights the lamp of a large project, and what a red one gives as its reason. One row per large project in hand with
-- a lamp, red ones first, of these those without a reason, then the one farthest behind.
--
-- The reason of a project is its open obstacle that was raised last.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        keeps the rows of these names; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
-- $yardstick      what lights the lamps: linear (time progress) or phased (the county's own plan)
-- $lamp_kind      kind of lamp rule: points, ratio or month_task
-- $lamp_yellow    limit below which a lamp is yellow, in the rule's kind
-- $lamp_red       limit below which a lamp is red, in the rule's kind
-- $project_pace   whether a project that started this year is held against the months since_start, or of the year
--
-- project_code          code
-- name                  name
-- region                township, zone, department or county
-- lamp                  绿, 黄 or 红: 绿 when completed, 红 when suspended, else by the rule
-- completion_rate       completed this year / plan of the year, percent; null without a plan
-- yardstick             linear or phased: the one that lights the lamp
-- reason                kind of the open obstacle raised last; null when none is open
-- promised_on           when it is to be out of the way; null when nobody promised
-- measured_rate         what is measured: completion_rate, or under a month's task the last month / plan, percent
-- expected_rate         what the yardstick asks for since held_from, percent of the plan; null without a phased plan
-- lead                  measured_rate - expected_rate, percentage points; null without either
-- lamp_linear           the lamp by time progress
-- lamp_phased           the lamp by the phased plan; null without one
-- is_without_reason     whether it is red and gives no reason
-- days_overdue          days since promised_on, when that is past; else null
-- description           the obstacle in the ledger's words; null when there are none
-- raised_on             the day it was raised; null without one
-- days_open             days since then; null without one
-- next_step             what is done next; null when unknown
-- responsible           unit and person that clear it away, else the unit of the project; null when the ledger names nobody
-- lead_official         the leader in charge of the project; null when unknown
-- status                竣工, 停工 or 在建
-- suspended_on          the day of suspension; null when it is not suspended
-- days_suspended        days since then; null when it is not suspended
-- planned_investment    what it will cost in all, 万元
-- annual_plan           what it is to complete this year, 万元; null when none was set
-- completed_this_year   completed since 1 January, 万元
-- gap_to_pace           missing to time progress since held_from, 万元; 0 when ahead, null without a plan, and where not
--                       reported
-- progress_note         the office's latest words on the site; null when there are none
-- held_from             first of the months that its plan of the year is held against: January, or that of its start
select
    lit.project_code,
    lit.name,
    lit.region,
    lit.lamp,
    lit.completion_rate,
    $yardstick as yardstick,
    reasons.obstacle as reason,
    reasons.promised_on,
    lit.measured as measured_rate,
    lit.expected as expected_rate,
    points_between(lit.measured, lit.expected) as lead,
    lit.lamp_linear,
    lit.lamp_phased,
    lit.lamp = '红' and reasons.obstacle is null as is_without_reason,
    case
        when reasons.promised_on < last_day($month::date)
            then date_diff('day', reasons.promised_on, last_day($month::date))
    end as days_overdue,
    reasons.description,
    reasons.raised_on,
    date_diff('day', reasons.raised_on, last_day($month::date)) as days_open,
    reasons.next_step,
    who_answers(coalesce(reasons.responsible_unit, lit.responsible_unit), reasons.responsible_person) as responsible,
    lit.lead_official,
    status_of(
        lit.signed_on, lit.approved_on, lit.started_on, lit.completed_on, lit.suspended_on, $month::date
    ) as status,
    if(status = '停工', lit.suspended_on, null) as suspended_on,
    date_diff('day', if(status = '停工', lit.suspended_on, null), last_day($month::date)) as days_suspended,
    lit.planned_investment,
    lit.annual_plan,
    lit.completed_this_year,
    lit.gap_to_pace,
    latest.progress_note,
    lit.held_from,
from lit_projects($month::date, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red, $project_pace) as lit
left join reasons($month::date) as reasons on lit.project_code = reasons.project_code
left join latest_progress($month::date) as latest on lit.project_code = latest.project_code
where
    lit.lamp is not null
    and is_chosen(lit.region, $regions)
    and is_counted(lit.listed_separately, $with_separate)
    and lit.planned_investment >= $threshold
order by
    list_position(['红', '黄', '绿'], lit.lamp),
    is_without_reason desc,
    lead nulls last,
    lit.planned_investment desc,
    lit.project_code
