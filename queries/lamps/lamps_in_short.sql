-- How many lamps are red, yellow and green. One row.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
-- $yardstick      what lights the lamps: linear (time progress) or phased (the county's own plan)
-- $lamp_kind      kind of lamp rule: points, ratio or month_task
-- $lamp_yellow    limit below which a lamp is yellow, in the rule's kind
-- $lamp_red       limit below which a lamp is red, in the rule's kind
-- $project_pace   whether a project that started this year is held against the months since_start, or of the year
-- $start_yellow   months from which a project that is due to start has a yellow lamp
-- $start_red      months from which it has a red one
--
-- projects                large projects in hand
-- projects_red            of them red
-- projects_yellow         of them yellow
-- projects_green          of them green
-- projects_none           of them without a lamp, for want of a plan
-- projects_unreported     of them without a lamp, since their township or zone has not reported the month
-- red_without_reason      of the red ones: no open obstacle says why
-- red_past_promise        of the red ones: the promised day of the reason is past
-- red_planned_investment  planned investment of the red ones, 万元
-- yellow_planned_investment  planned investment of the yellow ones, 万元
-- regions                 townships and zones
-- regions_red             of them red
-- regions_yellow          of them yellow
-- regions_green           of them green
-- regions_none            of them without a lamp, for want of a target
-- regions_unreported      of them without a lamp, since they have not reported the month
-- starts                  large projects due to start and not started
-- starts_red              of them red
-- starts_yellow           of them yellow
-- starts_with_reason      of them with an open obstacle, which lights no lamp
with of_projects as (
    select
        count(*) as projects,
        count(*) filter (lamp = '红') as projects_red,
        count(*) filter (lamp = '黄') as projects_yellow,
        count(*) filter (lamp = '绿') as projects_green,
        count(*) filter (lamp is null and is_reported) as projects_none,
        count(*) filter (lamp is null and not is_reported) as projects_unreported,
        count(*) filter (lamp = '红' and obstacle is null) as red_without_reason,
        count(*) filter (lamp = '红' and promised_on < last_day($month::date)) as red_past_promise,
        coalesce(sum(planned_investment) filter (lamp = '红'), 0) as red_planned_investment,
        coalesce(sum(planned_investment) filter (lamp = '黄'), 0) as yellow_planned_investment,
    from lit_projects($month::date, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red, $project_pace) as lit
    left join reasons($month::date) as reasons on lit.project_code = reasons.project_code
    where
        is_chosen(region, $regions)
        and is_counted(listed_separately, $with_separate)
        and planned_investment >= $threshold
),

of_regions as (
    select
        count(*) as regions,
        count(*) filter (lamp = '红') as regions_red,
        count(*) filter (lamp = '黄') as regions_yellow,
        count(*) filter (lamp = '绿') as regions_green,
        count(*) filter (lamp is null and is_reported) as regions_none,
        count(*) filter (not is_reported) as regions_unreported,
    from lit_regions($month::date, $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red)
    where is_chosen(region, $regions)
),

of_starts as (
    select
        count(*) as starts,
        count(*) filter (lamp = '红') as starts_red,
        count(*) filter (lamp = '黄') as starts_yellow,
        count(*) filter (reason is not null) as starts_with_reason,
    from lit_starts($month::date, $regions, $threshold, $with_separate, $start_yellow, $start_red)
)

select
    projects,
    projects_red,
    projects_yellow,
    projects_green,
    projects_none,
    projects_unreported,
    red_without_reason,
    red_past_promise,
    red_planned_investment,
    yellow_planned_investment,
    regions,
    regions_red,
    regions_yellow,
    regions_green,
    regions_none,
    regions_unreported,
    starts,
    starts_red,
    starts_yellow,
    starts_with_reason,
from of_projects
cross join of_regions
cross join of_starts
order by projects
