-- The county's own rows, as tables: joined once for every published file, not in every query.

create table own_regions as
select
    regions.name as region,
    regions.level,
    regions.parent,
    regions.sort_order,
    regions.level in ('镇乡', '园区') and regions.name <> county.name as is_ranked,
from regions
cross join county
where regions.name = county.name or (regions.parent = county.name and regions.level in ('镇乡', '园区', '部门'));

-- Every region of the ledger, and the area that it counts for: the county for its own, else the prefecture or county
-- that it belongs to. Tasks and shared costs of other areas stand beside the county's, and never count among them.
create table areas as
select
    regions.name as region,
    own_regions.region is not null as is_own,
    case
        when own_regions.region is not null then county.name
        when regions.level = '地市' then regions.name
        else coalesce(regions.parent, regions.name)
    end as area_of,
from regions
cross join county
left join own_regions on regions.name = own_regions.region;

create table own_projects as
select projects.*
from projects
semi join own_regions on projects.region = own_regions.region;

-- One row per row of the investment sheet, with what a filter needs of its project.
create table own_work as
select
    investments.project_code,
    investments.month,
    investments.capital_source,
    investments.completed_investment,
    investments.funds_in_place,
    own_projects.region,
    own_projects.planned_investment,
    own_projects.listed_separately,
from investments
inner join own_projects on investments.project_code = own_projects.project_code;

-- One row: the first and the last month with investments.
create table span as
select
    min(month) as first_month,
    max(month) as last_month,
from own_work;

-- Whether the year before is in the ledger from its January on.
create macro reaches_back(reported) as
    coalesce((select span.first_month from span) <= year_start(year_before(reported)), false);

-- One row per region and month of a year with a target of the main indicator: the year's target and the phased plan
-- up to that month. A region without a phased plan of its own follows the county's, in proportion.
create table main_targets as
with months as (
    select
        targets.region,
        make_date(targets.year, plan.number, 1) as month,
        targets.target,
        [
            plan_1, plan_2, plan_3, plan_4, plan_5, plan_6,
            plan_7, plan_8, plan_9, plan_10, plan_11, plan_12,
        ][plan.number] as planned,
    from targets
    inner join county on targets.indicator = county.main_indicator
    cross join unnest(range(1, 13)) as plan (number)
),

of_county as (
    select
        months.month,
        months.planned::double / nullif(months.target, 0)::double as planned_share,
    from months
    inner join county on months.region = county.name
)

select
    months.region,
    months.month,
    months.target,
    coalesce(months.planned::double, months.target::double * of_county.planned_share) as phased_plan,
    phased_plan - case
        when month_number(months.month) = 1 then 0
        else lag(phased_plan) over (partition by months.region order by months.month)
    end as phased_plan_of_month,
from months
left join of_county on months.month = of_county.month;

-- One row per region of the county and month of a year with targets: what the phased plan asks of its projects by then,
-- and in that month alone, percent of the year. A region without a target follows the county.
create table phased_rates as
with months as (
    select distinct month
    from main_targets
)

select
    own_regions.region,
    months.month,
    coalesce(
        percent(own.phased_plan, own.target), percent(of_county.phased_plan, of_county.target)
    ) as phased_rate,
    coalesce(
        percent(own.phased_plan_of_month, own.target), percent(of_county.phased_plan_of_month, of_county.target)
    ) as phased_rate_of_month,
from own_regions
cross join months
cross join county
left join main_targets as own on own_regions.region = own.region and months.month = own.month
left join main_targets as of_county on county.name = of_county.region and months.month = of_county.month;
