-- The large projects that will be completed by the year's end, if all keep to their planned completion dates. One row.
--
-- Counted are those completed this year, those in hand that are planned to be completed by 31 December (late ones too),
-- and those approved, not yet started, and planned to be completed by then.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- completed_forecast           all three together
-- completed                    of completed_forecast: completed this year
-- carried_over_forecast        carried over and completed by the year's end
-- carried_over_forecast_rate   carried_over_forecast / carried over, percent; null without any
-- newly_started_forecast       started this year, until now, and completed by the year's end
-- newly_started_forecast_rate  newly_started_forecast / newly started, percent; null without any
-- still_to_start_forecast      not yet started, and completed by the year's end
-- late_forecast                of completed_forecast: planned completion has passed without it
-- suspended_forecast           of completed_forecast: suspended now
-- still_planned                of completed_forecast: not completed, and not late yet
-- carried_over                 carried over, the denominator
-- newly_started                newly started until now, the denominator
with counted as (
    select
        count(*) filter (is_carried_over) as carried_over,
        count(*) filter (is_newly_started) as newly_started,
        count(*) filter (is_carried_over and is_due) as carried_over_forecast,
        count(*) filter (is_newly_started and is_due) as newly_started_forecast,
        count(*) filter (is_still_to_start) as still_to_start_forecast,
        count(*) filter (is_late) as late_forecast,
        count(*) filter (is_in_hand and is_due and is_suspended) as suspended_forecast,
        count(*) filter (is_due and is_completed) as completed,
        count(*) filter (is_due and not is_completed and not is_late) as still_planned,
    from large_projects_due_at($month::date, $regions, $threshold, $with_separate)
)

select
    carried_over_forecast + newly_started_forecast + still_to_start_forecast as completed_forecast,
    completed,
    carried_over_forecast,
    percent(carried_over_forecast, carried_over) as carried_over_forecast_rate,
    newly_started_forecast,
    percent(newly_started_forecast, newly_started) as newly_started_forecast_rate,
    still_to_start_forecast,
    late_forecast,
    suspended_forecast,
    still_planned,
    carried_over,
    newly_started,
from counted
order by completed_forecast
