-- What two places say differently of one figure, and names that two counties share; one row each, to be told and kept.
--
-- kind    differs (typed beside computed), disagrees (typed twice), shared (a project's name)
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
)

from differs
union all
from disagrees
union all
from shared
order by all;
