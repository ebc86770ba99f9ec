-- The score (考核) of every unit at the year's end: from June on at the pace so far, before June if every target is reached. One row per unit, groups in their order, the best first.
--
-- At the pace so far what is completed and started is stretched to twelve months; the rest stays as it is. In December it is the score itself.
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
-- region          township, zone or department
-- assessed_group  group of units that are compared with each other
-- outlook         pace or target: which of the two it is
-- score           what it has now; null when nothing that gives points is known
-- rank            its place in the group now, by the part of the points that it has; null without a score
-- year_end_score  what it would have; null likewise
-- year_end_full   what could be earned by what is known, without extra points
-- year_end_rate   year_end_score / year_end_full, percent; null without either
-- year_end_rank   its place in the group then; null likewise
-- score_rate      what it has now, percent of the points; null likewise
-- count_ranked    units of the group with a score
-- indicators      rules of the scheme for the unit
with outlook as (
    select if(month_number($month::date) >= 6, 'pace', 'target') as outlook  -- five months tell nothing of twelve
),

scored as (
    select
        'now' as moment,
        scores.*,
    from scores_at(
        $month::date, $score_rules, $score_units, $threshold, $with_separate, $yardstick,
        $lamp_kind, $lamp_yellow, $lamp_red,
        $project_pace, $node_names, $node_groups, $leads_indicator, $applications_indicator, null
    ) as scores
    union all by name
    select
        'end' as moment,
        scores.*,
    from scores_at(
        $month::date, $score_rules, $score_units, $threshold, $with_separate, $yardstick,
        $lamp_kind, $lamp_yellow, $lamp_red,
        $project_pace, $node_names, $node_groups, $leads_indicator, $applications_indicator,
        (select outlook.outlook from outlook)
    ) as scores
),

totals as (
    select
        moment,
        assessed_group,
        group_place,
        region,
        sort_order,
        count(*) as indicators,
        if(sum(full_score) filter (score is not null) > 0, sum(score::decimal(18, 6)), null) as score,
        sum(full_score) filter (score is not null) as full_score,
        100 * sum(score::decimal(18, 6)) / nullif(sum(full_score) filter (score is not null), 0) as score_rate,
    from scored
    group by moment, assessed_group, group_place, region, sort_order
),

ranked as (
    select
        *,
        case
            when score_rate is not null
                then rank() over (
                    partition by moment, assessed_group order by round(score_rate, 6) desc nulls last
                )
        end as rank,
        count(score_rate) over (partition by moment, assessed_group) as count_ranked,
    from totals
)

select
    at_end.region,
    at_end.assessed_group,
    outlook.outlook,
    now.score,
    now.rank,
    at_end.score as year_end_score,
    at_end.full_score as year_end_full,
    at_end.score_rate as year_end_rate,
    at_end.rank as year_end_rank,
    now.score_rate,
    at_end.count_ranked,
    at_end.indicators,
from ranked as at_end
cross join outlook
inner join ranked as now on at_end.region = now.region and now.moment = 'now'
where at_end.moment = 'end' and is_chosen(at_end.region, $regions)
order by at_end.group_place, at_end.rank nulls last, at_end.sort_order nulls last, at_end.region
