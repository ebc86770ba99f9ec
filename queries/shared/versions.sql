-- This version and the one that it replaced: the same definitions over either's tables. Both are seen as this one sees
-- them: its own regions, and its phased plan.

create table projects_before as
select projects.*
from previous.projects
semi join own_regions on projects.region = own_regions.region;

create table work_before as
select
    investments.project_code,
    investments.month,
    investments.capital_source,
    investments.completed_investment,
    investments.funds_in_place,
    projects_before.region,
    projects_before.planned_investment,
    projects_before.listed_separately,
from previous.investments
inner join projects_before on investments.project_code = projects_before.project_code;

create table work_of_projects_before as
from summed_by_project('work_before');

create table work_of_regions_before as
from summed_by_region('work_before');

create table projects_under_way_before as
from changes_of_projects_under_way('projects_before');

create table main_targets_before as
select
    targets.region,
    make_date(targets.year, plan.number, 1) as month,
    targets.target,
    targets.target::double * phased_rates.phased_rate / 100 as phased_plan,
    targets.target::double * phased_rates.phased_rate_of_month / 100 as phased_plan_of_month,
from previous.targets
inner join previous.county on targets.indicator = county.main_indicator
cross join unnest(range(1, 13)) as plan (number)
left join phased_rates
    on targets.region = phased_rates.region and phased_rates.month = make_date(targets.year, plan.number, 1);

-- The month at which the version before is looked at: its last one, or the reported month where that is earlier; null
-- where there is no version before.
create table span_before as
select max(month) as last_month
from work_before;

create macro month_compared(reported) as
    (
        select case when span_before.last_month is not null then least(span_before.last_month, reported) end
        from span_before
    );

-- One row per project of a version, with its state at the end of the reported month; its lamp is null when not in hand.
create macro project_states_of(
    projects, work, under_way, told, reported, with_separate, yardstick, kind, yellow, red, pace
) as table
select
    project.*,
    status_of(
        project.signed_on, project.approved_on, project.started_on, project.completed_on, project.suspended_on, reported
    ) as status,
    has_happened(project.started_on, reported) as is_started,
    has_happened(project.completed_on, reported) as is_completed,
    is_suspended(project.suspended_on, project.completed_on, reported) as is_suspended,
    lit.lamp,
    lit.is_reported,
from query_table(projects) as project
left join lit_projects_of(projects, work, under_way, told, reported, yardstick, kind, yellow, red, pace) as lit
    on project.project_code = lit.project_code
where is_counted(project.listed_separately, with_separate) and reported is not null;

-- One row per figure, plan, day or name of the past that both versions know and say differently, the region's for a
-- target; a whole project that is new or gone is none.
create macro corrections_since(reported, with_separate) as table
with compared as (
    select month_compared(reported) as month
),

known as (
    select
        after.project_code,
        year_number(compared.month) = year_number(reported) as is_same_year,
        before as before,
        after as after,
    from own_projects as after
    inner join projects_before as before on after.project_code = before.project_code
    cross join compared
    where
        is_counted(after.listed_separately, with_separate)
        and is_counted(before.listed_separately, with_separate)
        and compared.month is not null
),

figures_of_projects as (
    select
        project_code,
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
    from known
),

figures_of_work as (
    select
        project_code,
        coalesce(after.month, before.month) as month,
        coalesce(after.capital_source, before.capital_source) as capital_source,
        unnest([
            {'what': '完成投资', 'before': before.completed_investment, 'after': after.completed_investment},
            {'what': '到位资金', 'before': before.funds_in_place, 'after': after.funds_in_place},
        ]) as figure,
    from own_work as after
    full join work_before as before using (project_code, month, capital_source)
    semi join known using (project_code)
    cross join compared
    where coalesce(after.month, before.month) <= compared.month
)

select
    project_code,
    null as region,
    figure.what as what,
    null as detail,
    null::date as month,
    figure.before as before,
    figure.after as after,
    figure.before_amount as before_amount,
    figure.after_amount as after_amount,
from figures_of_projects
where figure.before is distinct from figure.after or figure.before_amount is distinct from figure.after_amount
union all
select
    project_code,
    null,
    figure.what,
    capital_source,
    month,
    null,
    null,
    figure.before,
    figure.after,
from figures_of_work
where coalesce(figure.before, 0) <> coalesce(figure.after, 0)
union all
select
    null,
    before.region,
    '目标',
    before.indicator,
    make_date(before.year, 1, 1),
    null,
    null,
    before.target,
    after.target,
from previous.targets as before
semi join own_regions on before.region = own_regions.region
left join targets as after
    on before.year = after.year and before.region = after.region and before.indicator = after.indicator
where before.target is distinct from after.target and before.year <= year_number(reported);
