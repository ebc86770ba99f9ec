-- Whether less is invested on the land than the floor asks for; null without land or floor.
create macro is_below_floor(planned_investment, land, land_floor) as
    planned_investment < nullif(land, 0)::decimal(19, 6) * land_floor::decimal(19, 6);

-- One row per large project of the chosen regions, with its state at the end of the reported month. Being completed
-- and in hand means completed this year.
create macro large_projects_at(reported, chosen, threshold, with_separate) as table
select
    own_projects.*,
    coalesce(work.completed_this_year, 0) as completed_this_year,
    in_hand(started_on, completed_on, reported) as is_in_hand,
    is_in_hand and started_on < year_start(reported) as is_carried_over,
    is_in_hand and not is_carried_over as is_newly_started,
    has_happened(completed_on, reported) as is_completed,
    is_suspended(suspended_on, completed_on, reported) as is_suspended,
from own_projects
left join work_up_to(reported) as work on own_projects.project_code = work.project_code
where
    is_chosen(region, chosen)
    and is_counted(listed_separately, with_separate)
    and planned_investment >= threshold;

-- One row per large project of the chosen regions, as above, with what is planned of it for the year of the reported
-- month: is_still_to_start says that it is approved, not started, not completed either, and planned to be completed this
-- year; is_due that it is completed this year, or is to be (late ones too); is_late that its planned completion has passed
-- without it, whether it is under way, suspended, or still to start. due_month is when it was, or is to be, completed; null
-- when late, and when not due.
create macro large_projects_due_at(reported, chosen, threshold, with_separate) as table
select
    *,
    coalesce(
        not has_happened(started_on, reported)
        and not is_completed
        and has_happened(approved_on, reported)
        and year_number(planned_completion_on) = year_number(reported),
        false
    ) as is_still_to_start,
    is_still_to_start
    or (is_in_hand and (is_completed or coalesce(year_number(planned_completion_on) <= year_number(reported), false)))
        as is_due,
    is_due and not is_completed and coalesce(planned_completion_on < last_day(reported), false) as is_late,
    case
        when is_due and not is_late
            then date_trunc('month', if(is_completed, completed_on, planned_completion_on))::date
    end as due_month,
from large_projects_at(reported, chosen, threshold, with_separate);

-- One row per large project of the chosen regions that is due to start and has not started, with its lamp. Months are
-- counted at their ends, in a row up to the reported one, since approval or since the last reason; null with a reason.
create macro lit_starts(reported, chosen, threshold, with_separate, yellow, red) as table
with last_reasons as (
    select
        project_code,
        max(date_trunc('month', resolved_on)) as without_reason_since,
    from obstacles
    where
        has_happened(resolved_on, reported)
        and date_trunc('month', raised_on) < date_trunc('month', resolved_on)
    group by project_code
)

select
    due.project_code,
    due.name,
    due.region,
    case
        when reasons.obstacle is null then date_diff(
            'month',
            greatest(date_trunc('month', due.approved_on), last_reasons.without_reason_since),
            reported
        ) + 1
    end as months,
    start_lamp(months, yellow, red) as lamp,
    reasons.obstacle as reason,
    reasons.promised_on,
    who_answers(coalesce(reasons.responsible_unit, due.responsible_unit), reasons.responsible_person) as responsible,
    due.lead_official,
    due.approved_on,
    due.planned_completion_on,
    due.planned_investment,
from large_projects_due_at(reported, chosen, threshold, with_separate) as due
left join reasons(reported) as reasons on due.project_code = reasons.project_code
left join last_reasons on due.project_code = last_reasons.project_code
where due.is_still_to_start;
