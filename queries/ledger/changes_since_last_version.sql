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
with compared as (
    select
        max(investments.month) as last_month,
        case when last_month is not null then least(last_month, $month::date) end as month,
    from previous.investments
    inner join previous.projects on investments.project_code = projects.project_code
    inner join own_regions on projects.region = own_regions.region
),

work_before as (
    select
        investments.project_code,
        investments.month,
        investments.capital_source,
        investments.completed_investment,
        investments.funds_in_place,
        projects.region,
        projects.annual_plan,
    from previous.investments
    inner join previous.projects on investments.project_code = projects.project_code
    inner join own_regions on projects.region = own_regions.region
    cross join compared
    where investments.month <= compared.month and is_counted(projects.listed_separately, $with_separate)
),

year_before as (
    select
        project_code,
        region,
        sum(completed_investment) filter (in_period(work_before.month, compared.month)) as completed,
        sum(completed_investment) filter (work_before.month = compared.month) as completed_of_month,
    from work_before
    cross join compared
    group by project_code, region
),

-- Lamps of both versions: those of this one by the shared definitions, those of the version before in the same words.
projects_before as (
    select
        projects.*,
        status_of(signed_on, approved_on, started_on, completed_on, suspended_on, compared.month) as status,
        has_happened(started_on, compared.month) as is_started,
        has_happened(completed_on, compared.month) as is_completed,
        is_suspended(suspended_on, completed_on, compared.month) as is_suspended,
        project_lamp(
            started_on, completed_on, suspended_on, annual_plan, compared.month,
            lamp(
                measured_rate(
                    $lamp_kind,
                    percent(coalesce(completed, 0), annual_plan),
                    percent(coalesce(completed_of_month, 0), annual_plan)
                ),
                expected_of_project(
                    $lamp_kind, $yardstick, until_now.phased_rate, until_now.phased_rate_of_month,
                    until_held.phased_rate, held_from(started_on, compared.month, $project_pace), compared.month
                ),
                $lamp_kind, $lamp_yellow, $lamp_red
            )
        ) as lamp,
    from previous.projects
    inner join own_regions on projects.region = own_regions.region
    cross join compared
    left join year_before on projects.project_code = year_before.project_code
    left join phased_rates as until_now
        on projects.region = until_now.region and until_now.month = compared.month
    left join phased_rates as until_held
        on
            projects.region = until_held.region
            and until_held.month = month_before(held_from(projects.started_on, compared.month, $project_pace))
    where is_counted(listed_separately, $with_separate) and compared.month is not null
),

projects_now as (
    select
        own_projects.*,
        status_of(
            own_projects.signed_on, own_projects.approved_on, own_projects.started_on, own_projects.completed_on,
            own_projects.suspended_on, $month::date
        ) as status,
        has_happened(own_projects.started_on, $month::date) as is_started,
        has_happened(own_projects.completed_on, $month::date) as is_completed,
        is_suspended(own_projects.suspended_on, own_projects.completed_on, $month::date) as is_suspended,
        lit.lamp,
    from own_projects
    left join lit_projects($month::date, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red, $project_pace) as lit
        on own_projects.project_code = lit.project_code
    where is_counted(own_projects.listed_separately, $with_separate)
),

project_states as (
    select
        coalesce(after.project_code, before.project_code) as project_code,
        coalesce(after.name, before.name) as name,
        coalesce(after.region, before.region) as region,
        coalesce(after.planned_investment, before.planned_investment) as planned_investment,
        coalesce(after.planned_investment, before.planned_investment) >= $threshold as is_large,
        unnest([
            {
                'kind': if(is_large and after.lamp = '红' and before.lamp is distinct from '红', '新亮红灯', null),
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
                'kind': if(is_large and before.lamp = '红' and after.lamp is distinct from '红', '红灯解除', null),
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
    full join projects_before as before on after.project_code = before.project_code
    where (select month from compared) is not null
),

region_rates_before as (
    select
        own_regions.region,
        percent(coalesce(sum(year_before.completed), 0), any_value(targets.target)) as rate,
        percent(coalesce(sum(year_before.completed_of_month), 0), any_value(targets.target)) as rate_of_month,
    from own_regions
    cross join compared
    cross join previous.county
    inner join previous.targets
        on
            own_regions.region = targets.region
            and county.main_indicator = targets.indicator
            and year_number(compared.month) = targets.year
    left join year_before on own_regions.region = year_before.region
    where own_regions.is_ranked
    group by own_regions.region
),

region_lamps as (
    select
        lit.region,
        lit.lamp as after,
        lamp(
            measured_rate($lamp_kind, region_rates_before.rate, region_rates_before.rate_of_month),
            expected_rate(
                $lamp_kind, $yardstick, phased_rates.phased_rate, phased_rates.phased_rate_of_month, compared.month
            ),
            $lamp_kind, $lamp_yellow, $lamp_red
        ) as before,
    from lit_regions($month::date, $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red) as lit
    cross join compared
    inner join region_rates_before on lit.region = region_rates_before.region
    left join phased_rates on lit.region = phased_rates.region and phased_rates.month = compared.month
),

-- Figures of the past that both versions know.
corrected_work as (
    select
        coalesce(after.project_code, before.project_code) as project_code,
        coalesce(after.month, before.month) as month,
        coalesce(after.capital_source, before.capital_source) as capital_source,
        unnest([
            {'what': '完成投资', 'before': before.completed_investment, 'after': after.completed_investment},
            {'what': '到位资金', 'before': before.funds_in_place, 'after': after.funds_in_place},
        ]) as figure,
    from (
        select own_work.*
        from own_work
        cross join compared
        where own_work.month <= compared.month
    ) as after
    full join work_before as before
        on
            after.project_code = before.project_code
            and after.month = before.month
            and after.capital_source = before.capital_source
),

corrected_projects as (
    select
        after.project_code,
        unnest([
            {
                'what': '计划总投资', 'before': null::varchar, 'after': null::varchar,
                'before_amount': before.planned_investment, 'after_amount': after.planned_investment
            },
            {
                'what': '年度计划投资', 'before': null, 'after': null,
                'before_amount': if(is_same_year, before.annual_plan, null),
                'after_amount': if(is_same_year and before.annual_plan is not null, after.annual_plan, null)
            },
            {
                'what': '项目名称', 'before': before.name, 'after': after.name,
                'before_amount': null, 'after_amount': null
            },
            {
                'what': '区域', 'before': before.region, 'after': after.region,
                'before_amount': null, 'after_amount': null
            },
            {
                'what': '开工日期', 'before': before.started_on::varchar,
                'after': if(before.started_on is not null, after.started_on::varchar, null),
                'before_amount': null, 'after_amount': null
            },
            {
                'what': '计划竣工日期', 'before': before.planned_completion_on::varchar,
                'after': if(before.planned_completion_on is not null, after.planned_completion_on::varchar, null),
                'before_amount': null, 'after_amount': null
            },
            {
                'what': '竣工日期', 'before': before.completed_on::varchar,
                'after': if(before.completed_on is not null, after.completed_on::varchar, null),
                'before_amount': null, 'after_amount': null
            },
        ]) as figure,
    from (
        select
            projects_now.*,
            year_number(compared.month) = year_number($month::date) as is_same_year,
        from projects_now
        cross join compared
    ) as after
    inner join projects_before as before on after.project_code = before.project_code
),

corrected_targets as (
    select
        before.region,
        before.indicator,
        make_date(before.year, 1, 1) as month,
        before.target as before_amount,
        after.target as after_amount,
    from previous.targets as before
    inner join own_regions on before.region = own_regions.region
    left join targets as after
        on before.year = after.year and before.region = after.region and before.indicator = after.indicator
),

corrections as (
    select
        corrected_work.project_code,
        null as region,
        figure.what as what,
        capital_source as detail,
        month,
        null as before,
        null as after,
        figure.before as before_amount,
        figure.after as after_amount,
    from corrected_work
    where coalesce(figure.before, 0) <> coalesce(figure.after, 0)
    union all
    select
        project_code,
        null,
        figure.what,
        null,
        null,
        figure.before,
        figure.after,
        figure.before_amount,
        figure.after_amount,
    from corrected_projects
    where figure.before is distinct from figure.after or figure.before_amount is distinct from figure.after_amount
    union all
    select
        null,
        region,
        '目标',
        indicator,
        month,
        null,
        null,
        before_amount,
        after_amount,
    from corrected_targets
    where before_amount is distinct from after_amount
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
        coalesce(projects_now.name, corrections.region),
        coalesce(projects_now.region, corrections.region),
        corrections.before,
        corrections.after,
        corrections.what,
        corrections.detail,
        corrections.month,
        corrections.before_amount,
        corrections.after_amount,
        projects_now.planned_investment,
    from corrections
    left join projects_now on corrections.project_code = projects_now.project_code
    left join projects_before on corrections.project_code = projects_before.project_code
    where
        corrections.region is not null
        or (projects_now.project_code is not null and projects_before.project_code is not null)
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
