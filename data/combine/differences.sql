-- What two places say differently of one figure, and names that two counties share; one row each, to be told and kept. Figures
-- of an indicator that differ in several months are one row, with the first and the last of them, and what the last says.
--
-- kind    differs (typed beside computed), disagrees (typed twice), shared (a project's name)
-- county  whose figure or project it is; the other county of a shared name is in value
with differs as (
    select
        'differs' as kind,
        typed.county,
        typed.indicator as what,
        min(typed.month) as first_month,
        max(typed.month) as last_month,
        arg_max(printf('%.15g', typed.value::double) || coalesce(typed.unit, ''), typed.month) as value,
        arg_max(printf('%.15g', round(computed.value, 2)::double) || computed.unit, typed.month) as other,
        arg_max(typed.source_file, typed.month) as source_file,
        arg_max(typed.source_sheet, typed.month) as source_sheet,
        arg_max(typed.source_row, typed.month) as source_row,
    from typed
    inner join computed
        on typed.county = computed.county and typed.indicator = computed.indicator and typed.month = computed.month
    where
        typed.is_its_own
        and typed.unit is not distinct from computed.unit
        and abs(typed.value - computed.value) > greatest(0.005, abs(computed.value) * 0.0001)
    group by typed.county, typed.indicator
),

chosen as (
    select *
    from typed
    qualify row_number() over (
        partition by county, month, indicator order by is_its_own desc, published_at desc, of_county
    ) = 1
),

others as (
    select
        chosen.county,
        chosen.indicator,
        chosen.month,
        any_value(printf('%.15g', chosen.value::double) || coalesce(chosen.unit, '')) as value,
        string_agg(
            printf('%.15g', other.value::double) || coalesce(other.unit, '') || '（' || other.of_county || '）',
            '、' order by other.of_county
        ) as other,
        any_value(chosen.source_file) as source_file,
        any_value(chosen.source_sheet) as source_sheet,
        any_value(chosen.source_row) as source_row,
    from chosen
    inner join typed as other
        on chosen.county = other.county
        and chosen.indicator = other.indicator
        and chosen.month = other.month
        and chosen.of_county <> other.of_county
    where chosen.value <> other.value or chosen.unit is distinct from other.unit
    group by chosen.county, chosen.indicator, chosen.month
),

disagrees as (
    select
        'disagrees' as kind,
        county,
        indicator as what,
        min(month) as first_month,
        max(month) as last_month,
        arg_max(value, month) as value,
        arg_max(other, month) as other,
        arg_max(source_file, month) as source_file,
        arg_max(source_sheet, month) as source_sheet,
        arg_max(source_row, month) as source_row,
    from others
    group by county, indicator
),

shared as (
    select
        'shared' as kind,
        min(region) as county,
        name as what,
        null::date as first_month,
        null::date as last_month,
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
