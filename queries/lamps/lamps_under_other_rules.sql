-- Which lamps change colour under another rule. One row per township, zone and large project in hand with a lamp by either.
--
-- Those that change come first, townships and zones before projects.
--
-- $month            last month of the reporting period, e.g. 2024-05-01
-- $regions          names to keep; null keeps all
-- $threshold        planned investment from which a project is large, 万元
-- $with_separate    whether separately listed projects count
-- $yardstick        what lights the lamps: linear (time progress) or phased (the county's own plan)
-- $lamp_kind        kind of lamp rule: points, ratio or month_task
-- $lamp_yellow      limit below which a lamp is yellow, in the rule's kind
-- $lamp_red         limit below which a lamp is red, in the rule's kind
-- $project_pace     whether a project that started this year is held against the months since_start, or of the year
-- $other_yardstick  yardstick of the other rule
-- $other_kind       kind of the other rule
-- $other_yellow     its limit for yellow
-- $other_red        its limit for red
--
-- subject          region or project
-- project_code     code; null for a region
-- name             name of the region or project
-- region           region
-- completion_rate  completed / target, or plan, of the year, percent; null without either
-- lamp             the lamp by the rule in force; null without a target, a plan or a phased plan
-- other_lamp       the lamp by the other rule; null likewise
-- is_changed       whether they differ
-- regions_changed  townships and zones that change, the same in every row
-- projects_changed  large projects that change, the same in every row
-- regions_red      townships and zones that are red by the other rule, the same in every row
-- projects_red     large projects that are red by the other rule, the same in every row
with subjects as (
    select
        'region' as subject,
        null as project_code,
        now.region as name,
        now.region,
        now.completion_rate,
        now.lamp,
        other.lamp as other_lamp,
    from lit_regions($month::date, $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red) as now
    inner join
        lit_regions($month::date, $with_separate, $other_yardstick, $other_kind, $other_yellow, $other_red) as other
        on now.region = other.region
    union all
    select
        'project',
        now.project_code,
        now.name,
        now.region,
        now.completion_rate,
        now.lamp,
        other.lamp,
    from lit_projects($month::date, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red, $project_pace) as now
    inner join
        lit_projects($month::date, $other_yardstick, $other_kind, $other_yellow, $other_red, $project_pace) as other
        on now.project_code = other.project_code
    where is_counted(now.listed_separately, $with_separate) and now.planned_investment >= $threshold
)

select
    subject,
    project_code,
    name,
    region,
    completion_rate,
    lamp,
    other_lamp,
    lamp is distinct from other_lamp as is_changed,
    count(*) filter (is_changed and subject = 'region') over () as regions_changed,
    count(*) filter (is_changed and subject = 'project') over () as projects_changed,
    count(*) filter (other_lamp = '红' and subject = 'region') over () as regions_red,
    count(*) filter (other_lamp = '红' and subject = 'project') over () as projects_red,
from subjects
where is_chosen(region, $regions) and (lamp is not null or other_lamp is not null)
order by
    is_changed desc,
    subject desc,
    list_position(['红', '黄', '绿'], other_lamp) nulls last,
    completion_rate nulls last,
    name,
    project_code
