-- The score (考核) of every unit by the scheme in force. One row per unit of a group, groups in their order, best rank first.
--
-- Units are ranked by what they have of the points that could be counted for them: what is not known is named and left out.
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
-- $score_period   month, quarter or year: what the rank before is of
-- $regions        names to keep; null keeps all
--
-- region          township, zone or department
-- assessed_group  group of units that are compared with each other
-- period          5月, 2季度 or 全年
-- score           sum of what is known; null when nothing that gives points is
-- rank            place in the group by score_rate, ties share it; null without a score
-- rank_change     places won since the period before, negative when lost; null without either, and in its first period
-- full_score      what could be earned by what is known, without extra points
-- score_rate      score / full_score, percent; null without either
-- missing         indicators that are not known, 甲、乙; null when all are
-- missing_count   how many these are
-- costliest       indicator that costs most; null when none costs anything
-- lost            what it costs
-- gap_to_next     points to the unit next ahead, by equal full_score; null for the first
-- ahead           that unit; null for the first
-- gain_indicator  an indicator that leaves room for that gap; null when none does
-- gain_value      what it must be more by, percent; null likewise, and where it is no rate
-- gain_investment  what that is in completed investment, 万元; null likewise
-- count_ranked    units of the group with a score
-- indicators      rules of the scheme for the unit
with scores as materialized (
    select *
    from scores_at(
        $month::date, $score_rules, $score_units, $threshold, $with_separate, $yardstick,
        $lamp_kind, $lamp_yellow, $lamp_red,
    $project_pace, $node_names, $node_groups, $leads_indicator, $applications_indicator, null
    )
),

totals as materialized (
    select
        assessed_group,
        region,
        sort_order,
        group_place,
        if(sum(full_score) filter (score is not null) > 0, sum(score::decimal(18, 6)), null) as score,
        sum(full_score) filter (score is not null) as full_score,
        count(*) as indicators,
        100 * sum(score::decimal(18, 6)) / nullif(sum(full_score) filter (score is not null), 0) as score_rate,
        string_agg(rule.name, '、' order by rule.place) filter (score is null) as missing,
        count(*) filter (score is null) as missing_count,
    from scores
    group by assessed_group, region, sort_order, group_place
),

ranked as materialized (
    select
        *,
        case
            when score_rate is not null
                then rank() over (partition by assessed_group order by round(score_rate, 6) desc nulls last)
        end as rank,
        count(score_rate) over (partition by assessed_group) as count_ranked,
    from totals
),

before as (
    select
        region,
        case
            when sum(full_score) filter (score is not null) > 0
                then rank() over (
                    partition by assessed_group
                    order by
                        round(
                            100 * sum(score::decimal(18, 6)) / nullif(sum(full_score) filter (score is not null), 0), 6
                        )
                        desc nulls last
                )
        end as rank,
    from scores_at(
        period_before($month::date, $score_period), $score_rules, $score_units, $threshold, $with_separate, $yardstick,
        $lamp_kind, $lamp_yellow, $lamp_red,
    $project_pace, $node_names, $node_groups, $leads_indicator, $applications_indicator, null
    )
    where period_before($month::date, $score_period) >= (select min(span.first_month) from span)
    group by assessed_group, region
),

costliest as (
    select
        region,
        arg_max(rule.name, (full_score - score, -rule.place)) filter (full_score > score) as indicator,
        max(full_score - score) filter (full_score > score) as lost,
    from scores
    group by region
),

-- The unit next ahead, the gap to it in the unit's own points, and the rate with the most room that can close it.
next_ahead as (
    select
        own.region,
        arg_min(other.region, (other.score_rate, coalesce(other.sort_order, 0), other.region)) as ahead,
        (min(other.score_rate) - own.score_rate) * own.full_score / 100 as gap,
    from ranked as own
    inner join ranked as other on own.assessed_group = other.assessed_group and other.rank < own.rank
    group by own.region, own.score_rate, own.full_score
),

gains as (
    select
        scores.region,
        scores.rule.name as indicator,
        next_ahead.gap / if(scores.value < scores.rule.at, scores.rule.down, scores.rule.up) as percents,
        scores.one_percent,
    from scores
    inner join next_ahead on scores.region = next_ahead.region
    where
        scores.rule.earns = 'rate'
        and scores.score is not null
        and if(scores.value < scores.rule.at, scores.rule.down, scores.rule.up) > 0
        and scores.score > scores.rule.points - coalesce(scores.rule.most_down, scores.rule.points)
        and next_ahead.gap
        <= if(
            scores.value < scores.rule.at,
            scores.full_score - scores.score,
            scores.rule.points + coalesce(scores.rule.most_up, 1e9) - scores.score
        )
    qualify row_number() over (partition by scores.region order by scores.full_score - scores.score desc, percents) = 1
)

select
    ranked.region,
    ranked.assessed_group,
    case $score_period
        when 'month' then month_number($month::date) || '月'
        when 'quarter' then ceil(month_number($month::date) / 3)::integer || '季度'
        else '全年'
    end as period,
    ranked.score,
    ranked.rank,
    case when month_number($month::date) > 1 then before.rank - ranked.rank end as rank_change,
    ranked.full_score,
    ranked.score_rate,
    ranked.missing,
    ranked.missing_count,
    costliest.indicator as costliest,
    costliest.lost,
    next_ahead.gap as gap_to_next,
    next_ahead.ahead,
    gains.indicator as gain_indicator,
    gains.percents as gain_value,
    gains.percents * gains.one_percent as gain_investment,
    ranked.count_ranked,
    ranked.indicators,
from ranked
left join before on ranked.region = before.region
left join costliest on ranked.region = costliest.region
left join next_ahead on ranked.region = next_ahead.region
left join gains on ranked.region = gains.region
where is_chosen(ranked.region, $regions)
order by ranked.group_place, ranked.rank nulls last, ranked.sort_order nulls last, ranked.region
