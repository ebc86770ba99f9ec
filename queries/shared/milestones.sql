-- Nodes of projects, and the words of their sites.

-- One row per node of the county's projects that were not completed before the reported year: whether it is done at the end
-- of the reported month, how many days it was done late or is overdue (null when it is not late), whether somebody went to
-- see that it was done, its place and group among the standard nodes (those that are not among them come last, 其他).
create macro milestones_at(reported, names, groups) as table
with known as (
    select
        milestones.* exclude (done_on, verified_by, verified_on),
        own_projects.name as name,
        own_projects.region,
        own_projects.planned_investment,
        own_projects.listed_separately,
        own_projects.responsible_unit,
        own_projects.lead_official,
        if(has_happened(milestones.done_on, reported), milestones.done_on, null) as done_on,
        if(has_happened(milestones.verified_on, reported), milestones.verified_by, null) as verified_by,
        if(has_happened(milestones.verified_on, reported), milestones.verified_on, null) as verified_on,
        list_position(names::varchar[], milestones.node) as place,
    from milestones
    inner join own_projects on milestones.project_code = own_projects.project_code
    where coalesce(own_projects.completed_on >= year_start(reported), true)
)

select
    *,
    coalesce((groups::varchar[])[place], '其他') as node_group,
    case
        when done_on is not null then '完成'
        when due_on is null then '无期限'
        when due_on < last_day(reported) then '超期'
        when due_on <= last_day(reported) + 30 then '临期'
        else '按期'
    end as status,
    case
        when coalesce(done_on, last_day(reported)) > due_on
            then date_diff('day', due_on, coalesce(done_on, last_day(reported)))
    end as days_late,
    if(done_on is null, date_diff('day', last_day(reported), due_on), null) as days_left,
    done_on is not null and verified_on is null as is_unverified,
from known;

-- One row per project: the office's latest words on its site up to the reported month.
create macro latest_progress(reported) as table
select
    project_code,
    month as told_in,
    progress as progress_note,
    next_step as note_next_step,
from progress_notes
where month <= reported
qualify row_number() over (partition by project_code order by month desc) = 1;

-- One row per project of a day of joint starts (batch) or of joint signing (event) that was known by the reported month.
create macro projects_of_batches(reported, chosen, with_separate) as table
with named as (
    select
        unnest([
            {'grouped_by': 'batch', 'batch': start_batch},
            {'grouped_by': 'event', 'batch': signing_event},
        ]) as part,
        *,
    from own_projects
    where is_chosen(region, chosen) and is_counted(listed_separately, with_separate)
)

select
    part.grouped_by as grouped_by,
    part.batch as batch,
    named.* exclude (part),
    coalesce(work.completed_investment, 0) as completed_investment,
    has_happened(started_on, reported) as is_started,
    is_suspended(suspended_on, completed_on, reported) as is_suspended,
    has_happened(completed_on, reported) as is_completed,
    has_happened(in_production_on, reported) as is_in_production,
    has_happened(listed_on, reported) as is_listed,
from named
left join work_up_to(reported) as work on named.project_code = work.project_code
where
    part.batch is not null
    and coalesce(least(started_on, signed_on, approved_on, planned_start_on) <= last_day(reported), true);
