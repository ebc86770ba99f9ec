-- What was completed in which field. One row per industry and one per category, each kind by what was completed, most first.
--
-- Fields with work of this year or of the same months a year before; 未注明 where the ledger names none for a project.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
--
-- field_kind            行业 (industry) or 类别 (category)
-- field                 name; 未注明 for projects without one
-- projects              projects that completed something since 1 January
-- completed_investment  completed since 1 January, 万元
-- share                 of all completed investment, percent; null when nothing was completed
-- completed_last_year   in the same months a year before, 万元; null when the ledger does not reach back
-- share_last_year       of all completed in those months, percent; null when nothing was, or not known
-- share_change          share - share_last_year, percentage points; null when either is
-- year_on_year          growth of completed_investment, percent; null when there is no year before, or nothing above 0 in it
with work as (
    select
        project_code,
        coalesce(sum(completed_investment) filter (in_period(month, $month::date)), 0) as completed_investment,
        coalesce(sum(completed_investment) filter (in_period(month, year_before($month::date))), 0)
            as completed_last_year,
    from own_work
    where is_chosen(region, $regions) and is_counted(listed_separately, $with_separate)
    group by project_code
),

work_of_fields as (
    select
        unnest([
            {'kind': '行业', 'name': coalesce(own_projects.industry, '未注明')},
            {'kind': '类别', 'name': coalesce(own_projects.category, '未注明')},
        ]) as said,
        work.completed_investment,
        work.completed_last_year,
    from work
    inner join own_projects on work.project_code = own_projects.project_code
    where work.completed_investment <> 0 or work.completed_last_year <> 0
),

fields as (
    select
        said.kind as field_kind,
        said.name as field,
        count(*) filter (completed_investment <> 0) as projects,
        sum(completed_investment) as completed_investment,
        case when reaches_back($month::date) then sum(completed_last_year) end as completed_last_year,
    from work_of_fields
    group by said.kind, said.name
    having projects > 0 or (reaches_back($month::date) and sum(completed_last_year) <> 0)
),

compared as (
    select
        *,
        percent(completed_investment, sum(completed_investment) over (partition by field_kind)) as share,
        percent(completed_last_year, sum(completed_last_year) over (partition by field_kind)) as share_last_year,
    from fields
)

select
    field_kind,
    field,
    projects,
    completed_investment,
    share,
    completed_last_year,
    share_last_year,
    points_between(share, share_last_year) as share_change,
    growth(completed_investment, completed_last_year) as year_on_year,
from compared
order by field_kind desc, completed_investment desc, completed_last_year desc nulls last, field
