-- From where to where investors from outside come. One row per place of origin and region, most completed first.
--
-- Of large projects whose investor is 境内市外 or 外资. Projects and planned investment are of those in hand.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- origin_place          上海, 浙江, 香港 …; null for the projects whose ledger row names none
-- region                township, zone, department or county
-- projects              large projects in hand
-- planned_investment    their planned investment, 万元
-- completed_investment  completed since 1 January, 万元
-- completed_share       of all completed investment here, percent; null when there is none
-- completed_of_place    completed by all investors of the place, 万元
-- completed_of_region   completed by all investors from outside in the region, 万元
-- region_rank           rank of the region by completed_of_region
-- count_regions         regions here
-- completed_in_all      completed by all investors from outside, 万元
-- count_below_zero      rows here whose completed_investment is below zero: more was taken back than done
-- completed_below_zero  what these come to, 万元; null when there is none
with flows as (
    select
        origin_place,
        region,
        count(*) filter (is_in_hand) as projects,
        coalesce(sum(planned_investment) filter (is_in_hand), 0) as planned_investment,
        sum(completed_this_year) as completed_investment,
    from large_projects_at($month::date, $regions, $threshold, $with_separate)
    where is_from_outside(investor_origin) and (is_in_hand or completed_this_year <> 0)
    group by origin_place, region
),

sums as (
    select
        *,
        sum(completed_investment) over (partition by origin_place) as completed_of_place,
        sum(completed_investment) over (partition by region) as completed_of_region,
    from flows
),

ranks as (
    select
        region,
        rank() over (order by sum(completed_investment) desc) as region_rank,
        count(*) over () as count_regions,
    from flows
    group by region
)

select
    sums.origin_place,
    sums.region,
    sums.projects,
    sums.planned_investment,
    sums.completed_investment,
    percent(sums.completed_investment, sum(sums.completed_investment) over ()) as completed_share,
    sums.completed_of_place,
    sums.completed_of_region,
    ranks.region_rank,
    ranks.count_regions,
    sum(sums.completed_investment) over () as completed_in_all,
    count(*) filter (sums.completed_investment < 0) over () as count_below_zero,
    sum(sums.completed_investment) filter (sums.completed_investment < 0) over () as completed_below_zero,
from sums
inner join ranks on sums.region = ranks.region
order by sums.completed_investment desc, sums.planned_investment desc, sums.origin_place nulls last, sums.region
