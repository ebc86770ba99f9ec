-- The large projects in hand. One row, beside the same day a year before.
--
-- A finish rate is completed projects / all projects of the class.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- projects                         large projects in hand: under way, suspended, or completed this year
-- projects_last_year               a year before; null when the ledger does not reach back
-- planned_investment               their planned investment, 万元
-- planned_investment_last_year     a year before, 万元; null when the ledger does not reach back
-- completed_investment             completed since 1 January in large projects, 万元
-- completed_share                  of all completed investment, percent; null when there is none
-- carried_over                     of projects: started before this year
-- newly_started                    of projects: started this year
-- completed                        of projects: completed this year
-- finish_rate                      completed / projects, percent; null without projects
-- carried_over_completed           of carried_over: completed
-- carried_over_finish_rate         carried_over_completed / carried_over, percent; null without any
-- newly_started_completed          of newly_started: completed
-- newly_started_finish_rate        newly_started_completed / newly_started, percent; null without any
-- carried_over_finish_rate_last_year   a year before, percent; null without any, or when the ledger does not reach back
-- newly_started_finish_rate_last_year  a year before, percent; null likewise
-- suspended                        of projects: suspended
-- mean_project_size                planned_investment / projects, 万元; null without projects
-- projects_change                  projects - projects_last_year; null when the ledger does not reach back
-- planned_investment_change        planned_investment - planned_investment_last_year, 万元; null likewise
-- separate_projects                of projects: listed separately
-- under_way                        of projects: neither completed nor suspended
-- regions_without                  townships and zones that have none in hand
with this_year as (
    select
        count(*) filter (is_in_hand) as projects,
        coalesce(sum(planned_investment) filter (is_in_hand), 0) as planned_investment,
        coalesce(sum(completed_this_year), 0) as completed_investment,
        count(*) filter (is_carried_over) as carried_over,
        count(*) filter (is_newly_started) as newly_started,
        count(*) filter (is_carried_over and is_completed) as carried_over_completed,
        count(*) filter (is_newly_started and is_completed) as newly_started_completed,
        count(*) filter (is_in_hand and is_suspended) as suspended,
        count(*) filter (is_in_hand and not is_completed and not is_suspended) as under_way,
        count(*) filter (is_in_hand and listed_separately) as separate_projects,
    from large_projects_at($month::date, $regions, $threshold, $with_separate)
),

last_year as (
    select
        count(*) filter (is_in_hand) as projects,
        coalesce(sum(planned_investment) filter (is_in_hand), 0) as planned_investment,
        percent(count(*) filter (is_carried_over and is_completed), count(*) filter (is_carried_over))
            as carried_over_finish_rate,
        percent(count(*) filter (is_newly_started and is_completed), count(*) filter (is_newly_started))
            as newly_started_finish_rate,
    from large_projects_at(year_before($month::date), $regions, $threshold, $with_separate)
),

last_year_if_known as (
    select *
    from last_year
    where reaches_back($month::date)
),

regions_without as (
    select count(*) as regions_without
    from own_regions
    anti join large_projects_at($month::date, $regions, $threshold, $with_separate) as large
        on own_regions.region = large.region and large.is_in_hand
    where own_regions.is_ranked and is_chosen(own_regions.region, $regions)
),

all_work as (
    select sum(completed_investment) as completed_investment
    from work_of_regions
    where
        in_period(month, $month::date)
        and is_chosen(region, $regions)
        and is_counted(listed_separately, $with_separate)
)

select
    this_year.projects,
    last_year_if_known.projects as projects_last_year,
    this_year.planned_investment,
    last_year_if_known.planned_investment as planned_investment_last_year,
    this_year.completed_investment,
    percent(this_year.completed_investment, all_work.completed_investment) as completed_share,
    this_year.carried_over,
    this_year.newly_started,
    this_year.carried_over_completed + this_year.newly_started_completed as completed,
    percent(this_year.carried_over_completed + this_year.newly_started_completed, this_year.projects) as finish_rate,
    this_year.carried_over_completed,
    percent(this_year.carried_over_completed, this_year.carried_over) as carried_over_finish_rate,
    this_year.newly_started_completed,
    percent(this_year.newly_started_completed, this_year.newly_started) as newly_started_finish_rate,
    last_year_if_known.carried_over_finish_rate as carried_over_finish_rate_last_year,
    last_year_if_known.newly_started_finish_rate as newly_started_finish_rate_last_year,
    this_year.suspended,
    this_year.planned_investment::double / nullif(this_year.projects, 0) as mean_project_size,
    this_year.projects - last_year_if_known.projects as projects_change,
    this_year.planned_investment - last_year_if_known.planned_investment as planned_investment_change,
    this_year.separate_projects,
    this_year.under_way,
    regions_without.regions_without,
from this_year
cross join all_work
cross join regions_without
left join last_year_if_known on true
order by this_year.projects
