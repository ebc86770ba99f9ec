-- What did not move: large projects under way without investment in the last month, leads without movement in its last week. One row per project or lead, the longest at rest first.
--
-- A project of a region that has not reported the month is not among them: not reported is not zero.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- kind                当月零投资 (project) or 一周未动 (lead)
-- name                name
-- region              region
-- project_code        code; null for a lead
-- last_moved_on       end of the last month with an investment, or the start; of a lead its last movement
-- days                days since then
-- planned_investment  what it will cost in all, 万元; null when unknown
-- responsible         unit and person that answer for it; null when unknown, and for a lead
-- lead_official       the leader in charge; null likewise
with at_rest as (
    select
        '当月零投资' as kind,
        project.name,
        project.region,
        project.project_code,
        project.last_moved_on,
        project.planned_investment,
        project.responsible,
        project.lead_official,
    from projects_to_watch($month::date, $regions, $with_separate) as project
    left join work_up_to($month::date) as work on project.project_code = work.project_code
    left join reporting_at($month::date) as told on project.region = told.region
    where
        project.is_under_way
        and project.planned_investment >= $threshold
        and coalesce(work.new_this_period, 0) = 0
        and coalesce(told.is_reported, true)
    union all
    select
        '一周未动',
        leads.name,
        leads.region,
        null,
        coalesce(leads.updated_on, leads.registered_on),
        leads.planned_investment,
        null,
        null,
    from leads
    semi join own_regions on leads.region = own_regions.region
    where
        is_chosen(leads.region, $regions)
        and leads.stage <> '开工'
        and coalesce(leads.updated_on, leads.registered_on) <= last_day($month::date) - 7
)

select
    kind,
    name,
    region,
    project_code,
    last_moved_on,
    date_diff('day', last_moved_on, last_day($month::date)) as days,
    planned_investment,
    responsible,
    lead_official,
from at_rest
order by days desc nulls last, planned_investment desc nulls last, region, name, project_code
