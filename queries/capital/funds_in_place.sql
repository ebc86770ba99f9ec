-- Money that has arrived against work done, in all. One row, for the chosen regions.
--
-- As funds_in_place_by_region: work whose ledger row has no funds in place is left out of the rate.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $with_separate  whether separately listed projects count
--
-- completed_investment  completed since 1 January, 万元
-- completed_recorded    the part of it whose ledger row has funds in place, 万元; null when none has
-- funds_in_place        money that has arrived since 1 January, 万元; null when none is recorded
-- in_place_rate         funds_in_place / completed_recorded, percent; null when nothing is recorded
-- unrecorded            completed without funds in place in the ledger row, 万元
select
    coalesce(sum(completed_investment), 0) as completed_investment,
    sum(completed_recorded) as completed_recorded,
    sum(funds_in_place) as funds_in_place,
    percent(sum(funds_in_place), sum(completed_recorded)) as in_place_rate,
    coalesce(sum(completed_investment), 0) - coalesce(sum(completed_recorded), 0) as unrecorded,
from work_of_regions
where
    in_period(month, $month::date)
    and is_chosen(region, $regions)
    and is_counted(listed_separately, $with_separate)
order by completed_investment
