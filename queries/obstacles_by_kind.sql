-- What holds projects up. One row per kind of obstacle ever raised, most open first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
--
-- obstacle            招工, 资金, 征地, 审批, 配套, 用电, 其他, or as the ledger writes it
-- open                raised and not resolved at the end of $month
-- resolved            resolved by then
-- overdue             of open: past the promised day
-- planned_investment  planned investment of the projects with an open one, 万元; each project once
-- projects            projects with an open one
with states as (
    select
        obstacles.project_code,
        obstacles.obstacle,
        has_happened(obstacles.resolved_on, $month::date) as is_resolved,
        coalesce(obstacles.promised_on < last_day($month::date), false) as is_past_promise,
        own_projects.planned_investment,
    from obstacles
    inner join own_projects on obstacles.project_code = own_projects.project_code
    where
        has_happened(obstacles.raised_on, $month::date)
        and is_chosen(own_projects.region, $regions)
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
        where not is_resolved
    )
    group by obstacle
)

select
    states.obstacle,
    count(*) filter (not states.is_resolved) as open,
    count(*) filter (states.is_resolved) as resolved,
    count(*) filter (not states.is_resolved and states.is_past_promise) as overdue,
    coalesce(any_value(held_up.planned_investment), 0) as planned_investment,
    coalesce(any_value(held_up.projects), 0) as projects,
from states
left join held_up on states.obstacle = held_up.obstacle
group by states.obstacle
order by open desc, planned_investment desc, states.obstacle
