-- How many lamps change colour under other rules. One row per rule and yardstick that is not in force, most changes first.
--
-- The lists of a rule's limits belong together, place by place.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
-- $yardstick      what lights the lamps: linear (time progress) or phased (the county's own plan)
-- $lamp_kind      kind of lamp rule: points, ratio or month_task
-- $lamp_yellow    limit below which a lamp is yellow, in the rule's kind
-- $lamp_red       limit below which a lamp is red, in the rule's kind
-- $project_pace   whether a project that started this year is held against the months since_start, or of the year
-- $rule_names     names of the rules to compare with
-- $rule_kinds     their kinds
-- $rule_yellows   their limits for yellow
-- $rule_reds      their limits for red
--
-- rule              name of the rule
-- yardstick         linear or phased
-- projects_changed  large projects in hand whose lamp changes
-- regions_changed   townships and zones whose lamp changes
-- projects_red      large projects in hand that are red under it
-- regions_red       townships and zones that are red under it
with rules as (
    select
        unnest($rule_names::varchar[]) as rule,
        unnest($rule_kinds::varchar[]) as kind,
        unnest($rule_yellows::double[]) as yellow,
        unnest($rule_reds::double[]) as red,
),

-- Every region and project once for the year and once for the last month alone: what is measured, and what was expected.
subjects as (
    select
        is_of_month,
        'region' as subject,
        region as code,
        region,
        measured,
        unnest([
            {'yardstick': 'linear', 'expected': expected_linear},
            {'yardstick': 'phased', 'expected': expected_phased},
        ]) as by,
        null as project,
    from (
        select
            true as is_of_month,
            *,
        from lit_regions($month::date, $with_separate, 'linear', 'month_task', 0, 0)
        union all
        select
            false,
            *,
        from lit_regions($month::date, $with_separate, 'linear', 'points', 0, 0)
    )
    union all
    select
        is_of_month,
        'project',
        project_code,
        region,
        measured,
        unnest([
            {'yardstick': 'linear', 'expected': expected_linear},
            {'yardstick': 'phased', 'expected': expected_phased},
        ]),
        {
            'started_on': started_on,
            'completed_on': completed_on,
            'suspended_on': suspended_on,
            'annual_plan': annual_plan,
        },
    from (
        select
            true as is_of_month,
            *,
        from lit_projects($month::date, 'linear', 'month_task', 0, 0, $project_pace)
        union all
        select
            false,
            *,
        from lit_projects($month::date, 'linear', 'points', 0, 0, $project_pace)
    )
    where is_counted(listed_separately, $with_separate) and planned_investment >= $threshold
),

now as (
    select
        'region' as subject,
        region as code,
        lamp,
    from lit_regions($month::date, $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red)
    union all
    select
        'project',
        project_code,
        lamp,
    from lit_projects($month::date, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red, $project_pace)
),

lit as (
    select
        rules.rule,
        subjects.by.yardstick as yardstick,
        subjects.subject,
        now.lamp,
        lamp(subjects.measured, subjects.by.expected, rules.kind, rules.yellow, rules.red) as lamp_of_work,
        case
            when subjects.subject = 'region' then lamp_of_work
            else project_lamp(
                subjects.project.started_on,
                subjects.project.completed_on,
                subjects.project.suspended_on,
                subjects.project.annual_plan,
                $month::date,
                lamp_of_work
            )
        end as other_lamp,
    from subjects
    inner join rules on subjects.is_of_month = (rules.kind = 'month_task')
    inner join now on subjects.subject = now.subject and subjects.code = now.code
    where
        is_chosen(subjects.region, $regions)
        and not (
            subjects.by.yardstick = $yardstick
            and rules.kind = $lamp_kind
            and rules.yellow = $lamp_yellow
            and rules.red = $lamp_red
        )
)

select
    rule,
    yardstick,
    count(*) filter (subject = 'project' and lamp is distinct from other_lamp) as projects_changed,
    count(*) filter (subject = 'region' and lamp is distinct from other_lamp) as regions_changed,
    count(*) filter (subject = 'project' and other_lamp = '红') as projects_red,
    count(*) filter (subject = 'region' and other_lamp = '红') as regions_red,
from lit
group by rule, yardstick
order by projects_changed desc, regions_changed desc, rule, yardstick
