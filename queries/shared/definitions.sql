-- What the queries share: "what counts when", written once. Made in the in-memory base when a published file is
-- attached; the tables of the published file stand beside these under their own names.
--
-- `reported` is always the last month of the reporting period (its first day).

-- Days and months

-- extract() is folded ten times faster than month() and year().
create macro month_number(reported) as extract(month from reported)::bigint;

create macro year_number(day) as extract(year from day)::bigint;

create macro year_start(reported) as date_trunc('year', reported)::date;

create macro year_before(reported) as (reported - interval 1 year)::date;

create macro month_before(reported) as (reported - interval 1 month)::date;

-- Whether a month or a day's month belongs to the year's months up to the reported one.
create macro in_period(day, reported) as coalesce(day between year_start(reported) and last_day(reported), false);

-- Percent of the year gone at the end of the month.
create macro time_progress(reported) as 100.0 * month_number(reported) / 12;

-- Sums of money as rates

create macro percent(part, whole) as 100.0 * part::double / nullif(whole, 0)::double;

create macro growth(now, before) as 100.0 * (now - before)::double / nullif(before, 0)::double;

-- Difference of two rates, free of the last digits' noise, so that "exactly on time" is 0.
create macro points_between(rate, other) as round(rate - other, 6);

-- Money missing to time progress; 0 when ahead, null without a target.
create macro gap_to_pace(completed, target, reported) as
    greatest(target::double * month_number(reported) / 12 - completed::double, 0 * target::double);

-- Money a month that reaches the goal in the months that are left; 0 when it is reached, null when no month is left.
create macro per_month(goal, completed, months_left) as
    case when months_left > 0 then greatest(goal::double - completed::double, 0 * goal::double) / months_left end;

create macro per_month_to_half(completed, target, reported) as
    per_month(target::double / 2, completed, 6 - month_number(reported));

create macro per_month_to_target(completed, target, reported) as
    per_month(target, completed, 12 - month_number(reported));

-- The whole year at the pace so far.
create macro forecast(completed, reported) as completed::double / month_number(reported) * 12;

-- Lamps. A rule of kind "month_task" looks at the last month alone, every other one at the year so far.

-- What a lamp is lit by: the rate of the year so far, or that of the last month; percent of the year's target.
create macro measured_rate(kind, rate, rate_of_month) as if(kind = 'month_task', rate_of_month, rate);

-- What the yardstick asks for by now, or in the last month; percent of the year's target, null without a phased plan.
create macro expected_rate(kind, yardstick, phased_rate, phased_rate_of_month, reported) as
    case
        when kind = 'month_task' then if(yardstick = 'phased', phased_rate_of_month, 100.0 / 12)
        when yardstick = 'phased' then phased_rate
        else time_progress(reported)
    end;

-- 绿, 黄 or 红: the rate against what was expected, both in percent; null when either is. Where nothing was expected
-- nobody is behind.
-- limits: kind "points" counts points behind; "ratio" and "month_task" percent of what was expected.
create macro lamp(rate, expected, kind, yellow, red) as
    case
        when rate is null or expected is null then null
        when kind = 'points' and points_between(expected, rate) > red then '红'
        when kind = 'points' and points_between(expected, rate) > yellow then '黄'
        when kind = 'points' or expected <= 0 then '绿'
        when round(percent(rate, expected), 6) < red then '红'
        when round(percent(rate, expected), 6) < yellow then '黄'
        else '绿'
    end;

-- 绿, 黄 or 红 of a project that is due to start: months in a row at whose end it had neither started nor a reason, up to
-- the limits; null when it has a reason, or is not due.
create macro start_lamp(months, yellow, red) as
    case
        when months is null then null
        when months >= red then '红'
        when months >= yellow then '黄'
        else '绿'
    end;

-- States of a project at the end of the reported month

create macro has_happened(day, reported) as coalesce(day <= last_day(reported), false);

create macro in_hand(started_on, completed_on, reported) as
    has_happened(started_on, reported) and coalesce(completed_on >= year_start(reported), true);

create macro is_suspended(suspended_on, completed_on, reported) as
    has_happened(suspended_on, reported) and not has_happened(completed_on, reported);

create macro status_of(signed_on, approved_on, started_on, completed_on, suspended_on, reported) as
    case
        when has_happened(completed_on, reported) then '竣工'
        when is_suspended(suspended_on, completed_on, reported) then '停工'
        when has_happened(started_on, reported) then '在建'
        when has_happened(approved_on, reported) then '报批'
        when has_happened(signed_on, reported) then '签约'
        else '储备'
    end;

-- 结转 (started before this year) or 新开工; null when not in hand.
create macro class_of(started_on, completed_on, reported) as
    case
        when in_hand(started_on, completed_on, reported)
            then if(started_on < year_start(reported), '结转', '新开工')
    end;

-- The lamp of a project: what its work lights, but 绿 once completed this year, null without a plan. A suspended project
-- is 红 whatever it did before: a green lamp over a stopped site would mislead.
create macro project_lamp(started_on, completed_on, suspended_on, annual_plan, reported, lamp_of_work) as
    case
        when not in_hand(started_on, completed_on, reported) then null
        when has_happened(completed_on, reported) and annual_plan is not null then '绿'
        when is_suspended(suspended_on, completed_on, reported) then '红'
        else lamp_of_work
    end;

-- Whether an investor comes from outside the county: from elsewhere in the country, or from abroad.
create macro is_from_outside(investor_origin) as investor_origin in ('境内市外', '外资');

-- Filters

create macro is_chosen(region, chosen) as chosen is null or list_contains(chosen::varchar[], region);

create macro is_of_area(is_own, area) as
    case area when 'county' then is_own when 'elsewhere' then not is_own else true end;

create macro is_counted(listed_separately, with_separate) as with_separate or not listed_separately;

-- The county's own rows, as tables: joined once for every published file, not in every query.

create table own_regions as
select
    regions.name as region,
    regions.level,
    regions.parent,
    regions.sort_order,
    regions.level in ('镇乡', '园区') and regions.name <> county.name as is_ranked,
from regions
cross join county
where regions.name = county.name or (regions.parent = county.name and regions.level in ('镇乡', '园区', '部门'));

-- Every region of the ledger, and the area that it counts for: the county for its own, else the prefecture or county
-- that it belongs to. Tasks and shared costs of other areas stand beside the county's, and never count among them.
create table areas as
select
    regions.name as region,
    own_regions.region is not null as is_own,
    case
        when own_regions.region is not null then county.name
        when regions.level = '地市' then regions.name
        else coalesce(regions.parent, regions.name)
    end as area_of,
from regions
cross join county
left join own_regions on regions.name = own_regions.region;

create table own_projects as
select projects.*
from projects
semi join own_regions on projects.region = own_regions.region;

-- One row per row of the investment sheet, with what a filter needs of its project.
create table own_work as
select
    investments.project_code,
    investments.month,
    investments.capital_source,
    investments.completed_investment,
    investments.funds_in_place,
    own_projects.region,
    own_projects.planned_investment,
    own_projects.listed_separately,
from investments
inner join own_projects on investments.project_code = own_projects.project_code;

-- One row: the first and the last month with investments.
create table span as
select
    min(month) as first_month,
    max(month) as last_month,
from own_work;

-- Whether the year before is in the ledger from its January on.
create macro reaches_back(reported) as
    coalesce((select span.first_month from span) <= year_start(year_before(reported)), false);

-- One row per region and month of a year with a target of the main indicator: the year's target and the phased plan
-- up to that month. A region without a phased plan of its own follows the county's, in proportion.
create table main_targets as
with months as (
    select
        targets.region,
        make_date(targets.year, plan.number, 1) as month,
        targets.target,
        [
            plan_1, plan_2, plan_3, plan_4, plan_5, plan_6,
            plan_7, plan_8, plan_9, plan_10, plan_11, plan_12,
        ][plan.number] as planned,
    from targets
    inner join county on targets.indicator = county.main_indicator
    cross join unnest(range(1, 13)) as plan (number)
),

of_county as (
    select
        months.month,
        months.planned::double / nullif(months.target, 0)::double as planned_share,
    from months
    inner join county on months.region = county.name
)

select
    months.region,
    months.month,
    months.target,
    coalesce(months.planned::double, months.target::double * of_county.planned_share) as phased_plan,
    phased_plan - case
        when month_number(months.month) = 1 then 0
        else lag(phased_plan) over (partition by months.region order by months.month)
    end as phased_plan_of_month,
from months
left join of_county on months.month = of_county.month;

-- One row per region of the county and month of a year with targets: what the phased plan asks of its projects by then,
-- and in that month alone, percent of the year. A region without a target follows the county.
create table phased_rates as
with months as (
    select distinct month
    from main_targets
)

select
    own_regions.region,
    months.month,
    coalesce(
        percent(own.phased_plan, own.target), percent(of_county.phased_plan, of_county.target)
    ) as phased_rate,
    coalesce(
        percent(own.phased_plan_of_month, own.target), percent(of_county.phased_plan_of_month, of_county.target)
    ) as phased_rate_of_month,
from own_regions
cross join months
cross join county
left join main_targets as own on own_regions.region = own.region and months.month = own.month
left join main_targets as of_county on county.name = of_county.region and months.month = of_county.month;

-- One row per township and zone: how far it has come at the end of the reported month. Rates of the month before are null
-- in January, when a new year's race begins.
create macro completion(reported, with_separate) as table
with work as (
    select
        region,
        sum(completed_investment) filter (in_period(month, reported)) as completed_investment,
        sum(completed_investment) filter (in_period(month, year_before(reported))) as completed_last_year,
        coalesce(sum(completed_investment) filter (month = reported), 0) as new_this_period,
        sum(completed_investment) filter (month = month_before(reported)) as new_last_month,
    from own_work
    where is_counted(listed_separately, with_separate)
    group by region
)

select
    own_regions.region,
    own_regions.level,
    own_regions.sort_order,
    coalesce(work.completed_investment, 0) as completed_investment,
    case when reaches_back(reported) then coalesce(work.completed_last_year, 0) end as completed_last_year,
    coalesce(work.new_this_period, 0) as new_this_period,
    coalesce(work.new_last_month, 0) as new_last_month,
    main_targets.target,
    main_targets.phased_plan,
    percent(coalesce(work.completed_investment, 0), main_targets.target) as completion_rate,
    case
        when month_number(reported) > 1
            then percent(coalesce(work.completed_investment - work.new_this_period, 0), main_targets.target)
    end as completion_rate_last_month,
    percent(main_targets.phased_plan, main_targets.target) as phased_rate,
    percent(targets_last_month.phased_plan, targets_last_month.target) as phased_rate_last_month,
    percent(coalesce(work.new_this_period, 0), main_targets.target) as rate_of_month,
    case when month_number(reported) > 1 then percent(coalesce(work.new_last_month, 0), main_targets.target) end
        as rate_of_last_month,
    percent(main_targets.phased_plan_of_month, main_targets.target) as phased_rate_of_month,
    percent(targets_last_month.phased_plan_of_month, targets_last_month.target) as phased_rate_of_last_month,
from own_regions
left join work on own_regions.region = work.region
left join main_targets on own_regions.region = main_targets.region and main_targets.month = reported
left join main_targets as targets_last_month
    on own_regions.region = targets_last_month.region and targets_last_month.month = month_before(reported)
where own_regions.is_ranked;

-- One row per township and zone as above, with its lamp by each yardstick, by the one that is asked for, and that one's
-- of the month before.
create macro lit_regions(reported, with_separate, yardstick, kind, yellow, red) as table
select
    *,
    measured_rate(kind, completion_rate, rate_of_month) as measured,
    expected_rate(kind, 'linear', null, null, reported) as expected_linear,
    expected_rate(kind, 'phased', phased_rate, phased_rate_of_month, reported) as expected_phased,
    if(yardstick = 'phased', expected_phased, expected_linear) as expected,
    lamp(measured, expected_linear, kind, yellow, red) as lamp_linear,
    lamp(measured, expected_phased, kind, yellow, red) as lamp_phased,
    if(yardstick = 'phased', lamp_phased, lamp_linear) as lamp,
    lamp(
        measured_rate(kind, completion_rate_last_month, rate_of_last_month),
        expected_rate(
            kind, yardstick, phased_rate_last_month, phased_rate_of_last_month, month_before(reported)
        ),
        kind, yellow, red
    ) as lamp_before,
from completion(reported, with_separate);

-- One row per project in hand, of every size, with its lamp by each yardstick and by the one that is asked for. Its plan
-- of the year is phased as its region's target is.
create macro lit_projects(reported, yardstick, kind, yellow, red) as table
with work as (
    select
        project_code,
        sum(completed_investment) as completed_this_year,
        sum(completed_investment) filter (month = reported) as new_this_period,
    from own_work
    where in_period(month, reported)
    group by project_code
),

rates as (
    select
        own_projects.*,
        coalesce(work.completed_this_year, 0) as completed_this_year,
        percent(coalesce(work.completed_this_year, 0), annual_plan) as completion_rate,
        measured_rate(kind, completion_rate, percent(coalesce(work.new_this_period, 0), annual_plan)) as measured,
        expected_rate(kind, 'linear', null, null, reported) as expected_linear,
        expected_rate(kind, 'phased', phased_rate, phased_rate_of_month, reported) as expected_phased,
        lamp(measured, expected_linear, kind, yellow, red) as lamp_of_work_linear,
        lamp(measured, expected_phased, kind, yellow, red) as lamp_of_work_phased,
    from own_projects
    left join work on own_projects.project_code = work.project_code
    left join phased_rates on own_projects.region = phased_rates.region and phased_rates.month = reported
    where in_hand(started_on, completed_on, reported)
)

select
    *,
    project_lamp(started_on, completed_on, suspended_on, annual_plan, reported, lamp_of_work_linear) as lamp_linear,
    project_lamp(started_on, completed_on, suspended_on, annual_plan, reported, lamp_of_work_phased) as lamp_phased,
    if(yardstick = 'phased', lamp_phased, lamp_linear) as lamp,
    if(yardstick = 'phased', expected_phased, expected_linear) as expected,
from rates;

-- Obstacles raised and not yet out of the way at the end of the reported month.
create macro open_obstacles(reported) as table
select *
from obstacles
where raised_on <= last_day(reported) and not has_happened(resolved_on, reported);

-- One row per project with an open obstacle: the one raised last, which is the reason that it gives.
create macro reasons(reported) as table
select *
from open_obstacles(reported)
qualify row_number() over (partition by project_code order by raised_on desc, source_row desc) = 1;

-- One row per obstacle raised by the end of the reported month: whether it is still open, for how many days it was, and how
-- many days it is past the promised one; null when resolved, not yet due, or never promised.
create macro obstacles_at(reported) as table
select
    *,
    not has_happened(resolved_on, reported) as is_open,
    date_diff('day', raised_on, if(is_open, last_day(reported), resolved_on)) as days_open,
    case when is_open and promised_on < last_day(reported) then date_diff('day', promised_on, last_day(reported)) end
        as days_overdue,
from obstacles
where raised_on <= last_day(reported);

-- One row per large project of the chosen regions, with its state at the end of the reported month. Being completed
-- and in hand means completed this year.
create macro large_projects_at(reported, chosen, threshold, with_separate) as table
with work as (
    select
        project_code,
        sum(completed_investment) as completed_this_year,
    from own_work
    where in_period(month, reported) and completed_investment <> 0
    group by project_code
)

select
    own_projects.*,
    coalesce(work.completed_this_year, 0) as completed_this_year,
    in_hand(started_on, completed_on, reported) as is_in_hand,
    is_in_hand and started_on < year_start(reported) as is_carried_over,
    is_in_hand and not is_carried_over as is_newly_started,
    has_happened(completed_on, reported) as is_completed,
    is_suspended(suspended_on, completed_on, reported) as is_suspended,
from own_projects
left join work on own_projects.project_code = work.project_code
where
    is_chosen(region, chosen)
    and is_counted(listed_separately, with_separate)
    and planned_investment >= threshold;

-- One row per large project of the chosen regions, as above, with what is planned of it for the year of the reported
-- month: is_still_to_start says that it is approved, not started, and planned to be completed this year; is_due that it
-- is completed this year, or is to be (late ones too); is_late that its planned completion has passed without it. due_month
-- is when it was, or is to be, completed; null when late, and when not due.
create macro large_projects_due_at(reported, chosen, threshold, with_separate) as table
select
    *,
    coalesce(
        not has_happened(started_on, reported)
        and has_happened(approved_on, reported)
        and year_number(planned_completion_on) = year_number(reported),
        false
    ) as is_still_to_start,
    is_still_to_start
    or (is_in_hand and (is_completed or coalesce(year_number(planned_completion_on) <= year_number(reported), false)))
        as is_due,
    is_due and not is_completed and coalesce(planned_completion_on < last_day(reported), false) as is_late,
    case
        when is_due and not is_late
            then date_trunc('month', if(is_completed, completed_on, planned_completion_on))::date
    end as due_month,
from large_projects_at(reported, chosen, threshold, with_separate);

-- One row per large project of the chosen regions that is due to start and has not started, with its lamp. Months are
-- counted at their ends, in a row up to the reported one, since approval or since the last reason; null with a reason.
create macro lit_starts(reported, chosen, threshold, with_separate, yellow, red) as table
with last_reasons as (
    select
        project_code,
        max(date_trunc('month', resolved_on)) as without_reason_since,
    from obstacles
    where
        has_happened(resolved_on, reported)
        and date_trunc('month', raised_on) < date_trunc('month', resolved_on)
    group by project_code
)

select
    due.project_code,
    due.name,
    due.region,
    case
        when reasons.obstacle is null then date_diff(
            'month',
            greatest(date_trunc('month', due.approved_on), last_reasons.without_reason_since),
            reported
        ) + 1
    end as months,
    start_lamp(months, yellow, red) as lamp,
    reasons.obstacle as reason,
    reasons.promised_on,
    coalesce(
        reasons.responsible_person, reasons.responsible_unit, due.lead_official, due.responsible_unit
    ) as responsible,
    due.approved_on,
    due.planned_completion_on,
    due.planned_investment,
from large_projects_due_at(reported, chosen, threshold, with_separate) as due
left join reasons(reported) as reasons on due.project_code = reasons.project_code
left join last_reasons on due.project_code = last_reasons.project_code
where due.is_still_to_start;

-- What a leader asks of a project that does not move, with the state at the end of the reported month. One row per
-- project of the chosen regions: amount is what is left of its planned investment, last_moved_on the end of the last
-- month with an investment, or its start; obstacle and promised_on are of the open obstacle raised last.
create macro projects_to_watch(reported, chosen, with_separate) as table
with work as (
    select
        project_code,
        sum(completed_investment) as completed_investment,
        max(month) filter (completed_investment <> 0) as last_invested_month,
    from own_work
    where month <= reported
    group by project_code
)

select
    project.*,
    coalesce(work.completed_investment, 0) as completed_investment,
    greatest(project.planned_investment - coalesce(work.completed_investment, 0), 0) as amount,
    coalesce(last_day(work.last_invested_month), project.started_on) as last_moved_on,
    latest_obstacle.obstacle,
    latest_obstacle.next_step,
    latest_obstacle.promised_on,
    coalesce(project.lead_official, latest_obstacle.responsible_person, project.responsible_unit) as responsible,
    project.is_in_hand and not project.is_completed and not project.is_suspended as is_under_way,
from large_projects_at(reported, chosen, 0, with_separate) as project
left join work on project.project_code = work.project_code
left join reasons(reported) as latest_obstacle on project.project_code = latest_obstacle.project_code;

-- One row per large project and kind of standstill, each project once a kind: 停工 (suspended), 逾期未竣工 (past its planned
-- completion), 应开未开 (approved, to be completed this year, not started), 久无投入 (under way, nothing completed for two
-- months or more). since is the day it began, or was due.
create macro projects_without_progress(reported, chosen, threshold, with_separate) as table
with by_kind as (
    select
        unnest([
            {'kind': '停工', 'since': if(is_suspended, suspended_on, null)},
            {
                'kind': '逾期未竣工',
                'since': if(
                    is_under_way and planned_completion_on < last_day(reported), planned_completion_on, null
                ),
            },
            {
                'kind': '应开未开',
                'since': if(
                    has_happened(approved_on, reported)
                    and not has_happened(started_on, reported)
                    and year_number(planned_completion_on) = year_number(reported),
                    approved_on,
                    null
                ),
            },
            {
                'kind': '久无投入',
                'since': if(
                    is_under_way and last_moved_on <= last_day(reported - interval 2 month), last_moved_on, null
                ),
            },
        ]) as matter,
        *,
    from projects_to_watch(reported, chosen, with_separate)
    where planned_investment >= threshold
)

select
    matter.kind as kind,
    matter.since as since,
    * exclude (matter),
from by_kind
where matter.since is not null;

-- One row per commitment of the ledger, with its status, the days left at the end of the reported month, and the area of
-- its region. It is done on its day, or without one when its quantity is.
create macro commitments_at(reported) as table
select
    commitments.*,
    areas.is_own,
    areas.area_of,
    case
        when has_happened(done_on, reported) or coalesce(done_on is null and quantity_done >= quantity_due, false)
            then '完成'
        when due_on is null then '无期限'
        when due_on < last_day(reported) then '超期'
        when due_on <= last_day(reported) + 30 then '临期'
        else '按期'
    end as status,
    case when status <> '完成' then date_diff('day', last_day(reported), due_on) end as days_left,
from commitments
inner join areas on commitments.region = areas.region;

-- Worst first: the order in which promises are read.
create macro urgency(status) as list_position(['超期', '临期', '按期', '无期限', '完成'], status);

-- One row per project and payer of the chosen regions and area, with what is still owed: what is not recorded as paid
-- counts as owed.
create macro shares_of(chosen, area) as table
select
    cost_shares.*,
    projects.region,
    areas.area_of,
    cost_shares.owed - coalesce(cost_shares.paid_in, 0) as still_owed,
from cost_shares
inner join projects on cost_shares.project_code = projects.project_code
inner join areas on projects.region = areas.region
where is_chosen(projects.region, chosen) and is_of_area(areas.is_own, area);

-- One row per region of the county: what it has applied for above since 1 January, what has arrived since then, whenever it
-- was applied for, and its target of the year by the given indicator.
create macro applications_of_regions(reported, target_indicator) as table
with counted as (
    select
        department,
        count(*) filter (in_period(applied_on, reported)) as applications,
        sum(applied) filter (in_period(applied_on, reported)) as applied,
        sum(approved) filter (in_period(applied_on, reported)) as approved,
        sum(in_place) filter (in_period(in_place_on, reported)) as in_place,
        sum(in_place) filter (in_period(in_place_on, year_before(reported))) as in_place_last_year,
    from applications
    group by department
)

select
    own_regions.region,
    own_regions.level,
    own_regions.sort_order,
    own_regions.level = '部门' or counted.department is not null as is_applicant,
    coalesce(counted.applications, 0) as applications,
    coalesce(counted.applied, 0) as applied,
    coalesce(counted.approved, 0) as approved,
    coalesce(counted.in_place, 0) as in_place,
    coalesce(counted.in_place_last_year, 0) as in_place_last_year,
    targets.target,
from own_regions
left join counted on own_regions.region = counted.department
left join targets
    on
        own_regions.region = targets.region
        and targets.year = year_number(reported)
        and targets.indicator = target_indicator;
