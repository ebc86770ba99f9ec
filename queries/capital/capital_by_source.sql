-- What the completed investment was paid with. One row per capital source of this year or the year before, largest first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
--
-- capital_source        民资, 境内市外资金, 外资, 银行贷款, 财政, 自筹, 其他, or as the ledger writes it
-- completed_investment  completed since 1 January, 万元
-- share                 of all completed investment, percent; null when nothing was completed
-- completed_last_year   in the same months a year before, 万元; null when the ledger does not reach back
-- share_last_year       of all completed in those months, percent; null when nothing was, or not known
-- share_change          share - share_last_year, percentage points; null when either is
-- year_on_year          growth of completed_investment, percent; null when there is no year before, or nothing above 0 in it
-- funds_in_place        money that has arrived since 1 January, 万元; null when none is recorded
-- increase              completed_investment - completed_last_year, 万元; null when the ledger does not reach back
-- share_with_larger     share of this and of all larger sources together, percent; null when nothing was completed
with work as (
    select
        capital_source,
        coalesce(sum(completed_investment) filter (in_period(month, $month::date)), 0) as completed_investment,
        case
            when reaches_back($month::date)
                then coalesce(sum(completed_investment) filter (in_period(month, year_before($month::date))), 0)
        end as completed_last_year,
        sum(funds_in_place) filter (in_period(month, $month::date)) as funds_in_place,
    from work_of_regions
    where is_chosen(region, $regions) and is_counted(listed_separately, $with_separate)
    group by capital_source
),

compared as (
    select
        *,
        percent(completed_investment, sum(completed_investment) over ()) as share,
        percent(completed_last_year, sum(completed_last_year) over ()) as share_last_year,
    from work
    where completed_investment <> 0 or coalesce(completed_last_year, 0) <> 0
)

select
    capital_source,
    completed_investment,
    share,
    completed_last_year,
    share_last_year,
    points_between(share, share_last_year) as share_change,
    growth(completed_investment, completed_last_year) as year_on_year,
    funds_in_place,
    completed_investment - completed_last_year as increase,
    sum(share) over (
        order by completed_investment desc, completed_last_year desc nulls last, capital_source rows unbounded preceding
    ) as share_with_larger,
from compared
order by completed_investment desc, completed_last_year desc nulls last, capital_source
