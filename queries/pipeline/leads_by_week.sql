-- What came in, week by week. One row per seven days, eight of them, the latest first.
--
-- The last week ends on the last day on which any lead of the county was registered or moved, up to the end of $month. The
-- ledger keeps the last movement of a lead alone, so that earlier weeks show fewer than there were.
--
-- $month    last month of the reporting period, e.g. 2024-05-01
-- $regions  names to keep; null keeps all
--
-- week_from           first day
-- week_to             last day
-- new_leads           leads registered in the week
-- moved               other leads whose last movement was in the week
-- planned_investment  planned investment of the new ones, 万元
with own_leads as (
    select leads.*
    from leads
    semi join own_regions on leads.region = own_regions.region
),

known_days as (
    select unnest([registered_on, updated_on]) as day,
    from own_leads
),

last_week as (
    select max(day) as week_to,
    from known_days
    where has_happened(day, $month::date)
),

weeks as (
    select
        (week_to - 7 * (place::integer) - 6)::date as week_from,
        (week_to - 7 * (place::integer))::date as week_to,
    from last_week
    cross join unnest(range(8)) as numbered (place)
    where week_to is not null
),

chosen_leads as (
    select *
    from own_leads
    where is_chosen(region, $regions)
)

select
    weeks.week_from,
    weeks.week_to,
    count(*) filter (chosen_leads.registered_on between weeks.week_from and weeks.week_to) as new_leads,
    count(*) filter (
        chosen_leads.updated_on between weeks.week_from and weeks.week_to
        and not coalesce(chosen_leads.registered_on between weeks.week_from and weeks.week_to, false)
    ) as moved,
    coalesce(
        sum(chosen_leads.planned_investment) filter (
            chosen_leads.registered_on between weeks.week_from and weeks.week_to
        ), 0
    ) as planned_investment,
from weeks
left join chosen_leads on true
group by weeks.week_from, weeks.week_to
order by weeks.week_to desc
