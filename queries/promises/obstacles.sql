-- Every obstacle, what it is and who clears it away. One row per obstacle, open ones first, the most money still to do on top.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        keeps the rows of these names; null keeps all
-- $with_separate  whether separately listed projects count
--
-- obstacle              kind, as the ledger writes it
-- project               name of the project
-- project_code          code
-- region                region of the project
-- description           in the ledger's words; null when there are none
-- planned_investment    planned investment of the project, 万元
-- completed_investment  completed of it since the ledger begins, up to $month, 万元
-- amount                what is left of the planned investment, 万元
-- status                status of the project: 储备, 签约, 报批, 在建, 停工 or 竣工
-- owner                 who builds it; null when unknown
-- responsible_unit      unit that clears the obstacle away; null when unknown
-- responsible_person    person; null when unknown
-- next_step             what is done next; null when unknown
-- raised_on             day it was raised
-- promised_on           when it is to be out of the way; null when nobody promised
-- resolved_on           when it was, or when its project was completed; null while it is open
-- is_open               whether it is open at the end of $month
-- days_open             days since it was raised, to its end or to the end of $month
-- days_overdue          days since the promised day; null when resolved, not yet due, or never promised
select
    raised.obstacle,
    project.name as project,
    project.project_code,
    project.region,
    raised.description,
    project.planned_investment,
    coalesce(work.completed_investment, 0) as completed_investment,
    greatest(project.planned_investment - coalesce(work.completed_investment, 0), 0) as amount,
    status_of(
        project.signed_on,
        project.approved_on,
        project.started_on,
        project.completed_on,
        project.suspended_on,
        $month::date
    ) as status,
    project.owner,
    raised.responsible_unit,
    raised.responsible_person,
    raised.next_step,
    raised.raised_on,
    raised.promised_on,
    if(raised.is_open, null, raised.resolved_on) as resolved_on,
    raised.is_open,
    raised.days_open,
    raised.days_overdue,
from obstacles_at($month::date) as raised
inner join own_projects as project on raised.project_code = project.project_code
left join work_up_to($month::date) as work on project.project_code = work.project_code
where
    is_chosen(project.region, $regions)
    and is_counted(project.listed_separately, $with_separate)
order by
    raised.is_open desc,
    amount desc,
    raised.raised_on,
    project.project_code,
    raised.obstacle
