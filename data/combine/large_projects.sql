-- Indicators of counties that count large projects: known by what they are called, and computed from the projects' rows as
-- queries/shared/large_projects.sql has it for one county: in hand are projects under way, suspended, or completed this year.
-- $threshold  planned investment from which a project is large where a name does not say it, 万元

-- What a name says: of which projects, from how much on, what. 500万元以上项目数, 新开工1亿元以上项目数, 大项目竣工率; 平均单体规模 alone is
-- of large ones; 最大项目计划总投资 is of all, 最大化工项目计划总投资 of the industry that the rows call so. What says anything else stays typed.
create table large_indicators as
with measures as (
    select
        what,
        measure,
    from (
        values
            ('数', 'projects'),
            ('个数', 'projects'),
            ('数量', 'projects'),
            ('总数', 'projects'),
            ('竣工率', 'finish_rate'),
            ('平均单体规模', 'mean_size'),
            ('平均规模', 'mean_size'),
            ('计划总投资', 'planned'),
            ('总投资', 'planned'),
            ('完成投资', 'completed'),
            ('完成投资额', 'completed')
    ) as measures (what, measure)
),

-- What is compared where no county types anything of the kind.
usual as (
    select indicator
    from (values ('大项目数'), ('新开工大项目数'), ('大项目竣工率'), ('平均单体规模')) as usual (indicator)
),

names as (
    select
        indicator,
        1 as is_typed,
    from given.county_indicators
    union
    select
        indicator,
        0 as is_typed,
    from usual
),

patterns as (
    select
        indicator,
        max(is_typed) as is_typed,
        '^(.*?)([0-9]{0,6}(?:[.][0-9]{1,2})?)([万亿])元?及?以上(.*)$' as from_amount,
        '^(新开工|结转|在建|竣工)?(项目)?(.+)$' as of_class,
        '^最大(.*)项目(计划)?总投资$' as of_largest,
    from names
    group by indicator
),

parts as (
    select
        indicator,
        is_typed,
        of_class,
        indicator like '最大%' and regexp_extract(indicator, of_largest, 0) <> '' as is_largest,
        regexp_extract(indicator, of_largest, 1) as industry,
        regexp_extract(indicator, from_amount, 2) as amount,
        regexp_extract(indicator, from_amount, 3) as unit,
        case
            when regexp_extract(indicator, from_amount, 3) = '' then replace(indicator, '大项目', '项目')
            else regexp_extract(indicator, from_amount, 1) || regexp_extract(indicator, from_amount, 4)
        end as words,
    from patterns
),

meant as (
    select
        indicator,
        is_typed,
        industry,
        is_largest,
        case
            when is_largest then 0.0
            when unit = '亿' and amount = '' then 10000.0
            when unit = '亿' then try_cast(amount as decimal(18, 6)) * 10000
            when unit = '万' then try_cast(amount as decimal(18, 6))
            when indicator like '%大项目%' or indicator = '平均单体规模' then $threshold::decimal(18, 6)
        end::decimal(18, 6) as threshold,
        if(is_largest, '', regexp_extract(words, of_class, 1)) as class,
        regexp_extract(words, of_class, 3) as what,
    from parts
),

known as (
    select
        meant.indicator,
        meant.is_typed,
        meant.industry,
        meant.threshold,
        meant.class,
        if(meant.is_largest, 'largest', measures.measure) as measure,
    from meant
    left join measures on meant.what = measures.what
    where meant.threshold is not null and (meant.is_largest or measures.measure is not null)
),

of_their_kind as (
    select
        known.*,
        max(is_typed) over (partition by class, measure) as is_kind_typed,
    from known
)

select
    indicator,
    industry,
    threshold,
    class,
    measure,
from of_their_kind
where is_typed = is_kind_typed;

-- Every such figure in every month in which a county's projects have rows. A county whose rows never say when a project
-- started counts nothing, one that never completed any has no finish rate: not told is not zero.
create table of_large_projects as
with asked as (
    select distinct
        threshold,
        class,
        industry,
    from large_indicators
),

told as (
    select
        region as county,
        count(completed_on) > 0 as is_completion_told,
    from projects
    group by region
    having count(started_on) > 0
),

months as (
    select distinct
        projects.region as county,
        investments.month,
        told.is_completion_told,
    from investments
    inner join projects on investments.project_code = projects.project_code
    inner join told on projects.region = told.county
),

in_hand as (
    select
        months.county,
        months.month,
        projects.planned_investment,
        projects.listed_separately,
        coalesce(projects.industry, '') as industry,
        projects.started_on < make_date(year(months.month), 1, 1) as is_carried_over,
        coalesce(projects.completed_on <= last_day(months.month), false) as is_completed,
        coalesce(projects.suspended_on <= last_day(months.month), false) as is_suspended,
    from months
    inner join projects
        on months.county = projects.region
        and projects.started_on <= last_day(months.month)
        and coalesce(projects.completed_on >= make_date(year(months.month), 1, 1), true)
),

counted as (
    select
        in_hand.county,
        in_hand.month,
        asked.threshold,
        asked.class,
        asked.industry,
        count(*) as projects,
        sum(if(in_hand.is_completed, 1, 0)) as completed,
        sum(in_hand.planned_investment) as planned,
        sum(if(in_hand.listed_separately, 0.0, in_hand.planned_investment)) as planned_together,
        sum(if(in_hand.listed_separately, 0, 1)) as projects_together,
        max(in_hand.planned_investment) as largest,
    from in_hand
    inner join asked
        on in_hand.planned_investment >= asked.threshold
        and (asked.industry = '' or in_hand.industry = asked.industry)
        and case asked.class
            when '' then true
            when '结转' then in_hand.is_carried_over
            when '新开工' then not in_hand.is_carried_over
            when '竣工' then in_hand.is_completed
            when '在建' then not in_hand.is_completed and not in_hand.is_suspended
        end
    group by in_hand.county, in_hand.month, asked.threshold, asked.class, asked.industry
),

-- What was completed in large projects counts whether they are in hand or not.
work as (
    select
        projects.region as county,
        investments.month,
        asked.threshold,
        sum(investments.completed_investment) as completed,
    from investments
    inner join projects on investments.project_code = projects.project_code
    inner join (select distinct threshold from asked) as asked on projects.planned_investment >= asked.threshold
    group by projects.region, investments.month, asked.threshold
),

figures as (
    select
        months.county,
        months.month,
        large_indicators.indicator,
        large_indicators.measure,
        case
            when large_indicators.class = '竣工' and not months.is_completion_told then null
            when large_indicators.measure = 'projects' then coalesce(counted.projects, 0)
            when large_indicators.measure = 'finish_rate' and months.is_completion_told
                then round(counted.completed::double / counted.projects::double * 100, 2)
            when large_indicators.measure = 'mean_size' and counted.projects_together > 0
                then round(counted.planned_together::double / counted.projects_together::double, 2)
            when large_indicators.measure = 'planned' then coalesce(counted.planned, 0)
            when large_indicators.measure = 'largest' then counted.largest
            when large_indicators.measure = 'completed' and large_indicators.class = ''
                then sum(coalesce(work.completed, 0)) over (
                    partition by months.county, large_indicators.indicator, year(months.month) order by months.month
                )
        end::decimal(18, 6) as value,
    from months
    cross join large_indicators
    left join counted
        on months.county = counted.county
        and months.month = counted.month
        and large_indicators.threshold = counted.threshold
        and large_indicators.class = counted.class
        and large_indicators.industry = counted.industry
    left join work
        on months.county = work.county
        and months.month = work.month
        and large_indicators.threshold = work.threshold
)

select
    county,
    month,
    indicator,
    case
        when measure = 'projects' then 'count'
        when measure = 'finish_rate' then 'rate'
        else 'amount'
    end as kind,
    value,
from figures
where value is not null;
