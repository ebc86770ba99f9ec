-- Indicators of counties: computed from what is combined where rows carry them, else as they are typed, each figure once:
-- what a county's own file says of it, else what the file published last says.
-- $indicator   the prefecture's main indicator
create table typed as
select
    county_indicators.*,
    combined.published_at,
    county_indicators.of_county = county_indicators.county as is_its_own,
from given.county_indicators
inner join combined on county_indicators.of_county = combined.county
semi join regions on county_indicators.county = regions.name and regions.level = '县市';

create table computed as
with work as (
    select
        projects.region as county,
        investments.month,
        sum(investments.completed_investment) as completed,
    from investments
    inner join projects on investments.project_code = projects.project_code
    group by projects.region, investments.month
    union all
    select
        of_county as county,
        month,
        completed,
    from told_by_month
),

of_months as (
    select
        county,
        month,
        sum(completed) as completed,
    from work
    group by county, month
),

so_far as (
    select
        county,
        month,
        $indicator as indicator,
        sum(completed) over (partition by county, year(month) order by month) as value,
    from of_months
    union all
    select
        region as county,
        month,
        indicator,
        cumulative as value,
    from region_progress
    where indicator <> $indicator and cumulative is not null
),

units as (
    select
        indicator,
        max(unit) as unit,
    from typed
    where unit in ('亿元', '万元')
    group by indicator
    having count(distinct unit) = 1
)

select
    so_far.county,
    so_far.month,
    so_far.indicator,
    (so_far.value * if(units.unit = '亿元', 0.0001, 1.0000))::decimal(18, 6) as value,
    coalesce(units.unit, '万元') as unit,
from so_far
left join units on so_far.indicator = units.indicator;

insert into county_indicators by name
with places as (
    select
        *,
        row_number() over (
            partition by county, month, indicator order by is_its_own desc, published_at desc, of_county
        ) as place,
    from typed
)

select
    places.county,
    places.month,
    places.indicator,
    places.value,
    places.unit,
    places.source,
    places.source_file,
    places.source_sheet,
    places.source_row,
from places
anti join computed
    on places.county = computed.county and places.indicator = computed.indicator and places.month = computed.month
where places.place = 1
union all
select
    computed.county,
    computed.month,
    computed.indicator,
    computed.value,
    computed.unit,
    if(computed.indicator = $indicator, '按项目台账汇总', '按区域完成汇总') as source,
    combined.file as source_file,
    '' as source_sheet,
    0 as source_row,
from computed
inner join combined on computed.county = combined.county;
