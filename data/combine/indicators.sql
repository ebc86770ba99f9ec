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

-- What typed indicators are by their names, where rows carry them: 工业投入, 工业投入完成额, 工业投入完成率, 工业投入同比增长. A county's
-- rows carry what is named after the prefecture's main indicator, and after its own, which is base. What no county types of the
-- prefecture's is called as is usual.
create table carried as
with bases as (
    select main_indicator as base
    from given.county
    where main_indicator is not null
    union
    select $indicator as base
),

names as (
    select distinct indicator
    from typed
),

known as (
    select
        names.indicator,
        bases.base,
        case
            when names.indicator in (bases.base, bases.base || '完成额', bases.base || '完成投资', bases.base || '额')
                then 'amount'
            when names.indicator = bases.base || '完成率' then 'rate'
            when names.indicator in (
                bases.base || '同比增长', bases.base || '同比增幅', bases.base || '增幅', bases.base || '增速'
            ) then 'growth'
        end as kind,
    from names
    cross join bases
)

select
    indicator,
    base,
    kind,
from known
where kind is not null
union
select
    usual.indicator,
    $indicator as base,
    usual.kind,
from (
    values ($indicator, 'amount'), ($indicator || '完成率', 'rate'), ($indicator || '同比增长', 'growth')
) as usual (indicator, kind)
where $indicator <> '' and not exists (
    select 1
    from known
    where known.kind = usual.kind and known.base = $indicator
);

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
        sum(completed) over (partition by county, year(month) order by month) as completed,
        min(month) over (partition by county) as first_month,
    from of_months
),

-- The year before is compared with where it is known from its January on.
measured as (
    select
        so_far.county,
        so_far.month,
        so_far.completed,
        case
            when targets.target > 0
                then round(so_far.completed::double / targets.target::double * 100, 2)::decimal(18, 6)
        end as rate,
        case
            when
                before.completed > 0
                and so_far.first_month <= make_date(year(so_far.month) - 1, 1, 1)
                then
                    round((so_far.completed::double / before.completed::double - 1) * 100, 2)::decimal(18, 6)
        end as growth,
    from so_far
    left join targets
        on so_far.county = targets.region
        and year(so_far.month) = targets.year
        and targets.indicator = $indicator
    left join so_far as before
        on so_far.county = before.county and so_far.month = (before.month + interval 1 year)::date
),

values_of_rows as (
    select distinct
        measured.county,
        measured.month,
        carried.indicator,
        carried.kind,
        case carried.kind
            when 'amount' then measured.completed
            when 'rate' then measured.rate
            when 'growth' then measured.growth
        end as value,
        true as is_of_projects,
    from measured
    inner join given.county as own on measured.county = own.of_county
    inner join carried on carried.base = $indicator or own.main_indicator = carried.base
    union all
    select
        region as county,
        month,
        indicator,
        'amount' as kind,
        cumulative as value,
        false as is_of_projects,
    from region_progress
    where indicator <> $indicator and cumulative is not null
    union all
    select
        of_large_projects.county,
        of_large_projects.month,
        of_large_projects.indicator,
        of_large_projects.kind,
        of_large_projects.value,
        true as is_of_projects,
    from of_large_projects
    anti join carried on of_large_projects.indicator = carried.indicator
    anti join region_progress
        on of_large_projects.county = region_progress.region
        and of_large_projects.month = region_progress.month
        and of_large_projects.indicator = region_progress.indicator
),

units as (
    select
        indicator,
        unit in ('亿元', '万元') as is_money,
        max(unit) as unit,
    from typed
    where unit in ('亿元', '万元', '个', '只', '项', '家')
    group by indicator, unit in ('亿元', '万元')
    having count(distinct unit) = 1
)

select
    values_of_rows.county,
    values_of_rows.month,
    values_of_rows.indicator,
    values_of_rows.is_of_projects,
    (
        values_of_rows.value
        * if(values_of_rows.kind = 'amount' and coalesce(units.unit, '万元') = '亿元', 0.0001, 1.0000)
    )::decimal(18, 6) as value,
    case values_of_rows.kind
        when 'amount' then coalesce(units.unit, '万元')
        when 'count' then coalesce(units.unit, '个')
        else '%'
    end as unit,
from values_of_rows
left join units
    on values_of_rows.indicator = units.indicator and (values_of_rows.kind = 'amount') = units.is_money
where values_of_rows.value is not null;

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
    if(computed.is_of_projects, '按项目台账汇总', '按区域完成汇总') as source,
    combined.file as source_file,
    '' as source_sheet,
    0 as source_row,
from computed
inner join combined on computed.county = combined.county;
