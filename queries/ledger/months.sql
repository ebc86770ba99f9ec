-- The months that can be reported. One row per month with rows of the county's work, the latest first.
--
-- The month shown by default is the last complete one in which something was completed; where no month is complete, the
-- latest in which something was.
--
-- month           first day of the month
-- to_report       townships and zones with something to report: projects under way, or rows
-- reported        of them those with rows of the month
-- is_complete     whether all of them have reported
-- is_blank        whether nothing was completed: every row is 0
-- is_told_whole   whether the county itself tells in the sheet 区域完成 how much there is in all, unreported units included
-- is_default      whether it is the month shown where none is asked for
with months as (
    select
        month,
        bool_and(is_blank) as is_blank,
    from (
        select
            month,
            is_blank,
        from work_of_regions
        union all
        select
            progress.month,
            progress_by_month.completed_investment = 0,
        from progress
        inner join progress_by_month
            on progress.region = progress_by_month.region and progress.month = progress_by_month.month
        where progress.counts
    )
    group by month
),

units as (
    select
        month,
        count(*) filter (has_to_report) as to_report,
        count(*) filter (count_rows > 0) as reported,
    from reporting_between((select span.first_month from span), (select span.last_month from span))
    group by month
),

judged as (
    select
        months.month,
        coalesce(units.to_report, 0) as to_report,
        coalesce(units.reported, 0) as reported,
        units.reported >= units.to_report as is_complete,
        months.is_blank,
    from months
    left join units on months.month = units.month
)

select
    month,
    to_report,
    reported,
    is_complete,
    is_blank,
    exists (from progress where progress.is_county and progress.counts and progress.month = judged.month)
        as is_told_whole,
    row_number() over (
        order by is_complete and not is_blank desc, is_blank, month desc
    ) = 1 as is_default,
from judged
order by month desc
