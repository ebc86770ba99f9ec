-- What this version says otherwise than the one that it replaced. One row per change, the most important kind first.
--
-- The version before is taken at its last month, or at the reported month where that is earlier, this one at the reported
-- month; lamps are lit by the rule in force, and the phased plan of this version, in both. Kinds, in their order: 新亮红灯,
-- 停工, 更正, 移除, 红灯解除, 复工, 竣工, 新开工, 新增. Lamps, starts and what is added are of large projects, lamps of regions
-- too; what is corrected or gone is of every size. 更正 is a figure of the past, a target, a plan, a day or a name that both
-- versions know and say differently; what is new or gone with a whole project is told by that project alone.
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
--
-- kind                what happened, as listed above
-- project_code        code; null for a region
-- name                name of the project or region
-- region              region
-- before              state, lamp or value as it was published; null when there was none
-- after               state, lamp or value now; null when there is none
-- what                what was corrected: 完成投资, 到位资金, 目标, 计划总投资 …; null for the other kinds
-- detail              capital source or indicator of a corrected figure; null otherwise
-- month               month of a corrected figure, January for one of a year; null otherwise
-- before_amount       corrected money as it was published, 万元; null when it is no money, or there was none
-- after_amount        corrected money now, 万元; null when it is no money, or there is none
-- difference          after_amount - before_amount, 万元, nothing counted as 0; null when it is no money
-- planned_investment  planned investment of the project, 万元; null for a region
-- changes_of_kind     how many changes of its kind there are here
with projects_earlier as (
    from project_states_of(
        'projects_before', 'work_of_projects_before', 'projects_under_way_before', 'work_of_regions_before',
        month_compared($month::date), $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red, $project_pace
    )
),

projects_now as (
    from project_states_of(
        'own_projects', 'work_of_projects', 'projects_under_way', 'work_of_regions',
        $month::date, $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red, $project_pace
    )
),

project_states as (
    select
        coalesce(after.project_code, before.project_code) as project_code,
        coalesce(after.name, before.name) as name,
        coalesce(after.region, before.region) as region,
        coalesce(after.planned_investment, before.planned_investment) as planned_investment,
        coalesce(after.planned_investment, before.planned_investment) >= $threshold as is_large,
        is_large and coalesce(after.is_reported, true) and coalesce(before.is_reported, true) as is_comparable,
        unnest([
            {
                'kind': if(is_comparable and after.lamp = '红' and before.lamp is distinct from '红', '新亮红灯', null),
                'before': coalesce(before.lamp, before.status), 'after': after.lamp
            },
            {
                'kind': if(is_large and after.is_suspended and not coalesce(before.is_suspended, false), '停工', null),
                'before': before.status, 'after': after.status
            },
            {
                'kind': if(after.project_code is null, '移除', null),
                'before': before.status, 'after': null
            },
            {
                'kind': if(is_comparable and before.lamp = '红' and after.lamp is distinct from '红', '红灯解除', null),
                'before': before.lamp, 'after': coalesce(after.lamp, after.status)
            },
            {
                'kind': if(
                    is_large and before.is_suspended and not after.is_suspended and not after.is_completed, '复工', null
                ),
                'before': before.status, 'after': after.status
            },
            {
                'kind': if(is_large and after.is_completed and not coalesce(before.is_completed, false), '竣工', null),
                'before': before.status, 'after': after.status
            },
            {
                'kind': if(
                    is_large and after.is_started and not after.is_completed and not coalesce(before.is_started, false),
                    '新开工', null
                ),
                'before': before.status, 'after': after.status
            },
            {
                'kind': if(is_large and before.project_code is null and not after.is_started, '新增', null),
                'before': null, 'after': after.status
            },
        ]) as change,
    from projects_now as after
    full join projects_earlier as before on after.project_code = before.project_code
    where month_compared($month::date) is not null
),

region_lamps as (
    select
        after.region,
        before.lamp as before,
        after.lamp as after,
    from lit_regions($month::date, $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red) as after
    inner join lit_regions_of(
        'projects_under_way_before', 'main_targets_before', 'work_of_regions_before', month_compared($month::date),
        $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red
    ) as before on after.region = before.region
    where before.target is not null and before.is_reported and after.is_reported
),

changes as (
    select
        change.kind as kind,
        project_code,
        name,
        region,
        change.before as before,
        change.after as after,
        null as what,
        null as detail,
        null::date as month,
        null::decimal(18, 6) as before_amount,
        null::decimal(18, 6) as after_amount,
        planned_investment,
    from project_states
    where change.kind is not null
    union all
    select
        if(after = '红', '新亮红灯', '红灯解除'),
        null,
        region,
        region,
        before,
        after,
        null,
        null,
        null,
        null,
        null,
        null,
    from region_lamps
    where (coalesce(before, '') = '红') <> (coalesce(after, '') = '红')
    union all
    select
        '更正',
        corrections.project_code,
        coalesce(own_projects.name, corrections.region),
        coalesce(own_projects.region, corrections.region),
        corrections.before,
        corrections.after,
        corrections.what,
        corrections.detail,
        corrections.month,
        corrections.before_amount,
        corrections.after_amount,
        own_projects.planned_investment,
    from corrections_since($month::date, $with_separate) as corrections
    left join own_projects on corrections.project_code = own_projects.project_code
)

select
    kind,
    project_code,
    name,
    region,
    coalesce(before, rtrim(rtrim(before_amount::varchar, '0'), '.')) as before,
    coalesce(after, rtrim(rtrim(after_amount::varchar, '0'), '.')) as after,
    what,
    detail,
    month,
    before_amount,
    after_amount,
    case
        when before_amount is not null or after_amount is not null
            then coalesce(after_amount, 0) - coalesce(before_amount, 0)
    end as difference,
    planned_investment,
    count(*) over (partition by kind) as changes_of_kind,
from changes
where is_chosen(region, $regions)
order by
    list_position(['新亮红灯', '停工', '更正', '移除', '红灯解除', '复工', '竣工', '新开工', '新增'], kind),
    abs(difference) desc nulls last,
    planned_investment desc nulls last,
    project_code,
    region,
    what,
    detail,
    month
