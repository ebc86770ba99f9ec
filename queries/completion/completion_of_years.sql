-- Three years in one curve: completed since January, month by month. One row per month of the year, January first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
--
-- month                 first day of the month in the reported year
-- cumulative            completed since January up to this month, 万元; null after $month
-- cumulative_last_year  the same a year before, 万元; null when the ledger does not hold that year from its January on
-- cumulative_two_years_before  the same two years before, 万元; null likewise
-- completed_last_year   completed in this month a year before, 万元; null likewise
-- held_from_year        the first year that the ledger holds from its January on
with work as (
    select
        month,
        sum(completed_investment) as completed,
    from region_work
    inner join own_regions on region_work.region = own_regions.region
    where is_chosen(region_work.region, $regions) and is_counted(listed_separately, $with_separate)
    group by month
),

months as (
    select make_date(year_number($month::date), months.number, 1) as month
    from unnest(range(1, 13)) as months (number)
),

held as (
    select year_number(span.first_month) + if(month_number(span.first_month) = 1, 0, 1) as first_year
    from span
)

select
    months.month,
    if(
        months.month <= $month::date,
        coalesce(sum(work.completed) filter (in_period(work.month, months.month)), 0),
        null
    ) as cumulative,
    if(
        any_value(held.first_year) <= year_number($month::date) - 1,
        coalesce(sum(work.completed) filter (in_period(work.month, year_before(months.month))), 0),
        null
    ) as cumulative_last_year,
    if(
        any_value(held.first_year) <= year_number($month::date) - 2,
        coalesce(sum(work.completed) filter (in_period(work.month, year_before(year_before(months.month)))), 0),
        null
    ) as cumulative_two_years_before,
    if(
        any_value(held.first_year) <= year_number($month::date) - 1,
        coalesce(sum(work.completed) filter (work.month = year_before(months.month)), 0),
        null
    ) as completed_last_year,
    any_value(held.first_year) as held_from_year,
from months
cross join held
left join work on true
group by months.month
order by months.month
