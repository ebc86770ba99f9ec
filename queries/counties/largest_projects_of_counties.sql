-- The largest projects of the counties side by side. One row per indicator and project, the largest first.
--
-- Takes the indicators whose name begins with 最大 (largest), as of their latest month. Where a project of our own ledger
-- is what our county reported, to two decimals of the unit, it appears by its name, and beside it our county's next largest
-- projects of the same industry that are not completed before this year; of the others only the value is known.
--
-- $month  last month of the reporting period, e.g. 2024-05-01
--
-- indicator           name of the indicator
-- county              name
-- project_code        code of our own project; null for another county's
-- name                name of our own project; null for another county's
-- planned_investment  what it costs in all, 万元; null when the unit is neither 亿元 nor 万元
-- is_own              whether it is our county's
-- is_largest          whether it is the largest of its county, the one that is ranked
-- rank                place among the largest of each county; null for our next largest
-- month               month of the values
with largest as (
    select
        county_indicators.*,
        value * case unit when '亿元' then 10000 when '万元' then 1 end as planned_investment,
        county_indicators.county = county.name as is_own,
    from county_indicators
    inner join compared_counties on county_indicators.county = compared_counties.county
    cross join county
    where
        starts_with(indicator, '最大')
        and month <= $month::date
    qualify month = max(month) over (partition by indicator)
),

ranked as (
    select
        *,
        rank() over (partition by indicator order by value desc) as rank,
    from largest
),

in_hand_now as (
    select *
    from own_projects
    where in_hand(started_on, completed_on, $month::date)
),

reported_own as (
    select
        ranked.*,
        project.project_code,
        project.name,
        project.industry,
    from ranked
    inner join in_hand_now as project
        on round(project.planned_investment / case ranked.unit when '亿元' then 10000 else 1 end, 2) = ranked.value
    where ranked.is_own and ranked.planned_investment is not null and project.industry is not null
    qualify row_number() over (partition by ranked.indicator order by project.project_code) = 1
),

next_own as (
    select
        reported_own.indicator,
        reported_own.county,
        reported_own.month,
        project.project_code,
        project.name,
        project.planned_investment,
    from reported_own
    inner join in_hand_now as project
        on reported_own.industry = project.industry and reported_own.project_code <> project.project_code
    qualify
        row_number() over (
            partition by reported_own.indicator order by project.planned_investment desc, project.project_code
        ) <= 2
),

shown as (
    select
        ranked.indicator,
        ranked.county,
        reported_own.project_code,
        reported_own.name,
        ranked.planned_investment,
        ranked.is_own,
        true as is_largest,
        ranked.rank,
        ranked.month,
    from ranked
    left join reported_own on ranked.indicator = reported_own.indicator and ranked.county = reported_own.county
    union all by name
    select
        next_own.*,
        true as is_own,
        false as is_largest,
        null as rank,
    from next_own
)

select
    indicator,
    county,
    project_code,
    name,
    planned_investment,
    is_own,
    is_largest,
    rank,
    month,
from shown
order by indicator, planned_investment desc nulls last, county, project_code
