-- How far land is cleared: acquired, agreements signed, compensation paid, buildings removed. One row per area, project, region,
-- kind of task, unit and deadline; the county first, then the most urgent.
--
-- $month    last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions  names to keep; null keeps all
-- $area     county (its own regions), elsewhere (other prefectures and counties of the ledger), or all; null is all
--
-- area_of        the county, or the prefecture or county elsewhere that the region belongs to
-- project        name of the project; null when the tasks belong to none
-- project_code   code; null when the tasks belong to no project
-- region         township or zone, elsewhere the county
-- kind           征地, 协议签订, 补偿支付 or 拆迁
-- tasks          tasks that are added up
-- tasks_done     of these: 完成
-- quantity_due   to be done, in unit; null when it is not counted
-- quantity_done  done as the ledger stands today, in unit; null when it is not counted
-- unit           unit; null when it is not counted
-- done_rate      quantity_done / quantity_due, percent; null when it is not counted
-- due_on         deadline; null when there is none: neither on time nor late
-- days_left      days to the deadline, negative when it has passed; null when all is done, and without a deadline
-- status         of the most urgent task: 完成, 按期, 临期, 超期 or 无期限
-- names          the tasks in the ledger's words, one after the other
-- sites          projects, regions and deadlines that all these rows are of; the same on every row
with tasks as (
    select
        promised.*,
        projects.name as project,
    from commitments_at($month::date) as promised
    left join projects on promised.project_code = projects.project_code
    where
        promised.kind in ('征地', '协议签订', '补偿支付', '拆迁')
        and is_chosen(promised.region, $regions)
        and is_of_area(promised.is_own, $area::varchar)
),

added_up as (
    select
        area_of,
        is_own,
        project,
        project_code,
        region,
        kind,
        count(*) as tasks,
        count(*) filter (status = '完成') as tasks_done,
        sum(quantity_due) as quantity_due,
        sum(quantity_done) as quantity_done,
        unit,
        due_on,
        min(days_left) as days_left,
        arg_min(status, urgency(status)) as status,
        string_agg(name, '；' order by name) as names,
    from tasks
    group by area_of, is_own, project, project_code, region, kind, unit, due_on
),

sites as (
    select count(*) as sites
    from (
        select distinct
            project_code,
            region,
            due_on,
        from added_up
    )
),

placed as (
    select
        *,
        min(urgency(status)) over (partition by area_of, project_code, region, due_on) as urgency_of_site,
    from added_up
)

select
    area_of,
    project,
    project_code,
    region,
    kind,
    tasks,
    tasks_done,
    quantity_due,
    quantity_done,
    unit,
    percent(quantity_done, quantity_due) as done_rate,
    due_on,
    days_left,
    status,
    names,
    sites,
from placed
cross join sites
order by
    is_own desc,
    area_of,
    urgency_of_site,
    due_on nulls last,
    project_code nulls last,
    region,
    list_position(['征地', '协议签订', '补偿支付', '拆迁'], kind),
    unit
