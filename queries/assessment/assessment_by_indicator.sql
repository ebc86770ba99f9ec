-- What every unit earns by every rule of the scheme (考核) in force. One row per unit and indicator, groups and units in the ledger's order.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
-- $yardstick      what lights the lamps: linear (time progress) or phased (the county's own plan)
-- $lamp_kind      kind of lamp rule: points, ratio or month_task
-- $lamp_yellow    limit below which a lamp is yellow, in the rule's kind
-- $lamp_red       limit below which a lamp is red, in the rule's kind
-- $project_pace   whether a project that started this year is held against the months since_start, or of the year
-- $node_names     the standard nodes of the settings, in their order
-- $node_groups    the group of each of them: 手续 or 建设
-- $leads_indicator         the indicator of the targets that attraction is measured against
-- $applications_indicator  the indicator of the targets that applications are measured against
-- $score_rules    the rules of the scheme in force, as JSON
-- $score_units    its groups of units, as JSON
-- $regions        names to keep; null keeps all
--
-- assessed_group  group of units that are compared with each other
-- region          township, zone or department
-- indicator       name of the rule
-- value           what is measured, in the rule's own unit; null when it is not known
-- score           what it earns; null when the value is not known: named, never counted as 0
-- full_score      what it can earn without extra points; 0 for deductions
-- lost            full_score - score, 0 when nothing is lost; null when the score is
-- place           place by value in the group, 1 for the most; null without a value
-- measure         what is measured
-- earns           how it earns: rate, rank, count, deduct, yes or typed
-- is_known        whether the value is known
select
    assessed_group,
    region,
    rule.name as indicator,
    value,
    score,
    full_score,
    if(score is null, null, greatest(full_score - score, 0)) as lost,
    place,
    rule.measure as measure,
    rule.earns as earns,
    value is not null as is_known,
from scores_at(
    $month::date, $score_rules, $score_units, $threshold, $with_separate, $yardstick,
    $lamp_kind, $lamp_yellow, $lamp_red,
    $project_pace, $node_names, $node_groups, $leads_indicator, $applications_indicator, null
)
where is_chosen(region, $regions)
order by group_place, sort_order nulls last, region, rule.place
