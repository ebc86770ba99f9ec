-- Where the large projects in hand are. One row per township and zone, blanks included, most projects first; departments
-- and the county itself only when they have any.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        keeps the rows of these names; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- region                name
-- projects              large projects in hand: under_way + completed + suspended
-- carried_over          of projects: started before this year
-- newly_started         of projects: started this year
-- under_way             of projects: neither completed nor suspended
-- completed             of projects: completed this year
-- suspended             of projects: suspended
-- planned_investment    their planned investment, 万元
-- completed_investment  completed since 1 January in large projects, 万元
-- finish_rate           completed / projects, percent; null without projects
-- level                 镇乡, 园区, 部门 or 县市
-- projects_rank         place by projects among all townships and zones; null for departments and the county itself
-- count_ranked          townships and zones in all
with counted as (
    select
        region,
        count(*) filter (is_in_hand) as projects,
        count(*) filter (is_carried_over) as carried_over,
        count(*) filter (is_newly_started) as newly_started,
        count(*) filter (is_in_hand and not is_completed and not is_suspended) as under_way,
        count(*) filter (is_in_hand and is_completed) as completed,
        count(*) filter (is_in_hand and is_suspended) as suspended,
        sum(planned_investment) filter (is_in_hand) as planned_investment,
        sum(completed_this_year) as completed_investment,
    from large_projects_at($month::date, null, $threshold, $with_separate)
    where is_in_hand or completed_this_year <> 0
    group by region
),

ranked as (
    select
        own_regions.region,
        case
            when own_regions.is_ranked
                then rank() over (partition by own_regions.is_ranked order by coalesce(counted.projects, 0) desc)
        end as projects_rank,
        count(*) filter (own_regions.is_ranked) over () as count_ranked,
    from own_regions
    left join counted on own_regions.region = counted.region
    where own_regions.keeps_projects
)

select
    own_regions.region,
    coalesce(counted.projects, 0) as projects,
    coalesce(counted.carried_over, 0) as carried_over,
    coalesce(counted.newly_started, 0) as newly_started,
    coalesce(counted.under_way, 0) as under_way,
    coalesce(counted.completed, 0) as completed,
    coalesce(counted.suspended, 0) as suspended,
    coalesce(counted.planned_investment, 0) as planned_investment,
    coalesce(counted.completed_investment, 0) as completed_investment,
    percent(counted.completed, counted.projects) as finish_rate,
    own_regions.level,
    ranked.projects_rank,
    ranked.count_ranked,
from own_regions
inner join ranked on own_regions.region = ranked.region
left join counted on own_regions.region = counted.region
where
    is_chosen(own_regions.region, $regions)
    and ((own_regions.is_ranked and own_regions.keeps_projects) or counted.region is not null)
order by projects desc, planned_investment desc, own_regions.sort_order nulls last, own_regions.region
