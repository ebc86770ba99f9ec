-- The score (考核): what every unit earns by the rules of the settings.

-- The rules and groups of the scheme in force, as the settings hand them over.
create macro score_rules_of(rules) as table
select unnest(
    from_json(
        rules,
        '[{"place": "INTEGER", "name": "VARCHAR", "measure": "VARCHAR", "earns": "VARCHAR", "points": "DOUBLE",
          "at": "DOUBLE", "up": "DOUBLE", "down": "DOUBLE", "most_up": "DOUBLE", "most_down": "DOUBLE", "bend": "DOUBLE",
          "up_after": "DOUBLE", "each": "DOUBLE", "most": "DOUBLE", "places": [{"to": "INTEGER", "score": "DOUBLE"}],
          "groups": ["VARCHAR"]}]'
    ),
    recursive := false
) as rule;

-- The month with which a typed period ends: 1季度, 第一季度, 上半年, 全年, 5月; null for anything else.
create macro month_of_period(period) as
    case
        when regexp_full_match(period, '(\d{1,2})月|(\d{1,2})月份')
        then try_cast(regexp_extract(period, '^(\d{1,2})', 1) as integer)
        when regexp_full_match(period, '第?[一1]季度|Q1') then 3
        when regexp_full_match(period, '第?[二2]季度|上半年') then 6
        when regexp_full_match(period, '第?[三3]季度|前三季度') then 9
        when regexp_full_match(period, '第?[四4]季度|下半年|全年度?|年度|\d{4}年度?') then 12
    end;

-- What a value earns by one rule. rate: points at `at`, more above and less below it, each way up to a limit (up_after counts
-- from `bend` on); rank: what the place earns; count: so much each; deduct: so much less each; yes: points or nothing.
create macro earned(rule, value, place) as
    case
        when value is null then null
        when rule.earns = 'rate' and value >= rule.at
            then
                rule.points
                + least(
                    rule.up * (least(value, coalesce(rule.bend, value)) - rule.at)
                    + coalesce(rule.up_after, 0) * greatest(value - coalesce(rule.bend, value), 0),
                    coalesce(rule.most_up, 1e9)
                )
        when rule.earns = 'rate'
            then rule.points - least(rule.down * (rule.at - value), coalesce(rule.most_down, rule.points))
        when rule.earns = 'rank' then coalesce(list_filter(rule.places, lambda step: place <= step."to")[1].score, 0)
        when rule.earns = 'count' then least(rule.each * value, coalesce(rule.most, 1e9))
        when rule.earns = 'deduct' then -least(rule.each * value, coalesce(rule.most, 1e9))
        when rule.earns = 'yes' then if(value > 0, rule.points, 0)
        when rule.earns = 'typed' then least(value, coalesce(rule.most, 1e9))
    end;

-- The most that a rule gives without what it gives beyond its points: what a unit is held against.
create macro full_points(rule) as
    case rule.earns
        when 'deduct' then 0
        when 'count' then coalesce(rule.most, 0)
        when 'rank' then list_max([step.score for step in rule.places])
        else rule.points
    end;

-- One row per unit of a group and rule at the end of the reported month. A unit stands in the first group that names it, or
-- its level. outlook is null for what is; "pace" stretches what grows with the year (rates and amounts of
-- completion, starts, completed projects) to its end; "target" lets every unit reach its targets.
create macro scores_at(
    reported, rules, unit_groups, threshold, with_separate, yardstick, kind, yellow, red, pace, names, groups,
    leads_indicator, applications_indicator, outlook
) as table
with grouped as (
    select
        own_regions.region,
        own_regions.sort_order,
        arg_min(known.unit_group.name, known.unit_group.place) as assessed_group,
        min(known.unit_group.place) as group_place,
    from own_regions
    inner join (
        select unnest(
            from_json(unit_groups, '[{"place": "INTEGER", "name": "VARCHAR", "members": ["VARCHAR"]}]'),
            recursive := false
        ) as unit_group
    ) as known
        on
            list_contains(known.unit_group.members, own_regions.region)
            or list_contains(known.unit_group.members, own_regions.level)
    inner join county on own_regions.region <> county.name
    group by own_regions.region, own_regions.sort_order
),

typed as (
    select
        region,
        indicator,
        arg_max(score, (month_of_period(period), source_row))::double as score,
    from assessment_scores
    where year = year_number(reported) and month_of_period(period) <= month_number(reported)
    group by region, indicator
),

valued as (
    select
        grouped.*,
        rules_in_force.rule,
        measured.one_percent,
        case
            when rules_in_force.rule.earns = 'typed' then typed.score
            when
                outlook = 'pace'
                and rules_in_force.rule.measure in (
                    'completion_rate', 'plan_rate', 'completed_investment', 'newly_started', 'completed'
                )
                then measured.value * 12 / month_number(reported)
            when
                outlook = 'target'
                and rules_in_force.rule.measure in ('completion_rate', 'pace_rate', 'plan_rate', 'plan_pace')
                then if(measured.value is null, null, greatest(measured.value, 100))
            else measured.value
        end as value,
    from grouped
    inner join score_rules_of(rules) as rules_in_force
        on
            len(rules_in_force.rule.groups) = 0
            or list_contains(rules_in_force.rule.groups, grouped.assessed_group)
    left join measures_of_units(
        reported, threshold, with_separate, yardstick, kind, yellow, red, pace, names, groups, leads_indicator,
        applications_indicator
    ) as measured on grouped.region = measured.region and rules_in_force.rule.measure = measured.measure
    left join typed on grouped.region = typed.region and rules_in_force.rule.name = typed.indicator
),

placed as (
    select
        *,
        case
            when value is not null
                then rank() over (partition by assessed_group, rule.name order by value desc nulls last)
        end as place,
    from valued
)

select
    *,
    round(earned(rule, value, place), 6) as score,
    full_points(rule) as full_score,
from placed;

-- The last month of the period before, in the same year: a new year's score begins anew; null in its first period.
create macro period_before(reported, period) as
    case
        when period = 'month' and month_number(reported) > 1 then month_before(reported)
        when period = 'quarter' and month_number(reported) > 3
            then (year_start(reported) + to_months(3 * ((month_number(reported) - 1) // 3)::integer - 1))::date
    end;
