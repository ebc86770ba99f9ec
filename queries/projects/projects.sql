-- The projects themselves. One row per project of the chosen regions, most completed this year first.
--
-- completed_this_year adds up to the completed investment of the same filter when $threshold is 0.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        keeps the rows of these names; null keeps all
-- $threshold      planned investment from which a project is shown, 万元; 0 shows all
-- $with_separate  whether separately listed projects are shown
-- $large_from     planned investment from which is_large is true, 万元; by default the county's threshold
-- $yardstick      what lights the lamps: linear (time progress) or phased (the county's own plan)
-- $lamp_kind      kind of lamp rule: points, ratio or month_task
-- $lamp_yellow    limit below which a lamp is yellow, in the rule's kind
-- $lamp_red       limit below which a lamp is red, in the rule's kind
-- $project_pace   whether a project that started this year is held against the months since_start, or of the year
--
-- project_code           code
-- name                   name
-- region                 township, zone, department or county
-- category               category; null when the ledger gives none
-- investor_origin        民资, 境内市外, 外资 or 国有
-- planned_investment     what it will cost in all, 万元
-- completed_investment   completed since the ledger begins, up to $month, 万元
-- completed_this_year    completed since 1 January, 万元
-- progress               completed_investment / planned_investment, percent; null when nothing is planned
-- status                 竣工, 停工, 在建, else the stage before: 报批 (approved), 签约 (signed), 储备
-- class                  结转 (started before this year) or 新开工; null when not in hand
-- lamp                   绿, 黄 or 红: completed_this_year / annual_plan against the yardstick, 绿 when completed, 红 when
--                        suspended; null without a plan, and when not in hand
-- is_in_hand             whether started and not completed before this year
-- is_large               whether planned_investment is at or above $large_from
-- listed_separately      whether it is a separately listed project
-- owner                  who builds it; null when unknown
-- industry               industry; null when unknown
-- origin_place           where the investor comes from; null when unknown
-- annual_plan            what it is to complete this year, 万元; null when none was set
-- signed_on              day of signing; null when unknown
-- approved_on            day of approval; null when unknown
-- started_on             day of the start; null when not started
-- planned_completion_on  day of completion as planned; null when unknown
-- completed_on           day of completion; null when not completed
-- suspended_on           day of suspension; null when never
-- new_this_period        completed in the last month, 万元
-- completed_last_year    completed in the same months a year before, 万元; null when the ledger does not reach back
-- responsible_unit       unit; null when unknown
-- lead_official          the leader who answers for it; null when unknown
-- last_invested_month    last month with completed investment, up to $month; null when none
-- obstacle               the open obstacle raised last; null when none is open
-- promised_on            when that obstacle is to be out of the way; null when nobody promised
-- remark                 as the ledger writes it; null when none
-- deputy_leader          the leader in whose field it is; null when unknown
-- progress_note          the office's latest words on the site; null when there are none
with states as (
    select
        *,
        in_hand(started_on, completed_on, $month::date) as is_in_hand,
        status_of(signed_on, approved_on, started_on, completed_on, suspended_on, $month::date) as status,
    from own_projects
    where
        is_chosen(region, $regions)
        and is_counted(listed_separately, $with_separate)
        and planned_investment >= $threshold
)

select
    states.project_code,
    states.name,
    states.region,
    states.category,
    states.investor_origin,
    states.planned_investment,
    coalesce(work.completed_investment, 0) as completed_investment,
    coalesce(work.completed_this_year, 0) as completed_this_year,
    percent(coalesce(work.completed_investment, 0), states.planned_investment) as progress,
    states.status,
    class_of(states.started_on, states.completed_on, $month::date) as class,
    lit.lamp,
    states.is_in_hand,
    states.planned_investment >= $large_from as is_large,
    states.listed_separately,
    states.owner,
    states.industry,
    states.origin_place,
    states.annual_plan,
    states.signed_on,
    states.approved_on,
    states.started_on,
    states.planned_completion_on,
    states.completed_on,
    states.suspended_on,
    coalesce(work.new_this_period, 0) as new_this_period,
    case when reaches_back($month::date) then coalesce(work_before.completed_this_year, 0) end as completed_last_year,
    states.responsible_unit,
    states.lead_official,
    work.last_invested_month,
    reasons.obstacle,
    reasons.promised_on,
    states.remark,
    states.deputy_leader,
    latest.progress_note,
from states
left join work_up_to($month::date) as work on states.project_code = work.project_code
left join work_up_to(year_before($month::date)) as work_before
    on states.project_code = work_before.project_code
left join lit_projects($month::date, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red, $project_pace) as lit
    on states.project_code = lit.project_code
left join reasons($month::date) as reasons on states.project_code = reasons.project_code
left join latest_progress($month::date) as latest on states.project_code = latest.project_code
order by completed_this_year desc, states.planned_investment desc, states.project_code
