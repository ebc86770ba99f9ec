-- What the score (考核) of every unit would be at the year's end at the pace so far: rates of the year stretched to twelve months, the rest as it is. One row per unit.
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
--
-- region          township, zone or department
-- year_end_score  sum of what is known; null when nothing that gives points is
select
    region,
    if(sum(full_score) filter (score is not null) > 0, sum(score), null) as year_end_score,
from scores_at(
    $month::date, $score_rules, $score_units, $threshold, $with_separate, $yardstick,
    $lamp_kind, $lamp_yellow, $lamp_red,
    $project_pace, $node_names, $node_groups, $leads_indicator, $applications_indicator, true
)
group by region
order by region
