-- The places of the counties over the last thirteen months. One row per indicator, county and month with a value.
--
-- More is better; ties share a rank. A year before is the first of the thirteen months.
--
-- $month      last month of the reporting period, e.g. 2024-05-01
-- $indicator  indicator to show; null shows all
--
-- indicator     name of the indicator
-- month         month of the value
-- county        name
-- value         the county's value, in unit
-- unit          unit of the value; null when the ledger gives none
-- rank          place among the counties with a value for the month
-- count_ranked  counties with a value for the month
-- is_own        whether it is our county
select
    county_indicators.indicator,
    county_indicators.month,
    county_indicators.county,
    county_indicators.value,
    county_indicators.unit,
    rank() over (
        partition by county_indicators.indicator, county_indicators.month order by county_indicators.value desc
    ) as rank,
    count(*) over (partition by county_indicators.indicator, county_indicators.month) as count_ranked,
    county_indicators.county = county.name as is_own,
from county_indicators
inner join compared_counties on county_indicators.county = compared_counties.county
cross join county
where
    county_indicators.month between year_before($month::date) and $month::date
    and ($indicator::varchar is null or county_indicators.indicator = $indicator::varchar)
order by county_indicators.indicator, county_indicators.month, rank, county_indicators.county
