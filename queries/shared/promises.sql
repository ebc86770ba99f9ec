-- Obstacles raised and not yet out of the way at the end of the reported month. What is completed is held up by nothing:
-- an obstacle ends with its project at the latest.
create macro open_obstacles(reported) as table
select obstacles.*
from obstacles
inner join projects on obstacles.project_code = projects.project_code
where
    obstacles.raised_on <= last_day(reported)
    and not has_happened(obstacles.resolved_on, reported)
    and not has_happened(projects.completed_on, reported);

-- One row per project with an open obstacle: the one raised last, which is the reason that it gives.
create macro reasons(reported) as table
select *
from open_obstacles(reported)
qualify row_number() over (partition by project_code order by raised_on desc, source_row desc) = 1;

-- One row per obstacle raised by the end of the reported month: whether it is still open, for how many days it was, and how
-- many days it is past the promised one; null when resolved, not yet due, or never promised.
create macro obstacles_at(reported) as table
select
    obstacles.* exclude (resolved_on),
    least(obstacles.resolved_on, projects.completed_on) as resolved_on,
    not has_happened(least(obstacles.resolved_on, projects.completed_on), reported) as is_open,
    case
        when is_open then date_diff('day', raised_on, last_day(reported))
        else greatest(date_diff('day', raised_on, least(obstacles.resolved_on, projects.completed_on)), 0)
    end as days_open,
    case when is_open and promised_on < last_day(reported) then date_diff('day', promised_on, last_day(reported)) end
        as days_overdue,
from obstacles
inner join projects on obstacles.project_code = projects.project_code
where raised_on <= last_day(reported);

-- What a leader asks of a project that does not move, with the state at the end of the reported month. One row per
-- project of the chosen regions: amount is what is left of its planned investment; obstacle and promised_on are of the open
-- obstacle raised last. After last_moved_on nothing was completed for certain: it is the end of the last month with an
-- investment, the start of the project, the end of the last month that its region has not reported, or the day before the
-- ledger begins, whichever is latest.
create macro projects_to_watch(reported, chosen, with_separate) as table
with silent as (
    select
        region,
        max(month) as last_month,
    from reporting_between((select span.first_month from span), reported)
    where not is_reported
    group by region
)

select
    project.*,
    coalesce(work.completed_investment, 0) as completed_investment,
    greatest(project.planned_investment - coalesce(work.completed_investment, 0), 0) as amount,
    greatest(
        coalesce(last_day(work.last_invested_month), project.started_on),
        last_day(silent.last_month),
        (select span.first_month - interval 1 day from span)::date
    ) as last_moved_on,
    latest_obstacle.obstacle,
    latest_obstacle.next_step,
    latest_obstacle.promised_on,
    who_answers(
        coalesce(latest_obstacle.responsible_unit, project.responsible_unit), latest_obstacle.responsible_person
    ) as responsible,
    project.is_in_hand and not project.is_completed and not project.is_suspended as is_under_way,
from large_projects_due_at(reported, chosen, 0, with_separate) as project
left join work_up_to(reported) as work on project.project_code = work.project_code
left join silent on project.region = silent.region
left join reasons(reported) as latest_obstacle on project.project_code = latest_obstacle.project_code;

-- One row per large project and kind of standstill, each project once a kind: 停工 (suspended), 逾期未竣工 (past its planned
-- completion, whether under way, suspended or still to start), 应开未开 (approved, to be completed this year, not started),
-- 久无投入 (under way, two months or more known in which nothing was completed). since is the day it began, or was due.
create macro projects_without_progress(reported, chosen, threshold, with_separate) as table
with by_kind as (
    select
        unnest([
            {'kind': '停工', 'since': if(is_suspended, suspended_on, null)},
            {
                'kind': '逾期未竣工',
                'since': if(is_late, planned_completion_on, null),
            },
            {
                'kind': '应开未开',
                'since': if(is_still_to_start, approved_on, null),
            },
            {
                'kind': '久无投入',
                'since': if(
                    is_under_way and last_moved_on <= last_day(reported - interval 2 month), last_moved_on, null
                ),
            },
        ]) as matter,
        *,
    from projects_to_watch(reported, chosen, with_separate)
    where planned_investment >= threshold
)

select
    matter.kind as kind,
    matter.since as since,
    * exclude (matter),
from by_kind
where matter.since is not null;

-- One row per commitment of the ledger, with its status, the days left at the end of the reported month, and the area of
-- its region. It is done on its day, or without one when its quantity is.
create macro commitments_at(reported) as table
select
    commitments.*,
    areas.is_own,
    areas.area_of,
    case
        when has_happened(done_on, reported) or coalesce(done_on is null and quantity_done >= quantity_due, false)
            then '完成'
        when due_on is null then '无期限'
        when due_on < last_day(reported) then '超期'
        when due_on <= last_day(reported) + 30 then '临期'
        else '按期'
    end as status,
    case when status <> '完成' then date_diff('day', last_day(reported), due_on) end as days_left,
from commitments
inner join areas on commitments.region = areas.region;

-- Worst first: the order in which promises are read.
create macro urgency(status) as list_position(['超期', '临期', '按期', '无期限', '完成'], status);

-- One row per project and payer of the chosen regions and area, with what is still owed: what is not recorded as paid
-- counts as owed; what was paid beyond it makes up for nobody else.
create macro shares_of(chosen, area) as table
select
    cost_shares.*,
    projects.region,
    areas.area_of,
    greatest(cost_shares.owed - coalesce(cost_shares.paid_in, 0), 0) as still_owed,
from cost_shares
inner join projects on cost_shares.project_code = projects.project_code
inner join areas on projects.region = areas.region
where is_chosen(projects.region, chosen) and is_of_area(areas.is_own, area);
