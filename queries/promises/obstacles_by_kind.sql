-- What holds projects up. One row per kind of obstacle ever raised, most open first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
--
-- obstacle                   招工, 资金, 征地, 审批, 配套, 用电, 其他, or as the ledger writes it
-- open                       raised, not resolved at the end of $month, and of a project that is not completed by then
-- resolved                   resolved by then, or its project completed
-- overdue                    of open: past the promised day
-- planned_investment         planned investment of the projects with an open one, 万元; each project once
-- projects                   projects with an open one
-- median_days_open           days since the open ones were raised, the middle one; null when none is open
-- longest_days_open          days since the first of the open ones was raised; null when none is open
-- projects_in_all            projects with an open obstacle of any kind, each once; the same on every row
-- planned_investment_in_all  planned investment of those, 万元; the same on every row
-- open_in_all                open of all kinds; the same on every row
-- overdue_in_all             overdue of all kinds; the same on every row
-- resolved_in_all            resolved of all kinds; the same on every row
with states as (
    select
        raised.project_code,
        raised.obstacle,
        raised.is_open,
        raised.days_open,
        coalesce(raised.days_overdue > 0, false) as is_overdue,
        own_projects.planned_investment,
    from obstacles_at($month::date) as raised
    inner join own_projects on raised.project_code = own_projects.project_code
    where
        is_chosen(own_projects.region, $regions)
        and is_counted(own_projects.listed_separately, $with_separate)
),

held_up as (
    select
        obstacle,
        count(*) as projects,
        sum(planned_investment) as planned_investment,
    from (
        select distinct
            obstacle,
            project_code,
            planned_investment,
        from states
        where is_open
    )
    group by obstacle
),

held_up_in_all as (
    select
        count(*) as projects,
        coalesce(sum(planned_investment), 0) as planned_investment,
    from (
        select distinct
            project_code,
            planned_investment,
        from states
        where is_open
    )
),

kinds as (
    select
        obstacle,
        count(*) filter (is_open) as open,
        count(*) filter (not is_open) as resolved,
        count(*) filter (is_overdue) as overdue,
        median(days_open) filter (is_open) as median_days_open,
        max(days_open) filter (is_open) as longest_days_open,
    from states
    group by obstacle
)

select
    kinds.obstacle,
    kinds.open,
    kinds.resolved,
    kinds.overdue,
    coalesce(held_up.planned_investment, 0) as planned_investment,
    coalesce(held_up.projects, 0) as projects,
    kinds.median_days_open,
    kinds.longest_days_open,
    held_up_in_all.projects as projects_in_all,
    held_up_in_all.planned_investment as planned_investment_in_all,
    sum(kinds.open) over ()::bigint as open_in_all,
    sum(kinds.overdue) over ()::bigint as overdue_in_all,
    sum(kinds.resolved) over ()::bigint as resolved_in_all,
from kinds
cross join held_up_in_all
left join held_up on kinds.obstacle = held_up.obstacle
order by kinds.open desc, planned_investment desc, kinds.obstacle
