-- The year's curve. One row per month of the year, January first; figures end with the reported month, plans do not.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
--
-- month                    first day of the month
-- completed_investment     completed in the month, 万元; null after $month, and where nobody who is asked for has reported it
-- cumulative               completed since 1 January, 万元; null likewise
-- cumulative_last_year     completed up to the same month a year before, 万元; null when the ledger does not hold it
-- linear_plan              target / 12 for every month gone by, 万元; null without a target (see county_headline)
-- phased_plan              planned up to this month by the county's own plan, 万元; null when there is none
-- completed_last_year      completed in the same month a year before, 万元; null when the ledger does not hold it
-- year_on_year             growth of the month, percent; null after $month, and without a year before
-- cumulative_year_on_year  growth of the year so far, percent; null likewise
-- target                   the year's target, 万元; null when none was set
-- cumulative_rate          cumulative / target, percent; null after $month, and without a target (see county_headline)
-- is_between               whether phased_plan lies between two months that the plan names, on the straight line
with months as (
    select make_date(year_number($month::date), months.number, 1) as month
    from unnest(range(1, 13)) as months (number)
),

work as (
    select
        month,
        sum(completed_investment) as completed_investment,
        sum(completed_investment) filter (own_regions.is_ranked) as completed_in_regions,
    from region_work
    inner join own_regions on region_work.region = own_regions.region
    where is_chosen(region_work.region, $regions) and is_counted(listed_separately, $with_separate)
    group by month
),

-- Months of which no chosen unit that has something to report has reported anything.
unreported as (
    select month
    from reporting_between(year_start($month::date), $month::date)
    where is_chosen(region, $regions)
    group by month
    having bool_or(not is_reported) and max(count_rows) = 0
),

plans as (
    select *
    from targets_asked_for(
        $regions,
        year_start($month::date),
        make_date(year_number($month::date), 12, 1)
    )
),

figures as (
    select
        months.month,
        case
            when months.month <= $month::date and (work.month is not null or unreported.month is null)
                then coalesce(work.completed_investment, 0)
        end as completed_investment,
        coalesce(work.completed_in_regions, 0) as completed_in_regions,
        case
            when reaches_back($month::date) and year_before(months.month) between span.first_month and span.last_month
                then coalesce(work_last_year.completed_investment, 0)
        end as completed_last_year,
    from months
    cross join span
    left join work on months.month = work.month
    left join unreported on months.month = unreported.month
    left join work as work_last_year on year_before(months.month) = work_last_year.month
),

added_up as (
    select
        *,
        case when completed_investment is not null then sum(completed_investment) over so_far end as cumulative,
        sum(completed_in_regions) over so_far as cumulative_in_regions,
        case when completed_last_year is not null then sum(completed_last_year) over so_far end
            as cumulative_last_year,
    from figures
    window so_far as (order by month)
)

select
    added_up.month,
    added_up.completed_investment,
    added_up.cumulative,
    added_up.cumulative_last_year,
    plans.target::double * month_number(added_up.month) / 12 as linear_plan,
    plans.phased_plan,
    added_up.completed_last_year,
    growth(added_up.completed_investment, added_up.completed_last_year) as year_on_year,
    growth(added_up.cumulative, added_up.cumulative_last_year) as cumulative_year_on_year,
    plans.target,
    case
        when added_up.cumulative is not null
            then percent(
                if(plans.of_whom = 'regions' and $regions is null, cumulative_in_regions, cumulative), plans.target
            )
    end as cumulative_rate,
    plans.phased_plan is not null and plans.is_between as is_between,
from added_up
left join plans on added_up.month = plans.month
order by added_up.month
