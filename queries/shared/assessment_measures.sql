-- What the score (考核) is made of: a figure of every unit for every measure that a rule may name.

-- What is measured of every unit of the county at the end of the reported month. One row per unit and measure; value is null
-- where it is not known: without a target, or without a report. one_percent is what a percent of a rate is worth, 万元.
create macro measures_of_units(
    reported, threshold, with_separate, yardstick, kind, yellow, red, pace, names, groups, leads_indicator,
    applications_indicator
) as table
with large as materialized (
    select *
    from lit_projects(reported, yardstick, kind, yellow, red, pace)
    where planned_investment >= threshold and is_counted(listed_separately, with_separate)
),

-- What was started, completed and listed is known of every project; what was done of a plan where work is reported.
of_projects as (
    select
        region,
        percent(
            sum(completed_this_year) filter (is_reported and annual_plan > 0),
            sum(annual_plan) filter (is_reported and annual_plan > 0)
        ) as plan_rate,
        sum(annual_plan) filter (is_reported and annual_plan > 0) as plan,
        count(*) filter (started_on >= year_start(reported)) as newly_started,
        count(*) filter (has_happened(completed_on, reported)) as completed,
        count(*) filter (lamp = '红') as red_projects,
        count(*) filter (not has_happened(listed_on, reported)) as not_listed,
    from large
    group by region
),

nodes as (
    select
        region,
        count(*) filter (status = '超期') as nodes_late,
    from milestones_at(reported, names, groups)
    where is_counted(listed_separately, with_separate)
    group by region
),

promised as (
    select
        region,
        count(*) filter (status = '超期') as promises_late,
    from commitments_at(reported)
    group by region
),

answers as (
    select
        region,
        count(*) filter (status = '逾期未回复') as answers_late,
    from notices_at(reported)
    group by region
),

months_unreported as (
    select
        region,
        count(*) filter (not is_reported) as unreported,
    from reporting_between(year_start(reported), reported)
    group by region
),

attracted as (
    select
        region,
        sum(funds_in_place) as funds_in_place,
    from leads
    where registered_on is null or has_happened(registered_on, reported)
    group by region
),

flat as (
    select
        own_regions.region,
        done.is_reported,
        unnest([
            {'measure': 'completion_rate', 'value': done.completion_rate, 'one_percent': done.target::double / 100},
            {
                'measure': 'pace_rate',
                'value': 12.0 * done.completion_rate / month_number(reported),
                'one_percent': done.target::double * month_number(reported) / 1200
            },
            {
                'measure': 'growth',
                'value': if(done.is_reported, growth(done.completed_investment, done.completed_last_year), null),
                'one_percent': if(done.completed_last_year > 0, done.completed_last_year::double / 100, null)
            },
            {
                'measure': 'completed_investment',
                'value': if(done.is_reported, done.completed_investment::double, null),
                'one_percent': null
            },
            {
                'measure': 'plan_rate',
                'value': of_projects.plan_rate,
                'one_percent': of_projects.plan::double / 100
            },
            {
                'measure': 'plan_pace',
                'value': 12.0 * of_projects.plan_rate / month_number(reported),
                'one_percent': of_projects.plan::double * month_number(reported) / 1200
            },
            {
                'measure': 'newly_started',
                'value': if(done.is_reported, coalesce(of_projects.newly_started, 0)::double, null),
                'one_percent': null
            },
            {
                'measure': 'completed',
                'value': if(done.is_reported, coalesce(of_projects.completed, 0)::double, null),
                'one_percent': null
            },
            {
                'measure': 'red_projects',
                'value': if(done.is_reported, coalesce(of_projects.red_projects, 0)::double, null),
                'one_percent': null
            },
            {
                'measure': 'not_listed',
                'value': if(done.is_reported, coalesce(of_projects.not_listed, 0)::double, null),
                'one_percent': null
            },
            {
                'measure': 'nodes_late',
                'value': if((select count(*) from milestones) > 0, coalesce(nodes.nodes_late, 0)::double, null),
                'one_percent': null
            },
            {
                'measure': 'promises_late',
                'value': if(
                    (select count(*) from commitments) > 0, coalesce(promised.promises_late, 0)::double, null
                ),
                'one_percent': null
            },
            {
                'measure': 'answers_late',
                'value': if((select count(*) from notices) > 0, coalesce(answers.answers_late, 0)::double, null),
                'one_percent': null
            },
            {
                'measure': 'unreported',
                'value': months_unreported.unreported::double,
                'one_percent': null
            },
            {
                'measure': 'attraction_rate',
                'value': percent(coalesce(attracted.funds_in_place, 0), attraction.target),
                'one_percent': attraction.target::double / 100
            },
            {
                'measure': 'applications_rate',
                'value': percent(applied.in_place, applied.target),
                'one_percent': applied.target::double / 100
            },
        ]) as part,
    from own_regions
    left join completion(reported, with_separate) as done on own_regions.region = done.region
    left join of_projects on own_regions.region = of_projects.region
    left join nodes on own_regions.region = nodes.region
    left join promised on own_regions.region = promised.region
    left join answers on own_regions.region = answers.region
    left join months_unreported on own_regions.region = months_unreported.region
    left join attracted on own_regions.region = attracted.region
    left join targets as attraction
        on
            own_regions.region = attraction.region
            and attraction.year = year_number(reported)
            and attraction.indicator = leads_indicator
    left join applications_of_regions(reported, applications_indicator) as applied
        on own_regions.region = applied.region
)

select
    region,
    part.measure as measure,
    part.value as value,
    part.one_percent as one_percent,
from flat;
