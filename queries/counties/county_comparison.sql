-- The counties of the prefecture, indicator by indicator. One row per indicator and county; the indicators in the order
-- in which the ledger first names them, first rank first.
--
-- An indicator is shown as of its latest month up to $month; more is better; ties share a rank. A county that reports
-- other indicators has a row without a value.
--
-- $month  last month of the reporting period, e.g. 2024-05-01
--
-- county            name
-- indicator         name
-- value             the county's value, in unit; null when there is none for that month
-- unit              unit of the value; null when the ledger gives none
-- rank              place among the counties; null without a value
-- rank_change       places won since the month before, negative when lost; null when either rank is
-- gap_to_next       what the county next ahead has more, in unit; null for the first, and without a value
-- is_own            whether it is our county
-- month             month of the values
-- rank_change_year  places won since the same month a year before, negative when lost; null when either rank is
-- source            where the value is from; null when the ledger does not say
-- ahead             the county next ahead; null for the first, and without a value
-- needed_per_month  what the county must do more each month than the one ahead to draw level by the end of the year, in
--                   unit; null for the first, without a value, in December, and for what does not add up month by month
-- count_ranked      counties that have a value for that month
-- latest_month      last month up to $month for which the county reports the indicator at all; null when there is none
-- count_first       indicators by which the county is first, ties included
-- count_first_three  indicators by which it is among the first three
-- share_of_first    its value / the value of the first, percent; null without a value, of percentages, and where a value
--                   is below 0 or that of the first is 0
with ranked_values as (
    select
        county_indicators.*,
        rank() over (partition by indicator, month order by value desc) as rank,
    from county_indicators
    inner join compared_counties on county_indicators.county = compared_counties.county
    where month <= $month::date
),

better as (
    select
        worse.county,
        worse.indicator,
        worse.month,
        min(ahead.value) as value,
        arg_min(ahead.county, (ahead.value, ahead.county)) as county_ahead,
    from ranked_values as worse
    inner join ranked_values as ahead
        on worse.indicator = ahead.indicator and worse.month = ahead.month and worse.value < ahead.value
    group by worse.county, worse.indicator, worse.month
),

latest as (
    select
        indicator,
        max(month) as month,
        arg_min(source_row, (month, source_row)) as first_row,
    from ranked_values
    group by indicator
),

latest_of_county as (
    select
        county,
        indicator,
        max(month) as month,
    from ranked_values
    group by county, indicator
),

participants as (
    select county from ranked_values
    union
    select name
    from county
    where not exists (from combined)  -- a prefecture is none of its counties
)

select
    participants.county,
    latest.indicator,
    now.value,
    now.unit,
    now.rank,
    last_month.rank - now.rank as rank_change,
    better.value - now.value as gap_to_next,
    participants.county = county.name as is_own,
    latest.month,
    last_year.rank - now.rank as rank_change_year,
    now.source,
    better.county_ahead as ahead,
    case
        when month_number(latest.month) < 12 and adds_up(latest.indicator, now.unit)
            then (better.value - now.value) / (12 - month_number(latest.month))
    end as needed_per_month,
    count(now.value) over (partition by latest.indicator) as count_ranked,
    latest_of_county.month as latest_month,
    count(*) filter (now.rank = 1) over (partition by participants.county) as count_first,
    count(*) filter (now.rank <= 3) over (partition by participants.county) as count_first_three,
    case
        when now.value >= 0 and now.unit is distinct from '%'
            then now.value / nullif(max(now.value) over (partition by latest.indicator), 0) * 100
    end as share_of_first,
from participants
cross join county
cross join latest
left join ranked_values as now
    on participants.county = now.county and latest.indicator = now.indicator and latest.month = now.month
left join ranked_values as last_month
    on
        participants.county = last_month.county
        and latest.indicator = last_month.indicator
        and month_before(latest.month) = last_month.month
left join ranked_values as last_year
    on
        participants.county = last_year.county
        and latest.indicator = last_year.indicator
        and year_before(latest.month) = last_year.month
left join better
    on participants.county = better.county and latest.indicator = better.indicator and latest.month = better.month
left join latest_of_county
    on participants.county = latest_of_county.county and latest.indicator = latest_of_county.indicator
order by latest.first_row, latest.indicator, now.rank nulls last, participants.county
