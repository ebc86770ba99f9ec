-- The file of a project: who, where, how much, how far. One row per project of the county.
--
-- What came after $month has not happened yet: those days are null.
--
-- $month        last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $code         code of the project to show; null shows all
-- $yardstick    what lights the lamps: linear (time progress) or phased (the county's own plan)
-- $lamp_kind    kind of lamp rule: points, ratio or month_task
-- $lamp_yellow  limit below which a lamp is yellow, in the rule's kind
-- $lamp_red     limit below which a lamp is red, in the rule's kind
-- $project_pace  whether a project that started this year is held against the months since_start, or of the year
--
-- project_code           code
-- name                   name
-- region                 township, zone, department or county
-- category               category; null when unknown
-- industry               industry; null when unknown
-- owner                  who builds it; null when unknown
-- investor_origin        民资, 境内市外, 外资 or 国有
-- origin_place           where the investor comes from; null when unknown
-- planned_investment     what it will cost in all, 万元
-- completed_investment   completed since the ledger begins, up to $month, 万元
-- completed_this_year    completed since 1 January, 万元
-- new_this_period        completed in the last month, 万元; null where its township or zone has not reported
-- funds_in_place         funds in place since the ledger begins, up to $month, 万元; null when not recorded
-- progress               completed_investment / planned_investment, percent; null when nothing is planned
-- annual_plan            what it is to complete this year, 万元; null when none was set
-- completion_rate        completed_this_year / annual_plan, percent; null without a plan
-- time_progress          months elapsed since held_from / those from then to December, percent; null when not in hand
-- lead                   completion_rate - time_progress, percentage points; null without a plan, when not in hand, and
--                        where not reported
-- gap_to_pace            missing to time progress, 万元; 0 when ahead, null likewise
-- contracted_foreign     万美元; null when unknown
-- paid_in_foreign        万美元; null when unknown
-- paid_in_rate           paid_in_foreign / contracted_foreign, percent; null when nothing is contracted, or not recorded
-- land                   亩; null when unknown
-- land_intensity         planned_investment / land, 万元 per 亩; null without land
-- listed_separately      whether it is a separately listed project
-- status                 竣工, 停工, 在建, 报批, 签约 or 储备
-- class                  结转 or 新开工; null when not in hand
-- lamp                   绿, 黄 or 红, as in the query projects; null without a plan, and when not in hand
-- yardstick              linear or phased: the one that lights it
-- measured_rate          what lights it: completion_rate, or under a month's task the last month / annual_plan, percent
-- expected_rate          what the yardstick asks for, percent of annual_plan; null when not in hand
-- lead_to_yardstick      measured_rate - expected_rate, percentage points; null without a plan, and when not in hand
-- held_from              first of the months that annual_plan is held against: January, or that of its start; null when
--                        not in hand
-- is_silent              whether its township or zone has not reported the last month
-- signed_on              day of signing; null when not signed, or unknown
-- approved_on            day of approval; null when not approved, or unknown
-- started_on             day of the start; null when not started
-- suspended_on           day of suspension; null when never
-- planned_completion_on  day of completion as planned; null when unknown
-- completed_on           day of completion; null when not completed
-- days_late              days from the planned completion to the real one, or to the end of $month while it is not
--                        completed; negative when there is time left, null without a planned day
-- days_to_approval       days from signing to approval; null when either is unknown or has not happened
-- days_to_start          days from approval to the start, negative when it started first; null likewise
-- days_of_work           days from the start to completion, or to the end of $month; null when not started
-- lead_official          the leader who answers for it; null when unknown
-- responsible_unit       unit; null when unknown
-- remark                 remark; null when there is none
-- reported_on            the last day of $month
-- source_file            the file that the project stands in
-- source_sheet           its sheet
-- source_row             its row
with lit as (
    select
        project_code,
        lamp,
        measured,
        expected,
        time_progress,
        gap_to_pace,
        held_from,
        not is_reported as is_silent,
    from lit_projects($month::date, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red, $project_pace)
)

select
    own_projects.project_code,
    own_projects.name,
    own_projects.region,
    own_projects.category,
    own_projects.industry,
    own_projects.owner,
    own_projects.investor_origin,
    own_projects.origin_place,
    own_projects.planned_investment,
    coalesce(work.completed_investment, 0) as completed_investment,
    coalesce(work.completed_this_year, 0) as completed_this_year,
    if(lit.is_silent, null, coalesce(work.new_this_period, 0)) as new_this_period,
    work.funds_in_place,
    percent(coalesce(work.completed_investment, 0), own_projects.planned_investment) as progress,
    own_projects.annual_plan,
    percent(coalesce(work.completed_this_year, 0), own_projects.annual_plan) as completion_rate,
    lit.time_progress,
    if(
        lit.is_silent, null,
        points_between(percent(coalesce(work.completed_this_year, 0), own_projects.annual_plan), lit.time_progress)
    ) as lead,
    lit.gap_to_pace,
    own_projects.contracted_foreign,
    own_projects.paid_in_foreign,
    percent(own_projects.paid_in_foreign, own_projects.contracted_foreign) as paid_in_rate,
    own_projects.land,
    own_projects.planned_investment::double / nullif(own_projects.land, 0)::double as land_intensity,
    own_projects.listed_separately,
    status_of(signed_on, approved_on, started_on, completed_on, suspended_on, $month::date) as status,
    class_of(started_on, completed_on, $month::date) as class,
    lit.lamp,
    $yardstick as yardstick,
    lit.measured as measured_rate,
    lit.expected as expected_rate,
    points_between(lit.measured, lit.expected) as lead_to_yardstick,
    lit.held_from,
    coalesce(lit.is_silent, false) as is_silent,
    if(has_happened(signed_on, $month::date), signed_on, null) as signed_on,
    if(has_happened(approved_on, $month::date), approved_on, null) as approved_on,
    if(has_happened(started_on, $month::date), started_on, null) as started_on,
    if(has_happened(suspended_on, $month::date), suspended_on, null) as suspended_on,
    own_projects.planned_completion_on,
    if(has_happened(completed_on, $month::date), completed_on, null) as completed_on,
    date_diff(
        'day',
        own_projects.planned_completion_on,
        if(has_happened(completed_on, $month::date), completed_on, last_day($month::date))
    ) as days_late,
    case
        when has_happened(signed_on, $month::date) and has_happened(approved_on, $month::date)
            then date_diff('day', signed_on, approved_on)
    end as days_to_approval,
    case
        when has_happened(approved_on, $month::date) and has_happened(started_on, $month::date)
            then date_diff('day', approved_on, started_on)
    end as days_to_start,
    case
        when has_happened(started_on, $month::date)
            then date_diff(
                'day', started_on, if(has_happened(completed_on, $month::date), completed_on, last_day($month::date))
            )
    end as days_of_work,
    own_projects.lead_official,
    own_projects.responsible_unit,
    own_projects.remark,
    last_day($month::date) as reported_on,
    own_projects.source_file,
    own_projects.source_sheet,
    own_projects.source_row,
from own_projects
left join work_up_to($month::date) as work on own_projects.project_code = work.project_code
left join lit on own_projects.project_code = lit.project_code
where $code::varchar is null or own_projects.project_code = $code::varchar
order by own_projects.project_code
