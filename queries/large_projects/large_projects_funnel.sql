-- How far the large projects have come from signing to completion, and how long each step takes. One row per stage.
--
-- Counted are the projects in hand and those not started yet that are signed or approved. A project that has reached a
-- stage has reached those before it, whether or not the ledger gives their days.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- stage               签约, 批准, 开工 or 竣工
-- projects            projects that have reached the stage
-- planned_investment  their planned investment, 万元
-- stage_share         projects / those of the first stage, percent; null when there are none
-- waiting             of projects: not at the next stage yet; null in the last stage
-- waiting_days        median days that those wait, up to the end of $month; null without any whose day is known
-- days                median days from the stage before to this one; null in the first stage, and without any
-- days_projects       projects that days is the median of: both days known, and in order
with dated as (
    select
        planned_investment,
        if(has_happened(signed_on, $month::date), signed_on, null) as signed_on,
        if(has_happened(approved_on, $month::date), approved_on, null) as approved_on,
        if(is_in_hand, started_on, null) as started_on,
        if(is_completed, completed_on, null) as completed_on,
    from large_projects_at($month::date, $regions, $threshold, $with_separate)
    where is_in_hand or not (is_completed or has_happened(started_on, $month::date))
),

reached as (
    select
        *,
        case
            when completed_on is not null then 4
            when started_on is not null then 3
            when approved_on is not null then 2
            when signed_on is not null then 1
        end as last_stage,
    from dated
),

stages as (
    select
        number,
        ['签约', '批准', '开工', '竣工'][number] as stage,
    from unnest(range(1, 5)) as numbers (number)
),

steps as (
    select
        stages.number,
        reached.last_stage,
        reached.planned_investment,
        [reached.signed_on, reached.approved_on, reached.started_on, reached.completed_on][stages.number] as arrived_on,
        [null, reached.signed_on, reached.approved_on, reached.started_on][stages.number] as before_on,
    from reached
    inner join stages on reached.last_stage >= stages.number
),

counted as (
    select
        number,
        count(*) as projects,
        sum(planned_investment) as planned_investment,
        count(*) filter (last_stage = number) as waiting,
        median(date_diff('day', arrived_on, last_day($month::date))) filter (last_stage = number) as waiting_days,
        median(date_diff('day', before_on, arrived_on)) filter (before_on <= arrived_on) as days,
        count(*) filter (before_on <= arrived_on) as days_projects,
    from steps
    group by number
)

select
    stages.stage,
    coalesce(counted.projects, 0) as projects,
    coalesce(counted.planned_investment, 0) as planned_investment,
    percent(coalesce(counted.projects, 0), first_value(counted.projects) over (order by stages.number)) as stage_share,
    if(stages.number < 4, coalesce(counted.waiting, 0), null) as waiting,
    if(stages.number < 4, counted.waiting_days, null) as waiting_days,
    counted.days,
    coalesce(counted.days_projects, 0) as days_projects,
from stages
left join counted on stages.number = counted.number
order by stages.number
