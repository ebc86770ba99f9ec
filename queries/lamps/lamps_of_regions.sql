-- The lamp of every township and zone by both yardsticks. One row per township or zone, farthest behind first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        keeps the rows of these names; null keeps all
-- $with_separate  whether separately listed projects count
-- $yardstick      what lights the lamps: linear (time progress) or phased (the county's own plan)
-- $lamp_kind      kind of lamp rule: points, ratio or month_task
-- $lamp_yellow    limit below which a lamp is yellow, in the rule's kind
-- $lamp_red       limit below which a lamp is red, in the rule's kind
--
-- region                name
-- level                 镇乡 or 园区
-- lamp                  绿, 黄 or 红 by the rule and yardstick in force; null without a target, and where not reported
-- yardstick             linear or phased: the one that lights it
-- completion_rate       completed / target of the year, percent; null without a target, and where not reported
-- measured_rate         what is measured: completion_rate, or under a month's task the last month / target, percent
-- expected_linear       what time progress asks for, percent of the target
-- expected_phased       what the phased plan asks for, percent of the target; null without a phased plan
-- lead_linear           measured_rate - expected_linear, percentage points; null without a target
-- lead_phased           measured_rate - expected_phased, percentage points; null without a phased plan
-- lamp_linear           the lamp by time progress; null without a target
-- lamp_phased           the lamp by the phased plan; null without one
-- completed_investment  completed since 1 January, 万元
-- target                the year's target, 万元; null when none was set
-- gap_to_pace           missing to time progress, 万元; 0 when ahead, null without a target, and where not reported
-- is_reported           whether it has reported the last month, or has nothing to report
select
    region,
    level,
    lamp,
    $yardstick as yardstick,
    completion_rate,
    measured as measured_rate,
    expected_linear,
    expected_phased,
    points_between(measured, expected_linear) as lead_linear,
    points_between(measured, expected_phased) as lead_phased,
    lamp_linear,
    lamp_phased,
    completed_investment,
    target,
    if(is_reported, gap_to_pace(completed_investment, target, $month::date), null) as gap_to_pace,
    is_reported,
from lit_regions($month::date, $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red)
where is_chosen(region, $regions)
order by
    list_position(['红', '黄', '绿'], lamp) nulls last,
    points_between(measured, expected) nulls last,
    sort_order nulls last,
    region
