-- What two places say differently of one figure, and names that two counties share; one row each, to be told and kept.
--
-- kind    differs (typed beside computed), disagrees (typed twice), uncounted (told of units alone), shared (a project's name)
-- county  whose figure or project it is; the other county of a shared name is in value
with differs as (
    select
        'differs' as kind,
        typed.county,
        typed.indicator as what,
        typed.month,
        typed.value::varchar || coalesce(typed.unit, '') as value,
        round(computed.value, 2)::varchar || computed.unit as other,
        typed.source_file,
        typed.source_sheet,
        typed.source_row,
    from typed
    inner join computed
        on typed.county = computed.county and typed.indicator = computed.indicator and typed.month = computed.month
    where typed.unit is not distinct from computed.unit and abs(typed.value - computed.value) > 0.005
),

disagrees as (
    select
        'disagrees' as kind,
        one.county,
        one.indicator as what,
        one.month,
        one.value::varchar || coalesce(one.unit, '') as value,
        other.value::varchar || coalesce(other.unit, '') || '（' || other.of_county || '）' as other,
        one.source_file,
        one.source_sheet,
        one.source_row,
    from typed as one
    inner join typed as other
        on one.county = other.county
        and one.indicator = other.indicator
        and one.month = other.month
        and one.of_county < other.of_county
    where one.value <> other.value or one.unit is distinct from other.unit
),

shared as (
    select
        'shared' as kind,
        min(region) as county,
        name as what,
        null::date as month,
        min(region) as value,
        string_agg(distinct region, '、' order by region) filter (region <> first_county) as other,
        min(source_file) as source_file,
        min(source_sheet) as source_sheet,
        min(source_row) as source_row,
    from (select *, min(region) over (partition by name) as first_county from projects)
    group by name
    having count(distinct region) > 1
),

-- A county with projects counts by them; what its other units tell of the year without any project is left out.
uncounted as (
    select
        'uncounted' as kind,
        last_told.of_county as county,
        last_told.year::varchar as what,
        null::date as month,
        sum(last_told.cumulative)::varchar as value,
        string_agg(last_told.region, '、' order by last_told.region) as other,
        min(last_told.source_file) as source_file,
        min(last_told.source_sheet) as source_sheet,
        min(last_told.source_row) as source_row,
    from (
        select
            told.*,
            year(told.month) as year,
        from given.region_progress as told
        inner join given.county as of_file on told.of_county = of_file.of_county
        inner join own on told.of_county = own.of_county and told.region = own.region
        where told.indicator = of_file.main_indicator and own.is_ranked
        qualify row_number() over (partition by told.of_county, told.region, year order by told.month desc) = 1
    ) as last_told
    semi join (
        select
            projects.region,
            year(investments.month) as year,
        from investments
        inner join projects on investments.project_code = projects.project_code
    ) as of_county
        on last_told.of_county = of_county.region and last_told.year = of_county.year
    anti join (
        select
            projects.of_county,
            projects.region,
            year(investments.month) as year,
        from given.investments
        inner join given.projects
            on investments.of_county = projects.of_county and investments.project_code = projects.project_code
    ) as of_unit
        on last_told.of_county = of_unit.of_county
        and last_told.region = of_unit.region
        and last_told.year = of_unit.year
    group by last_told.of_county, last_told.year
)

from differs
union all
from uncounted
union all
from disagrees
union all
from shared
order by all;
