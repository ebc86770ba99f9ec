-- How many matters of each kind need a leader. One row per kind that there is, the most serious first.
--
-- Kinds are those of needs_attention. A project that has matters of several kinds counts in each, as on the pages of those
-- kinds; listed is what is left when every project is named once.
--
-- $month          last month of the reporting period, e.g. 2024-05-01; days are counted to its end
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
-- $yardstick      what lights the lamps: linear (time progress) or phased (the county's own plan)
-- $lamp_kind      kind of lamp rule: points, ratio or month_task
-- $lamp_yellow    limit below which a lamp is yellow, in the rule's kind
-- $lamp_red       limit below which a lamp is red, in the rule's kind
-- $project_pace   whether a project that started this year is held against the months since_start, or of the year
--
-- kind     what is the matter
-- matters  matters of that kind
-- listed   matters of all kinds, every project once
with matters as (
    select *
    from matters_for_leaders(
        $month::date, $regions, $threshold, $with_separate, $yardstick, $lamp_kind, $lamp_yellow, $lamp_red,
        $project_pace
    )
),

counted as (
    select count(distinct project_code) + count(*) filter (project_code is null) as listed
    from matters
)

select
    matters.kind,
    count(*) as matters,
    any_value(counted.listed) as listed,
from matters
cross join counted
group by matters.kind, matters.severity
order by matters.severity
