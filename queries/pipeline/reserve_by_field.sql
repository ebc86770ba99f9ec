-- What is prepared and not started, field by field. One row per industry or category, most planned first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
-- $field_kind     what a field is: industry or category; null is industry
--
-- field                name of the industry or category; null when the ledger gives none
-- projects             projects in reserve: prepared + signed + in_approval
-- planned_investment   their planned investment, 万元
-- share                planned_investment / that of all fields, percent; null when nothing is planned
-- prepared             of projects: neither signed nor approved (储备)
-- signed               of projects: signed (签约)
-- in_approval          of projects: approved (报批)
-- planned_prepared     planned investment of these, 万元
-- planned_signed       of those signed, 万元
-- planned_in_approval  of those approved, 万元
with reserve as (
    select
        case when $field_kind::varchar = 'category' then category else industry end as field,
        planned_investment,
        status_of(signed_on, approved_on, started_on, completed_on, suspended_on, $month::date) as status,
    from own_projects
    where
        is_chosen(region, $regions)
        and is_counted(listed_separately, $with_separate)
        and status in ('储备', '签约', '报批')
)

select
    field,
    count(*) as projects,
    sum(planned_investment) as planned_investment,
    percent(sum(planned_investment), sum(sum(planned_investment)) over ()) as share,
    count(*) filter (status = '储备') as prepared,
    count(*) filter (status = '签约') as signed,
    count(*) filter (status = '报批') as in_approval,
    coalesce(sum(planned_investment) filter (status = '储备'), 0) as planned_prepared,
    coalesce(sum(planned_investment) filter (status = '签约'), 0) as planned_signed,
    coalesce(sum(planned_investment) filter (status = '报批'), 0) as planned_in_approval,
from reserve
group by field
order by planned_investment desc, projects desc, field nulls last
